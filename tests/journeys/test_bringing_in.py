"""A manager brings a file in: chosen, its columns confirmed, looked at, and then written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browsers import PHONE
from tests.journeys.council import Council
from tests.journeys.walking import look, on

from footprint.operations import imports
from footprint.records.models import Child, DatedFact, Import
from footprint.web.shared.asking import now

pytestmark = pytest.mark.browser

VISITS = """\
Child ID;Visit date;Seen alone;Note;Mood
{noor};25/10/2026;yes;in her room, <b>quiet</b>;fine
{ivy};03/11/2026;no;;
{ivy};31/02/2026;no;;
X999;03/11/2026;no;;
"""


def works(council: Council, name: str = "Mo") -> None:
    """Let the worker do what waits for it."""
    batch, person = Import.objects.latest("pk").pk, council.people[name].pk
    imports.preview(import_id=batch, user_id=person, at=now())
    imports.carry_out(import_id=batch, user_id=person, at=now())


def a_file(council: Council, folder: Path) -> Path:
    path = folder / "visits of October.csv"
    numbers = {name.lower(): council.children[name].number for name in ("Noor", "Ivy")}
    path.write_text(VISITS.format(**numbers))
    return path


def test_a_table_of_visits_is_brought_in(
    as_: Callable[..., Page], council: Council, tmp_path: Path
) -> None:
    page = as_("Mo")
    page.get_by_role("link", name="Bring data in").click()
    on(page, "Bring data in")
    page.get_by_role("button", name="Bring a file in").click()
    on(page, "Bring a file in")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("There is something to mend")).to_be_visible()
    look(page)
    page.get_by_role("radio", name="Visits of social workers").check()
    page.get_by_label("Files").set_input_files(a_file(council, tmp_path))
    page.get_by_role("button", name="Continue").click()
    on(page, "Confirm the columns")
    expect(page.get_by_label("Date", exact=True)).to_have_value("1")
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_text("Being read, and compared")).to_be_visible()
    look(page)
    works(council)
    page.get_by_role("link", name="See how far it is now").click()
    on(page, "visits of October.csv")
    expect(page.get_by_text("would make 2 new records and change 0")).to_be_visible()
    for part in ("Problems", "New"):
        page.get_by_role("link", name=part).first.click()
        on(page, part)
        page.get_by_role("link", name="visits of October.csv").click()
    page.get_by_role("button", name="Write 2 records").click()
    expect(page.get_by_text("Being written, as a whole or not at all")).to_be_visible()
    works(council)
    page.get_by_role("link", name="See how far it is now").click()
    expect(page.get_by_text("2 records new, 0 changed")).to_be_visible()
    look(page)
    noor = Child.objects.get(pk=council.children["Noor"].pk)
    assert DatedFact.objects.get(child=noor, on="2026-10-25").detail == "in her room, <b>quiet</b>"


def test_the_same_on_a_phone(as_: Callable[..., Page], council: Council, tmp_path: Path) -> None:
    page = as_("Mo", PHONE)
    for path in ("/imports/", "/imports/new", "/imports/tables/"):
        page.goto(path)
        look(page)
    page.goto("/imports/new")
    page.get_by_role("radio", name="Visits of social workers").check()
    page.get_by_label("Files").set_input_files(a_file(council, tmp_path))
    page.get_by_role("button", name="Continue").click()
    on(page, "Confirm the columns")
    page.get_by_role("button", name="See what would change").click()
    works(council)
    page.get_by_role("link", name="See how far it is now").click()
    on(page, "visits of October.csv")
    page.get_by_role("link", name="Problems").first.click()
    on(page, "Problems")
    page.get_by_role("link", name="New").first.click()
    on(page, "New")
