"""The periods that adoption or local practice touches: their duties come from the scalar rule."""

from __future__ import annotations

from datetime import date

import duckdb

from footprint.facts.tables import DUTIES
from footprint.facts.tabulating import rows_of
from footprint.rules.course import Care
from footprint.rules.practice import LocalPractice
from footprint.rules.timetable import Duty, timetable
from footprint.rules.working_days import Calendar
from footprint.terms.periods import Period

Key = tuple[str, date]

SPELLS = """
WITH marked AS (
    SELECT
        child, period_start, started_on, ended_on,
        coalesce(home IN ('A3', 'A4', 'A5', 'A6'), false) AS is_placed,
        lag(coalesce(home IN ('A3', 'A4', 'A5', 'A6'), false), 1, false)
            OVER (PARTITION BY child, period_start ORDER BY started_on) AS was_placed
    FROM episodes SEMI JOIN one_by_one USING (child, period_start)
),
runs AS (
    SELECT *, count(*) FILTER (is_placed AND NOT was_placed)
        OVER (PARTITION BY child, period_start ORDER BY started_on) AS run
    FROM marked
)
SELECT
    child, period_start, min(started_on),
    CASE WHEN bool_or(ended_on IS NULL) THEN NULL ELSE max(ended_on) END
FROM runs WHERE is_placed GROUP BY child, period_start, run ORDER BY ALL
"""


def find_one_by_one(store: duckdb.DuckDBPyConnection, *, is_local: bool) -> None:
    """List the periods whose duties are not regulation 33's alone: every one, under local rules."""
    store.execute(
        "CREATE OR REPLACE TABLE one_by_one AS SELECT DISTINCT child, period_start FROM episodes "
        "WHERE $is_local OR legal_status = 'E1' OR home IN ('A3', 'A4', 'A5', 'A6')",
        {"is_local": is_local},
    )


def duties_one_by_one(
    store: duckdb.DuckDBPyConnection,
    as_at: date,
    seen_from: date,
    calendar: Calendar,
    local: LocalPractice,
) -> None:
    """Add the duties of the periods in `one_by_one` to `duties`, through `rules.timetable`."""
    held = _days(store, "SELECT child, period_start, held_on FROM reviews SEMI JOIN one_by_one "
                 "USING (child, period_start) ORDER BY held_on")  # fmt: skip
    rows = [
        (child, start, *_values(duty))
        for (child, start), care in _care(store, local).items()
        for duty in timetable(
            care,
            held.get((child, start), []),
            as_at=as_at,
            calendar=calendar,
            seen_from=seen_from,
            local=local,
        )
    ]
    query, values = rows_of({column.name: column.type for column in DUTIES.columns}, rows)
    store.execute(f"INSERT INTO duties BY NAME {query}", values)


def _values(duty: Duty) -> tuple[object, ...]:
    """One duty as the columns of `facts.tables.DUTIES`, the child's key left out."""
    return (
        duty.sequence,
        duty.rule,
        duty.force.value,
        duty.anchor.value,
        duty.anchor_on,
        duty.due_by,
        duty.held_on,
        duty.in_time,
        duty.is_outstanding,
        duty.note.value,
    )


def _care(store: duckdb.DuckDBPyConnection, local: LocalPractice) -> dict[Key, Care]:
    """Read what decides the duties of each period listed."""
    periods = store.execute(
        "SELECT child, period_start, ended_on FROM periods "
        "SEMI JOIN one_by_one USING (child, period_start) ORDER BY ALL"
    ).fetchall()
    authorised = {
        (child, start): on
        for child, start, on in store.execute(
            "SELECT child, period_start, min(started_on) FROM episodes "
            "WHERE legal_status = 'E1' GROUP BY ALL"
        ).fetchall()
    }
    placed: dict[Key, list[Period]] = {}
    for child, start, first, end in store.execute(SPELLS).fetchall():
        placed.setdefault((child, start), []).append(Period(first, end))
    moved = {}
    if local.after_a_move_within_working_days:
        moved = _days(store, "SELECT child, period_start, started_on FROM placements "
                      "WHERE started_on > period_start ORDER BY started_on")  # fmt: skip
    return {
        (child, start): Care(
            start,
            ended_on,
            authorised.get((child, start)),
            tuple(placed.get((child, start), ())),
            tuple(moved.get((child, start), ())),
        )
        for child, start, ended_on in periods
    }


def _days(store: duckdb.DuckDBPyConnection, query: str) -> dict[Key, list[date]]:
    days: dict[Key, list[date]] = {}
    for child, start, day in store.execute(query).fetchall():
        days.setdefault((child, start), []).append(day)
    return days
