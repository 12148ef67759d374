"""Merged returns, child by child, with the file and row that each thing came from.

The tables of `merging` stand in the store of the returns; here they are read out for casework.
What a row held is kept as it was read, save the postcode of the placement: where a child lives is
kept in one place, which may be sealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import duckdb

from footprint.exchange.origins import Origin
from footprint.exchange.ssda903 import layouts
from footprint.exchange.ssda903.layouts import Table
from footprint.exchange.ssda903.returns import Returns
from footprint.facts.recorded import Episode
from footprint.facts.tables import HEALTH

WHERE_THE_CHILD_LIVES = "PL_POST"
OUTCOMES = HEALTH.column_names[2:]


class Who(NamedTuple):
    """Who a child is, as the return says; it has no names."""

    born_on: date | None = None
    sex: str | None = None
    ethnicity: str | None = None
    upn: str | None = None
    is_uasc: bool | None = None
    uasc_ceased_on: date | None = None


@dataclass(slots=True)
class BroughtChild:
    """What returns say of one child."""

    number: str
    who: Who = field(default_factory=Who)
    who_from: Origin | None = None
    is_stated: bool = False
    """Whether Header or Episodes has the child; else nothing but a review or the like does."""
    episodes: dict[date, Episode] = field(default_factory=dict)
    """By first day; one that is open has no last day, whatever follows."""
    episodes_from: dict[date, Origin] = field(default_factory=dict)
    reviews: dict[date, tuple[str | None, Origin]] = field(default_factory=dict)
    outcomes: dict[int, tuple[tuple[Any, ...], Origin]] = field(default_factory=dict)
    """By year: the columns of `OUTCOMES`."""
    missing: dict[date, tuple[date | None, str | None, Origin]] = field(default_factory=dict)


def by_child(returns: Returns) -> dict[str, BroughtChild]:
    """Read merged returns out, by the child's number in capitals."""
    children = _Children()
    store = returns.store
    for child, *who, file, row, read in _who(store):
        one = children[child]
        one.who, one.is_stated = Who(*who), True
        one.who_from = Origin(file, row, read) if file else None
    for child, *episode, file, row, read in _episodes(store):
        one, stated = children[child], Episode(*episode)
        one.episodes[stated.started_on] = stated
        one.episodes_from[stated.started_on] = Origin(file, row, read)
    for child, held_on, participation, file, row, read in _reviews(store):
        children[child].reviews[held_on] = participation, Origin(file, row, read)
    years = [read_source.year.ending for read_source in returns.sources]
    for child, source, *outcomes, file, row, read in _outcomes(store):
        children[child].outcomes[years[source]] = tuple(outcomes), Origin(file, row, read)
    for child, started_on, ended_on, kind, file, row, read in _missing(store):
        children[child].missing[started_on] = ended_on, kind, Origin(file, row, read)
    return dict(children)


class _Children(dict[str, BroughtChild]):
    """Children by number in capitals: two spellings of one number are one child."""

    def __getitem__(self, number: str) -> BroughtChild:
        return self.setdefault(number.upper(), BroughtChild(number))


def _as_read(table: Table) -> str:
    """Write an object of a row's values, by the return's names, in SQL."""
    columns = [one for one in table.columns if one.name != WHERE_THE_CHILD_LIVES]
    pairs = (f"'{one.name}', {one.stored_as}" for one in columns)
    return f"json_object({', '.join(pairs)})::VARCHAR AS read"


def _rows(store: duckdb.DuckDBPyConnection, query: str) -> Iterator[Sequence[Any]]:
    found = store.execute(query)
    while rows := found.fetchmany(10_000):
        yield from rows


def _who(store: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Any]]:
    """Give who each child is, with the latest row of Header that says so, or none."""
    return _rows(
        store,
        f"""
        SELECT child, born_on, sex, ethnicity, upn, is_uasc, uasc_ceased_on, file, row, read
        FROM given.children
        LEFT JOIN (
            SELECT child, file, row, {_as_read(layouts.HEADER)}
            FROM returned_header
            QUALIFY row_number() OVER (PARTITION BY child ORDER BY source DESC, row DESC) = 1
        ) USING (child)
        ORDER BY child
        """,  # noqa: S608  our own names
    )


def _episodes(store: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Any]]:
    return _rows(
        store,
        f"""
        SELECT
            child, decom, dec, rne, ls, cin, place, place_provider, rec, reason_place_change,
            home_post, pl_post, ranked.urn, distance_miles, placement_authority, home_authority,
            file, row, {_as_read(layouts.EPISODES).replace("urn", "ranked.urn")}
        FROM ranked_episodes AS ranked
        JOIN (
            SELECT child, started_on AS decom, distance_miles, placement_authority, home_authority
            FROM given.episodes_given
        ) USING (child, decom)
        WHERE rank = 1
        ORDER BY child, decom
        """,  # noqa: S608  our own names
    )


def _reviews(store: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Any]]:
    return _rows(
        store,
        f"""
        SELECT child, review, review_code, file, row, {_as_read(layouts.REVIEWS)}
        FROM ranked_reviews WHERE rank = 1
        ORDER BY child, review
        """,  # noqa: S608  our own names
    )


def _outcomes(store: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Any]]:
    """Give outcomes, the latest return of a year last."""
    return _rows(
        store,
        f"""
        SELECT child, source, {", ".join(OUTCOMES)}, file, row, {_as_read(layouts.OC2)}
        FROM returned_oc2
        ORDER BY child, source, row
        """,  # noqa: S608  our own names
    )


def _missing(store: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Any]]:
    """Give times missing; of several with one first day, the latest return's last."""
    return _rows(
        store,
        f"""
        SELECT child, mis_start, mis_end, missing, file, row, {_as_read(layouts.MISSING)}
        FROM returned_missing
        WHERE mis_start IS NOT NULL
        ORDER BY child, source, row
        """,  # noqa: S608  our own names
    )
