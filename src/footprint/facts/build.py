"""From the given tables to the derived ones: periods, episodes, placements, reviews, duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import duckdb

from footprint.facts.adoption import duties_one_by_one, find_one_by_one
from footprint.facts.scripts import run
from footprint.facts.stores import give_back
from footprint.facts.tables import GIVEN, Table
from footprint.facts.tabulating import tabulate
from footprint.rules import counting, reviews
from footprint.rules.practice import NO_LOCAL_PRACTICE, LocalPractice
from footprint.rules.working_days import Calendar, england

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Facts:
    """The tables of `facts.tables`, as seen on one day, in one schema of a DuckDB store."""

    store: duckdb.DuckDBPyConnection
    schema: str
    as_at: date
    reviews_from: date
    """The first day from which every review is seen; earlier ones may be unseen."""
    calendar: Calendar
    """Which days were counted as working days."""


def create_given(store: duckdb.DuckDBPyConnection) -> None:
    """Make the given tables, empty, in the schema `given`, for a supplier to fill."""
    store.execute("CREATE SCHEMA IF NOT EXISTS given")
    for table in GIVEN:
        store.execute(f"CREATE OR REPLACE TABLE given.{table.name} ({_columns(table)})")


def _columns(table: Table) -> str:
    return ", ".join(
        f"{column.name} {column.type}{'' if column.may_be_empty else ' NOT NULL'}"
        for column in table.columns
    )


def build(
    store: duckdb.DuckDBPyConnection,
    *,
    as_at: date,
    reviews_from: date,
    schema: str = "facts",
    calendar: Calendar | None = None,
    local: LocalPractice = NO_LOCAL_PRACTICE,
) -> Facts:
    """Derive the facts as seen on a day from the given tables, in a schema of their own.

    The given tables stand beside them in the schema as views, so that whoever reads facts looks
    in one place.
    """
    calendar = calendar or england()
    store.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    store.execute(f"USE {schema}")
    try:
        for table in GIVEN:
            store.execute(f"CREATE OR REPLACE VIEW {table.name} AS FROM given.{table.name}")
        _tabulate_birthdays(store)
        run(store, "footprint.facts", "periods.sql", {"as_at": as_at})
        find_one_by_one(store, is_local=local.is_stricter)
        _tabulate_limits(store, calendar)
        unseen_on = reviews_from - ONE_DAY
        run(
            store,
            "footprint.facts",
            "duties.sql",
            {
                "as_at": as_at,
                "seen_from": reviews_from,
                "unseen_on": unseen_on,
                "unseen_due": reviews.later_review_due_by(unseen_on),
            },
        )
        duties_one_by_one(store, as_at, reviews_from, calendar, local)
    finally:
        store.execute("USE main")
    give_back()
    return Facts(store, schema, as_at, reviews_from, calendar)


def _tabulate_birthdays(store: duckdb.DuckDBPyConnection) -> None:
    """Write the scalar rule for the 18th birthday over every date of birth there is."""
    found = store.execute("SELECT DISTINCT born_on FROM given.children WHERE born_on IS NOT NULL")
    born = [row[0] for row in found.fetchall()]
    tabulate(
        store,
        "birthdays",
        {"born_on": "DATE", "turned_18_on": "DATE"},
        ((day, counting.birthday(day, 18)) for day in born),
    )


def _tabulate_limits(store: duckdb.DuckDBPyConnection, calendar: Calendar) -> None:
    """Write the scalar rules of regulation 33 over every day a limit is counted from."""
    found = store.execute(
        "SELECT period_start FROM periods UNION SELECT held_on FROM reviews ORDER BY ALL"
    )
    days = [row[0] for row in found.fetchall()]
    tabulate(
        store,
        "limits",
        dict.fromkeys(("day", "first_due", "second_due", "later_due"), "DATE"),
        (
            (
                day,
                reviews.first_review_due_by(day, calendar),
                reviews.second_review_due_by(day),
                reviews.later_review_due_by(day),
            )
            for day in days
        ),
    )
