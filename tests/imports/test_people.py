"""People, teams, roles and line managers, brought in as a table."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import TODAY, allocate, child, person, social_worker, team, viewer
from tests.imports.bringing import bring, look

from footprint.records.models import LineManagement, RoleHeld, RoleProposed, Team, User
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
HEADER = "E-mail,Name,Role,Team,Manager,Registration,From,To"


@pytest.fixture
def maria():
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


def csv(*rows: str) -> tuple[str, str]:
    return "people.csv", "\n".join([HEADER, *rows]) + "\n"


ANN = "ann.lee@council.example,Ann Lee,social worker,North,tia.roy@council.example,,01/09/2024,"
TIA = "tia.roy@council.example,Tia Roy,team manager,North,,,,"
IRIS = "iris.cole@council.example,Iris Cole,IRO,Reviewing,,SW12345,,"


def test_people_teams_roles_and_managers_come_in(maria):
    bring("people", csv(ANN, TIA, IRIS), by=maria)
    ann = User.objects.get(email="ann.lee@council.example")
    assert (ann.name, ann.has_usable_password()) == ("Ann Lee", False)
    held = RoleHeld.objects.get(user=ann)
    assert (held.role, held.team.name, held.started_on) == ("SW", "North", date(2024, 9, 1))
    assert held.granted_by_id == maria.user_id
    assert LineManagement.objects.get(person=ann).manager.name == "Tia Roy"
    assert list(Team.objects.order_by("name").values_list("name", "is_iro_service")) == [
        ("North", False),
        ("Reviewing", True),
    ]


def test_the_same_people_again_change_nothing(maria):
    bring("people", csv(ANN, TIA, IRIS), by=maria)
    looked = look("people", csv(ANN, TIA, IRIS), by=maria)
    assert (looked.shown["counts"]["new"], looked.shown["counts"]["changed"]) == (0, 0)


def test_an_address_is_the_same_in_any_case(maria):
    person("Ann Lee", Role.SOCIAL_WORKER, team=team("North"))
    looked = look(
        "people",
        csv(ANN.replace("ann.lee", "ANN.Lee").replace(",tia.roy@council.example", ",")),
        by=maria,
    )
    assert looked.shown["counts"]["new"] == 0


def test_who_is_not_in_the_file_is_listed_and_keeps_their_role(maria):
    bring("people", csv(ANN, TIA), by=maria)
    looked = bring("people", csv(IRIS), by=maria)
    assert looked.labels("absent") == [
        "Ann Lee, ann.lee@council.example",
        "Maria Lind, maria.lind@council.example",
        "Tia Roy, tia.roy@council.example",
    ]
    assert RoleHeld.objects.filter(ended_on__isnull=False).count() == 0


REFUSED = [
    # row, rule, column
    ("h@c.example,Hal Low,head of the IRO service,,,,,", "FP-I26", "Role"),
    ("h@c.example,Hal Low,ADM,,,,,", "FP-I26", "Role"),
    ("h@c.example,Hal Low,privacy officer,,,,,", "FP-I26", "Role"),
    ("h@c.example,Hal Low,IRO manager,,,,,", "FP-I26", "Role"),
    ("h@c.example,Hal Low,auditor,,,,,", "FP-I26", "Role"),
    ("maria.lind@council.example,Maria Lind,IRO,,,SW1,,", "FP-I26", "Role"),
    ("h@c.example,Hal Low,social worker,,,,,", "FP-I39", "Team"),
    ("h@c.example,Hal Low,IRO,,,,,", "FP-I37", "Registration"),
    ("h@c.example,Hal Low,IRO,,,SW1,01/11/2026,01/10/2026", "FP-R17", "To"),
    ("h@c.example,Hal Low,BS,,nobody@c.example,,,", "FP-I22", "Manager"),
    ("h@c.example,Hal Low,BS,,h@c.example,,,", "FP-I22", "Manager"),
]


@pytest.mark.parametrize(("row", "rule", "column"), REFUSED)
def test_a_role_that_opens_much_and_one_s_own_are_never_given_by_a_file(maria, row, rule, column):
    before = RoleHeld.objects.count()
    looked = look("people", csv(row), by=maria)
    assert looked.told == [("reject row", rule, 2, column)]
    assert RoleHeld.objects.count() == before


def test_whoever_signs_in_already_gets_a_role_only_after_a_second_person_says_so(maria):
    hal = person("Hal Low")
    hal.set_password("a long enough secret")
    hal.registration = "SW7"
    hal.save()
    bring("people", csv("hal.low@council.example,Hal Low,IRO,,,,,"), by=maria)
    assert not RoleHeld.objects.filter(user=hal).exists()
    proposed = RoleProposed.objects.get()
    assert (proposed.user, proposed.role, proposed.proposed_by_id) == (hal, "IRO", maria.user_id)
    looked = look("people", csv("hal.low@council.example,Hal Low,IRO,,,,,"), by=maria)
    assert looked.shown["counts"]["new"] == 0
    looked = look("people", csv("hal.low@council.example,Hal Low,team manager,North,,,,"), by=maria)
    assert ("reject row", "FP-I26", 2, "Role") in looked.told


def test_a_role_ends_only_where_the_file_says_so_and_not_in_the_past(maria):
    bring("people", csv(TIA), by=maria)
    looked = look("people", csv(f"{TIA}01/02/2026"), by=maria)
    assert looked.told == [("reject row", "FP-R17", 2, "To")]
    bring("people", csv(f"{TIA}01/02/2027"), by=maria)
    assert RoleHeld.objects.get(role="TM").ended_on == date(2027, 2, 1)


def test_another_manager_follows_from_today(maria):
    bring("people", csv(ANN, TIA), by=maria)
    other = "uwe.fox@council.example,Uwe Fox,team manager,North,,,,"
    bring("people", csv(ANN.replace("tia.roy", "uwe.fox"), other), by=maria)
    managers = LineManagement.objects.order_by("pk").values_list("manager__name", "ended_on")
    assert list(managers) == [("Tia Roy", TODAY), ("Uwe Fox", None)]


def test_two_names_for_one_address_contradict_each_other(maria):
    looked = look("people", csv(TIA, TIA.replace("Tia Roy", "Tia Rowe")), by=maria)
    assert looked.told == [("reject row", "FP-I11", 3, "Name")]


def test_a_manager_who_would_manage_the_worker_of_their_own_child_is_refused(maria):
    iris, north = person("Iris Cole", Role.IRO), team("North")
    amina, ann = child("Amina Bello"), person("Ann Lee", Role.SOCIAL_WORKER, team=north)
    allocate(amina, iris)
    social_worker(amina, ann, north)
    looked = look("people", csv(ANN.replace("tia.roy", "iris.cole")), by=maria)
    assert "cannot manage the child's social worker" in looked.batch.refusal
    assert not LineManagement.objects.exists()
