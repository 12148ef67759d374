"""The counts of figures as cells, and the sums between them as links.

Two counts of one day and one line of a breakdown that are equal are taken to be one count. They
nearly always are; where they are not, taking them for one only hides more. So nothing has to be
declared for a total that stands in several tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from footprint.disclosure.cells import Cell, Link
from footprint.indicators.figures import Figure, Part, Unit

SHARES = frozenset({Unit.COUNT, Unit.PERCENT})
"""Units whose numerator is part of the denominator, so that what is left of it can be told."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a breakdown on a day; a headline has neither `by` nor `key`."""

    as_at: date
    by: str = ""
    key: str = ""


@dataclass(slots=True)
class Tables:
    """All counts of a publication, each once, and the sums between them."""

    cells: dict[str, Cell] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def add(self, line: Line, value: int, what: str = "", *, is_printed: bool = True) -> str:
        """Add a count, or meet it again, and say its id; noughts are told apart by `what`."""
        id_ = f"{line.as_at}|{line.by}|{line.key}|{value or what}"
        old = self.cells.get(id_, Cell(id_, value, is_printed=False))
        self.cells[id_] = Cell(
            id_,
            value,
            is_headline=old.is_headline or (is_printed and not line.by),
            is_printed=old.is_printed or is_printed,
        )
        return id_

    def link(self, total: str, parts: Iterable[str]) -> None:
        """Remember a sum; that a total is itself says nothing."""
        parts = tuple(parts)
        if total not in parts:
            self.links.append(Link(total, parts))

    def printed(self, line: Line, value: int) -> str | None:
        """Find a count that is printed on a line."""
        cell = self.cells.get(f"{line.as_at}|{line.by}|{line.key}|{value}")
        return cell.id if cell and cell.is_printed else None


@dataclass(frozen=True, slots=True)
class Ratio:
    """The ids of a numerator and its denominator; None where there is no such count."""

    numerator: str | None
    denominator: str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where each count of a figure stands among the cells, in the figure's own order."""

    figure: Figure
    headline: Ratio
    parts: tuple[Ratio, ...]
    unknown: str
    excluded: tuple[str, ...]


def place(tables: Tables, figures: Iterable[Figure]) -> tuple[Placed, ...]:
    """Put every count of these figures into the tables, with the sums a reader can do."""
    placed = tuple(_place(tables, figure) for figure in figures)
    for one in placed:
        _link_left_out(tables, one)
    return placed


def _place(tables: Tables, figure: Figure) -> Placed:
    day = Line(figure.as_at)
    headline = _ratio(tables, figure, figure, day)
    parts = tuple(
        _ratio(tables, figure, part, Line(figure.as_at, part.by, part.key))
        for part in figure.breakdowns
    )
    for by in dict.fromkeys(part.by for part in figure.breakdowns):
        among = [ids for part, ids in zip(figure.breakdowns, parts, strict=True) if part.by == by]
        line = Line(figure.as_at, by)
        _link_breakdown(tables, line, headline.numerator, [ids.numerator for ids in among])
        _link_breakdown(tables, line, headline.denominator, [ids.denominator for ids in among])
    return Placed(
        figure,
        headline,
        parts,
        tables.add(Line(figure.as_at, "unknown"), figure.unknown, figure.id),
        tuple(
            tables.add(Line(figure.as_at, "excluded", left_out.why), left_out.count, figure.id)
            for left_out in figure.excluded
        ),
    )


def _ratio(tables: Tables, figure: Figure, counts: Figure | Part, line: Line) -> Ratio:
    """Add a numerator, its denominator and what is left of it, which anybody can work out."""
    top, bottom = counts.numerator, counts.denominator
    numerator = None if top is None else tables.add(line, top, f"{figure.id} numerator")
    if bottom is None or figure.unit not in SHARES:
        return Ratio(numerator, None)
    base = Line(figure.as_at) if bottom == figure.denominator else line
    denominator = tables.add(base, bottom, f"{figure.id} denominator")
    if top is not None and numerator is not None:
        rest = tables.add(line, bottom - top, f"{figure.id} rest", is_printed=False)
        tables.link(denominator, (numerator, rest))
    return Ratio(numerator, denominator)


def _link_breakdown(
    tables: Tables, line: Line, headline: str | None, parts: Iterable[str | None]
) -> None:
    """Link the lines of a breakdown to their sum, and that to the headline it is part of.

    A sum that equals a headline is that headline, whichever figure's it is.
    """
    ids = [part for part in parts if part is not None]
    if not ids or len(set(ids)) < len(ids):
        return
    added = sum(tables.cells[id_].value for id_ in ids)
    total = tables.add(Line(line.as_at), added, f"{line.by} sum", is_printed=False)
    tables.link(total, ids)
    if headline and headline != total and (left := tables.cells[headline].value - added) >= 0:
        tables.link(headline, (total, tables.add(line, left, is_printed=False)))


def _link_left_out(tables: Tables, placed: Placed) -> None:
    """Link a figure with what it leaves out to any headline that they add up to."""
    counted = placed.headline.denominator or placed.headline.numerator
    if counted is None:
        return
    line = Line(placed.figure.as_at)
    for left_out in _some_of((placed.unknown, *placed.excluded)):
        added = sum(tables.cells[id_].value for id_ in left_out)
        total = tables.printed(line, tables.cells[counted].value + added)
        if added and total:
            tables.link(total, (counted, *left_out))


def _some_of(ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for size in range(1, len(ids) + 1):
        yield from combinations(ids, size)
