"""The system administrator: somebody new has an account and a role; no child is seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, on

from footprint.records.models import Look, Message, User

pytestmark = pytest.mark.browser


def test_an_administrator_keeps_accounts_and_finds_no_child(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Ada")
    look(page)
    page.get_by_role("link", name="Accounts").first.click()
    look(page)
    for path in ("/search/", "/children/", "/looking/odd/", "/children/export/"):
        page.goto(path)
        on(page, "This is not open to you")
    page.goto(f"/children/{council.children['Jake'].public_id}/")
    look(page)
    assert "Jake" not in page.content()
    assert not Look.objects.filter(by=council.people["Ada"]).exists()


def test_somebody_new_is_invited_and_given_a_role(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Ada")
    page.get_by_role("link", name="Accounts", exact=True).click()
    page.get_by_role("button", name="Invite somebody").click()
    on(page, "Invite somebody")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter")
    look(page)
    page.get_by_label("Full name").fill("Nia Evans")
    page.get_by_label("Work email address").fill("nia.evans@council.example")
    page.get_by_label("Social worker registration number").fill("SW54321")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("The account is made, and the invitation on its way.")).to_be_visible()
    on(page, "Nia Evans")
    page.get_by_role("button", name="Give a role").click()
    on(page, "Give Nia Evans a role")
    page.get_by_label("Role").select_option(label="Independent Reviewing Officer")
    page.get_by_role("button", name="Give the role").click()
    expect(page.get_by_text("The role is given.")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Give a role").click()
    page.get_by_label("Role").select_option(label="privacy officer")
    page.get_by_role("button", name="Give the role").click()
    expect(page.get_by_text("The role waits to be confirmed.")).to_be_visible()
    look(page)
    nia = User.objects.get(name="Nia Evans")
    assert Message.objects.filter(person=nia, kind="invitation").count() == 1
    assert nia.roles.count() == 1
