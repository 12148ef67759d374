"""Loading children in bulk from the given tables of facts: a whole council in one transaction.

It is for a database that holds no children yet; what a council brings in later is previewed,
compared and committed by `operations.imports`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
from django.db import transaction

from footprint.facts.recorded import Episode, InCare, StatusHeld, Stay
from footprint.facts.unfolding import unfolded
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


@dataclass(frozen=True, slots=True)
class Named:
    """What a return does not tell of a child: what they are called, and what they speak."""

    first_name: str
    last_name: str
    known_as: str = ""
    language: str = ""
    communication: str = ""
    case_link: str = ""


class CannotLoad(Exception):
    """The database holds children already; loading would make a second of each."""


def load(
    store: duckdb.DuckDBPyConnection, *, known_until: date, named: Callable[[Row], Named]
) -> dict[str, Child]:
    """Write every child of the given tables, and their time in care, by number."""
    if Child.objects.exists():
        raise CannotLoad("The database holds children already.")
    with transaction.atomic():
        children = _children(store, named)
        _care(store, children, known_until)
        _reviews(store, children)
        _outcomes(store, children)
    return children


def _rows(store: duckdb.DuckDBPyConnection, table: str) -> Iterator[Row]:
    found = store.execute(f"SELECT * FROM given.{table} ORDER BY ALL")  # noqa: S608  our own tables
    names = [column[0] for column in found.description or ()]
    for row in found.fetchall():
        yield dict(zip(names, row, strict=True))


def _children(store: duckdb.DuckDBPyConnection, named: Callable[[Row], Named]) -> dict[str, Child]:
    children = [_child(row, named(row)) for row in _rows(store, "children")]
    Child.objects.bulk_create(children, batch_size=BATCH)
    return {child.number: child for child in children}


def _child(row: Row, called: Named) -> Child:
    return Child(
        number=row["child"],
        first_name=called.first_name,
        last_name=called.last_name,
        known_as=called.known_as,
        language=called.language,
        communication=called.communication,
        case_link=called.case_link,
        born_on=row["born_on"],
        sex=row["sex"] or "",
        ethnicity=row["ethnicity"] or "",
        upn=row["upn"] or "",
        is_uasc=row["is_uasc"],
        uasc_ceased_on=row["uasc_ceased_on"],
    )


def _care(store: duckdb.DuckDBPyConnection, children: dict[str, Child], known_until: date) -> None:
    episodes: dict[str, list[Episode]] = defaultdict(list)
    for row in _rows(store, "episodes_given"):
        episodes[row.pop("child")].append(Episode(**row))
    apart = {
        child.pk: unfolded(episodes[number], known_until=known_until)
        for number, child in children.items()
    }
    LookedAfterPeriod.objects.bulk_create(
        [_period(child, one) for child, of in apart.items() for one in of.periods],
        batch_size=BATCH,
    )
    LegalStatusHeld.objects.bulk_create(
        [_status(child, one) for child, of in apart.items() for one in of.statuses],
        batch_size=BATCH,
    )
    Placement.objects.bulk_create(
        [_placement(child, one) for child, of in apart.items() for one in of.stays],
        batch_size=BATCH,
    )


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


def _reviews(store: duckdb.DuckDBPyConnection, children: dict[str, Child]) -> None:
    Review.objects.bulk_create(
        [
            Review(
                child=children[row["child"]],
                held_on=row["held_on"],
                participation=row["participation"] or "",
            )
            for row in _rows(store, "reviews_given")
        ],
        batch_size=BATCH,
    )
    Missing.objects.bulk_create(
        [
            Missing(
                child=children[row["child"]],
                started_on=row["started_on"],
                ended_on=row["ended_on"],
                kind=row["kind"] or "",
            )
            for row in _rows(store, "missing")
        ],
        batch_size=BATCH,
    )


def _outcomes(store: duckdb.DuckDBPyConnection, children: dict[str, Child]) -> None:
    outcomes = []
    for row in _rows(store, "health"):
        child = children[row.pop("child")]
        reason = row.pop("sdq_reason") or ""
        outcomes.append(HealthOutcome(child=child, sdq_reason=reason, **row))
    HealthOutcome.objects.bulk_create(outcomes, batch_size=BATCH)
