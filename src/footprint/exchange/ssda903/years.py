"""Which year a return is for, in which order returns are read, and which year is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import duckdb

from footprint.exchange import days_read
from footprint.exchange.problems import Problem, Problems
from footprint.exchange.ssda903 import cell_values, codes
from footprint.exchange.ssda903.reading_rules import (
    LATE_EPISODES,
    MISSING_YEAR,
    NO_YEAR,
    YEAR_NOT_KNOWN,
)
from footprint.exchange.ssda903.returns import ReadSource, Source
from footprint.terms.days import in_words
from footprint.terms.periods import ReportingYear

_EARLIEST, _LATEST = 1949, 2099
"""The years a return could be of at all."""


def latest_starts(store: duckdb.DuckDBPyConnection) -> dict[int, ReportingYear]:
    """Find the year of each source's latest DECOM, of the episodes in `raw_rows`.

    A return's year ends on the 31 March on or after its latest DECOM.
    """
    day = cell_values.as_day('"DECOM"')
    found = store.execute(
        f"""
        SELECT source, max(day) AS latest
        FROM (SELECT source, {day} AS day FROM raw_rows JOIN read_files USING (file))
        WHERE day BETWEEN DATE '{days_read.EARLIEST}' AND DATE '{_LATEST}-03-31'
        GROUP BY source
        """  # noqa: S608  our own names
    ).fetchall()
    return {source: ReportingYear.of(latest) for source, latest in found}


def of(
    source: Source, label: str, latest: ReportingYear | None, problems: Problems
) -> ReportingYear | None:
    """Settle the year of a return: as stated, or as its episodes show; None where neither is so."""
    year = source.year or latest
    if year is None or not _EARLIEST <= year.ending <= _LATEST:
        what = "It has no episode with a first day (DECOM) that can be read."
        if year is not None:
            what = f"No return is of the year that ends in {year.ending}."
        problems.add(NO_YEAR.broken(what, file=label))
        return None
    if source.year and latest and latest > source.year:
        what = f"Its year is stated to end on {in_words(source.year.last_day)}."
        problems.add(LATE_EPISODES.broken(what, file=label, column="DECOM"))
    if not codes.FIRST_YEAR <= year <= codes.LAST_YEAR:
        known = f"{codes.FIRST_YEAR.label} to {codes.LAST_YEAR.label}"
        what = f"It is read as the return of {year.label}; known are {known}."
        problems.add(YEAR_NOT_KNOWN.broken(what, file=label))
    return year


def in_order(years: Mapping[int, ReportingYear]) -> list[int]:
    """Put sources in order of year; within a year, as they were given."""
    return sorted(years, key=lambda source: (years[source], source))


def missing(sources: Sequence[ReadSource]) -> Iterable[Problem]:
    """Find the years missing between the returns of a council."""
    for council in dict.fromkeys(read.source.council for read in sources):
        returns = [read for read in sources if read.source.council == council]
        for before, after in pairwise(returns):
            for ending in range(before.year.ending + 1, after.year.ending):
                year = ReportingYear(ending)
                yield MISSING_YEAR.broken(
                    f"No return of {year.label} was given, between {before.label} "
                    f"and {after.label}; none is used.",
                    file=after.source.path.name,
                )
