"""Head, administrator and elected member: figures for one, and no child for the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, on

from footprint.records.models import Look

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


def test_an_elected_member_sees_nothing_of_a_child(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Eve")
    expect(page.get_by_role("heading", name="Nothing waits for you")).to_be_visible()
    look(page)
    for path in ("/search/", "/children/", "/service/figures/", "/accounts/"):
        page.goto(path)
        on(page, "This is not open to you")
    assert not any(one.first_name in page.content() for one in council.children.values())
    assert not Look.objects.filter(by=council.people["Eve"]).exists()
