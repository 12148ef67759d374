"""What tests of pages find: the gallery, served, and a page that minds every fault."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browsers import DESK, listening
from tests.house.tree import ROOT


@pytest.fixture(scope="session")
def gallery() -> Iterator[str]:
    """Serve every component and state with made-up words, in a process without a database."""
    command = [sys.executable, "-m", "tests.web.gallery"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout
        address = serving.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), "The gallery did not start."
        yield address.rstrip("/")
        serving.terminate()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a browser of one person."""
    opened = browser.new_context(viewport=DESK)
    yield opened
    opened.close()


@pytest.fixture
def problems(context: BrowserContext) -> Iterator[list[str]]:
    """Note what the browser complains of; a test that expects a complaint takes it out."""
    with listening(context) as complaints:
        yield complaints
    assert complaints == []


@pytest.fixture
def page(context: BrowserContext, problems: list[str]) -> Page:
    """Open a page; the test fails if the browser complains of anything there."""
    return context.new_page()
