"""The auditor: no child until audits draw samples of their own, and no page that lists one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, on

from footprint.records.models import Look

pytestmark = pytest.mark.browser


def test_an_auditor_finds_no_child_and_what_is_noted_of_them(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Ian")
    expect(page.get_by_role("heading", name="Nothing waits for you")).to_be_visible()
    look(page)
    for path in ("/search/", "/children/", "/service/figures/", "/children/export/"):
        page.goto(path)
        on(page, "This is not open to you")
    page.goto(f"/children/{council.children['Jake'].public_id}/")
    on(page, "Nothing to show here")
    page.get_by_role("link", name="What I have looked at").click()
    on(page, "What you have looked at")
    assert "Jake" not in page.content()
    assert not Look.objects.filter(by=council.people["Ian"]).exists()
