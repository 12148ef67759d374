"""Rows of Python values become a table in the store, with no library of tables between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import duckdb


def rows_of(
    types: Mapping[str, str], rows: Iterable[Sequence[object]]
) -> tuple[str, list[list[object]]]:
    """Write a query that gives these rows, under these names and types, and the values it needs.

    Arrow would do it too, but imports pandas to look at any list it is handed.
    """
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in types]
    fields = (
        f"unnest(${number}::{type_}[]) AS {name}"
        for number, (name, type_) in enumerate(types.items(), 1)
    )
    return f"SELECT {', '.join(fields)}", columns


def tabulate(
    store: duckdb.DuckDBPyConnection,
    name: str,
    types: Mapping[str, str],
    rows: Iterable[Sequence[object]],
) -> None:
    """Make a table of rows, in place of any that has its name."""
    query, values = rows_of(types, rows)
    store.execute(f"CREATE OR REPLACE TABLE {name} AS {query}", values)
