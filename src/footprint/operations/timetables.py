"""The timetable of every child, made of the records by the rules and kept in a table.

Whoever writes a fact that decides a date calls `rebuild` in the same transaction. Lateness is
never kept: it is a matter of the day a page is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from footprint.operations.copying import copy_rows
from footprint.operations.events import leave_by_system
from footprint.queries.care_histories import histories
from footprint.queries.practice import PracticeInForce, in_force
from footprint.records.children import Child
from footprint.records.reviews import TimetableRow, TimetableState
from footprint.rules.histories import CareHistory, duties
from footprint.rules.reasons import Reasons
from footprint.rules.working_days import book_by
from footprint.terms.days import day_in_london
from footprint.terms.reviews import Note

BATCH = 1000
"""So many children are read with one set of queries."""


class Line(NamedTuple):
    """One row of a timetable, as `TimetableRow` keeps it."""

    child_id: int
    period_start: date
    sequence: int
    rule: str
    force: str
    anchor: str
    anchor_on: date | None
    due_by: date | None
    book_by: date | None
    held_on: date | None
    in_time: bool | None
    has_lapsed: bool
    was_missed: bool
    reason: str


def rebuild(child_ids: Iterable[int], *, at: datetime) -> None:
    """Make the timetables of children anew from their records as they now stand."""
    wanted = sorted(set(child_ids))
    with transaction.atomic():
        practice = in_force()
        for first in range(0, len(wanted), BATCH):
            batch = locked(wanted[first : first + BATCH])
            write(batch, made(batch, day_in_london(at), practice), practice, at=at)


def locked(child_ids: Iterable[int]) -> list[int]:
    """Make whoever else changes these children wait, so that no fact is missed; in one order."""
    held = Child.objects.filter(pk__in=child_ids).order_by("pk").select_for_update(no_key=True)
    return list(held.values_list("pk", flat=True))


def made(child_ids: Sequence[int], as_at: date, practice: PracticeInForce) -> list[Line]:
    """Work the timetables of children out, as seen on a day."""
    return [
        line
        for child_id, history in histories(child_ids).items()
        for line in made_of(child_id, history, as_at, practice)
    ]


def made_of(
    child_id: int, history: CareHistory, as_at: date, practice: PracticeInForce
) -> list[Line]:
    """Work one child's timetable out, as seen on a day, in order."""
    calendar, local = practice.calendar, practice.local
    reasons = Reasons(calendar, local)
    return [
        Line(
            child_id=child_id,
            period_start=period_start,
            sequence=duty.sequence,
            rule=duty.rule,
            force=duty.force.value,
            anchor=duty.anchor.value,
            anchor_on=duty.anchor_on,
            due_by=duty.due_by,
            book_by=duty.due_by and book_by(duty.due_by, calendar),
            held_on=duty.held_on,
            in_time=duty.in_time,
            has_lapsed=duty.note is Note.LAPSED,
            was_missed=care_ended and duty.held_on is None and duty.note is not Note.LAPSED,
            reason=reasons.of(duty.rule, duty.anchor, duty.anchor_on, duty.due_by, duty.note),
        )
        for period_start, care_ended, duty in duties(
            history,
            as_at=as_at,
            calendar=calendar,
            seen_from=practice.reviews_from,
            local=local,
        )
    ]


def write(
    child_ids: Sequence[int], lines: Iterable[Line], practice: PracticeInForce, *, at: datetime
) -> None:
    """Put timetables in the place of those that were kept."""
    TimetableRow.objects.filter(child_id__in=child_ids).delete()
    copy_rows(TimetableRow._meta.db_table, Line._fields, lines)
    TimetableState.objects.bulk_create(
        [
            TimetableState(child_id=child, practice_version=practice.number, made_at=at)
            for child in child_ids
        ],
        update_conflicts=True,
        unique_fields=["child"],
        update_fields=["practice_version", "made_at"],
    )


def check_all(*, at: datetime) -> int:
    """Compare every timetable with a full recomputation, mend what differs, and count those.

    Each is first made again as seen on the day it was made: what differs then is a fault, and
    leaves an event. Only after that do the timetables follow the days that have passed since.
    """
    faulty = 0
    everyone = list(Child.objects.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(everyone), BATCH):
        with transaction.atomic():
            faulty += _check(everyone[first : first + BATCH], at=at)
    return faulty


def _check(child_ids: Sequence[int], *, at: datetime) -> int:
    practice = in_force()
    batch = locked(child_ids)
    kept = _kept(batch)
    states = {state.child_id: state for state in TimetableState.objects.filter(child__in=batch)}
    # a timetable of an older practice is not at fault: a job is about to make it anew
    comparable = {
        child: day_in_london(state.made_at)
        for child, state in states.items()
        if state.practice_version == practice.number
    }
    known, today = histories(batch), day_in_london(at)
    differ = [
        child
        for child in batch
        if (child in comparable or child not in states)
        and kept[child] != made_of(child, known[child], comparable.get(child, today), practice)
    ]
    for child in differ:
        leave_by_system(
            "timetable mended",
            "The dates kept were not those that the records give, and were made again.",
            at=at,
            child_id=child,
        )
    now = {child: made_of(child, known[child], today, practice) for child in batch}
    changed = [child for child in batch if child not in comparable or kept[child] != now[child]]
    write(changed, (line for child in changed for line in now[child]), practice, at=at)
    return len(differ)


def _kept(child_ids: Sequence[int]) -> dict[int, list[Line]]:
    """Read the timetables that are kept, in order."""
    found: dict[int, list[Line]] = {child: [] for child in child_ids}
    rows = TimetableRow.objects.filter(child_id__in=child_ids)
    for row in rows.order_by("period_start", "sequence").values_list(*Line._fields):
        line = Line(*row)
        found[line.child_id].append(line)
    return found
