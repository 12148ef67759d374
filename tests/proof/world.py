"""A small council in which every sensitive field holds a word found nowhere else.

Each such word, a canary, belongs to one child and one kind of field; the proofs look for it in
whatever the app gives to whom. The children differ in how their records are held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection
from tests.cast import (
    LONG_AGO,
    NOW,
    TODAY,
    allocate,
    child,
    person,
    social_worker,
    team,
    viewer,
)
from tests.signing_in import with_app

from footprint.records.models import (
    Absence,
    Allocation,
    BreakGlass,
    Child,
    ChildLink,
    ConfidentialLocation,
    CourtDate,
    DatedFact,
    DuplicateSuspected,
    Entry,
    Event,
    ExtraHoliday,
    FamilyConflict,
    Guardian,
    ImportantPerson,
    LookedAfterPeriod,
    Message,
    Missing,
    Notice,
    OddLook,
    PermanencePlan,
    Placement,
    RestrictedName,
    Restriction,
    Review,
    ReviewMove,
    TimetableRow,
    User,
    WorkingTime,
)
from footprint.terms.imports import DayOrder
from footprint.terms.people import Role

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NAME, RECORD, SEALED = "name", "record", "sealed"
"""Levels of a canary: who a child is, what is recorded, and what is sealed."""


@dataclass
class World:
    """Who is there, whom they know, and which word belongs where."""

    people: dict[str, User] = field(default_factory=dict)
    children: dict[str, Child] = field(default_factory=dict)
    canaries: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """From the word to the child's name, the level, and the field."""
    targets: dict[str, dict[str, int]] = field(default_factory=dict)
    """Ids of what hangs on a child, by the name an address gives them: "notice_id"."""
    absence_id: int = 0
    conflict_id: int = 0
    import_id: int = 0
    holiday_id: int = 0

    def canary(self, child: str, level: str, of: str) -> str:
        """Make a word that stands nowhere else; as part of a name it looks like one."""
        word = f"Qz{len(self.canaries):03d}{child.lower()}"
        word = word.translate(str.maketrans("0123456789", "abcdefghij"))
        self.canaries[word.lower()] = (child, level, of)
        return word


STAFF: tuple[tuple[str, Role, str], ...] = (
    ("Asha", Role.IRO, ""),
    ("Ben", Role.IRO, ""),
    ("Mo", Role.IRO_MANAGER, ""),
    ("May", Role.IRO_MANAGER, ""),
    ("Hal", Role.HEAD, ""),
    ("Bea", Role.BUSINESS_SUPPORT, ""),
    ("Sue", Role.SOCIAL_WORKER, "East"),
    ("Sid", Role.SOCIAL_WORKER, "West"),
    ("Tom", Role.TEAM_MANAGER, "East"),
    ("Tia", Role.TEAM_MANAGER, "West"),
    ("Aud", Role.AUDITOR, ""),
    ("Eve", Role.ELECTED_MEMBER, ""),
    ("Ada", Role.ADMINISTRATOR, ""),
    ("Pia", Role.PRIVACY_OFFICER, ""),
)

CHILDREN: tuple[tuple[str, str, str, str], ...] = (
    # name, IRO, social worker, team
    ("Leo", "Asha", "Sue", "East"),
    ("Mia", "Ben", "Sid", "West"),
    ("Rex", "Asha", "Sue", "East"),
    ("Kim", "Asha", "Sue", "East"),
)
"""Rex is restricted to Asha and Mo; Asha knows Kim's family."""


def build(*, without: frozenset[str] = frozenset()) -> World:
    """Make the council, leaving out some children, whose ids stay unused."""
    world = World()
    for name, role, of in STAFF:
        user = person(f"{name} Staff", role, team=team(of) if of else None)
        world.people[name] = with_app(user)
    for name in ("Asha", "Ben"):
        WorkingTime.objects.create(iro=world.people[name], fte=1, started_on=LONG_AGO)
    absence = Absence.objects.create(
        person=world.people["Ben"],
        kind="leave",
        started_on=TODAY + 9 * DAY,
        ended_on=TODAY + 14 * DAY,
    )
    world.absence_id = absence.pk
    holiday = ExtraHoliday.objects.create(on=date(2027, 5, 19), name="Gala Day")
    world.holiday_id = holiday.pk
    for name, *_ in CHILDREN:
        _child(world, name, is_there=name not in without)
        if name in without:
            del world.children[name], world.targets[name]
    _relations(world)
    _import(world)
    return world


