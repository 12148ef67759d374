"""Giving many children of one officer to others: all of them, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import named_lists
from footprint.operations.allocating import (
    CannotAllocate,
    Change,
    Override,
    decide,
    how_chosen,
    iro_of,
    locked,
    pass_on,
    see_day,
    tell_officer,
)
from footprint.operations.events import leave
from footprint.operations.explaining import held_by_the_database
from footprint.queries.choosing import choices
from footprint.queries.looking import within
from footprint.queries.reallocating import REALLOCATED, in_order, stamp
from footprint.records.allocations import Allocation
from footprint.records.children import Child
from footprint.records.people import User
from footprint.terms.casework import AllocationKind, ChangeReason
from footprint.terms.days import in_words

LOOK_AGAIN = "Nothing was changed. Look at the list again."


@dataclass(frozen=True, slots=True)
class Sharing:
    """What is asked: which child goes to which officer, why, and from when."""

    officers: Mapping[UUID, int]
    reason: ChangeReason
    handover: str = ""
    on: date | None = None
    override: Override | None = None
    """Why others than those suggested were chosen; for all of them together."""


def bulk_reallocate(*, from_iro: int, sharing: Sharing, seen: str, by: Viewer) -> int:
    """Give children of one officer to others in one step; `seen` is the list's stamp.

    Returns the number of the event, which the summary is read by.
    """
    start = sharing.on or by.today
    see_day(start, by=by)
    if not sharing.officers:
        raise CannotAllocate("Choose at least one child.")
    with transaction.atomic():
        found = sorted(locked(list(sharing.officers), by=by), key=in_order)
        held = _see_unchanged(found, from_iro, start)
        with held_by_the_database(CannotAllocate):
            _share(found, held, sharing, seen, start, by=by)
            if sharing.reason is ChangeReason.LEFT:
                _end_covers_by(from_iro, start, by=by)
        given = Counter(sharing.officers.values())
        for officer, count in sorted(given.items()):
            tell_officer(officer, count, by=by)
        return leave(REALLOCATED, _summary(from_iro, given, sharing, start, by), by=by)


def _see_unchanged(found: list[Child], from_iro: int, on: date) -> dict[int, Allocation]:
    """Refuse the whole where any of the children is no longer this officer's."""
    held = {child.pk: iro_of(child, on) for child in found}
    changed = [
        f"{child.full_name} {_with_whom(held[child.pk])}"
        for child in found
        if not _is_held_by(held[child.pk], from_iro, on)
    ]
    if changed:
        raise CannotAllocate(f"Since you opened this page: {'; '.join(changed)}. {LOOK_AGAIN}")
    return {child: one for child, one in held.items() if one}


def _is_held_by(held: Allocation | None, iro: int, on: date) -> bool:
    return held is not None and held.iro_id == iro and held.started_on <= on


def _with_whom(held: Allocation | None) -> str:
    return f"is with {held.iro.name}" if held else "has no IRO"


def _share(
    found: list[Child],
    held: Mapping[int, Allocation],
    sharing: Sharing,
    seen: str,
    on: date,
    *,
    by: Viewer,
) -> None:
    from_iro = next(iter(held.values())).iro_id
    known = choices(found, viewer=by, leaving=from_iro)
    suggested = known.suggested_for_all([child.pk for child in found])
    if seen != stamp({child: one.pk for child, one in held.items()}, suggested):
        raise CannotAllocate(f"The suggestions have changed since you opened it. {LOOK_AGAIN}")
    change = Change(0, sharing.reason, sharing.handover, on, sharing.override)
    for child in found:
        iro = sharing.officers[child.public_id]
        decision = decide(
            known, child, iro, suggested=suggested[child.pk], on=on, override=sharing.override
        )
        chosen = how_chosen(decision, known)
        pass_on(held[child.pk], decision, replace(change, iro_id=iro), chosen, by=by)


def _end_covers_by(iro: int, on: date, *, by: Viewer) -> None:
    """Whoever leaves covers for nobody from that day on."""
    covers = Allocation.objects.filter(
        within(by, Action.ALLOCATE),
        iro_id=iro,
        kind=AllocationKind.COVER,
        ended_on__gt=on,
    )
    for cover in covers.select_related("child", "iro"):
        cover.ended_on, cover.end_reason = max(on, cover.started_on), ChangeReason.LEFT
        cover.save(update_fields=["ended_on", "end_reason"])
        named_lists.take_off(cover.child_id, iro, on=cover.ended_on)
        leave(
            "cover ended",
            f"{cover.iro.name} no longer covers for {cover.child.full_name}'s IRO from "
            f"{in_words(on)} ({ChangeReason.LEFT.label}).",
            by=by,
            child_id=cover.child_id,
        )


def _summary(
    from_iro: int, given: Mapping[int, int], sharing: Sharing, on: date, by: Viewer
) -> str:
    name = User.objects.values_list("name", flat=True).get(pk=from_iro)
    count = sum(given.values())
    children = "1 child" if count == 1 else f"{count} children"
    officers = "1 officer" if len(given) == 1 else f"{len(given)} officers"
    return (
        f"{by.name} gave {children} of {name} to {officers} from {in_words(on)} "
        f"({sharing.reason.label})."
    )
