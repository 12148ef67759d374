"""Each morning: which looks of the day before somebody should ask about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.policies import OWN_RELATIONS
from footprint.access.viewing import Viewer
from footprint.operations import events
from footprint.operations.checking import allow
from footprint.records.children import Child
from footprint.records.looking import Look, OddLook
from footprint.records.people import User
from footprint.terms.days import LONDON
from footprint.terms.looking import LookKind, Oddness
from footprint.terms.people import Relation
from footprint.terms.words import folded

OFFICE = (time(7), time(20))
"""Hours in which work is usual; any hour of a Saturday or Sunday is out of them."""
BURST_OF, BURST_WITHIN = 20, timedelta(minutes=10)
"""So many different children opened in so short a time is a burst."""
WORKING = {one.value for relations in OWN_RELATIONS.values() for one in relations}
NOT_WORKING = {Relation.REASON_GIVEN.value, Relation.BREAK_GLASS.value}
ALONE = (LookKind.OPENED, LookKind.PRINTED, LookKind.EXPORTED, LookKind.REVEALED)


class CannotAnswer(Exception):
    """This odd look cannot be answered by this person, or not so."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One child, opened by one person."""

    person: int
    at: datetime
    child: int
    relations: frozenset[str]


@transaction.atomic
def find(*, on: date, at: datetime) -> int:
    """List the odd looks of a day; a second run of the same day adds nothing."""
    start = datetime.combine(on, time(), LONDON)
    rows = Look.objects.filter(
        at__gte=start, at__lt=start + timedelta(days=1), kind__in=ALONE
    ).order_by("by_id", "at")
    seen = [
        Seen(person, moment, child, frozenset(relations))
        for person, moment, children, relations in rows.values_list(
            "by_id", "at", "children", "relations"
        )
        for child in children
    ]
    found = [
        OddLook(
            person_id=person,
            on=on,
            oddness=oddness,
            children=sorted({one.child for one in odd}),
            looks=len(odd),
            first_at=min(one.at for one in odd),
        )
        for (person, oddness), odd in _by_person(_odd(seen)).items()
    ]
    made = OddLook.objects.bulk_create(found, ignore_conflicts=True)
    events.leave_by_system("odd looks", f"{len(made)} odd looks were found for {on}.", at=at)
    return len(found)


def _odd(seen: list[Seen]) -> Iterator[tuple[Oddness, Seen]]:
    yield from ((Oddness.SAME_SURNAME, one) for one in _same_surname(seen))
    yield from (
        (Oddness.NOT_ALLOCATED, one)
        for one in seen
        if one.relations & NOT_WORKING and not one.relations & WORKING
    )
    yield from ((Oddness.OUT_OF_HOURS, one) for one in seen if _is_out_of_hours(one.at))
    yield from ((Oddness.BURST, one) for one in _bursts(seen))


def _by_person(
    odd: Iterable[tuple[Oddness, Seen]],
) -> dict[tuple[int, Oddness], list[Seen]]:
    grouped: dict[tuple[int, Oddness], list[Seen]] = {}
    for oddness, one in odd:
        grouped.setdefault((one.person, oddness), []).append(one)
    return grouped


def _same_surname(seen: list[Seen]) -> list[Seen]:
    people = User.objects.filter(pk__in={one.person for one in seen}).values_list("pk", "name")
    children = Child.objects.filter(pk__in={one.child for one in seen})
    theirs = {pk: folded(name.rsplit(" ", 1)[-1]) for pk, name in people}
    names = {pk: folded(name) for pk, name in children.values_list("pk", "last_name")}
    return [one for one in seen if names[one.child] and names[one.child] == theirs[one.person]]


def _is_out_of_hours(at: datetime) -> bool:
    here = at.astimezone(LONDON)
    opens, closes = OFFICE
    return here.isoweekday() > 5 or not opens <= here.time() < closes


def _bursts(seen: list[Seen]) -> list[Seen]:
    """Give every look that lies in a burst; `seen` is in order of person and time."""
    found: list[Seen] = []
    begin = 0
    reported = -1
    for end, one in enumerate(seen):
        while seen[begin].person != one.person or one.at - seen[begin].at > BURST_WITHIN:
            begin += 1
        window = seen[begin : end + 1]
        if len({look.child for look in window}) >= BURST_OF:
            found.extend(seen[max(begin, reported + 1) : end + 1])
            reported = end
    return found


@transaction.atomic
def answer(*, odd_look_id: int, words: str, by: Viewer) -> None:
    """Write what was found when somebody asked about an odd look; nobody asks themselves."""
    allow(Action.SEE_ODD_LOOKS, by=by)
    found = OddLook.objects.select_for_update().filter(pk=odd_look_id).first()
    if found is None:
        raise CannotAnswer("There is no such entry.")
    if found.person_id == by.user_id:
        raise CannotAnswer("These looks are your own; another privacy officer asks about them.")
    if not words.strip():
        raise CannotAnswer("Say in a sentence what you found.")
    found.answer, found.answered_by_id, found.answered_at = words.strip(), by.user_id, by.at
    found.save(update_fields=["answer", "answered_by", "answered_at"])
    events.leave("odd look answered", f"{by.name} looked into odd looks of {found.on}.", by=by)
