"""Children whose care has ended while somebody is still on record as their IRO."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.looking import listed, within
from footprint.records.allocations import Allocation
from footprint.records.care import LookedAfterPeriod
from footprint.records.dated import holding_on
from footprint.terms.casework import AllocationKind


@dataclass(frozen=True, slots=True)
class CareEnded:
    """A child no longer looked after who still has an IRO on record."""

    id: int
    public_id: UUID
    name: str
    iro: str
    ended_on: date | None


def care_ended(*, viewer: Viewer, where: str) -> tuple[CareEnded, ...]:
    """List the children whose care has ended while an allocation goes on, the longest ago first."""
    periods = LookedAfterPeriod.objects.filter(child=OuterRef("child_id"))
    held = (
        Allocation.objects.filter(
            within(viewer, Action.LIST),
            holding_on(viewer.today),
            ~Exists(periods.filter(holding_on(viewer.today))),
            kind=AllocationKind.ALLOCATED,
        )
        .select_related("child", "iro")
        .annotate(care_until=Subquery(periods.order_by("-ended_on").values("ended_on")[:1]))
    )
    found = sorted(
        (
            CareEnded(
                one.child_id,
                one.child.public_id,
                one.child.full_name,
                one.iro.name,
                vars(one)["care_until"],
            )
            for one in held
        ),
        key=lambda one: (one.ended_on or date.min, one.name),
    )
    listed([one.id for one in found], viewer=viewer, where=where)
    return tuple(found)
