"""The team manager: what waits for the IRO, and a record that cannot wait, on duty at night."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import DAY, MONDAY, Council
from tests.journeys.walking import look, on
from tests.signing_in import code_of

from footprint.records.models import BreakGlass, Session, SocialWorkerHeld

pytestmark = pytest.mark.browser


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
