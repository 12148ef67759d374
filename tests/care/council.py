"""A small synthetic council: its returns as files, and the same loaded as records."""

from __future__ import annotations

from pathlib import Path

import duckdb

from footprint.exchange.ssda903 import merging, reading
from footprint.exchange.ssda903.returns import Returns, Source
from footprint.operations import loading, practice, timetables
from footprint.records.models import Child
from footprint.synthetic import making
from footprint.terms.periods import ReportingYear

LAST = ReportingYear(2026)
YEARS = 3


def folders(where: Path, *, children: int = 60, seed: int = 7) -> list[str]:
    """Make a council's returns in a folder for each year, and name the folders."""
    (plan,) = making.plans(children, LAST, YEARS, 1, seed)
    (made,) = making.make_councils([plan], 1, where)
    return [one.folder for one in made]


def merged(sources: list[str]) -> Returns:
    """Read returns and settle them as one history, distances measured."""
    returns = reading.read([Source.named(one) for one in sources], duckdb.connect())
    merging.merge(returns)
    return returns


def load(returns: Returns, *, by) -> dict[str, Child]:
    """Load returns as records, as of whoever may say from when reviews are recorded."""
    practice.set_reviews_from(
        day=returns.earliest.first_day, because="The returns begin then", by=by
    )
    children = loading.load(returns.store, known_until=returns.latest.last_day)
    timetables.rebuild([child.pk for child in children.values()], at=by.at)
    return children
