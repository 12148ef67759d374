"""The IROs and social workers of children, brought in as a table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cast import LONG_AGO, TODAY, allocate, child, person, social_worker, team, viewer
from tests.imports.bringing import bring, look

from footprint.records.models import (
    Allocation,
    LineManagement,
    Message,
    RestrictedName,
    Restriction,
    SocialWorkerHeld,
)
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
HEADER = "Child number,IRO,IRO from,Social worker,Team,Social worker from"


@pytest.fixture
def north():
    return team("North")


@pytest.fixture
def maria():
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


@pytest.fixture
def iris():
    return person("Iris Cole", Role.IRO)


@pytest.fixture
def ann(north):
    return person("Ann Lee", Role.SOCIAL_WORKER, team=north)


@pytest.fixture
def amina():
    made = child("Amina Bello")
    made.number = "0012"
    made.save()
    return made


def csv(*rows: str) -> tuple[str, str]:
    return "allocations.csv", "\n".join([HEADER, *rows]) + "\n"


def test_an_iro_and_a_social_worker_come_in(maria, iris, ann, amina, north):
    bring("allocations", csv("0012,Iris Cole,03/02/2026,ann.lee@council.example,,"), by=maria)
    held = Allocation.objects.get()
    assert (held.iro, held.started_on, held.made_by_id) == (iris, date(2026, 2, 3), maria.user_id)
    works = SocialWorkerHeld.objects.get()
    assert (works.worker, works.team, works.started_on) == (ann, north, TODAY)


def test_each_officer_gets_one_message_that_names_no_child(maria, iris, ann, amina):
    bring("allocations", csv("0012,Iris Cole,,,,"), by=maria)
    message = Message.objects.get()
    assert message.person == iris
    assert "Amina" not in message.body


def test_another_iro_follows_and_the_first_one_ends(maria, iris, amina):
    first = allocate(amina, person("Otto Frei", Role.IRO))
    looked = bring("allocations", csv("0012,Iris Cole,03/11/2026,,,"), by=maria)
    first.refresh_from_db()
    assert (first.ended_on, first.end_reason) == (date(2026, 11, 3), "other")
    assert Allocation.objects.get(ended_on__isnull=True).iro == iris
    assert looked.labels("changed") == [f"IRO of a child from {LONG_AGO:%-d %b %Y}: Otto Frei"]


def test_the_same_people_again_change_nothing(maria, iris, ann, amina):
    rows = csv("0012,Iris Cole,,Ann Lee,,")
    bring("allocations", rows, by=maria)
    looked = look("allocations", rows, by=maria)
    assert (looked.shown["counts"]["new"], looked.shown["counts"]["unchanged"]) == (0, 2)


def test_a_worker_who_is_not_known_costs_nothing_where_the_team_is(maria, amina, north):
    looked = bring("allocations", csv("0012,,,Nobody Known,North,"), by=maria)
    assert looked.told == [("warn", "FP-I22", 2, "Social worker")]
    assert SocialWorkerHeld.objects.values_list("worker", "team__name").get() == (None, "North")


PROBLEMS = [
    ("0012,Nobody Known,,,,", "FP-I22", "IRO"),
    ("0012,Ann Lee,,,,", "FP-I25", "IRO"),  # a social worker is no IRO
    ("0012,,,Nobody Known,,", "FP-I22", "Social worker"),
    ("0012,,,Ann Lee,South,", "FP-I24", "Team"),
    ("0012,,,Iris Cole,,", "FP-I24", "Social worker"),  # she is in no team
    ("0012,,,,,", "FP-I12", "Child number"),
    ("0099,Iris Cole,,,,", "FP-I20", "Child number"),
]


@pytest.mark.parametrize(("row", "rule", "column"), PROBLEMS)
def test_what_cannot_be_is_held_out(maria, iris, ann, amina, row, rule, column):
    looked = look("allocations", csv(row), by=maria)
    assert ("reject row", rule, 2, column) in looked.told
    assert looked.shown["counts"]["new"] == 0


def test_an_iro_earlier_than_the_one_recorded_is_held_out(maria, iris, amina):
    allocate(amina, person("Otto Frei", Role.IRO), since=TODAY - timedelta(days=9))
    looked = look("allocations", csv("0012,Iris Cole,03/02/2026,,,"), by=maria)
    assert looked.told == [("reject row", "FP-I27", 2, "IRO")]


def test_a_child_who_is_not_in_care_gets_no_iro(maria, iris):
    made = child("Leo Frost", in_care_since=None)
    looked = look("allocations", csv(f"{made.number},Iris Cole,,,,"), by=maria)
    assert looked.told == [("reject row", "FP-I36", 2, "IRO")]


@pytest.mark.parametrize("how", ["is the worker", "manages the worker", "manages the team"])
def test_an_iro_who_is_not_independent_is_held_out(maria, iris, amina, north, how):
    worker = person("Wes Hart", Role.SOCIAL_WORKER, team=north)
    if how == "is the worker":
        social_worker(amina, iris, north)
    elif how == "manages the worker":
        social_worker(amina, worker, north)
        LineManagement.objects.create(manager=iris, person=worker, started_on=LONG_AGO)
    else:
        social_worker(amina, worker, north)
        person("Tia Roy", Role.TEAM_MANAGER, team=north)
        iris.roles.create(role=Role.TEAM_MANAGER, team=north, started_on=LONG_AGO)
    looked = look("allocations", csv("0012,Iris Cole,,,,"), by=maria)
    assert looked.told == [("reject row", "FP-I28", 2, "IRO")]


def test_a_row_that_makes_one_person_both_is_held_out(maria, amina, north):
    both = person("Bea Both", Role.IRO)
    both.roles.create(role=Role.SOCIAL_WORKER, team=north, started_on=LONG_AGO)
    looked = look("allocations", csv("0012,Bea Both,,Bea Both,North,"), by=maria)
    assert looked.told == [("reject row", "FP-I28", 2, "IRO")]
    assert looked.shown["counts"]["new"] == 0


def test_what_the_database_refuses_is_told_when_looking(maria, iris, amina, north):
    """A social worker whom the child's own IRO manages: no row names the IRO."""
    allocate(amina, iris)
    worker = person("Wes Hart", Role.SOCIAL_WORKER, team=north)
    LineManagement.objects.create(manager=iris, person=worker, started_on=LONG_AGO)
    looked = look("allocations", csv("0012,,,Wes Hart,,"), by=maria)
    assert looked.batch.refusal == (
        "It cannot be written: The child's IRO cannot manage the child's social worker."
    )
    assert not SocialWorkerHeld.objects.exists()


