"""A real Chromium for tests: started once for a process, watched for what it complains of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    sync_playwright,
)

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser; no test starts another, since one thread bears only one Playwright."""
    # its loop runs in this thread, from which the database is asked too
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    program = os.environ.get("CHROMIUM") or which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=[*QUIET])
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@contextmanager
def watched(context: BrowserContext) -> Iterator[Page]:
    """Open a page; what the browser complains of there fails the test."""
    with listening(context) as complaints:
        yield context.new_page()
    assert complaints == []


@contextmanager
def listening(context: BrowserContext) -> Iterator[list[str]]:
    """Note what the browser complains of: errors, warnings, and whatever a page did not get."""
    complaints: list[str] = []
    context.on("weberror", lambda thrown: complaints.append(str(thrown.error)))
    context.on("console", lambda said: complaints.extend(_complaint(said)))
    context.on("response", lambda answer: complaints.extend(_missed(answer)))
    yield complaints


def _complaint(said: ConsoleMessage) -> list[str]:
    """Take warnings and errors; that a page itself is a 404 is its answer, and no complaint."""
    is_status = said.text.startswith("Failed to load resource")
    return [said.text] if said.type in {"error", "warning"} and not is_status else []


def _missed(answer: Response) -> list[str]:
    is_page = answer.request.is_navigation_request()
    return [f"{answer.status} {answer.url}"] if answer.status >= 400 and not is_page else []


def faults_of(page: Page) -> list[str]:
    """Ask axe what is wrong with a page, in any of its rules for WCAG 2.2 AA and good practice."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document)")
    assert len(found["passes"]) > 20, "axe looked at too little"
    return [
        f"{fault['id']}: {fault['help']} {[node['target'] for node in fault['nodes']]}"
        for fault in found["violations"]
    ]


def sideways(page: Page) -> int:
    """Measure how far a page can be scrolled sideways."""
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(wide))
