"""Children who may be one, side by side, where the viewer may know of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries import looking
from footprint.records.care import LookedAfterPeriod
from footprint.records.children import Child, DuplicateSuspected


class NoSuchPair(LookupError):
    """There is no such pair, or none this viewer may know of."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with what tells children apart."""

    public_id: UUID
    name: str
    number: str
    born_on: date | None
    upn: str
    in_care: tuple[tuple[date, date | None], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two children who may be one."""

    duplicate_id: int
    one: Side
    other: Side
    likeness: int
    because: str

    @property
    def sides(self) -> tuple[Side, Side]:
        """The two, for a table."""
        return self.one, self.other


def waiting(*, viewer: Viewer) -> tuple[Pair, ...]:
    """Pairs that nobody has judged, the likest first."""
    return _pairs(viewer, where="possible duplicates")


def pair(duplicate_id: int, *, viewer: Viewer) -> Pair:
    """One pair that nobody has judged."""
    found = _pairs(viewer, where="possible duplicate", only=duplicate_id)
    if not found:
        raise NoSuchPair(duplicate_id)
    return found[0]


def _pairs(viewer: Viewer, *, where: str, only: int | None = None) -> tuple[Pair, ...]:
    seen = looking.children_for(viewer, Action.FIND)
    rows = DuplicateSuspected.objects.filter(
        judged_at__isnull=True, child__in=seen, other__in=seen
    ).select_related("child", "other")
    if only is not None:
        rows = rows.filter(pk=only)
    found = list(rows.order_by("-likeness", "pk")[:200])
    ids = {one for row in found for one in (row.child_id, row.other_id)}
    looking.listed(ids, viewer=viewer, where=where)
    periods: dict[int, list[tuple[date, date | None]]] = {}
    for row in LookedAfterPeriod.objects.filter(child__in=ids).order_by("started_on"):
        periods.setdefault(row.child_id, []).append((row.started_on, row.ended_on))
    return tuple(
        Pair(
            row.pk,
            _side(row.child, periods),
            _side(row.other, periods),
            row.likeness,
            row.because,
        )
        for row in found
    )


def _side(child: Child, periods: dict[int, list[tuple[date, date | None]]]) -> Side:
    return Side(
        child.public_id,
        child.full_name,
        child.number,
        child.born_on,
        child.upn,
        tuple(periods.get(child.pk, ())),
    )
