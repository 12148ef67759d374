"""From the files of an import to its plan: read, compared with what is recorded, and looked over.

Whoever looks at a plan may not know of every child. A child closed to them is shown as one of whom
nothing is recorded. So it is written too, where the table is a plain one: nobody writes into a
record they may not open. A return is the council's own statement about all its children, so what
it says of a closed child is written by the records, unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models.functions import Upper

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.exchange.problems import Problems
from footprint.exchange.tables import opening, reading
from footprint.exchange.tables.catalogue import BY_NAME
from footprint.exchange.tables.reading import Confirmed
from footprint.operations import (
    imports_allocations,
    imports_facts,
    imports_kept,
    imports_likeness,
    imports_people,
    imports_return,
    imports_reviews,
    timetables,
)
from footprint.operations.imports_kept import Kept
from footprint.operations.imports_plan import Absent, Plan
from footprint.operations.imports_return import BroughtReturn
from footprint.operations.imports_rows import Table
from footprint.queries.looking import children_for
from footprint.records.dated import holding_on
from footprint.records.models import Allocation, Child, Import, LookedAfterPeriod
from footprint.terms.casework import AllocationKind
from footprint.terms.imports import DayOrder, ImportKind, ImportStatus
from footprint.terms.periods import ReportingYear

Files = Sequence[tuple[str, bytes]]
Planning = Callable[[Kept, Iterable[str]], Plan]


@dataclass(slots=True)
class Planned:
    """What an import would do, and what of it is shown to whoever asks."""

    plan: Plan
    shown: Plan
    known: Mapping[str, int] = field(default_factory=dict)
    """Ids of the recorded children who may be shown, by number in capitals."""
    problems: Problems = field(default_factory=Problems)
    """Of the files, and of the rows as shown."""
    brought: BroughtReturn | None = None


def digest(files: Files) -> str:
    """Digest files in order of their names."""
    whole = hashlib.sha256()
    for name, content in sorted(files):
        whole.update(hashlib.sha256(name.encode()).digest())
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()


def planned(batch: Import, files: Files, *, by: Viewer, locks: bool = False) -> Planned:
    """Read an import's files and plan it; `locks` makes others wait who change its children."""
    problems = Problems()
    if batch.kind == ImportKind.RETURN:
        return _of_return(batch, files, problems, by, locks=locks)
    table = _table(batch, files, problems, by)
    if batch.kind == ImportKind.PEOPLE:
        plan = imports_people.plan(table, by=by)
        return _told(Planned(plan, plan, problems=problems))
    loaders: dict[str, tuple[Callable[[Collection[str]], Kept], Planning]] = {
        ImportKind.ALLOCATIONS: (
            imports_kept.with_periods,
            lambda kept, some: imports_allocations.plan(table, kept, some, today=by.today),
        ),
        ImportKind.REVIEWS: (
            imports_kept.with_facts,
            lambda kept, some: imports_reviews.plan(table, kept, some),
        ),
    }
    facts: tuple[Callable[[Collection[str]], Kept], Planning] = (
        imports_kept.with_facts,
        lambda kept, some: imports_facts.plan(table, kept, some, today=by.today),
    )
    load, planning = loaders.get(batch.kind, facts)
    numbers = list(table.by_child())
    found = _both(numbers, load, planning, by, locks=locks)
    found.problems = problems
    if batch.kind == ImportKind.ALLOCATIONS:
        _add_absent(found, "allocation", "IRO of child", _allocated(by), numbers)
    elif batch.kind == ImportKind.CHILDREN:
        now = LookedAfterPeriod.objects.filter(holding_on(by.today)).values("child_id")
        _add_absent(found, "child", "child", _numbers(_visible(by).filter(pk__in=now)), numbers)
        _add_alike(found, by)
    return _told(found)


