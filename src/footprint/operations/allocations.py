"""Choosing and changing a child's IRO, and telling the child."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations.allocating import (
    CannotAllocate,
    Change,
    Ending,
    Override,
    at_what_time,
    decide,
    give,
    how_chosen,
    iro_of,
    locked,
    pass_on,
    see_day,
    take,
    tell_officer,
)
from footprint.operations.checking import child_for
from footprint.operations.events import leave
from footprint.operations.explaining import held_by_the_database
from footprint.queries.caseloads import works_as_iro
from footprint.queries.choosing import choices
from footprint.records.allocations import Allocation
from footprint.records.care import LookedAfterPeriod
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.terms.casework import ChangeReason, Told
from footprint.terms.days import in_words

__all__ = [
    "CannotAllocate",
    "Change",
    "Ending",
    "Override",
    "allocate",
    "end",
    "hand_over",
    "tell_child",
]


def allocate(
    *,
    children: Sequence[UUID],
    iro_id: int,
    by: Viewer,
    on: date | None = None,
    override: Override | None = None,
) -> None:
    """Give a child, and brothers and sisters in the same decision, an IRO where they have none.

    The first child is the one the suggestion is about. Somebody who is an IRO no longer counts as
    no IRO, and is replaced.
    """
    start = on or by.today
    see_day(start, by=by)
    with transaction.atomic():
        found = locked(children, by=by)
        held = [_see_free(child, start, by=by) for child in found]
        known = choices(found, viewer=by)
        if known.are_parent_and_child([child.pk for child in found]):
            raise CannotAllocate(
                "A looked-after parent and their child should have different IROs. Allocate them "
                "one at a time."
            )
        suggested = known.suggested(found[0].pk)
        with held_by_the_database(CannotAllocate):
            for child, gone in zip(found, held, strict=True):
                decision = decide(
                    known, child, iro_id, suggested=suggested, on=start, override=override
                )
                if gone:
                    take(gone, on=start, reason=ChangeReason.LEFT)
                give(child, decision, by=by)
                leave(
                    "allocated",
                    f"{decision.iro.name} became {child.full_name}'s IRO from {in_words(start)}: "
                    f"{how_chosen(decision, known)}.",
                    by=by,
                    child_id=child.pk,
                )
        tell_officer(iro_id, len(found), by=by)


def _see_free(child: Child, on: date, *, by: Viewer) -> Allocation | None:
    """Refuse a child who has an IRO; give back the one on record who is an IRO no longer."""
    if not LookedAfterPeriod.objects.filter(holding_on(on), child=child).exists():
        raise CannotAllocate(f"{child.full_name} is not looked after on {in_words(on)}.")
    held = iro_of(child, on)
    if held is None or not works_as_iro(held.iro_id, by.today):
        return held
    who = held.made_by.name if held.made_by else "Somebody"
    raise CannotAllocate(
        f"{who} allocated {child.full_name} to {held.iro.name} {at_what_time(held, by.today)}. "
        f"Nothing was changed. To change it, hand {child.full_name} over."
    )


def hand_over(*, child: UUID, seen: int, change: Change, by: Viewer) -> None:
    """Change a child's IRO; `seen` is the allocation the person looked at when they decided."""
    start = change.on or by.today
    see_day(start, by=by)
    with transaction.atomic():
        (found,) = locked([child], by=by)
        held = see_unchanged(found, seen, start, by=by)
        known = choices([found], viewer=by, leaving=held.iro_id)
        decision = decide(
            known,
            found,
            change.iro_id,
            suggested=known.suggested(found.pk),
            on=start,
            override=change.override,
        )
        with held_by_the_database(CannotAllocate):
            pass_on(held, decision, change, how_chosen(decision, known), by=by)
        tell_officer(change.iro_id, 1, by=by)


def see_unchanged(child: Child, seen: int, on: date, *, by: Viewer) -> Allocation:
    """Refuse where the child's IRO is no longer the one the person looked at."""
    held = iro_of(child, on)
    if held is None:
        raise CannotAllocate(
            f"{child.full_name} has no IRO any more. Open the page again to see how it stands."
        )
    if held.pk != seen:
        who = held.made_by.name if held.made_by else "Somebody"
        raise CannotAllocate(
            f"{who} allocated {child.full_name} to {held.iro.name} "
            f"{at_what_time(held, by.today)}, after you opened this page. Nothing was changed."
        )
    if held.started_on > on:
        raise CannotAllocate(
            f"{held.iro.name} becomes {child.full_name}'s IRO on {in_words(held.started_on)}; "
            "a change cannot be earlier."
        )
    return held


def end(*, child: UUID, ending: Ending, by: Viewer) -> None:
    """End an allocation without a next IRO: care ended, or the IRO must stop at once."""
    day, reason = ending.on or by.today, ending.reason
    see_day(day, by=by)
    with transaction.atomic():
        (found,) = locked([child], by=by)
        held = see_unchanged(found, ending.seen, day, by=by)
        in_care = LookedAfterPeriod.objects.filter(holding_on(day), child=found).exists()
        if reason is ChangeReason.ENDED and in_care:
            raise CannotAllocate(
                f"{found.full_name} is looked after on {in_words(day)}. Record the end of care "
                "first, or choose another reason."
            )
        take(held, on=day, reason=reason)
        leave(
            "allocation ended",
            f"{held.iro.name} ceased to be {found.full_name}'s IRO on {in_words(day)} "
            f"({reason.label}).",
            by=by,
            child_id=found.pk,
        )


def tell_child(*, child: UUID, told_on: date, how: Told, by: Viewer) -> None:
    """Record that a child was told who their IRO is, on which day and how."""
    with transaction.atomic():
        found = child_for(child, Action.TELL_CHILD, by=by)
        held = iro_of(found, by.today)
        if held is None:
            raise CannotAllocate(f"{found.full_name} has no IRO yet to be told of.")
        if told_on > by.today:
            raise CannotAllocate("The day the child was told cannot be in the future.")
        if told_on < min(held.started_on, localtime(held.made_at).date()):
            raise CannotAllocate(
                f"{held.iro.name} became {found.full_name}'s IRO on {in_words(held.started_on)}; "
                "the child cannot have been told before that."
            )
        held.told_on, held.told_how = told_on, how
        held.save(update_fields=["told_on", "told_how"])
        leave(
            "child told",
            f"{found.full_name} was told on {in_words(told_on)} that {held.iro.name} is the IRO "
            f"({how.label}).",
            by=by,
            child_id=found.pk,
        )
