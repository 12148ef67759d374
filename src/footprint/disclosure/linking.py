"""The sums between figures: what they leave out, what is within what, and year after year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from footprint.disclosure.relations import (
    CAME,
    NESTED,
    STOCK,
    SUMS,
    WENT,
    WITHIN,
    Count,
    Within,
)
from footprint.disclosure.tables import Line, Placed, Tables, place
from footprint.indicators.figures import Figure


def lay_out(figures: Iterable[Figure]) -> tuple[Tables, tuple[Placed, ...]]:
    """Put all figures of a publication into tables, with every sum a reader can do."""
    tables = Tables()
    placed = tuple(place(tables, figure) for figure in figures)
    days = sorted({day for day, _ in tables.at})
    for one in placed:
        _link_left_out(tables, one)
    for day in days:
        _link_sums(tables, day)
        for within in WITHIN:
            _link_within(tables, day, within)
    _link_nested(tables)
    _link_years(tables, days)
    return tables, placed


def _link_left_out(tables: Tables, placed: Placed) -> None:
    """Link a figure with what it leaves out to any headline that they add up to.

    Where there is none, what is not known may be among those that do not count.
    """
    counted, rest = placed.headline.denominator or placed.headline.numerator, placed.headline.rest
    if counted is None:
        return
    day = Line(placed.figure.as_at)
    unknown = tables.cells[placed.unknown].value
    is_outside = False
    for some in _some_of((placed.unknown, *placed.excluded)):
        added = tables.value(some)
        total = tables.printed(day, tables.cells[counted].value + added)
        if added and total:
            tables.link(total, (counted, *some))
            is_outside |= placed.unknown in some
    if unknown and rest and not is_outside and (left := tables.cells[rest].value - unknown) >= 0:
        failed = tables.add(day, left, "known not to be", is_printed=False)
        tables.link(rest, (placed.unknown, failed))


def _some_of(ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for size in range(1, len(ids) + 1):
        yield from combinations(ids, size)


def _link_sums(tables: Tables, day: date) -> None:
    for total, parts in SUMS.items():
        ids = [tables.at.get((day, count)) for count in (total, *parts)]
        known = [id_ for id_ in ids if id_]
        if len(known) == len(ids):
            _link_if_equal(tables, known[0], known[1:])


def _link_if_equal(tables: Tables, total: str, parts: Sequence[str]) -> None:
    if parts and tables.value([total]) == tables.value(parts):
        tables.link(total, parts)


def _link_within(tables: Tables, day: date, within: Within) -> None:
    """Link a count, the one it is within and the difference, on each line that both have."""
    inner, outer = within.inner, within.outer
    for (on, count), smaller in list(tables.at.items()):
        if on != day or (count.figure, count.what) != (inner.figure, inner.what):
            continue
        there = outer if outer.by else Count(outer.figure, outer.what, count.by, count.key)
        larger = tables.at.get((day, there))
        if larger is None or larger == smaller or (outer.by and count.by):
            continue
        left = tables.value([larger]) - tables.value([smaller])
        if left >= 0:
            line, name = Line(day, count.by, count.key), f"{outer.figure} without {inner.figure}"
            how = {"is_printed": False, "is_sensitive": within.tells}
            tables.link(larger, (smaller, tables.add(line, left, name, **how)))


def _link_nested(tables: Tables) -> None:
    for (day, count), total in list(tables.at.items()):
        by, ends = NESTED.get((count.by, count.key), ("", ("",)))
        parts = [
            id_
            for (on, other), id_ in tables.at.items()
            if (on, other.figure, other.what, other.by) == (day, count.figure, count.what, by)
            and other.key.endswith(ends)
        ]
        if by:
            _link_if_equal(tables, total, parts)


def _link_years(tables: Tables, days: Sequence[date]) -> None:
    """Link two years: who was there before and who came are who is there now and who went."""
    for before, now in pairwise(days):
        ids = [
            tables.at.get(place)
            for place in ((before, STOCK), (now, CAME), (now, STOCK), (now, WENT))
        ]
        there, came, left, went = ids
        if there and came and left and went:
            both = tables.value((there, came))
            if both == tables.value((left, went)):
                everybody = tables.add(Line(now), both, "through the year", is_printed=False)
                tables.link(everybody, (there, came))
                tables.link(everybody, (left, went))
