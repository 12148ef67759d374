"""The social worker, without a mouse: the IRO is told of a proposed move, and answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browsers import PHONE
from tests.journeys.council import Council
from tests.journeys.walking import look, on, press, reach, type_day, type_into

from footprint.records.models import Message, Notice

pytestmark = pytest.mark.browser


def test_a_social_worker_tells_the_iro_of_a_proposed_move_without_a_mouse_and_is_answered(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Sue")
    look(page)
    tells(page)
    told = Notice.objects.get(child=council.children["Lily"])
    assert (told.kind, str(told.on)) == ("placement", "2026-12-04")
    assert Message.objects.filter(child=told.child, person=council.people["Asha"]).exists()
    answers(as_("Asha", PHONE))
    press(page, "Notices you gave")
    on(page, "Notices you gave")
    press(page, "Change of placement proposed")
    expect(page.get_by_text("Before she moves, please.")).to_be_visible()
    look(page)
    told.refresh_from_db()
    assert str(told.review_by) == "2026-12-01"


def tells(page: Page) -> None:
    """The social worker, without a mouse: two fields and a day."""
    press(page, "Children")
    on(page, "My children")
    press(page, "Lily Turner")
    on(page, "Lily Turner")
    press(page, "Tell the IRO")
    look(page)
    reach(page, "What happened, or is proposed")
    press(page, "Tell the IRO")
    expect(page.get_by_role("alert")).to_be_visible()
    look(page)
    reach(page, "What it is about")
    page.keyboard.type("Change of placement")
    type_day(page, "4 12 2026")
    type_into(page, "What happened, or is proposed", "Her carers are moving away.")
    press(page, "Tell the IRO")
    expect(page.get_by_text("The IRO is told.")).to_be_visible()
    look(page)


def answers(page: Page) -> None:
    """The IRO, on a phone: brings the review forward, after being asked for the day."""
    page.get_by_role("link", name="Notice waits for an answer: Lily Turner").click()
    look(page)
    page.get_by_label("The review is to be brought forward").check()
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_role("alert")).to_contain_text("Say by which day")
    look(page)
    for part, typed in (("Day", "1"), ("Month", "12"), ("Year", "2026")):
        page.get_by_label(part, exact=True).fill(typed)
    page.get_by_label("Your words").fill("Before she moves, please.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Your answer is on its way.")).to_be_visible()
    page.goto("/children/")
    expect(page.get_by_text("Tue 1 December 2026")).to_be_visible()
