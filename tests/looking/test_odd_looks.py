"""Which looks somebody is asked about, and which are nobody's business."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.cast import NOW, child, person, viewer

from footprint.operations import odd_looks
from footprint.records.models import Look, OddLook, User
from footprint.terms.days import LONDON
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=LONDON)
OWN = ["allocated IRO"]


def look(
    by: User,
    *children: int,
    at: datetime = TUESDAY,
    relations: list[str] = OWN,
    kind: str = "opened",
) -> None:
    Look.objects.create(
        at=at, by=by, kind=kind, children=list(children), where="child", relations=relations
    )


def found(on: datetime = TUESDAY) -> dict[str, int]:
    odd_looks.find(on=on.date(), at=NOW + timedelta(days=1))
    return {one.oddness: one.looks for one in OddLook.objects.all()}


@pytest.mark.parametrize(
    ("name", "surname", "is_odd"),
    [
        ("Ana Frost", "Frost", True),
        ("Ana FROST", "frost", True),
        ("Zoë Müller", "Muller", True),
        ("Ana O’Neil", "O'Neil", True),
        ("Frost Ana", "Frost", False),
        ("Ana Frost-Hart", "Frost", False),
        ("Ana Frost", "", False),
    ],
)
def test_the_same_surname(name: str, surname: str, is_odd: bool) -> None:
    look(person(name, Role.IRO), child(f"Leo {surname}".strip()).pk)
    assert found() == ({"surname": 1} if is_odd else {})


@pytest.mark.parametrize(
    ("relations", "is_odd"),
    [
        (["reason given"], True),
        (["break glass"], True),
        (["reason given", "covering IRO"], False),
        (["social worker"], False),
        ([], False),
    ],
)
def test_no_working_relation(relations: list[str], is_odd: bool) -> None:
    look(person("Ana Iro", Role.IRO), child("Leo Hart").pk, relations=relations)
    assert found() == ({"allocation": 1} if is_odd else {})


@pytest.mark.parametrize(
    ("at", "is_odd"),
    [
        (datetime(2026, 11, 24, 6, 59, tzinfo=LONDON), True),
        (datetime(2026, 11, 24, 7, 0, tzinfo=LONDON), False),
        (datetime(2026, 11, 24, 19, 59, tzinfo=LONDON), False),
        (datetime(2026, 11, 24, 20, 0, tzinfo=LONDON), True),
        (datetime(2026, 11, 28, 11, 0, tzinfo=LONDON), True),  # a Saturday
        (datetime(2026, 7, 1, 7, 30, tzinfo=LONDON), False),  # 6:30 by the clock of winter
    ],
)
def test_out_of_hours(at: datetime, is_odd: bool) -> None:
    look(person("Ana Iro", Role.IRO), child("Leo Hart").pk, at=at)
    assert found(at) == ({"hours": 1} if is_odd else {})


@pytest.mark.parametrize(
    ("children", "seconds_apart", "looks"), [(20, 29, 20), (19, 29, 0), (20, 32, 0), (25, 20, 25)]
)
def test_a_burst(children: int, seconds_apart: int, looks: int) -> None:
    ana = person("Ana Iro", Role.IRO)
    for number in range(children):
        at = TUESDAY + timedelta(seconds=seconds_apart * number)
        look(ana, child(f"Child{number} Hart").pk, at=at)
    assert found() == ({"burst": looks} if looks else {})


def test_the_same_child_opened_often_is_no_burst() -> None:
    ana, leo = person("Ana Iro", Role.IRO), child("Leo Hart")
    for number in range(30):
        look(ana, leo.pk, at=TUESDAY + timedelta(seconds=number))
    assert found() == {}


def test_a_list_is_not_odd_and_the_day_before_does_not_count() -> None:
    frost = person("Ana Frost", Role.IRO)
    look(frost, child("Leo Frost").pk, kind="listed")
    look(frost, child("Leo Frost").pk, at=TUESDAY - timedelta(days=1))
    assert found() == {}


def test_a_second_run_adds_nothing() -> None:
    look(person("Ana Frost", Role.IRO), child("Leo Frost").pk)
    assert found() == found() == {"surname": 1}


def test_somebody_else_says_what_was_found() -> None:
    pia, pru = person("Pia Frost", Role.PRIVACY_OFFICER), person("Pru Two", Role.PRIVACY_OFFICER)
    look(pia, child("Leo Frost").pk)
    found()
    odd = OddLook.objects.get()
    with pytest.raises(odd_looks.CannotAnswer, match="your own"):
        odd_looks.answer(odd_look_id=odd.pk, words="All well.", by=viewer(pia))
    with pytest.raises(odd_looks.CannotAnswer, match="sentence"):
        odd_looks.answer(odd_look_id=odd.pk, words=" ", by=viewer(pru))
    odd_looks.answer(odd_look_id=odd.pk, words="Not related.", by=viewer(pru))
    odd.refresh_from_db()
    assert odd.answered_by == pru
