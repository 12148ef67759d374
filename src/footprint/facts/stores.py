"""The store: DuckDB in memory, where the facts of one run stand and no longer."""

from __future__ import annotations

import duckdb


def open_store() -> duckdb.DuckDBPyConnection:
    """Open an empty store whose tables are packed.

    Codes, days and names come again and again, so packed they take half the memory.
    """
    store = duckdb.connect()
    store.execute("ATTACH ':memory:' AS packed (COMPRESS)")
    store.execute("USE packed")
    return store
