"""What a store's given tables hold, restated as the return of each year: so that it can be checked.

Only what casework keeps is restated; tables that it does not keep stay empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from footprint.exchange.problems import Problems
from footprint.exchange.ssda903 import typed
from footprint.exchange.ssda903.layouts import TABLES
from footprint.exchange.ssda903.returns import ReadSource, Returns, Source
from footprint.facts.scripts import run
from footprint.facts.tabulating import tabulate
from footprint.terms.periods import ReportingYear


def restate(store: duckdb.DuckDBPyConnection, years: Sequence[ReportingYear]) -> Returns:
    """Fill the tables of returned rows for these years, in their order."""
    for table in TABLES:
        typed.create(store, table)
        typed.finish(store, table)
    tabulate(
        store,
        "restated_years",
        {"source": "INTEGER", "year_ending": "INTEGER", "first_day": "DATE", "last_day": "DATE"},
        ((place, year.ending, year.first_day, year.last_day) for place, year in enumerate(years)),
    )
    run(store, "footprint.exchange.ssda903", "restating.sql", {})
    read = (ReadSource(Source(Path(year.label), year), year, True, {}) for year in years)  # noqa: FBT003  a row's own fields
    return Returns(store, tuple(read), Problems())