def _child(world: World, name: str, *, is_there: bool) -> None:
    """Make one child with everything recorded; one left out uses up the same ids."""
    with _ids_used_up() if not is_there else _kept():
        _, iro, worker, of_team = next(one for one in CHILDREN if one[0] == name)
        made = child(world.canary(name, NAME, "first name"))
        Child.objects.filter(pk=made.pk).update(
            number=world.canary(name, NAME, "number"),
            last_name=world.canary(name, NAME, "last name"),
            former_names=world.canary(name, RECORD, "former names"),
            communication=world.canary(name, RECORD, "communication"),
        )
        made.refresh_from_db()
        world.children[name] = made
        world.targets[name] = _records(world, name, made, iro, worker)
        held = allocate(made, world.people[iro])
        Allocation.objects.filter(pk=held.pk).update(
            because=world.canary(name, RECORD, "why allocated")
        )
        social_worker(made, world.people[worker], team(of_team))


def _records(world: World, name: str, made: Child, iro: str, worker: str) -> dict[str, int]:
    def word(of: str, level: str = RECORD) -> str:
        return world.canary(name, level, of)

    LookedAfterPeriod.objects.filter(child=made).update(notified_by=word("notified by"))
    Placement.objects.filter(child=made).update(
        ended_on=TODAY - 90 * DAY, address=word("old address"), carer=word("old carer")
    )
    Placement.objects.create(
        child=made, started_on=TODAY - 90 * DAY, home="U6", provider="PR1", is_confidential=True
    )
    for number, days in enumerate((-3, 12)):
        TimetableRow.objects.create(
            child=made, period_start=LONG_AGO, sequence=number + 1, rule="REV-3",
            force="statute", anchor="previous review", due_by=TODAY + days * DAY,
            book_by=TODAY + days * DAY, reason=word("reason of a date"),
            held_on=TODAY - 5 * DAY if days < 0 else None, in_time=True if days < 0 else None,
        )  # fmt: skip
    Review.objects.create(child=made, held_on=TODAY - 5 * DAY, participation="PN1")
    review = Review.objects.create(
        child=made, booked_for=NOW + made.pk * 2 * HOUR, place=word("place of a review"),
        booked_until=NOW + (made.pk * 2 + 1) * HOUR, mode="both",
        chaired_by=world.people[iro], link=f"https://video.example/{word('link')}",
    )  # fmt: skip
    ReviewMove.objects.create(
        review=review, was_for=NOW + 5 * DAY, now_for=NOW + 6 * DAY, setback="court",
        words=word("why moved"), allowed_by=word("allowed by"), by=world.people[iro], at=NOW - DAY,
    )  # fmt: skip
    DatedFact.objects.create(child=made, kind="visit", on=TODAY - 9 * DAY, detail=word("visit"))
    Missing.objects.create(child=made, started_on=TODAY - 30 * DAY, ended_on=TODAY - 29 * DAY)
    PermanencePlan.objects.create(
        child=made, plan="fostering", started_on=LONG_AGO, detail=word("permanence")
    )
    court_date = CourtDate.objects.create(
        child=made, on=TODAY + 20 * DAY, kind="final", court=word("court")
    )
    Guardian.objects.create(child=made, name=word("guardian"), started_on=LONG_AGO)
    important = ImportantPerson.objects.create(
        child=made, name=word("parent"), relation="mother", started_on=LONG_AGO,
        must_not_receive=word("must not receive"), because=word("because"),
    )  # fmt: skip
    place = ConfidentialLocation.objects.create(
        child=made, kind="placement", started_on=TODAY - 90 * DAY, postcode="ZZ9 9ZZ",
        address=word("sealed address", SEALED), phone=word("sealed phone", SEALED),
    )  # fmt: skip
    entry = Entry.objects.create(
        child=made, kind="talk", on=TODAY - 2 * DAY, by=world.people[iro], made_at=NOW - 2 * DAY,
        was_seen=True, was_alone=True, note=word("entry"),
        form_key=f"00000000-0000-4000-8000-{made.pk:012d}",
    )  # fmt: skip
    notice = Notice.objects.create(
        child=made, kind="placement", on=TODAY, what=word("notice"),
        given_by=world.people[worker], given_at=NOW - DAY,
    )  # fmt: skip
    message = Message.objects.create(
        kind="notice", to="asha.staff@council.example", person=world.people[iro], child=made,
        subject=word("subject"), body=word("body"), written_at=NOW - DAY, status="failed",
    )  # fmt: skip
    Event.objects.create(
        at=NOW - DAY, by=world.people[iro], kind="noted", child=made, sentence=word("event")
    )
    glass = BreakGlass.objects.create(
        child=made, person=world.people["Tia"], at=NOW - 9 * DAY, until=NOW - 8 * DAY,
        reason="court", sentence=word("broken glass"),
    )  # fmt: skip
    odd = OddLook.objects.create(
        person=world.people["Ben"], on=TODAY - (made.pk % 97 + 1) * DAY, oddness="hours",
        children=[made.pk], looks=1, first_at=NOW - DAY,
    )  # fmt: skip
    return {
        "review_id": review.pk,
        "place_id": place.pk,
        "court_date_id": court_date.pk,
        "important_person_id": important.pk,
        "entry_id": entry.pk,
        "notice_id": notice.pk,
        "message_id": message.pk,
        "glass_id": glass.pk,
        "odd_look_id": odd.pk,
        "duplicate_id": 1,
    }


