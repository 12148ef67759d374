"""The head of the service: six figures, each open to its meaning and rows; a role confirmed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import DAY, MONDAY, Council
from tests.journeys.walking import look, on

from footprint.records.models import RoleHeld, RoleProposed
from footprint.terms.people import Role

pytestmark = pytest.mark.browser


def test_the_head_opens_a_figure_to_what_it_means_and_to_its_rows(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Hal")
    look(page)
    assert page.locator(".fp-tile").count() == 6
    in_time = page.locator(".fp-tile", has_text="of reviews held in time")
    in_time.get_by_role("link", name="What this counts").click()
    on(page, "What the figures of the service mean")
    page.get_by_role("link", name="My work").first.click()
    page.locator(".fp-tile").get_by_role("link", name="1 review is late").click()
    on(page, "Children")
    expect(page.get_by_role("link", name="Jake Turner", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Lily Turner")).to_have_count(0)


def test_the_head_is_the_second_person_who_confirms_a_role(
    as_: Callable[..., Page], council: Council
) -> None:
    RoleProposed.objects.create(
        user=council.people["Ben"], role=Role.IRO_MANAGER, starting_on=MONDAY.date(),
        proposed_by=council.people["Ada"], proposed_at=MONDAY - DAY,
    )  # fmt: skip
    page = as_("Hal")
    page.get_by_role("link", name="Accounts", exact=True).click()
    on(page, "Accounts")
    page.get_by_role("link", name="Ben Okafor").first.click()
    on(page, "Ben Okafor")
    page.get_by_role("link", name="Back to accounts").click()
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("The role is confirmed.")).to_be_visible()
    look(page)
    assert RoleHeld.objects.filter(user=council.people["Ben"], role=Role.IRO_MANAGER).exists()
    for place, heading in (
        ("Need an IRO", "Children who need an IRO"),
        ("Officers", "Officers and caseloads"),
    ):
        page.get_by_role("link", name=place, exact=True).click()
        on(page, heading)
    page.get_by_role("link", name="How often IROs change").click()
    look(page)
