"""Paper is a state of every page: a page, a pack, a letter."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import Page
from tests.web.test_gallery import visit

pytestmark = pytest.mark.browser


def test_what_only_works_on_a_screen_stays_there(page: Page, gallery: str) -> None:
    visit(page, gallery, "reviews/")
    page.emulate_media(media="print")
    for left_behind in ("search", "navigation", "form"):
        assert [
            one.inner_text() for one in page.get_by_role(left_behind).all() if one.is_visible()
        ] == []
    assert not page.get_by_role("button").first.is_visible()
    assert page.get_by_role("cell", name="Foster carers").first.is_visible()
    assert page.get_by_text("Anytown Council").first.is_visible()


def test_a_table_stays_a_table_on_narrow_paper(page: Page, gallery: str) -> None:
    visit(page, gallery, "reviews/")
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(media="print")
    row = page.locator(".fp-table tbody tr").first
    shown = row.evaluate("row => getComputedStyle(row).display")
    assert shown == "table-row"


def test_a_pack_begins_each_part_on_its_own_page_and_a_letter_has_no_frame(
    page: Page, gallery: str
) -> None:
    visit(page, gallery, "letter/")
    page.emulate_media(media="print")
    assert not page.locator(".fp-header").is_visible()
    with pikepdf.open(BytesIO(page.pdf(format="A4"))) as printed:
        assert len(printed.pages) == 2


def test_paper_says_who_printed_it_and_when_and_no_address(page: Page, gallery: str) -> None:
    visit(page, gallery, "child/")
    said = page.get_by_text("Printed by Nora Quist on Thu 16 April 2026 at 8:45am")
    assert not said.is_visible()
    page.emulate_media(media="print")
    assert said.is_visible()
    after = "[...document.links].map(each => getComputedStyle(each, '::after').content)"
    assert {text for text in page.evaluate(after) if "/" in text} == set()


def test_a_banner_of_broken_glass_is_printed(page: Page, gallery: str) -> None:
    visit(page, gallery, "broken-glass/")
    page.emulate_media(media="print")
    assert page.get_by_text("You have broken the glass.").is_visible()
