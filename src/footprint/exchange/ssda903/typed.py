"""Text becomes days, numbers, flags and codes: in the store, all rows of a table at once.

The rows of one table stand in `raw_rows` as text, under the return's column names, with `file`
and `row`; `read_files` says of each file its `source`, `label`, `council` and `year`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from footprint.exchange.problems import CAP, Problem, Problems, Severity
from footprint.exchange.ssda903 import codes, date_styles, days_read
from footprint.exchange.ssda903.faults import Fault, day_of, faults_of, is_sound, quoted
from footprint.exchange.ssda903.layouts import Column, Kind, Table
from footprint.terms.periods import ReportingYear

IS_ODD = 62
"""The bit of a row with a date not written as most are; higher than any fault's."""


@dataclass(frozen=True, slots=True)
class DatedFile:
    """A file of a return whose year is known."""

    label: str
    source: int
    council: str
    year: ReportingYear


Files = Mapping[int, DatedFile]


def create(store: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Create the empty table of a table's typed rows."""
    columns = ", ".join(
        f"{column.stored_as} {column.kind.stored_type}" for column in table.columns[1:]
    )
    store.execute(
        f"CREATE OR REPLACE TABLE {table.stored_as} "
        f"(source INTEGER, row INTEGER, file VARCHAR, child VARCHAR, {columns})"
    )


def type_rows(
    store: duckdb.DuckDBPyConnection, table: Table, files: Files, problems: Problems
) -> None:
    """Add the sound rows to the table of typed rows, and what is wrong to the problems."""
    years = sorted({file.year for file in files.values()})
    faults = faults_of(table, years)
    store.execute(f"CREATE OR REPLACE TEMP TABLE typed_rows AS {_select(table, faults, years)}")
    marked = store.execute("SELECT bit_or(fault) FROM typed_rows").fetchone()
    if marked and marked[0]:
        labels = {number: file.label for number, file in files.items()}
        date_styles.settle(store, faults, labels, problems)
        _report(store, faults, files, problems)
    dropping = _mask(faults, lambda fault: fault.drops_row)
    store.execute(
        f"INSERT INTO {table.stored_as} "  # noqa: S608  our own names
        f"SELECT * EXCLUDE (number, fault) FROM typed_rows WHERE fault & {dropping} = 0"
    )
    store.execute("DROP TABLE typed_rows")


# ---- the query -----------------------------------------------------------------------------------


def _select(table: Table, faults: Sequence[Fault], years: Sequence[ReportingYear]) -> str:
    """Write the query that types every row that is not blank, and marks its faults, a bit each."""
    dates = [column.name for column in table.columns if column.kind is Kind.DATE]
    typed = [f"{_typed(column, years)} AS {column.stored_as}" for column in table.columns[1:]]
    conditions = [fault.condition for fault in faults] + [date_styles.is_odd(dates)]
    bits = [*range(len(faults)), IS_ODD]
    marks = [
        f"if({condition}, {1 << bit}, 0)" for condition, bit in zip(conditions, bits, strict=True)
    ]
    days = [f", {_day(name)} AS {day_of(name)}" for name in dates]
    filled = ", ".join(f'"{name}"' for name in table.column_names)
    return f"""
        SELECT
            file AS number, source, row, label AS file,
            if(council = '', "CHILD", council || '/' || "CHILD") AS child,
            {", ".join(typed)},
            CASE WHEN {" OR ".join(conditions)} THEN {" | ".join(marks)} ELSE 0 END AS fault
        FROM (
            SELECT raw_rows.*, read_files.* EXCLUDE (file){"".join(days)}
            FROM raw_rows JOIN read_files USING (file)
            WHERE coalesce({filled}) IS NOT NULL
        )
    """  # noqa: S608  our own names


def _day(name: str) -> str:
    latest = "last_birth" if name == "DOB" else "last_day"
    return days_read.as_day(f'"{name}"', latest)


def _typed(column: Column, years: Sequence[ReportingYear]) -> str:
    """Write a column's value; what is wrong and dispensable is null."""
    name = f'"{column.name}"'
    if column.kind is Kind.DATE:
        return day_of(column.name)
    value = {
        Kind.INTEGER: f"TRY_CAST({name} AS INTEGER)",
        Kind.FLAG: f"({name} = '1')",
        Kind.POSTCODE: f"upper({name})",
        Kind.CODE: _meant(column),
    }.get(column.kind, name)
    sound = is_sound(column, years)
    return f"CASE WHEN {sound} THEN {value} END" if column.is_dispensable and sound else value


def _meant(column: Column) -> str:
    """Write a code as `terms` does, where the return writes it otherwise."""
    name = f'"{column.name}"'
    known = codes.CODE_SETS.get(column.code_set, ())
    other = [code for code in known if code.stands_for]
    cases = "".join(f" WHEN {quoted(one.code)} THEN {quoted(one.stands_for)}" for one in other)
    return f"CASE {name}{cases} ELSE {name} END" if cases else name


# ---- what is told of it --------------------------------------------------------------------------


def _report(
    store: duckdb.DuckDBPyConnection, faults: Sequence[Fault], files: Files, problems: Problems
) -> None:
    """Turn marked rows into problems: as many as can be listed, the rest only counted."""
    counting = ", ".join(f"count_if(fault & {1 << bit} <> 0)" for bit in range(len(faults)))
    totals = store.execute(f"SELECT {counting} FROM typed_rows").fetchone() or ()  # noqa: S608  our own names
    untold = dict.fromkeys(Severity, 0)
    for fault, total in zip(faults, totals, strict=True):
        untold[fault.severity] += total
    for problem in _listed(store, faults, files, CAP - len(problems.kept)):
        problems.add(problem)
        untold[problem.severity] -= 1
    for severity, more in untold.items():
        problems.count_unlisted(severity, more)


def _listed(
    store: duckdb.DuckDBPyConnection, faults: Sequence[Fault], files: Files, room: int
) -> Iterator[Problem]:
    """Make the first problems, in order of file and row."""
    every = _mask(faults, lambda fault: True)
    found = store.execute(
        "SELECT typed_rows.number, typed_rows.fault, raw_rows.* "  # noqa: S608  our own names
        "FROM typed_rows JOIN raw_rows "
        "ON raw_rows.file = typed_rows.number AND raw_rows.row = typed_rows.row "
        f"WHERE typed_rows.fault & {every} <> 0 "
        f"ORDER BY typed_rows.number, typed_rows.row LIMIT {max(room, 0)}"
    )
    names = [column[0] for column in found.description or ()]
    for values in found.fetchall():
        row = dict(zip(names, values, strict=True))
        file = files[row["number"]]
        for bit, fault in enumerate(faults):
            if row["fault"] >> bit & 1 and room > 0:
                room -= 1
                yield fault.problem(row, file.label, file.year)


def _mask(faults: Sequence[Fault], wanted: Callable[[Fault], bool]) -> int:
    return sum(1 << bit for bit, fault in enumerate(faults) if wanted(fault))
