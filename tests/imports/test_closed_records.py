"""Children closed to whoever imports: shown as if nothing of them were recorded."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import child, person, viewer
from tests.exchange.given_files import EPISODES, HEADER, csv
from tests.imports.bringing import bring, look

from footprint.records.models import (
    Child,
    DatedFact,
    FamilyConflict,
    LookedAfterPeriod,
    Restriction,
)
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

AMINA = "0012,F,29/02/2012,BAFR,A12345678901B,0,"
EPISODE = "0012,09/05/2025,S,C1,N1,U6,PR1,,,,WS1 1AA,B1 1AA,1234567"
BEN = "0099,M,01/02/2013,WBRI,A12345678901B,0,"


def files(*header: str, end: str = ""):
    episodes = [
        EPISODE.replace("0012", row[:4]).replace("PR1,,", f"PR1,{end}" if end else "PR1,,")
        for row in header
    ]
    return ("header.csv", csv(HEADER, *header)), ("episodes.csv", csv(EPISODES, *episodes))


@pytest.fixture
def maria():
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


@pytest.fixture(params=["restricted", "knows the family"])
def closed(request, maria):
    """A child who came in with a return and whose record was then closed to Maria."""
    bring("return", *files(AMINA), by=maria)
    amina = Child.objects.get()
    if request.param == "restricted":
        boss = person("Hana Roth", Role.HEAD)
        Restriction.objects.create(child=amina, placed_at=maria.at, placed_by=boss, because="risk")
    else:
        FamilyConflict.objects.create(user_id=maria.user_id, child=amina, declared_at=maria.at)
    return amina


def test_the_preview_is_that_of_a_world_without_the_child(maria, closed):
    with_them = look("return", *files(AMINA, BEN), by=maria).shown
    hidden = Child.objects.filter(pk=closed.pk)
    hidden.update(number="somebody else entirely", upn="")
    without_them = look("return", *files(AMINA, BEN), by=maria).shown
    assert with_them == without_them
    assert with_them["children"] == []


def test_what_the_return_says_is_written_by_the_records_all_the_same(maria, closed):
    bring("return", *files(AMINA, BEN, end="03/02/2026,E4A"), by=maria)
    assert Child.objects.filter(number="0012").count() == 1
    assert LookedAfterPeriod.objects.get(child=closed).ended_on == date(2026, 2, 3)


def test_the_child_is_never_listed_as_absent_or_as_alike(maria, closed):
    shown = look("return", *files(BEN), by=maria).shown
    assert shown["absent"]["rows"] == []
    assert shown["alike"]["rows"] == []


def test_a_plain_table_writes_nothing_into_the_record(maria, closed):
    rows = "Child number,Date of visit\n0012,03/02/2026\n0077,03/02/2026\n"
    other = child("Leo Frost")
    Child.objects.filter(pk=other.pk).update(number="0077")
    looked = bring("visits", ("visits.csv", rows), by=maria)
    assert looked.told == [("reject row", "FP-I20", 2, "Child number")]
    assert DatedFact.objects.get().child == other
