"""The IRO manager: a child who has no IRO, cover, caseloads, and a list taken away."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, on

from footprint.records.models import Allocation

pytestmark = pytest.mark.browser


def test_a_child_gets_an_iro_and_the_caseloads_show_it(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Mo")
    look(page)
    page.get_by_role("link", name="Child has no IRO: Kai Morgan").click()
    on(page, "Choose an IRO for Kai Morgan")
    suggested = page.get_by_role("heading", name="Suggested: ").inner_text().split(": ")[1]
    other = "Ben Okafor" if suggested == "Asha Rahman" else "Asha Rahman"
    page.get_by_label(other).check()
    page.get_by_role("button", name="Allocate").click()
    expect(page.get_by_role("alert")).to_contain_text(f"Tick why you choose {other}")
    look(page)
    page.get_by_label("The child or family asked").check()
    page.get_by_label("In a few words").fill("Kai asked for her.")
    page.get_by_role("button", name="Allocate").click()
    expect(page.locator(".fp-message--success")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Officers").click()
    look(page)
    page.get_by_role("link", name="Ben Okafor").first.click()
    look(page)
    assert Allocation.objects.filter(child=council.children["Kai"]).count() == 1


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
