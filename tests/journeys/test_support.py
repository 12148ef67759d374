"""Business support: a child found, one told who the IRO is, a message that did not go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, on, write_day

from footprint.records.models import Allocation, Child, Message

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


def test_a_child_who_came_into_care_is_put_on_record(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Bea")
    page.get_by_role("link", name="Children", exact=True).click()
    page.get_by_role("link", name="Record that a child came into care").click()
    on(page, "A child came into care")
    page.get_by_role("button", name="Put on record").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the child's number")
    look(page)
    page.get_by_label("The child's number in the case system").fill(council.children["Kai"].number)
    page.get_by_label("First name").fill("Robin")
    page.get_by_label("Family name").fill("Hart")
    write_day(page, "The day the child came into care", "20 11 2026")
    page.get_by_label("Legal status").select_option(index=1)
    page.get_by_label("Who told the IRO service").fill("The duty team")
    page.get_by_role("button", name="Put on record").click()
    expect(page.get_by_role("link", name="Record that this child came back")).to_be_visible()
    look(page)
    page.get_by_label("The child's number in the case system").fill("C5550001")
    page.get_by_role("button", name="Put on record").click()
    expect(page.get_by_text("Robin is on record.")).to_be_visible()
    look(page)
    robin = Child.objects.get(number="C5550001")
    assert str(robin.periods.get().started_on) == "2026-11-20"
