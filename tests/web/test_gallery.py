"""Every component and state is for everybody: any width, any zoom, no script, paper, axe."""

from __future__ import annotations

import re
from contextlib import closing
from http.client import HTTPConnection
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browsers import faults_of, sideways
from tests.web.gallery.pages import PAGES

pytestmark = pytest.mark.browser
WIDTHS = {"desk": (1280, 900), "phone": (390, 844), "400 % zoom": (320, 256)}
OUTSIDE = """
  [...document.querySelectorAll('body *')].filter(each => {
    const box = each.getBoundingClientRect();
    const head = each.closest('thead');  // of a table laid out as cards: kept for screen readers
    const isClipped = head && getComputedStyle(head).clipPath !== 'none';
    return box.width > 1 && box.right > innerWidth + 1 && !isClipped;
  }).map(each => each.outerHTML.slice(0, 120))
"""


def visit(page: Page, gallery: str, name: str) -> None:
    """Open a page of the gallery, and wait until its scripts have run."""
    page.goto(f"{gallery}/{name}")
    page.wait_for_selector("html[data-ready=yes]", state="attached")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fit_for_everybody(page: Page, gallery: str, name: str) -> None:
    visit(page, gallery, name)
    assert headings_step_down(page)
    assert unfit(page) == {}
    if name == "form/":
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        assert unfit(page) == {}


def unfit(page: Page) -> dict[str, object]:
    """Tell what is wrong with a page at each width: what axe finds, and what is cut off."""
    found: dict[str, object] = {}
    for width, (across, down) in WIDTHS.items():
        page.set_viewport_size({"width": across, "height": down})
        wrong = faults_of(page) if width != "400 % zoom" else []
        if wrong or sideways(page) or page.evaluate(OUTSIDE):
            found[width] = (wrong, sideways(page), page.evaluate(OUTSIDE))
    return found


def headings_step_down(page: Page) -> bool:
    """Say whether a page has one first heading, and the others follow one level at a time."""
    headings = page.locator("main").locator("h1, h2, h3, h4")
    tags = headings.evaluate_all("all => all.map(each => each.tagName)")
    levels = [int(tag[1]) for tag in tags]
    steps = [after - before for before, after in pairwise(levels)]
    return levels[0] == 1 and levels.count(1) == 1 and max(steps, default=0) <= 1


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_no_style_script_or_handler_of_its_own(gallery: str, name: str) -> None:
    html = fetched(f"{gallery}/{name}")
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", html) == []
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)
    assert [script for script in scripts if script.strip()] == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', html) == []


def fetched(address: str) -> str:
    """Fetch a page, whatever its status."""
    with closing(HTTPConnection(urlsplit(address).netloc)) as asked:
        asked.request("GET", address.removeprefix(f"http://{asked.host}:{asked.port}"))
        return asked.getresponse().read().decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_without_javascript(browser: Browser, gallery: str, name: str) -> None:
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = plain.new_page()
    page.goto(f"{gallery}/{name}")
    assert page.get_by_role("heading", level=1).is_visible()
    if page.locator(".fp-navigation").count():
        assert page.get_by_role("link", name="Allocate", exact=True).is_visible()
    plain.close()


def test_without_javascript_a_form_comes_back_with_its_faults_and_every_word(
    browser: Browser, gallery: str
) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{gallery}/form/")
    page.get_by_label("What the child said").fill("I want to see my brother.")
    page.get_by_label("Month").fill("march")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_title("Error: Every field – Footprint")
    assert page.get_by_label("What the child said").input_value() == "I want to see my brother."
    assert page.get_by_label("Month").input_value() == "march"
    assert page.get_by_role("link", name="Date of birth must have a day and a year").is_visible()
    plain.close()


def test_without_javascript_filters_open_by_hand(browser: Browser, gallery: str) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{gallery}/reviews/")
    page.get_by_text("Filter this list").click()
    page.get_by_label("At risk").check()
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_label("At risk")).to_be_checked()
    assert "state=at-risk" in page.url
    plain.close()
