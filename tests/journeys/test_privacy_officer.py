"""Privacy officer and the duty manager: broken glass, judged without a mouse; odd looks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import DAY, MONDAY, Council
from tests.journeys.walking import look, on, press, reach, type_into
from tests.signing_in import code_of

from footprint.records.models import BreakGlass, FamilyConflict, OddLook, Session, SocialWorkerHeld

pytestmark = pytest.mark.browser


def test_a_privacy_officer_judges_and_asks_without_a_mouse(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Pia")
    look(page)
    press(page, "Broken glass to be judged")
    on(page, "Ben Okafor broke the glass")
    press(page, "Record the judgement")
    expect(page.get_by_role("alert")).to_contain_text("Say whether breaking the glass was")
    look(page)
    reach(page, "Justified")
    page.keyboard.press("Space")
    press(page, "Record the judgement")
    on(page, "Broken glass")
    expect(page.get_by_text("Your judgement is recorded.")).to_be_visible()
    press(page, "Odd looks")
    on(page, "Odd looks")
    press(page, "Say what you found")
    on(page, "Ben Okafor: out of hours")
    type_into(page, "What you found", "The court had rung.")
    press(page, "Record what you found")
    expect(page.get_by_text("What you found is recorded.")).to_be_visible()
    for name in ("Declared conflicts", "Is the log whole?"):
        press(page, name)
        on(page, name)
        press(page, "Odd looks")
        expect(page.get_by_role("heading", level=1)).to_have_text("Odd looks")
    assert BreakGlass.objects.get().outcome == "justified"
    assert OddLook.objects.get().answer == "The court had rung."


def test_the_manager_on_duty_breaks_the_glass_with_a_fresh_code(
    as_: Callable[..., Page], council: Council
) -> None:
    ruby, tom = council.children["Ruby"], council.people["Tom"]
    SocialWorkerHeld.objects.filter(child=ruby).update(ended_on=MONDAY.date() - DAY)
    page = as_("Tom")
    long_ago_proved(council)
    page.goto("/break-glass/")
    on(page, "Your second factor, once more")
    page.get_by_label("Six-digit code").fill(code_of(tom, later=1))
    page.get_by_role("button", name="Go on").click()
    on(page, "Break the glass")
    page.get_by_role("button", name="Break the glass").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look(page)
    page.get_by_label("The child's number").fill(ruby.number)
    page.get_by_label("A child's immediate safety").check()
    page.get_by_label("Why can it not wait?").fill("She is at the police station.")
    page.get_by_role("button", name="Break the glass").click()
    on(page, "Ruby Clarke")
    expect(page.get_by_text("You may read Ruby Clarke’s record until")).to_be_visible()
    assert BreakGlass.objects.filter(person=tom, child=ruby).count() == 1


def long_ago_proved(council: Council) -> None:
    """Let more than five minutes pass since anybody's second factor."""
    for row in Session.objects.all():
        store = row.get_session_store_class()(row.session_key)
        store["account_authentication_methods"][-1]["at"] -= 301
        store.save()


def test_somebody_who_knows_a_family_closes_its_records_to_themselves(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Ben")
    page.goto(f"/children/{council.children['Ruby'].public_id}/conflict/")
    on(page, "Do you know Ruby Clarke’s family?")
    page.get_by_role("button", name="Yes, I know this family").click()
    on(page, "What you have looked at")
    page.goto(f"/children/{council.children['Ruby'].public_id}/")
    on(page, "Nothing to show here")
    assert FamilyConflict.objects.get().user == council.people["Ben"]