def test_children_with_an_iro_who_are_not_in_the_file_are_listed_and_keep_theirs(
    maria, iris, amina
):
    allocate(amina, iris)
    other = child("Leo Frost")
    looked = bring("allocations", csv(f"{other.number},Iris Cole,,,,"), by=maria)
    assert looked.labels("absent") == ["IRO of child 0012"]
    assert Allocation.objects.get(child=amina).ended_on is None


def test_the_list_of_a_restricted_child_follows_its_iro(maria, iris, amina):
    otto = person("Otto Frei", Role.IRO)
    allocate(amina, otto)
    boss = person("Hana Roth", Role.HEAD)
    Restriction.objects.create(child=amina, placed_at=maria.at, placed_by=boss, because="risk")
    for one in (otto.pk, maria.user_id):
        RestrictedName.objects.create(
            child=amina, person_id=one, named_by=boss, started_on=LONG_AGO
        )
    bring("allocations", csv("0012,Iris Cole,,,,"), by=maria)
    named = RestrictedName.objects.filter(ended_on__isnull=True).order_by("person__name")
    assert list(named.values_list("person__name", flat=True)) == ["Iris Cole", "Maria Lind"]


def test_nobody_gives_an_iro_to_a_child_whose_record_is_closed_to_them(maria, iris, amina):
    boss = person("Hana Roth", Role.HEAD)
    Restriction.objects.create(child=amina, placed_at=maria.at, placed_by=boss, because="risk")
    looked = look("allocations", csv("0012,Iris Cole,,,,"), by=maria)
    assert looked.told == [("reject row", "FP-I20", 2, "Child number")]
    assert looked.shown["counts"]["new"] == 0
