"""A small council on a Monday morning: who works there, and what waits for them.

Jake's review is late, Lily's is on Thursday, Noor's has to be booked, Ivy does not know yet who
her IRO is, nobody holds Kai or her sister Tia (Asha holds their sister, Cara their mother, and Edie
manages their manager), Minnie has something of everything, and Oscar's is restricted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team
from tests.children.cast_of_pages import filled
from tests.signing_in import with_app

from footprint.operations import timetables
from footprint.records.models import (
    Allocation,
    BreakGlass,
    Child,
    ChildLink,
    DuplicateSuspected,
    LineManagement,
    Message,
    Notice,
    OddLook,
    RestrictedName,
    Restriction,
    Review,
    User,
    WorkingTime,
)
from footprint.terms.people import Role

MONDAY = NOW - timedelta(days=1, minutes=45)  # Mon 23 Nov 2026, 8:45
DAY = timedelta(days=1)
LONG_AGO = TODAY - timedelta(days=700)


@dataclass
class Council:
    """Its people and its children, by first name."""

    people: dict[str, User] = field(default_factory=dict)
    children: dict[str, Child] = field(default_factory=dict)


def build() -> Council:
    """Make the council as it is on Monday at a quarter to nine."""
    made = Council()
    _people(made)
    _children(made)
    _waiting(made)
    _looked_at(made)
    return made


def _people(council: Council) -> None:
    east = team("East")
    for name, role in (
        ("Asha Rahman", Role.IRO),
        ("Ben Okafor", Role.IRO),
        ("Cara Doyle", Role.IRO),
        ("Edie Lang", Role.IRO),
        ("Mo Hughes", Role.IRO_MANAGER),
        ("Hal Whitfield", Role.HEAD),
        ("Bea Collins", Role.BUSINESS_SUPPORT),
        ("Sue Lindqvist", Role.SOCIAL_WORKER),
        ("Tom Baines", Role.TEAM_MANAGER),
        ("Pia Novak", Role.PRIVACY_OFFICER),
        ("Ada Finch", Role.ADMINISTRATOR),
        ("Eve Marsh", Role.ELECTED_MEMBER),
        ("Ian Moss", Role.AUDITOR),
    ):
        of_team = east if role in {Role.SOCIAL_WORKER, Role.TEAM_MANAGER} else None
        council.people[name.split()[0]] = with_app(person(name, role, team=of_team))
    for name in ("Asha", "Ben", "Cara"):
        WorkingTime.objects.create(iro=council.people[name], fte=1, started_on=LONG_AGO)
    LineManagement.objects.create(
        manager=council.people["Edie"], person=council.people["Tom"], started_on=LONG_AGO
    )


def _children(council: Council) -> None:
    there, asha, ben = council.children, council.people["Asha"], council.people["Ben"]
    there["Minnie"] = filled("Amina Yusuf")
    there["Jake"] = _reviewed("Jake Turner", due_in=-8)
    there["Lily"] = _reviewed("Lily Turner", due_in=9)
    there["Noor"] = _reviewed("Noor Ahmed", due_in=22)
    there["Oscar"] = _reviewed("Oscar Bell", due_in=80)
    there["Ruby"] = _reviewed("Ruby Clarke", due_in=120)
    there["Kai"] = child("Kai Morgan", in_care_since=TODAY - 6 * DAY)
    _family_of_kai(there)
    holds = {"Ruby": ben, "Ana": council.people["Cara"]}
    for name, one in there.items():
        social_worker(one, council.people["Sue"], team("East"), since=one.periods.get().started_on)
        if name not in {"Kai", "Tia"}:
            allocate(one, holds.get(name, asha))
    Allocation.objects.update(told_on=LONG_AGO)
    there["Ivy"] = child("Ivy Shah", in_care_since=TODAY - 8 * DAY)
    allocate(there["Ivy"], asha, since=TODAY - 4 * DAY)
    ChildLink.objects.create(child=there["Jake"], other=there["Lily"], kind="sibling")
    _book(there["Lily"], MONDAY + 3 * DAY, "Lily’s school")
    Restriction.objects.create(
        child=there["Oscar"], placed_at=NOW - 9 * DAY, placed_by=council.people["Mo"],
        because="His mother works in the service.",
    )  # fmt: skip
    for name in ("Asha", "Mo"):
        RestrictedName.objects.create(
            child=there["Oscar"], person=council.people[name], named_by=council.people["Mo"],
            started_on=LONG_AGO,
        )  # fmt: skip
    timetables.rebuild([one.pk for one in there.values()], at=MONDAY)


def _family_of_kai(there: dict[str, Child]) -> None:
    """Two sisters, of whom one came into care with her, and their mother, who is in care too."""
    there["Tia"] = child("Tia Morgan", in_care_since=TODAY - 6 * DAY, born_on=date(2023, 2, 7))
    there["Mae"] = _reviewed("Mae Morgan", due_in=90)
    there["Ana"] = _reviewed("Ana Morgan", due_in=95)
    for name, kind in (("Tia", "sibling"), ("Mae", "sibling"), ("Ana", "parent")):
        ChildLink.objects.create(child=there["Kai"], other=there[name], kind=kind)


def _reviewed(name: str, *, due_in: int) -> Child:
    """Make a child reviewed three times in time, whose next review is due in so many days."""
    start = TODAY + timedelta(days=due_in - 463)
    made = child(name, in_care_since=start)
    for days in (20, 100, 280):
        Review.objects.create(child=made, held_on=start + timedelta(days=days))
    return made


def _book(of: Child, at: datetime, place: str) -> None:
    Review.objects.create(child=of, booked_for=at, place=place)


def _waiting(council: Council) -> None:
    there, people = council.children, council.people
    Notice.objects.create(
        child=there["Jake"], kind="missing", on=TODAY - 5 * DAY, given_by=people["Tom"],
        what="Jake was away overnight. He came back by himself in the morning and is well.",
        given_at=MONDAY - 3 * DAY,
    )  # fmt: skip
    Message.objects.create(
        kind="notice", to="asha.rahman@council.example", person=people["Asha"],
        child=there["Jake"], subject="A notice waits for you", body="Sign in to read it.",
        written_at=MONDAY - 3 * DAY, status="failed",
    )  # fmt: skip
    pair = sorted((there["Jake"], there["Lily"]), key=lambda one: one.pk)
    DuplicateSuspected.objects.create(
        child=pair[0], other=pair[1], likeness=70, because="same family name and day of birth",
        found_at=MONDAY,
    )  # fmt: skip


def _looked_at(council: Council) -> None:
    there, people = council.children, council.people
    BreakGlass.objects.create(
        child=there["Minnie"], person=people["Ben"], at=MONDAY - 2 * DAY,
        until=MONDAY - 2 * DAY + timedelta(hours=4), reason="court",
        sentence="The court rang on Saturday and nobody else was to be reached.",
    )  # fmt: skip
    OddLook.objects.create(
        person=people["Ben"], on=TODAY - 2 * DAY, oddness="hours",
        children=[there["Minnie"].pk], looks=3, first_at=MONDAY - DAY - timedelta(hours=10),
    )  # fmt: skip