def _relations(world: World) -> None:
    there, people = world.children, world.people
    if "Rex" in there:
        Restriction.objects.create(
            child=there["Rex"], placed_at=NOW - DAY, placed_by=people["Mo"],
            because=world.canary("Rex", RECORD, "why restricted"),
        )  # fmt: skip
        for name in ("Asha", "Mo"):
            RestrictedName.objects.create(
                child=there["Rex"], person=people[name], named_by=people["Mo"], started_on=LONG_AGO
            )
    if {"Rex", "Leo"} <= set(there):
        ChildLink.objects.create(child=there["Leo"], other=there["Rex"], kind="sibling")
        pair = sorted((there["Leo"], there["Rex"]), key=lambda one: one.pk)
        DuplicateSuspected.objects.create(
            child=pair[0], other=pair[1], likeness=90, because="same day of birth", found_at=NOW
        )
    if "Kim" in there:
        conflict = FamilyConflict.objects.create(
            user=people["Asha"], child=there["Kim"], declared_at=NOW
        )
        world.conflict_id = conflict.pk


def _import(world: World) -> None:
    """Bring visits in as far as their preview, for May; it shows what was recorded before."""
    from footprint.operations import imports

    may = viewer(world.people["May"])
    rows = [
        f"{world.children[name].number},{TODAY - 9 * DAY:%d/%m/%Y},another {name}"
        for name in ("Leo", "Mia", "Kim")
        if name in world.children
    ]
    content = "\n".join(["Child number,Date,Detail", *rows]) + "\n"
    files = [("visits.csv", content.encode())]
    world.import_id = imports.upload(layout="visits", files=files, by=may)
    columns = {"child": 0, "on": 1, "detail": 2}
    imports.confirm(import_id=world.import_id, columns=columns, order=DayOrder.DAY_FIRST, by=may)
    imports.preview(import_id=world.import_id, user_id=may.user_id, at=may.at)


class _LeftOut(Exception):
    """Undoes what was made, while the ids it took stay used."""


class _ids_used_up:  # noqa: N801  reads as a word of `with`
    """Makes and undoes: a world without a child numbers everything else the same."""

    def __enter__(self) -> None:
        from django.db import transaction

        self.atomic: Any = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *_: object) -> None:
        self.atomic.__exit__(_LeftOut, _LeftOut(), None)


class _kept:  # noqa: N801  reads as a word of `with`
    def __enter__(self) -> None:
        """Nothing to begin."""

    def __exit__(self, *_: object) -> None:
        """Nothing to end."""


def every_table() -> Iterator[tuple[str, int]]:
    """Count the rows of every table, to see that two worlds differ only where they should."""
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            yield table, cursor.fetchone()[0]
