"""The IRO on a Monday morning: what waits, a visit noted on a phone, a notice answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browsers import PHONE
from tests.journeys.council import Council
from tests.journeys.walking import look, on

from footprint.records.models import Entry, FamilyConflict, Look, Notice

pytestmark = pytest.mark.browser


def test_a_monday_morning_on_a_phone_at_four_times_the_size(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Asha", PHONE)  # 320 pixels: 1280 at 400 %
    look(page)
    waits = page.get_by_role("navigation", name="What waits for you")
    expect(waits.get_by_role("link", name="1 Late")).to_be_visible()
    expect(page.get_by_text("must be held by")).to_be_visible()
    page.get_by_role("link", name="Notice waits for an answer: Jake Turner").click()
    look(page)
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look(page)
    page.get_by_label("Speak with me").check()
    page.get_by_label("Your words").fill("I ring you at ten.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Your answer is on its way.")).to_be_visible()
    page.get_by_role("link", name="Overview").click()
    on(page, "Jake Turner")
    page.get_by_role("button", name="Add to the footprint").click()
    look(page)
    page.get_by_role("link", name="Visit to the child").click()
    page.get_by_role("group", name="Did you see Jake?").get_by_label("Yes").check()
    page.get_by_role("group", name="Alone").get_by_label("Yes").check()
    page.get_by_label("Where").select_option(label="Where the child lives, bedroom seen")
    look(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Added to the footprint.")).to_be_visible()
    expect(page.get_by_text("Last seen alone").locator("xpath=..")).to_contain_text("today")
    page.get_by_text("Counted by kind and month").click()
    look(page)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="My work").click()
    expect(page.get_by_text("Notice waits for an answer")).to_have_count(0)
    assert Notice.objects.get().answer_words == "I ring you at ten."
    assert Entry.objects.get().was_alone
    jake = council.children["Jake"].pk
    assert Look.objects.filter(kind="opened", children=[jake]).count() >= 5


def test_two_weeks_before_a_review_everything_on_the_record_is_read_and_printed(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Asha")
    page.get_by_role("link", name="Children", exact=True).click()
    on(page, "My children")
    page.get_by_role("link", name="Minnie Yusuf").click()
    on(page, "Minnie Yusuf")
    beside = page.get_by_role("navigation", name="Pages about this child")
    tabs = beside.get_by_role("link").all_inner_texts()
    assert len(tabs) == 12
    for tab in tabs[1:]:
        beside.get_by_role("link", name=tab, exact=True).click()
        expect(beside.locator("[aria-current=page]")).to_have_text(tab)
        look(page)
    page.goto(f"/children/{council.children['Minnie'].public_id}/print/")
    look(page)
    page.goto("/looking/mine/")
    on(page, "What you have looked at")
    minnie = council.children["Minnie"].pk
    assert Look.objects.filter(kind="opened", children=[minnie]).count() == 12
    assert Look.objects.filter(kind="printed", children=[minnie]).count() == 1


def test_another_iros_child_opens_once_it_is_said_why(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Asha")
    page.get_by_role("searchbox").fill("ruby clark")
    page.get_by_role("button", name="Search").click()
    on(page, "Find a child")
    page.get_by_role("link", name="Ruby Clarke").click()
    on(page, "Why do you open Ruby Clarke’s record?")
    page.get_by_role("button", name="Open the record").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look(page)
    page.get_by_label("On duty for the child's IRO").check()
    page.get_by_label("In a few words").fill("Ben is off and her carer has rung.")
    page.get_by_role("button", name="Open the record").click()
    on(page, "Ruby Clarke")
    opened = Look.objects.filter(kind="opened", children=[council.children["Ruby"].pk])
    assert {tuple(one.relations) for one in opened} == {("reason given",)}


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
