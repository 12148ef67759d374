"""The store: DuckDB in memory, where the facts of one run stand and no longer."""

from __future__ import annotations

import duckdb
import pyarrow as pa


def open_store() -> duckdb.DuckDBPyConnection:
    """Open an empty store whose tables are packed, and which works on one core.

    Codes, days and names come again and again, so packed they take half the memory. DuckDB shares
    work out by the hundred thousand rows, so a second core would only double what a council's
    queries set aside; whoever fills the store with more gives it all there are.
    """
    store = duckdb.connect()
    store.execute("ATTACH ':memory:' AS packed (COMPRESS)")
    store.execute("USE packed")
    store.execute("SET threads = 1")
    return store


def give_back() -> None:
    """Give memory that was freed, by whatever freed it, back to the machine.

    C's allocator keeps it where the next piece of work may not find it. Arrow knows how to ask.
    """
    pa.system_memory_pool().release_unused()
