"""Text becomes days, numbers, flags and codes: in the store, all rows of a table at once.

The rows of one table stand in `raw_rows` as text, under the return's column names, with `file`
and `row`; `read_files` says of each file its `source`, `label`, `council` and `year`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from footprint.exchange.problems import CAP, Problems
from footprint.exchange.ssda903 import cell_values, date_styles
from footprint.exchange.ssda903.cell_values import value_of
from footprint.exchange.ssda903.faults import Fault, Row, faults_of
from footprint.exchange.ssda903.layouts import Kind, Table
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
    """Create the empty table of a table's typed rows; until `finish`, each knows its faults."""
    columns = ", ".join(
        f"{column.stored_as} {column.kind.stored_type}" for column in table.columns[1:]
    )
    store.execute(
        f"CREATE OR REPLACE TABLE {table.stored_as} (source INTEGER, row INTEGER, file VARCHAR, "
        f"child VARCHAR, {columns}, number INTEGER, fault BIGINT)"
    )


def type_rows(
    store: duckdb.DuckDBPyConnection, table: Table, files: Files, problems: Problems
) -> None:
    """Add the sound rows of these files to a table, and what is wrong to the problems."""
    faults = faults_of(table)
    years = sorted({file.year for file in files.values()})
    store.execute(f"INSERT INTO {table.stored_as} {_select(table, faults, years)}")
    ((marked,),) = store.execute(
        f"SELECT bit_or(fault) FROM {table.stored_as} WHERE number >= {min(files)}"  # noqa: S608  our own names
    ).fetchall()
    if marked:
        labels = {number: file.label for number, file in files.items()}
        date_styles.settle(store, table, faults, labels, problems)
        _report(store, table, faults, files, problems)
        dropping = _mask(faults, lambda fault: fault.drops_row)
        store.execute(f"DELETE FROM {table.stored_as} WHERE fault & {dropping} <> 0")  # noqa: S608  our own names


def finish(store: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Forget the faults of the rows that stand."""
    for column in ("number", "fault"):
        store.execute(f"ALTER TABLE {table.stored_as} DROP COLUMN {column}")


def _select(table: Table, faults: Sequence[Fault], years: Sequence[ReportingYear]) -> str:
    """Write the query that gives a table's typed rows, and marks their faults, a bit each."""
    dates = [column.name for column in table.columns if column.kind is Kind.DATE]
    values = [f"{value_of(column.name)} AS {column.stored_as}" for column in table.columns[1:]]
    marks = [(fault.condition, 1 << bit) for bit, fault in enumerate(faults)]
    marks.append((date_styles.is_odd(dates), 1 << IS_ODD))
    child = value_of("CHILD")
    return f"""
        SELECT
            source, row, label AS file,
            if(council = '', {child}, council || '/' || {child}) AS child,
            {", ".join(values)},
            file AS number,
            {" | ".join(f"if({condition}, {mark}, 0)" for condition, mark in marks)} AS fault
        FROM ({cell_values.query(table, years)})
    """  # noqa: S608  our own names


# ---- what is told of it --------------------------------------------------------------------------


def _report(
    store: duckdb.DuckDBPyConnection,
    table: Table,
    faults: Sequence[Fault],
    files: Files,
    problems: Problems,
) -> None:
    """Turn marked rows into problems: as many as can be listed, the rest only counted."""
    counting = ", ".join(f"count(*) FILTER (fault & {1 << bit} <> 0)" for bit in range(len(faults)))
    (totals,) = store.execute(
        f"SELECT {counting} FROM {table.stored_as} WHERE number >= {min(files)}"  # noqa: S608  our own names
    ).fetchall()
    marked = [bit for bit, total in enumerate(totals) if total]
    found = {(row["number"], row["row"]): row for row in _offenders(store, table, marked)}
    untold = {bit: totals[bit] for bit in marked}
    for _, row in sorted(found.items()):
        file = files[row["number"]]
        for bit in marked:
            if row["fault"] >> bit & 1:
                problems.add(faults[bit].problem(row, file.label, file.year))
                untold[bit] -= 1
    for bit, more in untold.items():
        problems.count_unlisted(faults[bit].severity, more)


def _offenders(
    store: duckdb.DuckDBPyConnection, table: Table, bits: Sequence[int]
) -> Iterator[Row]:
    """Fetch rows as they were read: the first of each fault, as many as can be listed."""
    for bit in bits:
        found = store.execute(
            "SELECT typed.number, typed.fault, raw_rows.* "  # noqa: S608  our own names
            f"FROM {table.stored_as} AS typed JOIN raw_rows "
            "ON raw_rows.file = typed.number AND raw_rows.row = typed.row "
            f"WHERE typed.fault & {1 << bit} <> 0 "
            f"ORDER BY typed.number, typed.row LIMIT {CAP}"
        )
        names = [column[0] for column in found.description or ()]
        for values in found.fetchall():
            yield dict(zip(names, values, strict=True))


def _mask(faults: Sequence[Fault], wanted: Callable[[Fault], bool]) -> int:
    return sum(1 << bit for bit, fault in enumerate(faults) if wanted(fault))
