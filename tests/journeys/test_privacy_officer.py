"""The privacy officer: broken glass and odd looks judged without a mouse, a log read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.council import Council
from tests.journeys.walking import look, on, press, reach, type_into

from footprint.records.models import BreakGlass, Look, OddLook

pytestmark = pytest.mark.browser


def test_a_privacy_officer_judges_and_asks_without_a_mouse(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Pia")
    look(page)
    press(page, "Broken glass to be judged")
    on(page, "Ben Okafor broke the glass")
    press(page, "Record the judgement")
    expect(page.get_by_role("alert")).to_contain_text("Say whether breaking the glass was")
    look(page)
    reach(page, "Justified")
    page.keyboard.press("Space")
    press(page, "Record the judgement")
    on(page, "Broken glass")
    expect(page.get_by_text("Your judgement is recorded.")).to_be_visible()
    press(page, "Odd looks")
    on(page, "Odd looks")
    press(page, "Say what you found")
    on(page, "Ben Okafor: out of hours")
    type_into(page, "What you found", "The court had rung.")
    press(page, "Record what you found")
    expect(page.get_by_text("What you found is recorded.")).to_be_visible()
    for name in ("Declared conflicts", "Is the log whole?"):
        press(page, name)
        on(page, name)
        press(page, "Odd looks")
        expect(page.get_by_role("heading", level=1)).to_have_text("Odd looks")
    assert BreakGlass.objects.get().outcome == "justified"
    assert OddLook.objects.get().answer == "The court had rung."


def test_who_looked_at_a_child_is_read_without_opening_the_record(
    as_: Callable[..., Page], council: Council
) -> None:
    page = as_("Pia")
    page.goto(f"/children/{council.children['Jake'].public_id}/looks/")
    on(page, "Who has looked at Jake Turner")
    beside = page.get_by_role("navigation", name="Pages about this child")
    expect(beside.get_by_role("link")).to_have_count(1)
    expect(page.get_by_text("Sue Lindqvist")).to_have_count(0)
    page.get_by_role("link", name="Show lists and searches too").click()
    look(page)
    page.goto(f"/children/{council.children['Jake'].public_id}/")
    on(page, "Why do you open Jake Turner’s record?")
    page.get_by_role("radio").first.check()
    page.get_by_label("In a few words").fill("Jake asked who had read his record.")
    page.get_by_role("button", name="Open the record").click()
    on(page, "Jake Turner")
    beside.get_by_role("link", name="Who looked").click()
    expect(page.get_by_text("Jake asked who had read").first).to_be_visible()
    look(page)
    jake = council.children["Jake"].pk
    looks = Look.objects.filter(kind="opened", by=council.people["Pia"], children=[jake])
    assert set(looks.values_list("where", flat=True)) == {"who looked", "overview"}
