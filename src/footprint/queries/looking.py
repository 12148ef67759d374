"""The only way to a child: who may see which, and the log of what was shown to whom.

Whatever names a child passes here. A child is loaded by `opened`, which writes the look in the
transaction that serves the page, or raises `NoSuchChild`, the same for one that is not there and
one that may not be seen. A list takes its children from `children_for` and says what it showed
by `listed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from footprint.access.actions import Action
from footprint.access.policies import (
    OWN_RELATIONS,
    Reach,
    may_hold_broken_glass,
    may_with_reason,
    reach_of,
    why_not,
)
from footprint.access.viewing import Standing, Viewer
from footprint.queries import relations
from footprint.queries.relations import is_restricted, relation
from footprint.records.children import Child
from footprint.records.looking import Look
from footprint.terms.looking import LookKind
from footprint.terms.people import RecordLevel, Relation


class NoSuchChild(LookupError):
    """Raised alike where there is no such child and where the viewer may not know of one."""


class NeedsReason(Exception):
    """The viewer may open this child once they have said why."""

    def __init__(self, public_id: UUID) -> None:
        super().__init__("Say why you open this record.")
        self.public_id = public_id


@dataclass(frozen=True, slots=True)
class Opened:
    """A child the viewer may see, and how the viewer stands to them; for queries and operations."""

    child: Child
    standing: Standing

    def may(self, action: Action, viewer: Viewer) -> bool:
        """Say whether a button is to be shown; the operation asks again."""
        return why_not(action, viewer, self.standing) is None


def children_for(viewer: Viewer, action: Action) -> QuerySet[Child]:
    """The children with whom the viewer may do this today."""
    return Child.objects.filter(within(viewer, action, of="pk"))


def within(viewer: Viewer, action: Action, *, of: str = "child_id") -> Q:
    """Whether a record hangs on a child with whom the viewer may do this today.

    `of` names the column with the child's id. For a list of what hangs on children this is
    quicker than a join with `children_for`, and says the same.
    """
    reaches = {reach_of(action, role) for role in viewer.roles}
    reached = Q()
    if Reach.WHOLE not in reaches:
        reached = relations.among(_reached_by(viewer, action), viewer, of=of)
    return reached & ~relations.closed(viewer, of=of) & _of_errand(viewer, of=of)


def _of_errand(viewer: Viewer, *, of: str = "pk") -> Q:
    """Whoever came by a link knows of one child, whatever they are besides."""
    return Q(**{of: viewer.errand.child_id}) if viewer.errand else Q()


def _reached_by(viewer: Viewer, action: Action) -> Iterator[Relation]:
    """List the relations by which the viewer reaches children for this."""
    for role in viewer.roles:
        reach = reach_of(action, role)
        if reach in {Reach.OWN, Reach.OWN_OR_REASON}:
            yield from OWN_RELATIONS.get(role, ())
        if reach in {Reach.WITH_REASON, Reach.OWN_OR_REASON}:
            yield Relation.REASON_GIVEN
    if may_hold_broken_glass(action, viewer):
        yield Relation.BREAK_GLASS


def opened(
    public_id: UUID,
    *,
    viewer: Viewer,
    where: str,
    action: Action = Action.OPEN,
    kind: LookKind = LookKind.OPENED,
    because: str = "",
) -> Opened:
    """Load one child for a page, a print or an export, and write that it was looked at."""
    found = standing_to(public_id, viewer=viewer)
    if found is None:
        raise NoSuchChild(public_id)
    if why_not(action, viewer, found.standing) is not None:
        if _would_with_reason(action, viewer, found.standing):
            raise NeedsReason(public_id)
        raise NoSuchChild(public_id)
    _write(kind, viewer, [found.child.pk], where, found.standing.relations, because)
    return found


def standing_to(public_id: UUID, *, viewer: Viewer) -> Opened | None:
    """Load a child with how the viewer stands to them; shows nothing, so writes nothing."""
    marks = {_mark(one): relation(one, viewer) for one in Relation}
    child = (
        Child.objects.filter(_of_errand(viewer), public_id=public_id)
        .annotate(level_is_restricted=is_restricted(), **marks)
        .first()
    )
    if child is None:
        return None
    level = RecordLevel.RESTRICTED if child.level_is_restricted else RecordLevel.STANDARD
    held = frozenset(one for one in Relation if getattr(child, _mark(one)))
    return Opened(child, Standing(level, held))


def _mark(one: Relation) -> str:
    return f"is_{one.name.lower()}"


def _would_with_reason(action: Action, viewer: Viewer, standing: Standing) -> bool:
    """A reason is asked only of those who could have found the child by a search."""
    with_reason = Standing(standing.level, standing.relations | {Relation.REASON_GIVEN})
    return (
        may_with_reason(action, viewer)
        and why_not(action, viewer, with_reason) is None
        and why_not(Action.FIND, viewer, standing) is None
    )


def listed(
    children: Iterable[int],
    *,
    viewer: Viewer,
    where: str,
    kind: LookKind = LookKind.LISTED,
    because: str = "",
) -> None:
    """Write that a list, a search or an export named these children; an empty one names none."""
    shown = sorted(set(children))
    if shown:
        _write(kind, viewer, shown, where, frozenset(), because)


def _write(
    kind: LookKind,
    viewer: Viewer,
    children: list[int],
    where: str,
    relations: frozenset[Relation],
    because: str,
) -> None:
    Look.objects.create(
        at=viewer.at,
        by_id=viewer.user_id,
        kind=kind,
        children=children,
        where=where,
        relations=sorted(relations),
        because=because,
        session=viewer.session,
    )
