"""Is the service doing what the law asks? Six figures of today, each with what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.caseload_figures import caseload_for_full_time
from footprint.queries.caseloads import Officer, officers
from footprint.queries.looking import within
from footprint.queries.notices import WAITS_TOO_LONG_AFTER, waiting_too_long
from footprint.records.care import LookedAfterPeriod
from footprint.records.dated import holding_on
from footprint.records.notices import Notice
from footprint.records.reviews import TO_BE_HELD, TimetableRow
from footprint.terms.periods import ReportingYear


@dataclass(frozen=True, slots=True)
class ServiceFigure:
    """One figure: what is said, of how many, what it means, and which list has its rows."""

    id: str
    value: str
    label: str
    note: str
    meaning: str


def figures(*, viewer: Viewer) -> tuple[ServiceFigure, ...]:
    """The six figures, counted over the children the viewer may list; no child is named."""
    theirs = within(viewer, Action.LIST)
    in_care = LookedAfterPeriod.objects.filter(theirs, holding_on(viewer.today))
    late = TimetableRow.objects.filter(theirs, TO_BE_HELD, due_by__lt=viewer.today)
    looked_after, staff = in_care.count(), officers(viewer)
    # nobody is in care twice, or has two IROs: the others are those of `times_without_iro`
    without_iro = looked_after - sum(one.children for one in staff)
    return (
        _looked_after(looked_after),
        _in_time(viewer),
        _late(late.count()),
        _unallocated(without_iro),
        _notices(viewer),
        _caseload(staff),
    )


def _looked_after(count: int) -> ServiceFigure:
    return ServiceFigure(
        "looked after", str(count), "children looked after", "today",
        "Children with a looked-after period that has begun and not ended, short breaks included.",
    )  # fmt: skip


def _in_time(viewer: Viewer) -> ServiceFigure:
    year = ReportingYear.of(viewer.today)
    counted = TimetableRow.objects.filter(
        within(viewer, Action.LIST),
        held_on__gte=year.first_day,
        held_on__lte=viewer.today,
        in_time__isnull=False,
    ).aggregate(all=Count("*"), good=Count("in_time", filter=Q(in_time=True)))
    every, good = counted["all"], counted["good"]
    share = f"{100 * good / every:.1f} %" if every else "–"
    return ServiceFigure(
        "in time", share, "of reviews held in time", f"{good} of {every} since 1 April",
        "Reviews held since 1 April on or before the day the regulations set, of those whose day "
        "is known.",
    )  # fmt: skip


def _late(count: int) -> ServiceFigure:
    label = "review is late" if count == 1 else "reviews are late"
    return ServiceFigure(
        "late", str(count), label, "not held, and due before today",
        "Children whose next review had to be held before today and was not.",
    )  # fmt: skip


def _unallocated(count: int) -> ServiceFigure:
    label = "child without an IRO" if count == 1 else "children without an IRO"
    return ServiceFigure(
        "unallocated", str(count), label, "today",
        "Looked-after children nobody holds as IRO today, or only somebody who is an IRO no "
        "longer. Guidance asks for one within 5 working days.",
    )  # fmt: skip


def _notices(viewer: Viewer) -> ServiceFigure:
    theirs = within(viewer, Action.LIST)
    waiting = Notice.objects.filter(theirs, answer="").count()
    old = waiting_too_long(viewer.today).filter(theirs).count()
    label = "notice waits too long" if old == 1 else "notices wait too long"
    return ServiceFigure(
        "notices", str(old), label, f"of {waiting} that wait",
        f"Notices to an IRO that have waited for an answer for more than {WAITS_TOO_LONG_AFTER} "
        "working days, our own aim.",
    )  # fmt: skip


def _caseload(staff: Sequence[Officer]) -> ServiceFigure:
    found = caseload_for_full_time(staff)
    return ServiceFigure("caseload", found.value, found.label, found.note, found.definition)
