"""What is recorded of children that decides when their reviews are due, many children at once.

It shows nothing to anybody: timetables are made of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from footprint.records.care import LegalStatusHeld, LookedAfterPeriod, Placement
from footprint.records.children import Child
from footprint.records.notices import Notice
from footprint.records.reviews import Review
from footprint.rules.course import Direction
from footprint.rules.histories import CareHistory, Held
from footprint.terms.casework import NoticeAnswer
from footprint.terms.days import day_in_london
from footprint.terms.periods import Period


def histories(child_ids: Collection[int]) -> dict[int, CareHistory]:
    """Read the histories of children by id, with one set of queries for all of them."""
    born = dict(Child.objects.filter(pk__in=child_ids).values_list("pk", "born_on"))
    periods, short_breaks = _periods(child_ids)
    statuses, homes = _statuses(child_ids), _homes(child_ids)
    reviews, directions = _reviews(child_ids), _directions(child_ids)
    return {
        child: CareHistory(
            born_on,
            tuple(periods[child]),
            tuple(short_breaks[child]),
            tuple(statuses[child]),
            tuple(homes[child]),
            tuple(reviews[child]),
            tuple(directions[child]),
        )
        for child, born_on in born.items()
    }


def _periods(
    child_ids: Collection[int],
) -> tuple[dict[int, list[Period]], dict[int, list[Period]]]:
    """Read times looked after, and beside them series of short breaks."""
    periods: dict[int, list[Period]] = defaultdict(list)
    short_breaks: dict[int, list[Period]] = defaultdict(list)
    rows = LookedAfterPeriod.objects.filter(child_id__in=child_ids)
    for child, start, end, is_short_breaks in rows.values_list(
        "child_id", "started_on", "ended_on", "is_short_breaks"
    ):
        (short_breaks if is_short_breaks else periods)[child].append(Period(start, end))
    return periods, short_breaks


def _statuses(child_ids: Collection[int]) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = defaultdict(list)
    rows = LegalStatusHeld.objects.filter(child_id__in=child_ids)
    for child, start, end, status in rows.values_list(
        "child_id", "started_on", "ended_on", "status"
    ):
        found[child].append(Held(Period(start, end), status))
    return found


def _homes(child_ids: Collection[int]) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = defaultdict(list)
    rows = Placement.objects.filter(child_id__in=child_ids)
    for child, start, end, home in rows.values_list("child_id", "started_on", "ended_on", "home"):
        found[child].append(Held(Period(start, end), home))
    return found


def _reviews(child_ids: Collection[int]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = defaultdict(list)
    rows = Review.objects.filter(child_id__in=child_ids, held_on__isnull=False)
    for child, held_on in rows.order_by("held_on").values_list("child_id", "held_on"):
        if held_on:
            found[child].append(held_on)
    return found


def _directions(child_ids: Collection[int]) -> dict[int, list[Direction]]:
    """Read the reviews that IROs asked for sooner, in answer to a notice."""
    found: dict[int, list[Direction]] = defaultdict(list)
    rows = Notice.objects.filter(child_id__in=child_ids, answer=NoticeAnswer.BRING_FORWARD)
    for child, at, review_by in rows.order_by("answered_at").values_list(
        "child_id", "answered_at", "review_by"
    ):
        if at and review_by:
            found[child].append(Direction(day_in_london(at), review_by))
    return found
