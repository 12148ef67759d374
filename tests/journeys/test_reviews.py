"""A review booked, moved and held: by business support, and by the IRO at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, look_also_on_a_phone, on, write_day

from footprint.records.models import Review, ReviewMove

pytestmark = pytest.mark.browser


def test_support_books_what_waits_and_finds_it_in_the_diary(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Bea")
    page.get_by_role("link", name="Review to be booked: Noor Ahmed").click()
    on(page, "Book Noor’s next review")
    page.get_by_role("button", name="Book the review").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter day")
    look(page)
    write_day(page, "Day", "1 12 2026")
    page.get_by_label("Begins at").fill("2pm")
    page.get_by_role("radio", name="By video", exact=True).check()
    page.get_by_label("Link to the video meeting").fill("https://video.example/noor")
    page.get_by_role("button", name="Book the review").click()
    expect(page.locator(".fp-message--success")).to_be_visible()
    look_also_on_a_phone(page)
    expect(page.get_by_text("Tue 1 December 2026 at 2:00pm to 3:30pm")).to_be_visible()
    page.get_by_role("link", name="Diary").click()
    look_also_on_a_phone(page)
    page.get_by_role("link", name="The week after").click()
    expect(page.get_by_role("link", name="Noor Ahmed")).to_be_visible()
    look(page)
    kept = Review.objects.get(child=council.children["Noor"], held_on=None, cancelled_at=None)
    assert kept.chaired_by == council.people["Asha"]


def test_the_iro_moves_a_review_and_calls_it_off(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Asha")
    page.get_by_role("link", name="Review: Lily").click()
    look_also_on_a_phone(page)
    page.get_by_role("button", name="Move or change it").click()
    look(page)
    page.get_by_label("Begins at").fill("15:30")
    page.get_by_role("button", name="Save the booking").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose why it is moved")
    look(page)
    page.get_by_label("Why is it moved?").select_option(label="A hearing in court")
    page.get_by_role("radio", name="Asha Rahman").check()
    page.get_by_role("radio", name="Face to face", exact=True).check()
    page.get_by_label("Where").fill("School")
    page.get_by_role("button", name="Save the booking").click()
    expect(page.get_by_role("heading", name="How the booking was moved")).to_be_visible()
    look_also_on_a_phone(page)
    assert ReviewMove.objects.get().setback == "court"
    page.get_by_role("link", name="Call it off").click()
    look(page)
    page.get_by_label("Why?").select_option(label="The child was ill")
    page.get_by_label("Who allowed it").fill("Mo Hughes")
    page.get_by_role("button", name="Call the review off").click()
    expect(page.get_by_text("Allowed by Mo Hughes.")).to_be_visible()
    look(page)


def test_the_iro_records_a_late_review_with_why(as_: Callable[..., Page], council: Council) -> None:
    page = as_("Asha")
    page.get_by_role("link", name="Review is late: Jake").click()
    page.get_by_role("link", name="Record a review that was held").click()
    look_also_on_a_phone(page)
    write_day(page, "Day it was held", "23 11 2026")
    page.get_by_role("radio", name="Attended and spoke for themselves").check()
    page.get_by_role("radio", name="Face to face", exact=True).check()
    page.get_by_role("button", name="Record the review").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why it was held later")
    look(page)
    page.get_by_label("Why was it held after its limit?").select_option(
        label="The social worker was ill or away"
    )
    page.get_by_role("button", name="Record the review").click()
    expect(page.get_by_text("The review is recorded.")).to_be_visible()
    look(page)
    assert Review.objects.get(child=council.children["Jake"], setback="worker ill").held_on
