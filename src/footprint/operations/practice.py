"""Setting local practice and holidays, and making every child's dates anew when they change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import events, timetables
from footprint.operations.checking import allow
from footprint.outside import queue
from footprint.queries.practice import CASELOAD, LOCAL, REVIEWS_FROM, in_force
from footprint.records.children import Child
from footprint.records.practice import ExtraHoliday, PracticeVersion, TimetableRebuild
from footprint.records.reviews import TimetableState
from footprint.rules.practice import CannotUsePractice, practice_of
from footprint.terms.days import in_words

LONGEST_REASON = 400


class CannotSetPractice(Exception):
    """Practice or holidays cannot be set so; the message says why."""


def set_limits(*, limits: Mapping[str, int | str], because: str, by: Viewer) -> None:
    """Say what the council asks of itself beyond the law; what is not named is no longer asked."""
    allow(Action.SET_PRACTICE, by=by)
    try:
        practice_of(limits)
    except CannotUsePractice as refusal:
        raise CannotSetPractice(str(refusal)) from None
    _explained(because)
    with transaction.atomic():
        before = _locked()
        kept = {name: value for name, value in before.items() if name not in LOCAL}
        if before == (settings := {**kept, **limits}):
            raise CannotSetPractice("Nothing is different from what you ask of yourselves now.")
        _new_version(settings, because=because, by=by)
        events.leave("practice set", f"{by.name} set local practice: {because}", by=by)


def set_caseload_band(*, fewest: int, most: int, because: str, by: Viewer) -> None:
    """Say how many children a full-time IRO should hold."""
    allow(Action.SET_PRACTICE, by=by)
    if not 1 <= fewest <= most:
        raise CannotSetPractice("The first number must be at least 1, and not above the second.")
    _explained(because)
    with transaction.atomic():
        band = {"fewest": fewest, "most": most}
        _new_version({**_locked(), CASELOAD: band}, because=because, by=by)
        words = f"{by.name} set {fewest} to {most} children for each full-time IRO: {because}"
        events.leave("practice set", words, by=by)


def set_reviews_from(*, day: date | None, because: str, by: Viewer) -> None:
    """Say from which day every review is recorded; of a child in care before, some may be unseen.

    Whoever brings in the returns of earlier years moves it back.
    """
    allow(Action.SET_PRACTICE, by=by)
    _explained(because)
    if day is not None and day > by.today:
        raise CannotSetPractice(f"{in_words(day)} is still to come.")
    with transaction.atomic():
        settings = {name: value for name, value in _locked().items() if name != REVIEWS_FROM}
        words = f"from {in_words(day)}" if day else "from the beginning"
        _new_version(settings | _stated(day), because=because, by=by)
        sentence = f"{by.name} said that reviews are recorded {words}: {because}"
        events.leave("practice set", sentence, by=by)


def _stated(day: date | None) -> dict[str, str]:
    return {REVIEWS_FROM: day.isoformat()} if day else {}


def add_holiday(*, on: date, name: str, because: str, by: Viewer) -> None:
    """Add a bank holiday that was proclaimed after the product's own table was made."""
    allow(Action.SET_PRACTICE, by=by)
    _explained(because)
    if not name.strip():
        raise CannotSetPractice("Say what the holiday is called.")
    with transaction.atomic():
        settings = _locked()
        if why_not := in_force().calendar.why_no_new_holiday(on):
            raise CannotSetPractice(why_not)
        ExtraHoliday.objects.create(on=on, name=name.strip())
        words = f"{name.strip()} on {in_words(on)} is a bank holiday: {because}"
        _new_version(settings, because=words, by=by)
        events.leave("holiday added", f"{by.name} said: {words}", by=by)


def remove_holiday(*, on: date, because: str, by: Viewer) -> None:
    """Take away a holiday that was added by mistake."""
    allow(Action.SET_PRACTICE, by=by)
    _explained(because)
    with transaction.atomic():
        settings = _locked()
        holiday = ExtraHoliday.objects.filter(on=on).first()
        if holiday is None:
            raise CannotSetPractice(f"{in_words(on)} is not among the holidays that were added.")
        holiday.delete()
        words = f"{holiday.name} on {in_words(on)} is no bank holiday: {because}"
        _new_version(settings, because=words, by=by)
        events.leave("holiday removed", f"{by.name} said: {words}", by=by)


def _explained(because: str) -> None:
    if not because.strip():
        raise CannotSetPractice("Say in a few words why, and who decided it.")


def _locked() -> dict[str, Any]:
    """Read the latest settings; whoever else changes them waits until this is done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('practice', 0))")
    latest = PracticeVersion.objects.order_by("-number").first()
    return latest.settings if latest else {}


def _new_version(settings: dict[str, Any], *, because: str, by: Viewer) -> None:
    """Keep a new version, and ask for every timetable to be made by it."""
    latest = PracticeVersion.objects.order_by("-number").first()
    version = PracticeVersion.objects.create(
        number=latest.number + 1 if latest else 1,
        set_at=by.at,
        set_by_id=by.user_id,
        settings=settings,
        because=because.strip()[:LONGEST_REASON],
    )
    rebuild = TimetableRebuild.objects.create(
        practice=version, asked_at=by.at, children=Child.objects.count()
    )
    queue.defer("rebuild_timetables", rebuild_id=rebuild.pk)


def carry_out(rebuild_id: int, *, at: datetime) -> None:
    """Make every timetable by the version asked for, batch by batch.

    A batch is done once its children's timetables say so: what a crash leaves is taken up again.
    """
    rebuild = TimetableRebuild.objects.select_related("practice").get(pk=rebuild_id)
    made_by_it = TimetableState.objects.filter(
        child=OuterRef("pk"), practice_version__gte=rebuild.practice.number
    )
    stale = Child.objects.filter(~Exists(made_by_it)).order_by("pk").values_list("pk", flat=True)
    while batch := list(stale[: timetables.BATCH]):
        timetables.rebuild(batch, at=at)
        rebuild.done = min(rebuild.children, rebuild.done + len(batch))
        rebuild.save(update_fields=["done"])
    rebuild.finished_at = at
    rebuild.save(update_fields=["finished_at"])
