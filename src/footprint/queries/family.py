"""The people who matter to a child, what they must not receive, and brothers, sisters, parents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries import looking
from footprint.queries.child import SeenChild
from footprint.records.children import ChildLink, ImportantPerson
from footprint.records.dated import holding_on
from footprint.terms.children import ChildLinkKind


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who matters to a child."""

    id: int
    name: str
    relation: str
    phone: str
    email: str
    has_parental_responsibility: bool
    must_not_receive: str
    because: str
    started_on: date
    ended_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Relative:
    """Another child the viewer may open, and what they are to this one."""

    id: int
    public_id: UUID
    name: str
    is_what: str
    link_id: int


@dataclass(frozen=True, slots=True)
class People:
    """Everybody around a child, as far as the viewer may know of them."""

    now: tuple[PersonRow, ...]
    before: tuple[PersonRow, ...]
    relatives: tuple[Relative, ...]


def people(child: SeenChild, *, viewer: Viewer) -> People:
    """List who matters to a child; another child is there only if the viewer may open them."""
    found = ImportantPerson.objects.filter(child_id=child.id)
    rows = [
        _row(one)
        for one in found.order_by("-has_parental_responsibility", "relation", "name", "id")
    ]
    now = tuple(row for row in rows if row.ended_on is None or row.ended_on > viewer.today)
    return People(now, tuple(row for row in rows if row not in now), _relatives(child, viewer))


def warnings(child: SeenChild, *, viewer: Viewer) -> tuple[PersonRow, ...]:
    """List the people who must not receive something, for the first page of a child."""
    found = ImportantPerson.objects.filter(holding_on(viewer.today), child_id=child.id)
    return tuple(_row(one) for one in found.exclude(must_not_receive="").order_by("name", "id"))


def person(child: SeenChild, person_id: int) -> PersonRow | None:
    """Find one of the people who matter to a child."""
    found = ImportantPerson.objects.filter(child_id=child.id, pk=person_id).first()
    return _row(found) if found else None


def _relatives(child: SeenChild, viewer: Viewer) -> tuple[Relative, ...]:
    links = ChildLink.objects.filter(Q(child_id=child.id) | Q(other_id=child.id))
    openable = looking.children_for(viewer, Action.OPEN)
    ends = list(links.values_list("pk", "child_id", "other_id", "kind"))
    others = {one for _, *pair, _ in ends for one in pair} - {child.id}
    shown = {one.pk: one for one in openable.filter(pk__in=others)} if others else {}
    looking.listed(shown, viewer=viewer, where="people around a child")
    rows = []
    for link, of, other, kind in ends:
        relative = shown.get(other if of == child.id else of)
        if relative:
            what = _what(ChildLinkKind(kind), is_other=of == child.id)
            rows.append(Relative(relative.pk, relative.public_id, relative.full_name, what, link))
    return tuple(sorted(rows, key=lambda row: row.name))


def _what(kind: ChildLinkKind, *, is_other: bool) -> str:
    """Say what the other child is to this one; a link is stored once and read from both sides."""
    if kind is ChildLinkKind.PARENT and not is_other:
        return "their child"
    return kind.label


def _row(one: ImportantPerson) -> PersonRow:
    return PersonRow(
        id=one.pk,
        name=one.name,
        relation=one.relation,
        phone=one.phone,
        email=one.email,
        has_parental_responsibility=one.has_parental_responsibility,
        must_not_receive=one.must_not_receive,
        because=one.because,
        started_on=one.started_on,
        ended_on=one.ended_on,
        version=one.version,
    )
