"""Loading children in bulk from the given tables of facts: a whole council in one transaction.

It is for a database that holds no children yet; what a council brings in later is previewed,
compared and committed by `operations.imports`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
from django.db import transaction

from footprint.facts.recorded import Episode, InCare, StatusHeld, Stay
from footprint.facts.unfolding import unfolded
from footprint.operations.copying import copy_in
from footprint.records.models import (
    Child,
    HealthOutcome,
    LegalStatusHeld,
    LookedAfterPeriod,
    Missing,
    Placement,
    Review,
)

Row = dict[str, Any]
BATCH = 2000


class AsReturned:
    """What is written beside what a return tells: nothing, unless a supplier knows more."""

    def child(self, record: Child) -> None:
        """Name a child, whom a return knows by number alone."""
        record.first_name, record.last_name = "Child", record.number

    def period(self, record: LookedAfterPeriod, number: str) -> None:
        """Add to a looked-after period."""

    def placement(self, record: Placement, number: str) -> None:
        """Add to a placement."""

    def review(self, record: Review, number: str) -> None:
        """Add to a review that was held."""


class CannotLoad(Exception):
    """The database holds children already; loading would make a second of each."""


def load(
    store: duckdb.DuckDBPyConnection, *, known_until: date, beside: AsReturned | None = None
) -> dict[str, Child]:
    """Write every child of the given tables, and their time in care, by number."""
    if Child.objects.exists():
        raise CannotLoad("The database holds children already.")
    beside = beside or AsReturned()
    with transaction.atomic():
        children = _children(store, beside)
        _care(store, children, known_until, beside)
        _reviews(store, children, beside)
        _missing(store, children)
        _outcomes(store, children)
    return children


def _rows(store: duckdb.DuckDBPyConnection, table: str) -> Iterator[Row]:
    found = store.execute(f"SELECT * FROM given.{table} ORDER BY ALL")  # noqa: S608  our own tables
    names = [column[0] for column in found.description or ()]
    for row in found.fetchall():
        yield dict(zip(names, row, strict=True))


def _children(store: duckdb.DuckDBPyConnection, beside: AsReturned) -> dict[str, Child]:
    children = [_child(row, beside) for row in _rows(store, "children")]
    Child.objects.bulk_create(children, batch_size=BATCH)
    return {child.number: child for child in children}


def _child(row: Row, beside: AsReturned) -> Child:
    child = Child(
        number=row["child"],
        born_on=row["born_on"],
        sex=row["sex"] or "",
        ethnicity=row["ethnicity"] or "",
        upn=row["upn"] or "",
        is_uasc=row["is_uasc"],
        uasc_ceased_on=row["uasc_ceased_on"],
    )
    beside.child(child)
    return child


def _care(
    store: duckdb.DuckDBPyConnection,
    children: dict[str, Child],
    known_until: date,
    beside: AsReturned,
) -> None:
    episodes: dict[str, list[Episode]] = defaultdict(list)
    for row in _rows(store, "episodes_given"):
        episodes[row.pop("child")].append(Episode(**row))
    periods: list[LookedAfterPeriod] = []
    statuses: list[LegalStatusHeld] = []
    placements: list[Placement] = []
    for number, child in children.items():
        apart = unfolded(episodes[number], known_until=known_until)
        statuses += [_status(child.pk, one) for one in apart.statuses]
        for period in apart.periods:
            periods.append(_period(child.pk, period))
            beside.period(periods[-1], number)
        for stay in apart.stays:
            placements.append(_placement(child.pk, stay))
            beside.placement(placements[-1], number)
    for records in (periods, statuses, placements):
        copy_in(records)


def _period(child_id: int, of: InCare) -> LookedAfterPeriod:
    return LookedAfterPeriod(
        child_id=child_id,
        started_on=of.started_on,
        ended_on=of.ended_on,
        need=of.need or "",
        end_reason=of.end_reason or "",
        first_reason=of.first_reason or "",
        is_short_breaks=of.is_short_breaks,
    )


def _status(child_id: int, of: StatusHeld) -> LegalStatusHeld:
    return LegalStatusHeld(
        child_id=child_id, started_on=of.started_on, ended_on=of.ended_on, status=of.status
    )


def _placement(child_id: int, of: Stay) -> Placement:
    return Placement(
        child_id=child_id,
        started_on=of.started_on,
        ended_on=of.ended_on,
        home=of.home or "",
        provider=of.provider or "",
        postcode=of.placement_postcode or "",
        home_postcode=of.home_postcode or "",
        urn=of.urn or "",
        distance_miles=of.distance_miles,
        authority=of.placement_authority or "",
        home_authority=of.home_authority or "",
        change_reason=of.change_reason or "",
        same_carer=of.same_carer,
    )


def _reviews(
    store: duckdb.DuckDBPyConnection, children: dict[str, Child], beside: AsReturned
) -> None:
    reviews = []
    for row in _rows(store, "reviews_given"):
        review = Review(
            child=children[row["child"]],
            held_on=row["held_on"],
            participation=row["participation"] or "",
        )
        beside.review(review, row["child"])
        reviews.append(review)
    copy_in(reviews)


def _missing(store: duckdb.DuckDBPyConnection, children: dict[str, Child]) -> None:
    copy_in(
        [
            Missing(
                child=children[row["child"]],
                started_on=row["started_on"],
                ended_on=row["ended_on"],
                kind=row["kind"] or "",
            )
            for row in _rows(store, "missing")
        ]
    )


def _outcomes(store: duckdb.DuckDBPyConnection, children: dict[str, Child]) -> None:
    outcomes = []
    for row in _rows(store, "health"):
        child = children[row.pop("child")]
        reason = row.pop("sdq_reason") or ""
        outcomes.append(HealthOutcome(child=child, sdq_reason=reason, **row))
    copy_in(outcomes)