def _of_return(
    batch: Import, files: Files, problems: Problems, by: Viewer, *, locks: bool
) -> Planned:
    year = batch.mapping.get("year")
    stated = ReportingYear(int(year)) if year else None
    brought = imports_return.read(
        files, problems, today=by.today, year=stated, latest_before=_latest_before(batch)
    )
    if brought is None:
        return Planned(Plan(), Plan(), problems=problems)
    numbers = list(brought.children)
    found = _both(
        numbers,
        imports_kept.with_care,
        lambda kept, some: imports_return.plan(brought, kept, some),
        by,
        locks=locks,
        writes_unseen=True,
    )
    found.brought, found.problems = brought, problems
    span = brought.span
    during = LookedAfterPeriod.objects.filter(started_on__lte=span.last_day).exclude(
        ended_on__lte=span.first_day
    )
    in_care = _visible(by).filter(pk__in=during.values("child_id"))
    _add_absent(found, "child", "child", _numbers(in_care), numbers)
    _add_alike(found, by)
    return _told(found)


def _latest_before(batch: Import) -> int:
    """Give the latest year of the returns that were brought in before; 0 where none was."""
    done = Import.objects.filter(kind=ImportKind.RETURN, status=ImportStatus.COMMITTED)
    years = done.exclude(pk=batch.pk).values_list("mapping__years", flat=True)
    return max((year for of in years for year in of or ()), default=0)


def _table(batch: Import, files: Files, problems: Problems, by: Viewer) -> Table:
    layout = BY_NAME[batch.layout]
    ((name, content),) = files
    opened = opening.opened(name, content, layout, problems)
    if opened is None:
        return Table(layout, ())
    columns = {key: int(place) for key, place in batch.mapping["columns"].items()}
    confirmed = Confirmed(columns, DayOrder(batch.mapping["order"]))
    rows = reading.read(opened.sheet, layout, confirmed, problems, today=by.today)
    return Table(layout, rows)


def _visible(by: Viewer) -> Any:
    return children_for(by, Action.PREVIEW_IMPORT)


def _numbers(children: Any) -> dict[str, str]:
    """Give the numbers of children as they are spelt, by number in capitals."""
    return dict(children.values_list(Upper("number"), "number"))


def _both(
    numbers: Collection[str],
    load: Callable[[Collection[str]], Kept],
    planning: Planning,
    by: Viewer,
    *,
    locks: bool,
    writes_unseen: bool = False,
) -> Planned:
    """Plan by the records, and as shown: without what is recorded of closed children."""
    of_file = Child.objects.annotate(key=Upper("number")).filter(key__in=list(numbers))
    if locks:
        timetables.locked(list(of_file.values_list("pk", flat=True)))
    seen = _visible(by).annotate(key=Upper("number")).filter(key__in=list(numbers))
    known: dict[str, int] = dict(seen.values_list("key", "pk"))
    closed = set(of_file.values_list("key", flat=True)) - known.keys()
    some = [number for number in numbers if number not in closed]
    plan = planning(load(some), some)
    if not closed:
        return Planned(plan, plan, known)
    unseen = [number for number in numbers if number in closed]
    shown = _in_order(plan + planning({}, unseen), numbers)
    whole = plan + planning(load(unseen), unseen) if writes_unseen else shown
    return Planned(whole, shown, known)


def _in_order(plan: Plan, numbers: Iterable[str]) -> Plan:
    """Put what is about children in the order of the file: else those put last would stand out."""
    place = {number: at for at, number in enumerate(numbers)}
    plan.changes.sort(key=lambda one: place[one.child])
    plan.absent.sort(key=lambda one: place[one.child])
    return plan


def _add_absent(
    found: Planned, table: str, words: str, expected: Mapping[str, str], numbers: Collection[str]
) -> None:
    """List the children one expects in the file, and who are not."""
    there = set(numbers)
    absent = [
        Absent(table, f"{words} {number}", key)
        for key, number in sorted(expected.items())
        if key not in there
    ]
    found.shown.absent += absent
    if found.shown is not found.plan:
        found.plan.absent += absent


def _add_alike(found: Planned, by: Viewer) -> None:
    seen = _visible(by).values_list("pk", flat=True)
    found.shown.alike = found.plan.alike = imports_likeness.find(found.shown, seen)


def _allocated(by: Viewer) -> dict[str, str]:
    held = Allocation.objects.filter(holding_on(by.today), kind=AllocationKind.ALLOCATED)
    return _numbers(_visible(by).filter(pk__in=held.values("child_id")))


def _told(found: Planned) -> Planned:
    """Put the problems of rows with those of files."""
    found.problems.extend(
        sorted(found.shown.problems, key=lambda one: (one.file, one.row or 0, one.column))
    )
    return found
