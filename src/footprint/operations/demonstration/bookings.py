"""Reviews of the demonstration that are booked, and those that slipped and are late today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import duckdb

from footprint.operations.copying import copy_in
from footprint.operations.demonstration.caseloads import Caseloads
from footprint.operations.demonstration.scene import Life, Scene
from footprint.operations.demonstration.staff import Officer
from footprint.records.models import Child, Review
from footprint.rules.counting import add_months
from footprint.synthetic.chance import Chance, later
from footprint.synthetic.children import Review as Drawn
from footprint.terms.days import LONDON
from footprint.terms.reviews import MeetingMode

BOOKED_AHEAD_DAYS, SURELY_BOOKED_DAYS = 62, 14
IS_BOOKED, IS_BOOKED_WHEN_LATE = 0.85, 0.5
SLIPPED, SLIPPED_WITHIN_DAYS = 9, 24
TIMES = (time(9, 30), time(11), time(13, 30), time(15), time(16, 15))
PLACES = ("Where the child lives", "School", "Family centre, Meadow Road", "Civic offices, room 2",
          BY_VIDEO := "By video")  # fmt: skip
LASTS = timedelta(minutes=75)


def slip(scene: Scene, store: duckdb.DuckDBPyConnection) -> None:
    """Take back some reviews that would just have been held: they are late today."""
    chance = scene.chance("slipped")
    first = later(scene.today, -SLIPPED_WITHIN_DAYS)
    lately = [
        (life.number, review.held_on)
        for life in scene.in_care
        for review in life.child.in_care[-1].reviews[-99:]
        if first <= review.due_by < scene.today and review is _last_held(life)
    ]
    for number, held_on in chance.shuffled(lately)[:SLIPPED]:
        store.execute(
            "DELETE FROM given.reviews_given WHERE child = ? AND held_on = ?", [number, held_on]
        )


def review_short_breaks(scene: Scene, store: duckdb.DuckDBPyConnection) -> None:
    """Hold the reviews of short breaks: a return tells of none, so all would look late."""
    held = [
        (life.number, day)
        for life in scene.lives
        for span in life.spans
        if span.is_short_breaks
        for day in _reviewed_on(span.started_on, span.ended_on or scene.today)
    ]
    for number, day in held:
        store.execute(
            "INSERT INTO given.reviews_given (child, held_on)"
            " SELECT $1, $2 WHERE NOT EXISTS"
            " (FROM given.reviews_given WHERE child = $1 AND held_on = $2)",
            [number, day],
        )


def _reviewed_on(first: date, last: date) -> Iterator[date]:
    day = add_months(first, 2)
    while day < last:
        yield day
        day = add_months(day, 5)


def _last_held(life: Life) -> Drawn | None:
    held = [one for one in life.child.in_care[-1].reviews if one.held_on <= life.today]
    return held[-1] if held else None


def write(scene: Scene, caseloads: Caseloads, children: dict[str, Child], late: set[int]) -> None:
    """Book the next reviews, each officer one at a time; `late` are children whose review is."""
    diary: set[tuple[Officer | None, datetime]] = set()
    chance, booked = scene.chance("bookings"), []
    for life in scene.in_care:
        child = children[life.number]
        day = _day(life, scene, chance, is_late=child.pk in late)
        if day is None:
            continue
        officer = caseloads.on(life.number, scene.today)
        at = _free(officer, day, diary, scene, chance)
        diary.add((officer, at))
        place = chance.one_of(PLACES)
        booked.append(
            Review(
                child=child,
                booked_for=at,
                booked_until=at + LASTS,
                chaired_by=officer.user if officer else None,
                place=place,
                mode=MeetingMode.VIDEO if place == BY_VIDEO else MeetingMode.FACE,
            )
        )
    copy_in(booked)


def _day(life: Life, scene: Scene, chance: Chance, *, is_late: bool) -> date | None:
    """Choose the day the next review is booked for, if it is."""
    if is_late:
        soon = later(scene.today, chance.between(0, 9))
        return soon if chance.happens(IS_BOOKED_WHEN_LATE) else None
    coming = (one for one in life.child.in_care[-1].reviews if one.held_on > scene.today)
    review = next(coming, None)
    if review is None:
        return None
    days = (review.held_on - scene.today).days
    is_booked = days <= SURELY_BOOKED_DAYS or chance.happens(IS_BOOKED)
    return review.held_on if days <= BOOKED_AHEAD_DAYS and is_booked else None


def _free(
    officer: Officer | None,
    day: date,
    diary: set[tuple[Officer | None, datetime]],
    scene: Scene,
    chance: Chance,
) -> datetime:
    """Find a time at which the officer has no other review, that day or the next that has one."""
    while True:
        day = scene.working_day(day)
        for hour in chance.shuffled(TIMES):
            at = datetime.combine(day, hour, LONDON)
            if (officer, at) not in diary:
                return at
        day = later(day, 1)
