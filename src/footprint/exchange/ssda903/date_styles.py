"""One way of writing dates a column: files that mix two, or put the month first, are found out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from footprint.exchange.problems import Problems
from footprint.exchange.reading_rules import DATE, MONTH_FIRST, ONE_DIGIT_DATES
from footprint.exchange.ssda903.faults import Fault
from footprint.exchange.ssda903.layouts import Kind, Table

_EITHER = "'[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}'"
_MONTH_FIRST = "'(0?[1-9]|1[0-2])/(1[3-9]|2[0-9]|3[01])/[0-9]{4}'"
_DAY_FIRST = "'(1[3-9]|2[0-9]|3[01])/(0?[1-9]|1[0-2])/[0-9]{4}'"


@dataclass(frozen=True, slots=True)
class _Style:
    """How one file writes one column: how many dates prove what."""

    file: int
    dashed: int
    slashed: int
    month_first: int
    day_first: int
    short: int
    example: str

    @property
    def is_month_first(self) -> bool:
        return bool(self.month_first and not self.day_first)


def is_odd(dates: Sequence[str]) -> str:
    """Say in SQL that a row has a date that is not written as dd/mm/yyyy."""
    tests = [f"""(length("{name}") <> 10 OR contains("{name}", '-'))""" for name in dates]
    return f"coalesce({' OR '.join(tests)}, false)" if tests else "false"


def settle(
    store: duckdb.DuckDBPyConnection,
    table: Table,
    faults: Sequence[Fault],
    labels: Mapping[int, str],
    problems: Problems,
) -> None:
    """Set each file's one style of dates for each column, and refuse what is written otherwise."""
    for bit, fault in enumerate(faults):
        if fault.column.kind is not Kind.DATE or fault.rule is not DATE:
            continue
        for style in _styles(store, fault.column.name):
            file = labels[style.file]
            if style.is_month_first:
                _condemn(store, table, fault, bit, style, file, problems)
            elif style.dashed and style.slashed:
                _mark_the_fewer(store, table, fault, bit, style)
            if style.short and not style.is_month_first:
                what = f"{style.short:,} days or months in {fault.column.name} have one digit."
                column = fault.column.name
                problems.add(ONE_DIGIT_DATES.broken(what, file=file, column=column))


def _styles(store: duckdb.DuckDBPyConnection, name: str) -> list[_Style]:
    found = store.execute(
        f"""
        SELECT
            file,
            count_if(contains(day, '-')) AS dashed,
            count_if(contains(day, '/')) AS slashed,
            count_if(regexp_full_match(day, {_MONTH_FIRST})) AS month_first,
            count_if(regexp_full_match(day, {_DAY_FIRST})) AS day_first,
            count_if(length(day) < 10 AND contains(day, '/')) AS short,
            coalesce(any_value(day) FILTER (regexp_full_match(day, {_MONTH_FIRST})), '') AS example
        FROM (SELECT file, "{name}" AS day FROM raw_rows)
        WHERE regexp_full_match(day, {_EITHER})
        GROUP BY file
        HAVING short > 0 OR month_first > 0 OR (dashed > 0 AND slashed > 0)
        ORDER BY file
        """  # noqa: S608  our own names
    ).fetchall()
    return [_Style(*row) for row in found]


def _condemn(
    store: duckdb.DuckDBPyConnection,
    table: Table,
    fault: Fault,
    bit: int,
    style: _Style,
    file: str,
    problems: Problems,
) -> None:
    """Use nothing of a file with a column of days month first; of a copied day, only not that."""
    name = fault.column.name
    what = f"{name} is written month first: {style.month_first:,} days can be nothing else."
    problems.add(
        MONTH_FIRST.broken(
            what,
            file=file,
            column=name,
            value=style.example,
            is_dispensable=fault.is_dispensable,
        )
    )
    if fault.is_dispensable:
        store.execute(
            f"UPDATE {table.stored_as} SET {fault.column.stored_as} = NULL, "  # noqa: S608  our own names
            f"fault = fault & ~{1 << bit}::BIGINT WHERE number = {style.file}"
        )
    else:
        store.execute(f"DELETE FROM {table.stored_as} WHERE number = {style.file}")  # noqa: S608  our own names


def _mark_the_fewer(
    store: duckdb.DuckDBPyConnection, table: Table, fault: Fault, bit: int, style: _Style
) -> None:
    """Mark the days written in the less usual of two ways; where equal, those with dashes."""
    mark = "-" if style.dashed <= style.slashed else "/"
    name = fault.column.name
    store.execute(
        f"""
        UPDATE {table.stored_as} AS typed
        SET {fault.column.stored_as} = NULL, fault = typed.fault | {1 << bit}::BIGINT
        FROM raw_rows
        WHERE raw_rows.file = {style.file} AND typed.number = raw_rows.file
            AND typed.row = raw_rows.row AND contains(raw_rows."{name}", '{mark}')
        """  # noqa: S608  our own names
    )
