"""The children of an officer who leaves, each with a suggestion; and what was done."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.caseloads import current
from footprint.queries.choosing import Choices, choices
from footprint.queries.looking import listed, within
from footprint.records.allocations import Allocation
from footprint.records.children import Child
from footprint.records.events import Event
from footprint.records.people import User
from footprint.rules.suggestions import Candidate, reasons
from footprint.terms.casework import AllocationKind

REALLOCATED = "reallocated"
"""The kind of event that one reallocation of many children leaves."""


class NoSuchOfficer(LookupError):
    """Nobody of this number holds, or may hold, children."""


@dataclass(frozen=True, slots=True)
class Place:
    """An officer who could take a child."""

    officer_id: int
    name: str
    refusals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moving:
    """A child who is to have another IRO."""

    id: int
    public_id: UUID
    name: str
    born_on: date | None
    since: date
    suggested_id: int | None
    suggested: str
    reasons: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Taker:
    """An officer who may take children: what they hold now, and how many are suggested."""

    id: int
    name: str
    caseload: int
    band: str
    suggested: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """An officer's children, and who may take them."""

    officer_id: int
    name: str
    children: tuple[Moving, ...]
    takers: tuple[Taker, ...]
    stamp: str
    """Changes whenever the children held, or a suggestion, do."""


def leaving(
    officer_id: int, *, viewer: Viewer, where: str, only: Collection[UUID] | None = None
) -> Leaving:
    """List the children an officer holds, or some of them, with a suggestion for each."""
    name = User.objects.filter(pk=officer_id).values_list("name", flat=True).first()
    if name is None:
        raise NoSuchOfficer(officer_id)
    held = current(viewer).filter(iro_id=officer_id, kind=AllocationKind.ALLOCATED)
    if only is not None:
        held = held.filter(child__public_id__in=only)
    rows = sorted(held.select_related("child"), key=lambda one: in_order(one.child))
    known = choices([one.child for one in rows], viewer=viewer, leaving=officer_id)
    suggested = known.suggested_for_all([one.child_id for one in rows])
    listed([one.child_id for one in rows], viewer=viewer, where=where)
    return Leaving(
        officer_id=officer_id,
        name=name,
        children=tuple(_moving(one, known, suggested[one.child_id]) for one in rows),
        takers=_takers(known, suggested),
        stamp=stamp({one.child_id: one.pk for one in rows}, suggested),
    )


def in_order(child: Child) -> tuple[str, str, int]:
    """Order children so that brothers and sisters stand together, and always alike."""
    return child.last_name, child.first_name, child.pk


def stamp(allocations: Mapping[int, int], suggested: Mapping[int, Candidate | None]) -> str:
    """Mark a list of children as it stands; two that differ in anything have different marks."""
    lines = [
        f"{child}:{allocation}:{found.id if (found := suggested[child]) else 0}"
        for child, allocation in sorted(allocations.items())
    ]
    return hashlib.sha256(" ".join(lines).encode()).hexdigest()[:16]


def _moving(held: Allocation, known: Choices, found: Candidate | None) -> Moving:
    child = held.child
    return Moving(
        id=child.pk,
        public_id=child.public_id,
        name=child.full_name,
        born_on=child.born_on,
        since=held.started_on,
        suggested_id=found.id if found else None,
        suggested=found.name if found else "",
        reasons=reasons(found, today=known.today, band=known.band) if found else (),
        places=tuple(Place(one.id, one.name, one.refusals) for one in known.candidates[child.pk]),
    )


def _takers(known: Choices, suggested: Mapping[int, Candidate | None]) -> tuple[Taker, ...]:
    given = [one.id for one in suggested.values() if one]
    return tuple(
        Taker(
            id=one.id,
            name=one.name,
            caseload=one.caseload,
            band=str(known.band.of(one.full_time_equivalent)),
            suggested=given.count(one.id),
        )
        for one in known.officers
    )


@dataclass(frozen=True, slots=True)
class Given:
    """An officer, and the children given to them in one reallocation."""

    officer_id: int
    name: str
    children: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """One reallocation, as its summary says it."""

    sentence: str
    at: datetime
    by: str
    given: tuple[Given, ...]


def done(event_id: int, *, viewer: Viewer, where: str) -> Done:
    """Sum up one reallocation: which officer was given whom, of those the viewer may list."""
    event = Event.objects.select_related("by").filter(pk=event_id, kind=REALLOCATED).first()
    if event is None or event.by is None:
        raise NoSuchOfficer(event_id)
    made = Allocation.objects.filter(
        within(viewer, Action.LIST),
        made_at=event.at,
        made_by=event.by,
        kind=AllocationKind.ALLOCATED,
    ).select_related("child", "iro")
    rows = sorted(made, key=lambda one: (one.iro.name, one.iro_id, in_order(one.child)))
    listed([one.child_id for one in rows], viewer=viewer, where=where)
    return Done(event.sentence, event.at, event.by.name, _given(rows))


def _given(rows: Sequence[Allocation]) -> tuple[Given, ...]:
    names = {one.iro_id: one.iro.name for one in rows}
    return tuple(
        Given(
            officer,
            name,
            tuple(
                (one.child.public_id, one.child.full_name) for one in rows if one.iro_id == officer
            ),
        )
        for officer, name in names.items()
    )
