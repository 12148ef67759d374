"""What the council asks of itself now, by which holidays, and whether dates are being remade."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from footprint.records.practice import ExtraHoliday, PracticeVersion, TimetableRebuild
from footprint.rules.allocations import Band
from footprint.rules.practice import LocalPractice, practice_of
from footprint.rules.working_days import Calendar, england

REVIEWS_FROM = "reviews_from"
"""The setting that says from which day every review is recorded."""
CASELOAD = "caseload"
"""The setting that holds the band of HB-15."""
LOCAL = frozenset(field.name for field in fields(LocalPractice))


@dataclass(frozen=True, slots=True)
class PracticeInForce:
    """The latest version of local practice, as rules take it."""

    number: int
    """0 while the council has set nothing."""
    local: LocalPractice
    calendar: Calendar
    reviews_from: date | None
    """First day from which every review is recorded; none where all of them are."""
    band: Band
    """How many children a full-time IRO should hold."""


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """Timetables are being made anew: how many of how many are done."""

    children: int
    done: int


def in_force() -> PracticeInForce:
    """Read local practice and holidays as they are now."""
    latest = PracticeVersion.objects.order_by("-number").first()
    settings = latest.settings if latest else {}
    reviews_from = settings.get(REVIEWS_FROM)
    return PracticeInForce(
        number=latest.number if latest else 0,
        local=practice_of({name: value for name, value in settings.items() if name in LOCAL}),
        calendar=england(ExtraHoliday.objects.values_list("on", "name")),
        reviews_from=date.fromisoformat(reviews_from) if reviews_from else None,
        band=Band(**settings.get(CASELOAD, {})),
    )


def rebuild_running() -> Rebuilding | None:
    """Say whether dates are being recomputed, so that pages can say so until it is done."""
    latest = TimetableRebuild.objects.filter(finished_at__isnull=True).order_by("-asked_at").first()
    return Rebuilding(latest.children, latest.done) if latest else None
