"""Social worker and team manager: the IRO is told of a proposed move, and what became of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, on, press, reach, type_into

from footprint.records.models import Message, Notice

pytestmark = pytest.mark.browser


def test_a_social_worker_tells_the_iro_of_a_proposed_move_without_a_mouse(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Sue")
    look(page)
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
    for part, typed in (("Day", "4"), ("Month", "12"), ("Year", "2026")):
        type_into(page, part, typed)
    type_into(page, "What happened, or is proposed", "Her carers are moving away.")
    press(page, "Tell the IRO")
    expect(page.get_by_text("The IRO is told.")).to_be_visible()
    look(page)
    told = Notice.objects.get(child=council.children["Lily"])
    assert (told.kind, str(told.on)) == ("placement", "2026-12-04")
    assert Message.objects.filter(child=told.child, person=council.people["Asha"]).exists()


def test_a_team_manager_sees_what_waits_for_the_iro(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Tom")
    look(page)
    page.get_by_role("link", name="Notice waits for an answer: Jake Turner").click()
    look(page)
    page.get_by_role("link", name="Notices you gave").click()
    look(page)
    page.get_by_role("link", name="Children", exact=True).click()
    on(page, "My children")
    expect(page.get_by_role("link", name="Oscar Bell")).to_have_count(0)
