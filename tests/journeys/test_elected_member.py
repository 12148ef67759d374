"""The elected member: no child, and what there is instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, on

from footprint.records.models import Look

pytestmark = pytest.mark.browser


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
