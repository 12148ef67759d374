"""The IRO on a Monday morning: what waits, a visit noted on a phone, a notice answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browsers import PHONE
from tests.journeys.council import Council
from tests.journeys.walking import look, on

from footprint.records.models import Entry, Look, Notice

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
    look(page)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="My work").click()
    expect(page.get_by_text("Notice waits for an answer")).to_have_count(0)
    assert Notice.objects.get().answer_words == "I ring you at ten."
    assert Entry.objects.get().was_alone
    jake = council.children["Jake"].pk
    assert Look.objects.filter(kind="opened", children=[jake]).count() >= 5


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
