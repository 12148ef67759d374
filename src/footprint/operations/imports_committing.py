"""Writing an import: checked again, written in one transaction, and told in the history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.documents.sentences import listed
from footprint.operations import allocating, events, named_lists, practice, timetables
from footprint.operations.checking import allow
from footprint.operations.explaining import held_by_the_database
from footprint.operations.imports_plan import Change, Plan, Ref, differing
from footprint.operations.imports_planning import Files, Planned, digest, planned
from footprint.operations.imports_preview import counts
from footprint.operations.imports_tables import TABLES
from footprint.operations.imports_writing import Writer, copy_in
from footprint.queries.practice import in_force
from footprint.records.models import (
    Allocation,
    DuplicateSuspected,
    Event,
    Import,
    ImportPreview,
    Restriction,
    Review,
)
from footprint.terms.imports import ImportKind, ImportStatus, Outcome

REHEARSED = frozenset({ImportKind.PEOPLE, ImportKind.ALLOCATIONS})
"""Kinds that the database judges as a whole: whether an IRO is independent depends on all rows."""
NAMED = 10
"""So many children are named of those that changed."""


class CannotImport(Exception):
    """A file cannot be brought in so; the message says why, and what to do."""


class _Undone(Exception):
    """Raised to undo a rehearsal."""


def rehearsed(batch: Import, found: Planned, *, by: Viewer) -> str:
    """Write and undo what the database judges as a whole; say what it refuses, or nothing."""
    if batch.kind not in REHEARSED or not found.plan.changes:
        return ""
    try:
        with transaction.atomic():
            with held_by_the_database(CannotImport):
                Writer(batch.pk, by).write(found.plan)
            raise _Undone
    except _Undone:
        return ""
    except CannotImport as refusal:
        return f"It cannot be written: {refusal}"


def commit(batch: Import, files: Files, *, by: Viewer) -> None:
    """Write an import, once it is still what somebody looked at and may write."""
    allow(Action.COMMIT_IMPORT, by=by)
    seen = ImportPreview.objects.filter(batch=batch).first()
    if seen is None or seen.made_for_id != by.user_id:
        raise CannotImport("Look at what would change first.")
    if digest(files) != batch.sha256:
        raise CannotImport("The file is not the one that was looked at. Bring it in again.")
    found = planned(batch, files, by=by, locks=True)
    others = differing(seen.digests, found.shown.digests())
    if others:
        raise CannotImport(_changed_meanwhile(others))
    writer = Writer(batch.pk, by)
    with held_by_the_database(CannotImport):
        writer.write(found.plan)
    _begin_reviews(found, by)
    _suspect(found.plan, writer, by)
    _tell(found.plan, writer, batch, by)
    _follow(found.plan, writer, by)
    timetables.rebuild(_children(found.plan, writer), at=by.at)
    batch.status, batch.since, batch.refusal = ImportStatus.COMMITTED, by.at, ""
    batch.committed_by_id, batch.committed_at = by.user_id, by.at
    batch.counts = counts(found)
    if found.brought:
        batch.mapping = {**batch.mapping, "years": list(found.brought.years)}
    batch.save()


def _changed_meanwhile(children: Sequence[str]) -> str:
    named = [one for one in children if one]
    what = f"of children {listed(named[:NAMED])}" if named else "of people"
    more = f" and {len(named) - NAMED:,} more" if len(named) > NAMED else ""
    return (
        f"The records {what}{more} have changed since you looked, so something else would be "
        "written. Nothing was. Look again at what would change."
    )


def _children(plan: Plan, writer: Writer) -> list[int]:
    ids = writer.ids["child"]
    return sorted({ids[one.child] for one in plan.changes if one.child})


# ---- what else is written ------------------------------------------------------------------------


def _begin_reviews(found: Planned, by: Viewer) -> None:
    """Let reviews count as recorded from the first year brought in, where they were not before."""
    if found.brought is None:
        return
    first_day, now = found.brought.span.first_day, in_force().reviews_from
    made = [one for one in found.plan.changes if one.table == "review"]
    is_first = now is None and len(made) >= Review.objects.filter(held_on__isnull=False).count()
    if is_first or (now is not None and first_day < now):
        practice.set_reviews_from(
            day=first_day, because="A return of that year was brought in", by=by
        )


def _suspect(plan: Plan, writer: Writer, by: Viewer) -> None:
    """Keep likely doubles, for somebody to judge."""
    ids = writer.ids["child"]
    writer.find_children({one for pair in plan.alike for one in (pair.child, pair.other)})
    DuplicateSuspected.objects.bulk_create(
        [
            DuplicateSuspected(
                child_id=min(ids[pair.child], ids[pair.other]),
                other_id=max(ids[pair.child], ids[pair.other]),
                likeness=pair.likeness,
                because=pair.because,
                found_at=by.at,
            )
            for pair in plan.alike
        ],
        ignore_conflicts=True,
    )


def _tell(plan: Plan, writer: Writer, batch: Import, by: Viewer) -> None:
    """Leave an event for each child, and one for the whole."""
    by_child: dict[str, list[Change]] = defaultdict(list)
    for change in plan.changes:
        by_child[change.child].append(change)
    ids = writer.ids["child"]
    rows = (
        (by.at, by.user_id, "imported", ids[child], _sentence(changes, batch, by))
        for child, changes in by_child.items()
        if child
    )
    copy_in(Event, ("at", "by_id", "kind", "child_id", "sentence"), rows)
    events.leave("import", _sentence(plan.changes, batch, by), by=by)


def _sentence(changes: Sequence[Change], batch: Import, by: Viewer) -> str:
    counted = Counter((one.table, one.outcome) for one in changes)
    parts = [
        f"{count:,} {_named(table, count)} {outcome.value}"
        for table in TABLES
        for outcome in (Outcome.NEW, Outcome.CHANGED)
        if (count := counted[table, outcome])
    ]
    return f"{by.name} brought in {batch.file_name}: {listed(parts)}."


def _named(table: str, count: int) -> str:
    return TABLES[table].one if count == 1 else TABLES[table].several


def _follow(plan: Plan, writer: Writer, by: Viewer) -> None:
    """Keep the lists of restricted children in step with their IROs, and tell officers."""
    made = [one for one in plan.changes if one.table == "allocation" and one.before is None]
    told: Counter[int] = Counter()
    restricted = set(
        Restriction.objects.filter(lifted_at__isnull=True).values_list("child_id", flat=True)
    )
    for change, iro in _iros(made):
        told[iro] += 1
        child = writer.ids["child"][change.child]
        if child in restricted:
            start = (change.after or {})["started_on"]
            named_lists.put_on(child, iro, on=start, until=None, by=by)
    gone = [one.record_id or 0 for one in plan.changes if one.table == "allocation" and one.before]
    for ended in Allocation.objects.filter(pk__in=gone, child__in=restricted):
        if ended.ended_on:
            named_lists.take_off(ended.child_id, ended.iro_id, on=ended.ended_on)
    for iro, count in told.items():
        allocating.tell_officer(iro, count, by=by)


def _iros(made: Sequence[Change]) -> Iterator[tuple[Change, int]]:
    for change in made:
        iro: Any = (change.after or {}).get("iro")
        if isinstance(iro, Ref) and iro.id:
            yield change, iro.id
