"""From the given tables to the derived ones: periods, episodes, placements, reviews, duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb


@dataclass(frozen=True, slots=True)
class Facts:
    """The tables of `facts.tables`, as seen on one day, in one schema of a DuckDB store."""

    store: duckdb.DuckDBPyConnection
    schema: str
    as_at: date
    reviews_from: date
    """The first day from which every review is seen; earlier ones may be unseen."""
