"""Business support: a child found, one told who the IRO is, a message that did not go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, on

from footprint.records.models import Allocation, Message

pytestmark = pytest.mark.browser


def test_a_child_is_found_and_another_told_who_her_iro_is(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Bea")
    look(page)
    page.get_by_role("searchbox").fill("Zzyzx")
    page.get_by_role("button", name="Search").click()
    on(page, "Find a child")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    page.locator("#find-words").fill("Noor")
    page.locator("main").get_by_role("button", name="Find").click()
    look(page)
    expect(page.get_by_role("link", name="Noor Ahmed")).to_be_visible()
    page.get_by_role("link", name="Children", exact=True).click()
    look(page)
    page.get_by_role("link", name="My work").click()
    page.get_by_role("link", name="Child not yet told who their IRO is: Ivy Shah").click()
    on(page, "Tell Ivy who their IRO is")
    page.get_by_role("radio", name="Letter").check()
    page.get_by_role("button", name="Record that it was told").click()
    expect(page.locator(".fp-message--success")).to_be_visible()
    look(page)
    assert Allocation.objects.get(child=council.children["Ivy"]).told_on is not None


def test_a_message_that_did_not_go_is_sent_again(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Bea")
    page.get_by_role("link", name="Message could not be sent").click()
    look(page)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("The message is sent again.")).to_be_visible()
    look(page)
    assert Message.objects.get().status == "waiting"
