"""The IRO manager: who has no IRO, who is off sick, who leaves, and a list for the board."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, look_also_on_a_phone, on, press, reach, write_day

from footprint.records.models import Allocation, Message

pytestmark = pytest.mark.browser


def test_a_child_gets_another_iro_than_suggested_with_her_sister_and_is_told_by_letter(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Mo")
    look(page)
    page.get_by_role("link", name="Child has no IRO: Kai Morgan").click()
    on(page, "Choose an IRO for Kai Morgan")
    expect(page.get_by_role("heading", name="Suggested: Asha Rahman")).to_be_visible()
    expect(page.get_by_text("Holds her sister Mae; ")).to_be_visible()
    expect(page.get_by_text("Cannot be the IRO: manages the manager").first).to_be_visible()
    expect(page.get_by_text("Holds her mother Ana. Guidance says")).to_be_visible()
    page.get_by_label("Ben Okafor").check()
    page.get_by_role("button", name="Allocate").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick why you choose Ben Okafor")
    expect(page.get_by_label("Ben Okafor")).to_be_checked()
    look_also_on_a_phone(page)
    page.get_by_label("The child or family asked").check()
    page.get_by_label("In a few words").fill("Kai asked for him.")
    page.get_by_role("button", name="Allocate").click()
    expect(page.get_by_text("Kai Morgan has an IRO. Now tell Kai.")).to_be_visible()
    expect(page.get_by_text("Asha Rahman was suggested; chosen because")).to_be_visible()
    look_also_on_a_phone(page)
    kai, tia = council.children["Kai"], council.children["Tia"]
    assert Allocation.objects.filter(child__in=[kai, tia], iro__name="Ben Okafor").count() == 2
    the_letter(page)
    assert Allocation.objects.get(child=kai).told_on is not None


def the_letter(page: Page) -> None:
    """Read the letter at another age, take it as PDF, and record that the child was told."""
    page.get_by_role("link", name="Write the letter").click()
    on(page, "Tell Kai who their IRO is")
    page.get_by_role("navigation", name="Written for").get_by_role("link").first.click()
    expect(page.get_by_role("article", name="The letter")).to_contain_text("Ben Okafor")
    look_also_on_a_phone(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Change it (Word)").click()
    assert taken.value.path().read_bytes()[:2] == b"PK"
    page.get_by_label("In person").check()
    page.get_by_role("button", name="Record that it was told").click()
    expect(page.get_by_text("It is recorded that Kai was told.")).to_be_visible()
    look(page)


def test_an_officer_is_off_sick_and_another_covers(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Mo")
    page.get_by_role("link", name="Officers").click()
    on(page, "Officers and caseloads")
    page.get_by_role("link", name="Ben Okafor").first.click()
    on(page, "Ben Okafor")
    page.get_by_role("link", name="Record an absence").click()
    look(page)
    page.get_by_label("Sickness").check()
    write_day(page, "First day away", "23 11 2026")
    page.get_by_role("button").filter(has_text="Record").click()
    expect(page.get_by_text("The absence of Ben Okafor is recorded.")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Arrange cover").click()
    on(page, "Cover for Ben Okafor")
    page.get_by_role("button", name="Arrange cover").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose")
    look_also_on_a_phone(page)
    page.get_by_label("Who covers").select_option(index=1)
    write_day(page, "Last day of cover", "4 12 2026")
    page.get_by_label("Choose Ruby Clarke").check()
    page.get_by_role("button", name="Arrange cover").click()
    expect(page.get_by_text("Cover is arranged for 1 child.")).to_be_visible()
    look(page)
    cover = Allocation.objects.get(child=council.children["Ruby"], kind="cover")
    assert str(cover.ended_on) == "2026-12-05"
    page.goto(f"/children/{council.children['Ruby'].public_id}/iros/")
    on(page, "Ruby’s IROs")
    expect(page.get_by_text("Cover", exact=True)).to_be_visible()


def test_an_officer_leaves_and_her_children_are_shared_out_without_a_mouse(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Mo")
    press(page, "Officers")
    press(page, "Asha Rahman")
    on(page, "Asha Rahman")
    press(page, "Give children to others")
    on(page, "Give Asha Rahman’s children to others")
    look_also_on_a_phone(page)
    press(page, "Choose officers")
    on(page, "Who takes which of Asha Rahman’s children?")
    look_also_on_a_phone(page)
    press(page, "Look it over")
    expect(page.get_by_role("alert")).to_contain_text("Choose why the children")
    look(page)
    reach(page, "Why the children get another IRO")
    page.keyboard.type("the IRO left")
    press(page, "Look it over")
    on(page, "Give 7 children of Asha Rahman to others")
    look_also_on_a_phone(page)
    press(page, "Give these children to these officers")
    on(page, "Children given to other officers")
    expect(page.get_by_text("Each officer has been sent one message.")).to_be_visible()
    asha = council.people["Asha"]
    assert not Allocation.objects.filter(iro=asha, ended_on__isnull=True).exists()
    takers = Allocation.objects.filter(ended_on__isnull=True, made_by=council.people["Mo"])
    told = Message.objects.filter(person__in=takers.values("iro"))
    assert told.count() == takers.values("iro").distinct().count()
    press(page, "Jake Turner")
    on(page, "Tell Jake who their IRO is")


def test_a_list_is_taken_away_as_it_was_seen(as_: Callable[..., Page], council: Council) -> None:
    page = as_("Mo")
    page.locator(".fp-tile").get_by_role("link", name="1 review is late").click()
    on(page, "Children")
    page.get_by_role("link", name="Take this list away").click()
    on(page, "Take this list away")
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why you need it")
    look(page)
    page.get_by_label("CSV, for other programs").check()
    page.get_by_label("Why do you need it").fill("For the board on Thursday.")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take it away").click()
    with taken.value.path().open(encoding="utf-8-sig") as file:
        assert [row["Name"] for row in csv.DictReader(file)] == ["Jake Turner"]
