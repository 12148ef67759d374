"""Returns as read: where each came from, its year, and its rows as typed tables in a store.

The store is a DuckDB connection. `reading` fills, for each table of `layouts`, a table
`returned_<name>` with columns `source` (INTEGER, index into `Returns.sources`, in order
of year, the later argument last within a year), `row` (INTEGER, the header is 1), `child` and the
table's other columns in lower case, typed, rejected rows left out. `merging` makes of them the
given tables of `facts.tables`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from footprint.exchange.problems import Problems
from footprint.terms.periods import ReportingYear


@dataclass(frozen=True, slots=True)
class Source:
    """A return somebody names: a folder, zip, XML or workbook; `SOURCE@2023` states its year."""

    path: Path
    year: ReportingYear | None = None
    council: str = ""
    """Set only where several councils are read together; then child ids become council/id."""

    @classmethod
    def named(cls, text: str) -> Source:
        """Read `path` or `path@2023`."""
        path, at, year = text.rpartition("@")
        if at and len(year) == 4 and year.isascii() and year.isdigit():
            return cls(Path(path), ReportingYear(int(year)))
        return cls(Path(text))


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source that was read: its year, how the year is known, and how many rows of what."""

    source: Source
    year: ReportingYear
    is_year_stated: bool
    rows: dict[str, int]

    @property
    def label(self) -> str:
        return f"{self.source.path.name} ({self.year.label})"


@dataclass(frozen=True, slots=True)
class Returns:
    """Several years' returns, read and typed, in order of year."""

    store: duckdb.DuckDBPyConnection
    sources: tuple[ReadSource, ...]
    problems: Problems

    @property
    def earliest(self) -> ReportingYear:
        return min(read.year for read in self.sources)

    @property
    def latest(self) -> ReportingYear:
        return max(read.year for read in self.sources)
