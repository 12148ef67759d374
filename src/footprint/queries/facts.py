"""The facts of casework: the records copied out, once, to the tables that indicators read.

A snapshot is taken in one transaction that sees one state of the database. Nothing else is read
for a figure, and nothing of it is shown with a child: see `indicators`.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.csv
from django.db import connection, transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import NullIf

from footprint.facts import distances
from footprint.facts.build import create_given
from footprint.facts.folding import folded
from footprint.facts.recorded import InCare, Recorded, StatusHeld, Stay
from footprint.facts.tables import CHILDREN, EPISODES_GIVEN, HEALTH, MISSING, REVIEWS_GIVEN, Table
from footprint.queries.practice import PracticeInForce, in_force
from footprint.records.care import (
    HealthOutcome,
    LegalStatusHeld,
    LookedAfterPeriod,
    Missing,
    Placement,
)
from footprint.records.children import Child
from footprint.records.reviews import Review
from footprint.terms.periods import ReportingYear

TYPES: dict[str, pa.DataType] = {
    "VARCHAR": pa.string(),
    "DATE": pa.date32(),
    "INTEGER": pa.int32(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The given tables of facts as the records were at one moment, and what they reach."""

    store: duckdb.DuckDBPyConnection
    practice: PracticeInForce
    first_day: date | None
    """First day from which every review is seen; none where the records hold no care at all."""

    def reaches(self, year: ReportingYear) -> bool:
        """Tell whether the records go back to a year."""
        return self.first_day is not None and year.last_day >= self.first_day


def snapshot(store: duckdb.DuckDBPyConnection) -> Snapshot:
    """Copy the records to the given tables of a store."""
    create_given(store)
    with _one_state_of_the_database():
        practice = in_force()
        for table, rows in _tables().items():
            _fill(store, table, _copied(rows, table))
        _fill(store, EPISODES_GIVEN, _episodes())
        earliest = LookedAfterPeriod.objects.order_by("started_on").first()
    distances.measure(store)
    first_day = practice.reviews_from or (earliest and earliest.started_on)
    return Snapshot(store, practice, first_day)


@contextmanager
def _one_state_of_the_database() -> Iterator[None]:
    """Read everything as of one moment, unless a transaction of the caller's is open already."""
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _tables() -> dict[Table, QuerySet[Any, Any]]:
    """Say which records fill which table, column by column."""
    return {
        CHILDREN: Child.objects.values_list(
            "number",
            Value(""),
            "born_on",
            _or_none("sex"),
            _or_none("ethnicity"),
            _or_none("upn"),
            "is_uasc",
            "uasc_ceased_on",
        ),
        REVIEWS_GIVEN: Review.objects.filter(held_on__isnull=False).values_list(
            "child__number", "held_on", _or_none("participation")
        ),
        HEALTH: HealthOutcome.objects.values_list(
            "child__number",
            "year_ending",
            "health_assessment",
            "teeth_check",
            "immunisations",
            "health_check",
            "sdq_score",
            _or_none("sdq_reason"),
            "convicted",
            "substance_misuse",
        ),
        MISSING: Missing.objects.values_list(
            "child__number", "started_on", "ended_on", _or_none("kind")
        ),
    }


def _or_none(name: str) -> NullIf:
    """A text that is empty where nothing is known, which facts leave out instead."""
    return NullIf(F(name), Value(""))


def _copied(rows: QuerySet[Any, Any], table: Table) -> pa.Table:
    """Copy rows out of the database in one stream."""
    sql, values = rows.query.sql_with_params()
    stream = io.BytesIO()
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)", values) as copy,
    ):
        for part in copy:
            stream.write(part)
    stream.seek(0)
    if not stream.getbuffer().nbytes:
        return _schema(table).empty_table()
    return pyarrow.csv.read_csv(
        stream,
        read_options=pyarrow.csv.ReadOptions(column_names=list(table.column_names)),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=_schema(table),
            null_values=[""],
            true_values=["t"],
            false_values=["f"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )


def _schema(table: Table) -> pa.Schema:
    return pa.schema([(column.name, TYPES[column.type]) for column in table.columns])


def _fill(store: duckdb.DuckDBPyConnection, table: Table, rows: pa.Table) -> None:
    store.register("_rows", rows)
    store.execute(f"INSERT INTO given.{table.name} BY NAME FROM _rows")
    store.unregister("_rows")


# ---- episodes ------------------------------------------------------------------------------------


def _episodes() -> pa.Table:
    """Put periods, legal statuses and placements together as episodes."""
    statuses, stays = _by_child(_statuses()), _by_child(_stays())
    columns: list[list[Any]] = [[] for _ in EPISODES_GIVEN.columns]
    for child, periods in _by_child(_periods()).items():
        recorded = Recorded(
            tuple(InCare(*row) for row in periods),
            tuple(StatusHeld(*row) for row in statuses[child]),
            tuple(Stay(*row) for row in stays[child]),
        )
        for episode in folded(recorded):
            for column, value in zip(columns, (child, *episode), strict=True):
                column.append(value)
    return pa.table(columns, schema=_schema(EPISODES_GIVEN))


def _by_child(rows: QuerySet[Any, Any]) -> defaultdict[str, list[tuple[Any, ...]]]:
    """Read rows whose first column is the child's number, child by child."""
    found: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    in_order = rows.order_by("child__number", "started_on")
    for child, of_child in groupby(in_order.iterator(20_000), key=itemgetter(0)):
        found[child] = [row[1:] for row in of_child]
    return found


def _periods() -> QuerySet[Any, Any]:
    return LookedAfterPeriod.objects.values_list(
        "child__number",
        "started_on",
        "ended_on",
        _or_none("need"),
        _or_none("end_reason"),
        _or_none("first_reason"),
        "is_short_breaks",
    )


def _statuses() -> QuerySet[Any, Any]:
    return LegalStatusHeld.objects.values_list("child__number", "started_on", "ended_on", "status")


def _stays() -> QuerySet[Any, Any]:
    return Placement.objects.values_list(
        "child__number",
        "started_on",
        "ended_on",
        _or_none("home"),
        _or_none("provider"),
        _or_none("home_postcode"),
        _or_none("postcode"),
        _or_none("urn"),
        "distance_miles",
        _or_none("authority"),
        _or_none("home_authority"),
        _or_none("change_reason"),
        "same_carer",
    )
