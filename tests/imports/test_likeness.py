"""Children who may be one: found by birth, name and pupil number, and never merged."""

# ruff: noqa: E501  one case a line reads better than one cell a line

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import child, person, viewer
from tests.imports.bringing import bring, look

from footprint.operations.imports_likeness import Described, compare
from footprint.records.models import Child, DuplicateSuspected
from footprint.terms.people import Role

MAY = date(2012, 5, 4)
APRIL = date(2012, 4, 5)
OTHER = date(2012, 5, 14)
UPN = "A12345678901B"

PAIRS = [
    # name and birth and pupil number of two children, how alike at least and at most, why
    ("Amina Bello", MAY, None, "Amina Bello", MAY, None, 100, 100, "born on the same day, the same name"),
    ("Amina Bello", MAY, None, "Aminah Bello", MAY, None, 85, 99, "born on the same day, a similar name"),
    ("Amina Bello", MAY, None, "Bello Amina", MAY, None, 100, 100, "born on the same day, the same name"),
    ("Amina Bello", MAY, None, "Amina Bello", APRIL, None, 95, 95, "day and month of birth turned, the same name"),
    ("Zoë O’Neil", MAY, None, "Zoe ONeil", MAY, None, 100, 100, "born on the same day, the same name"),
    ("", MAY, UPN, "Amina Bello", OTHER, UPN, 95, 95, "the same pupil number"),
    ("Amina Bello", MAY, "UN1", "Leo Frost", MAY, "UN1", 0, 0, ""),  # a reason is no number
    ("Amina Bello", MAY, None, "Hana Bello", MAY, None, 0, 0, ""),  # twins stay two
    ("Amina Bello", MAY, None, "Amina Bello", OTHER, None, 0, 0, ""),
    ("", MAY, None, "", MAY, None, 0, 0, ""),
    ("Amina Bello", MAY, UPN, "Amina Bello", MAY, "B12345678901C", 0, 0, ""),  # two pupil numbers
    ("Amina Bello", None, None, "Amina Bello", None, None, 0, 0, ""),
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
def test_how_alike_two_children_are(pair):
    name, born, upn, other, other_born, other_upn, least, most, why = pair
    found = compare(
        Described("1", name, born, upn, None), Described("2", other, other_born, other_upn, None)
    )
    likeness, because = found or (0, "")
    assert least <= likeness <= most
    assert because == why


HEADER = "Child number,First name,Last name,Date of birth,UPN"


def csv(*rows: str) -> tuple[str, str]:
    return "children.csv", "\n".join([HEADER, *rows]) + "\n"


@pytest.fixture
def maria(db):
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


def test_a_new_child_is_compared_with_those_recorded_and_with_each_other(maria):
    amina = child("Amina Bello", born_on=MAY)
    Child.objects.filter(pk=amina.pk).update(number="A1")
    rows = ["B2,Aminah,Bello,04/05/2012,", "C3,Leo,Frost,01/02/2010,", "D4,Leo,Frost,02/01/2010,"]
    looked = look("children", csv(*rows), by=maria)
    assert [([one for one, _ in row["pair"]], row["likeness"]) for row in looked.rows("alike")] == [
        (["C3", "D4"], 95),
        (["A1", "B2"], 91),
    ]
    assert Child.objects.count() == 1


def test_likely_doubles_are_kept_for_somebody_to_judge_and_stay_two(maria):
    amina = child("Amina Bello", born_on=MAY)
    looked = bring("children", csv("B2,Amina,Bello,04/05/2012,"), by=maria)
    assert looked.shown["counts"]["alike"] == 1
    pair = DuplicateSuspected.objects.get()
    assert {pair.child, pair.other} == {amina, Child.objects.get(number="B2")}
    assert (pair.likeness, pair.judged_at) == (100, None)
    assert Child.objects.count() == 2


def test_a_pair_that_is_known_is_not_listed_again(maria):
    child("Amina Bello", born_on=MAY)
    bring("children", csv("B2,Amina,Bello,04/05/2012,"), by=maria)
    looked = look("children", csv("B2,Aminah,Bello,04/05/2012,"), by=maria)
    assert looked.rows("alike") == []
