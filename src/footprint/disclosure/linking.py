"""The sums between figures: what they leave out, what is within what, and year after year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from footprint.disclosure.columns import alike, columns
from footprint.disclosure.relations import (
    CAME,
    NESTED,
    SET_ASIDE,
    STOCK,
    SUMS,
    WENT,
    WITHIN,
    Count,
    Within,
)
from footprint.disclosure.tables import UNKNOWN, Placed, Tables, place
from footprint.indicators.figures import Figure


def lay_out(figures: Sequence[Figure]) -> tuple[Tables, tuple[Placed, ...]]:
    """Put all figures of a publication into tables, with every sum a reader can do."""
    tables = Tables(alike(column for figure in figures for column in columns(figure)))
    placed = tuple(place(tables, figure) for figure in figures)
    days = sorted({figure.as_at for figure in figures})
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
    left_out = zip(placed.figure.excluded, placed.excluded, strict=True)
    own = [id_ for one, id_ in left_out if one.why not in SET_ASIDE]
    is_outside = False
    for some in _some_of([id_ for id_ in (placed.unknown, *own) if tables.value(id_)]):
        total = tables.headline(placed.figure.as_at, tables.value(counted, *some))
        if total:
            tables.link(total, (counted, *some), divides=False)
            is_outside |= placed.unknown in some
    if rest and not is_outside and 0 < tables.value(placed.unknown) <= tables.value(rest):
        is_not_so = tables.difference(rest, placed.unknown)
        tables.link(rest, (placed.unknown, is_not_so), divides=False)


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
    if parts and tables.value(total) == tables.value(*parts):
        tables.link(total, parts, divides=False)


def _link_within(tables: Tables, day: date, within: Within) -> None:
    """Link a count, the one it is within and the difference, on each line that both have."""
    inner, outer = within.inner, within.outer
    for (on, count), smaller in list(tables.at.items()):
        if on != day or (count.figure, count.what) != (inner.figure, inner.what):
            continue
        if outer.by and count.by:
            continue
        there = outer if outer.by else Count(outer.figure, outer.what, count.by, count.key)
        larger = tables.at.get((day, there))
        if larger and larger != smaller and tables.value(larger) >= tables.value(smaller):
            left = tables.difference(larger, smaller, is_sensitive=within.tells)
            tables.link(larger, (smaller, left), divides=False)


def _link_nested(tables: Tables) -> None:
    lines_of: dict[tuple[date, str, str, str], list[tuple[str, str]]] = {}
    for (day, count), id_ in tables.at.items():
        lines_of.setdefault((day, count.figure, count.what, count.by), []).append((count.key, id_))
    for (day, count), total in list(tables.at.items()):
        if nested := NESTED.get((count.by, count.key)):
            by, ends = nested
            finer = lines_of.get((day, count.figure, count.what, by), [])
            lines = [id_ for key, id_ in finer if key.endswith(ends)]
            others = [id_ for key, id_ in finer if key == UNKNOWN]
            _link_nested_line(tables, total, lines, others)


def _link_nested_line(
    tables: Tables, total: str, lines: Sequence[str], others: Sequence[str]
) -> None:
    """Link a line to those it is made of; whoever is on no known line may be on it too."""
    if not others:
        _link_if_equal(tables, total, lines)
    elif lines and tables.value(total) >= tables.value(*lines):
        left = tables.value(total) - tables.value(*lines)
        some = tables.add(f"{total} not by line", left, is_printed=False)
        tables.link(total, (*lines, some), divides=False)


def _link_years(tables: Tables, days: Iterable[date]) -> None:
    """Link two years: who was there before and who came are who is there now and who went."""
    for before, now in pairwise(days):
        there, came = tables.at.get((before, STOCK)), tables.at.get((now, CAME))
        stayed, went = tables.at.get((now, STOCK)), tables.at.get((now, WENT))
        if there and came and stayed and went:
            both = tables.value(there, came)
            if both == tables.value(stayed, went):
                everybody = tables.add(f"{now}|through the year", both, is_printed=False)
                tables.link(everybody, (there, came), divides=False)
                tables.link(everybody, (stayed, went), divides=False)
