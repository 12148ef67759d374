"""One child, opened for a page: who they are, who works with them, and what the viewer may do.

A `SeenChild` is made here and nowhere else, so whoever has one has passed `queries.looking`: the
queries for the parts of a child's page take it, and need not ask again.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.policies import why_not
from footprint.access.viewing import Standing, Viewer
from footprint.queries import looking
from footprint.records.allocations import Allocation, SocialWorkerHeld
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.looking import BreakGlass
from footprint.records.notices import Notice
from footprint.records.people import User
from footprint.rules.counting import age_on
from footprint.terms.casework import AllocationKind
from footprint.terms.children import Sex
from footprint.terms.looking import LookKind
from footprint.terms.people import RecordLevel, Relation


class MayNotPrint(Exception):
    """The record was opened by broken glass, and nobody has said yet why it must be printed."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works with a child, and how to reach them."""

    name: str
    since: date
    until: date | None = None
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class BrokenGlass:
    """Until when the viewer may read what nothing but broken glass opens to them."""

    until: datetime
    may_print: bool


@dataclass(frozen=True, slots=True)
class SeenChild:
    """A child as the head of each of their pages shows them."""

    id: int
    public_id: UUID
    name: str
    called: str
    """The one name people use: for a heading, a button."""
    legal_name: str
    """First and family name as registered, where the child is known by another."""
    number: str
    case_link: str
    born_on: date | None
    died_on: date | None
    age: int | None
    sex: str
    language: str
    communication: str
    iro: Colleague | None
    cover: Colleague | None
    worker: Colleague | None
    team: str
    waiting_notices: int
    standing: Standing
    actions: frozenset[Action]
    """What the viewer may do with this child: the buttons; each operation asks again."""
    glass: BrokenGlass | None

    @property
    def is_restricted(self) -> bool:
        """Whether the record is open to people on a list only."""
        return self.standing.level is RecordLevel.RESTRICTED


@dataclass(frozen=True, slots=True)
class DetailsHeld:
    """What is recorded of a child and can be corrected, for the form that does."""

    first_name: str
    last_name: str
    known_as: str
    former_names: str
    born_on: date | None
    died_on: date | None
    sex: str
    ethnicity: str
    language: str
    communication: str
    case_link: str
    version: int


def opened(
    public_id: UUID, *, viewer: Viewer, where: str, action: Action = Action.OPEN
) -> SeenChild:
    """Open a child for one page, and write that it was looked at; raises as `looking.opened`."""
    found = looking.opened(public_id, viewer=viewer, where=where, action=action)
    return _seen(found, viewer, _glass(found, viewer))


@transaction.atomic
def printed(public_id: UUID, *, viewer: Viewer, where: str) -> SeenChild:
    """Open a child to be printed, and write so; or raise, and then nothing is written."""
    found = looking.opened(public_id, viewer=viewer, where=where, kind=LookKind.PRINTED)
    glass = _glass(found, viewer)
    if glass and not glass.may_print:
        raise MayNotPrint(public_id)
    return _seen(found, viewer, glass)


def details_of(child: SeenChild) -> DetailsHeld:
    """Read what can be corrected of a child, with the version that it is."""
    held = Child.objects.get(pk=child.id)
    return DetailsHeld(**{field.name: getattr(held, field.name) for field in fields(DetailsHeld)})


def _seen(found: looking.Opened, viewer: Viewer, glass: BrokenGlass | None) -> SeenChild:
    child = found.child
    iro, cover = _officers(child, viewer.today)
    worker, team = _worker(child, viewer.today)
    names = f"{child.first_name} {child.last_name}".strip()
    return SeenChild(
        id=child.pk,
        public_id=child.public_id,
        name=child.full_name,
        called=child.known_as or child.first_name,
        legal_name=names if names != child.full_name else "",
        number=child.number,
        case_link=child.case_link,
        born_on=child.born_on,
        died_on=child.died_on,
        age=_age(child, viewer.today),
        sex=Sex(child.sex).label if child.sex else "",
        language=child.language,
        communication=child.communication,
        iro=iro,
        cover=cover,
        worker=worker,
        team=team,
        waiting_notices=Notice.objects.filter(child=child, answer="").count(),
        standing=found.standing,
        actions=frozenset(one for one in Action if found.may(one, viewer)),
        glass=glass,
    )


def _age(child: Child, today: date) -> int | None:
    if child.born_on is None or child.born_on > today:
        return None
    return age_on(child.born_on, min(today, child.died_on or today))


def _glass(found: looking.Opened, viewer: Viewer) -> BrokenGlass | None:
    if Relation.BREAK_GLASS not in found.standing.relations:
        return None
    relations = found.standing.relations - {Relation.BREAK_GLASS}
    without = Standing(found.standing.level, relations)
    if why_not(Action.OPEN, viewer, without) is None:
        return None
    held = BreakGlass.objects.filter(
        child=found.child, person_id=viewer.user_id, at__lte=viewer.at, until__gt=viewer.at
    )
    latest = held.latest("until")
    return BrokenGlass(latest.until, may_print=bool(latest.may_print_because))


def _officers(child: Child, today: date) -> tuple[Colleague | None, Colleague | None]:
    held = Allocation.objects.filter(holding_on(today), child=child).select_related("iro")
    by_kind = {one.kind: _colleague(one.iro, one.started_on, one.ended_on) for one in held}
    return by_kind.get(AllocationKind.ALLOCATED), by_kind.get(AllocationKind.COVER)


def _worker(child: Child, today: date) -> tuple[Colleague | None, str]:
    works = SocialWorkerHeld.objects.filter(holding_on(today), child=child)
    held = works.select_related("worker", "team").first()
    if held is None:
        return None, ""
    worker = _colleague(held.worker, held.started_on, None) if held.worker else None
    return worker, held.team.name


def _colleague(person: User, since: date, until: date | None) -> Colleague:
    return Colleague(person.name, since, until, person.phone, person.email)
