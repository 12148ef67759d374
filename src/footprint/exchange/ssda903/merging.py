"""Several years' returns become the given tables of facts: repeated and corrected rows settled."""

from __future__ import annotations

import duckdb

from footprint.exchange.ssda903.layouts import TABLES
from footprint.exchange.ssda903.returns import Returns
from footprint.facts import distances
from footprint.facts.build import create_given
from footprint.facts.scripts import run
from footprint.facts.stores import give_back
from footprint.facts.tabulating import tabulate

ON_THE_WAY = ("ranked_episodes", "followed_episodes", "ranked_reviews", "birth_copies")
"""The tables that `merging.sql` leaves beside what it is for."""


def merge(returns: Returns, *, with_distances: bool = True, forgets_rows: bool = False) -> None:
    """Fill the given tables of the returns' store, and list in `set_aside` what did not stand.

    Distances need the table of all postcodes, which takes a second to read: leave them out where
    nothing asks for them. Only a check asks for the rows as read: forget them for anything else.
    """
    store = returns.store
    create_given(store)
    years = ((number, read.year.ending) for number, read in enumerate(returns.sources))
    tabulate(store, "years", {"source": "INTEGER", "year_ending": "INTEGER"}, years)
    is_many = any(read.source.council for read in returns.sources)
    run(store, "footprint.exchange.ssda903", "merging.sql", {"is_many": is_many})
    store.execute("DROP TABLE years")
    if forgets_rows:
        _forget_rows(store)
    if with_distances:
        distances.measure(store)


def _forget_rows(store: duckdb.DuckDBPyConnection) -> None:
    """Drop the rows as read, and what merging made of them on its way."""
    for name in (*(table.stored_as for table in TABLES), *ON_THE_WAY):
        store.execute(f"DROP TABLE {name}")
    give_back()
