"""What is recorded of the children a file speaks of, many at once, for the plan to compare."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import NullIf, Upper

from footprint.exchange.ssda903.bringing import OUTCOMES
from footprint.facts.recorded import InCare, StatusHeld, Stay
from footprint.records.models import (
    Child,
    DatedFact,
    HealthOutcome,
    LegalStatusHeld,
    LookedAfterPeriod,
    Missing,
    PermanencePlan,
    Placement,
    Review,
)

ABOUT = (
    "number", "first_name", "last_name", "known_as", "born_on", "died_on", "sex", "ethnicity",
    "upn", "is_uasc", "uasc_ceased_on", "language", "communication", "case_link",
)  # fmt: skip
"""The fields of a child that a file may bring."""
TEXTS = frozenset(
    {"first_name", "last_name", "known_as", "sex", "ethnicity", "upn", "language", "communication",
     "case_link"}
)  # fmt: skip


@dataclass(slots=True)
class KeptChild:
    """One child as recorded; each record beside its id."""

    id: int
    about: dict[str, Any]
    periods: list[tuple[int, InCare]] = field(default_factory=list)
    statuses: list[tuple[int, StatusHeld]] = field(default_factory=list)
    stays: list[tuple[int, Stay]] = field(default_factory=list)
    sealed: set[int] = field(default_factory=set)
    """Ids of stays whose place is kept sealed."""
    reviews: dict[date, tuple[int, str | None, int | None]] = field(default_factory=dict)
    """By the day it was held: its id, the participation, and the id of who chaired it."""
    booked: tuple[int, datetime, datetime | None, str | None] | None = None
    """The next review that is booked: its id, from when, until when, and where."""
    outcomes: dict[int, tuple[int, tuple[Any, ...]]] = field(default_factory=dict)
    missing: dict[date, tuple[int, date | None, str | None]] = field(default_factory=dict)
    facts: dict[tuple[str, date], tuple[int, dict[str, Any]]] = field(default_factory=dict)
    """Dated facts by kind and day: the id and what is said of it."""
    permanence: tuple[int, date, str] | None = None
    """The permanence plan that holds: its id, since when, and which."""


Kept = dict[str, KeptChild]
"""By the child's number in capitals."""


def children(numbers: Collection[str]) -> Kept:
    """Find the children of these numbers, in capitals, and who they are."""
    rows = Child.objects.annotate(key=Upper("number")).filter(key__in=list(numbers))
    return {
        key: KeptChild(
            pk, {name: _or_none(value) for name, value in zip(ABOUT, about, strict=True)}
        )
        for key, pk, *about in rows.values_list("key", "pk", *ABOUT)
    }


def with_care(numbers: Collection[str]) -> Kept:
    """Find these children with their time in care, reviews, outcomes and times missing."""
    found = children(numbers)
    by_id = {one.id: one for one in found.values()}
    _read_care(by_id)
    _read_reviews(by_id)
    outcomes = [_text(name) if name == "sdq_reason" else name for name in OUTCOMES]
    rows = HealthOutcome.objects.all()
    for child, pk, year, *values in _rows(by_id, rows, "year_ending", *outcomes):
        by_id[child].outcomes[year] = pk, tuple(values)
    _read_missing(by_id)
    return found


def with_periods(numbers: Collection[str]) -> Kept:
    """Find these children with the days they were in care."""
    found = children(numbers)
    by_id = {one.id: one for one in found.values()}
    rows = LookedAfterPeriod.objects.all()
    for child, pk, *values in _rows(by_id, rows, "started_on", "ended_on"):
        by_id[child].periods.append((pk, InCare(*values)))
    return found


def with_facts(numbers: Collection[str]) -> Kept:
    """Find these children with their times in care, reviews, dated facts and times missing."""
    found = with_periods(numbers)
    by_id = {one.id: one for one in found.values()}
    _read_reviews(by_id)
    _read_missing(by_id)
    for child, pk, kind, on, *said in _rows(
        by_id, DatedFact.objects.all(), "kind", "on", _text("detail"), "score", "seen_alone"
    ):
        named = dict(zip(("detail", "score", "seen_alone"), said, strict=True))
        by_id[child].facts[kind, on] = pk, named
    plans = PermanencePlan.objects.filter(ended_on__isnull=True)
    for child, pk, started_on, plan in _rows(by_id, plans, "started_on", "plan"):
        by_id[child].permanence = pk, started_on, plan
    return found


def _read_reviews(by_id: dict[int, KeptChild]) -> None:
    for child, pk, booked_for, until, place, held_on, participation, chair in _rows(
        by_id, Review.objects.filter(cancelled_at__isnull=True),
        "booked_for", "booked_until", _text("place"), "held_on", _text("participation"),
        "chaired_by_id",
    ):  # fmt: skip
        if held_on:
            by_id[child].reviews[held_on] = pk, participation, chair
        elif booked_for:
            by_id[child].booked = pk, booked_for, until, place


def _read_missing(by_id: dict[int, KeptChild]) -> None:
    for child, pk, started_on, ended_on, kind in _rows(
        by_id, Missing.objects.all(), "started_on", "ended_on", _text("kind")
    ):
        by_id[child].missing[started_on] = pk, ended_on, kind


def _read_care(by_id: dict[int, KeptChild]) -> None:
    for child, pk, *values in _rows(
        by_id, LookedAfterPeriod.objects.all(), "started_on", "ended_on", _text("need"),
        _text("end_reason"), _text("first_reason"), "is_short_breaks",
    ):  # fmt: skip
        by_id[child].periods.append((pk, InCare(*values)))
    for child, pk, *values in _rows(
        by_id, LegalStatusHeld.objects.all(), "started_on", "ended_on", "status"
    ):
        by_id[child].statuses.append((pk, StatusHeld(*values)))
    for child, pk, is_confidential, *values in _rows(
        by_id, Placement.objects.all(), "is_confidential", "started_on", "ended_on", _text("home"),
        _text("provider"), _text("home_postcode"), _text("postcode"), _text("urn"),
        "distance_miles", _text("authority"), _text("home_authority"), _text("change_reason"),
        "same_carer",
    ):  # fmt: skip
        by_id[child].stays.append((pk, Stay(*values)))
        if is_confidential:
            by_id[child].sealed.add(pk)


def _rows(by_id: dict[int, KeptChild], of: Any, *fields: str | NullIf) -> Iterator[tuple[Any, ...]]:
    """Read records of these children, the child's id and the record's own first."""
    rows = of.filter(child_id__in=list(by_id)).order_by("child_id", "pk")
    return iter(rows.values_list("child_id", "pk", *fields).iterator(20_000))


def _text(name: str) -> NullIf:
    """A text, none where it is empty."""
    return NullIf(F(name), Value(""))


def _or_none(value: Any) -> Any:
    return None if value == "" else value
