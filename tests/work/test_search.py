"""Finding a child: tolerant of spelling, never past what the searcher may find."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import NOW, allocate, child, person, social_worker, team, viewer

from footprint.queries import search
from footprint.records.models import Child, FamilyConflict, Look, Restriction, User
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

NAMES = (
    "Catherine O’Neil",
    "Zoë Müller",
    "Mohammed Al-Hassan",
    "Leo Frost",
    "Leonie Frost-Hart",
    "Shaun Łukasz",
    "Ann Li",
)


@pytest.fixture
def ben() -> User:
    return person("Ben Iro", Role.IRO)


def found(words: str, user: User) -> list[str]:
    return [one.name for one in search.find(words, viewer=viewer(user)).found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Catherine O’Neil", "Catherine O’Neil"),
        ("catherine oneil", "Catherine O’Neil"),
        ("CATHERINE", "Catherine O’Neil"),
        ("Katherine", "Catherine O’Neil"),
        ("Cathrine O'Niel", "Catherine O’Neil"),
        ("cath", "Catherine O’Neil"),
        ("Zoe Muller", "Zoë Müller"),
        ("muler", "Zoë Müller"),
        ("Mohamed", "Mohammed Al-Hassan"),
        ("hassan mohammed", "Mohammed Al-Hassan"),
        ("leo frost", "Leo Frost"),
        ("frost hart", "Leonie Frost-Hart"),
        ("lukasz", "Shaun Łukasz"),
        ("Sean", None),
        ("shawn", "Shaun Łukasz"),
        ("Li", "Ann Li"),
        ("Xanthippe", None),
        ("%", None),
        ("' OR 1=1 --", None),
        ("", None),
    ],
)
def test_names(ben: User, typed: str, first: str | None) -> None:
    for name in NAMES:
        child(name)
    names = found(typed, ben)
    assert (names[0] if names else None) == first


def test_a_name_that_was_changed_is_found_by_the_new_one_and_the_former(ben: User) -> None:
    leo = child("Leo Frost")
    Child.objects.filter(pk=leo.pk).update(first_name="Lea", former_names="Leo")
    assert found("lea", ben) == ["Lea Frost"]
    assert found("leo", ben) == ["Lea Frost"]


@pytest.mark.parametrize(
    "typed", ["5/6/2014", "05.06.2014", "5 June 2014", "5 jun 2014", "2014-06-05", "5-6-2014"]
)
def test_dates_of_birth(ben: User, typed: str) -> None:
    child("Leo Frost", born_on=date(2014, 6, 5))
    child("Mia Hart", born_on=date(2014, 5, 6))
    assert found(typed, ben) == ["Leo Frost"]


@pytest.mark.parametrize("typed", ["31/2/2014", "5 Foo 2014"])
def test_what_is_no_day_finds_nothing(ben: User, typed: str) -> None:
    child("Leo Frost")
    assert found(typed, ben) == []


def test_numbers(ben: User) -> None:
    leo = child("Leo Frost")
    assert found(leo.number.lower(), ben) == ["Leo Frost"]
    assert found(leo.number[:4], ben) == ["Leo Frost"]


def test_a_restricted_child_and_a_family_one_knows_are_not_found(ben: User) -> None:
    leo, mia = child("Leo Frost"), child("Mia Frost")
    Restriction.objects.create(child=leo, placed_at=NOW, placed_by=ben, because="risk")
    assert found("frost", ben) == ["Mia Frost"]
    assert found(leo.number, ben) == []
    FamilyConflict.objects.create(user=ben, child=mia, declared_at=NOW)
    assert found("frost", ben) == []


def test_a_social_worker_finds_only_their_own(ben: User) -> None:
    leo = child("Leo Frost")
    child("Mia Frost")
    sue = person("Sue Worker", Role.SOCIAL_WORKER, team=team("East"))
    social_worker(leo, sue, team("East"))
    assert found("frost", sue) == ["Leo Frost"]


def test_a_search_is_one_look_that_names_what_was_shown_and_not_what_was_typed(ben: User) -> None:
    leo, mia = child("Leo Frost"), child("Mia Frost")
    child("Zoe Hart")
    found("frost", ben)
    (look,) = Look.objects.all()
    assert (look.kind, look.children) == ("searched", [leo.pk, mia.pk])
    assert "frost" not in (look.where + look.because).lower()


def test_more_than_twenty_are_cut_and_said_so(ben: User) -> None:
    for number in range(25):
        child(f"Child{'abcdefghijklmnopqrstuvwxy'[number]} Smith")
    answer = search.find("smith", viewer=viewer(ben))
    assert (len(answer.found), answer.is_cut) == (20, True)


def test_the_iro_stands_beside_the_name(ben: User) -> None:
    allocate(child("Leo Frost"), ben)
    (one,) = search.find("leo", viewer=viewer(ben)).found
    assert (one.iro, one.born_in, one.age) == ("Ben Iro", 2014, 12)
