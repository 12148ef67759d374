"""The counts of figures as cells, each with its place, and the sums inside one figure as links.

Two counts of one day and one line of a breakdown that are equal are taken to be one count. They
nearly always are; where they are not, taking them for one only hides more. So nothing has to be
declared for a total that stands in several tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from footprint.disclosure.cells import Cell, Link
from footprint.disclosure.relations import DENOMINATOR, EXCLUDED, NUMERATOR, Count
from footprint.indicators.figures import Figure, Part, Unit

SHARES = frozenset({Unit.COUNT, Unit.PERCENT})
"""Units whose numerator is part of the denominator, so that what is left of it can be told."""
REST = "rest"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a breakdown on a day; a headline has neither `by` nor `key`."""

    as_at: date
    by: str = ""
    key: str = ""


@dataclass(slots=True)
class Tables:
    """All counts of a publication, each once, where they stand, and the sums between them."""

    cells: dict[str, Cell] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    at: dict[tuple[date, Count], str] = field(default_factory=dict)
    """The cell that stands in a place."""

    def add(self, line: Line, value: int, apart: str = "", **how: bool) -> str:
        """Add a count, or meet it again, and say its id; `apart` is said of what is not it."""
        id_ = f"{line.as_at}|{line.by}|{line.key}|{value}|{apart}"
        new = Cell(id_, value, **how)
        old = self.cells.get(id_, new)
        self.cells[id_] = Cell(
            id_,
            value,
            is_headline=old.is_headline or new.is_headline,
            is_printed=old.is_printed or new.is_printed,
            is_sensitive=old.is_sensitive or new.is_sensitive,
        )
        return id_

    def link(self, total: str, parts: Iterable[str]) -> None:
        """Remember a sum; that a total is itself says nothing."""
        parts = tuple(parts)
        if total not in parts:
            self.links.append(Link(total, parts))

    def printed(self, line: Line, value: int) -> str | None:
        """Find a count that is printed on a line."""
        cell = self.cells.get(f"{line.as_at}|{line.by}|{line.key}|{value}|")
        return cell.id if cell and cell.is_printed else None

    def value(self, ids: Iterable[str]) -> int:
        """Add counts up."""
        return sum(self.cells[id_].value for id_ in ids)


@dataclass(frozen=True, slots=True)
class Ratio:
    """The ids of a numerator, its denominator and what is left; None where there is none."""

    numerator: str | None
    denominator: str | None = None
    rest: str | None = None

    def get(self, what: str) -> str | None:
        return {NUMERATOR: self.numerator, DENOMINATOR: self.denominator, REST: self.rest}[what]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where each count of a figure stands among the cells, in the figure's own order."""

    figure: Figure
    headline: Ratio
    parts: tuple[Ratio, ...]
    unknown: str
    excluded: tuple[str, ...]


def place(tables: Tables, figure: Figure) -> Placed:
    """Put every count of a figure into the tables, with the sums a reader can do."""
    day = Line(figure.as_at)
    headline = _ratio(tables, figure, figure, day)
    parts = tuple(
        _ratio(tables, figure, part, Line(figure.as_at, part.by, part.key))
        for part in figure.breakdowns
    )
    for by in dict.fromkeys(part.by for part in figure.breakdowns):
        among = [ids for part, ids in zip(figure.breakdowns, parts, strict=True) if part.by == by]
        for what in (NUMERATOR, DENOMINATOR, REST):
            ids = [id_ for ratio in among if (id_ := ratio.get(what))]
            _link_breakdown(tables, Line(figure.as_at, by), headline.get(what), ids)
    excluded = tuple(
        tables.add(day, left_out.count, "" if left_out.count else left_out.why)
        for left_out in figure.excluded
    )
    for left_out, id_ in zip(figure.excluded, excluded, strict=True):
        tables.at[figure.as_at, Count(figure.id, EXCLUDED, key=left_out.why)] = id_
    unknown = tables.add(Line(figure.as_at, "not known"), figure.unknown, is_sensitive=False)
    return Placed(figure, headline, parts, unknown, excluded)


def _ratio(tables: Tables, figure: Figure, counts: Figure | Part, line: Line) -> Ratio:
    """Add a numerator, its denominator and what is left of it, which anybody can work out.

    Noughts are told apart, and so are all and some of the same: that they are equal is what
    nobody may know of a small group.
    """
    top, bottom = counts.numerator, counts.denominator
    is_headline = not line.by
    numerator = denominator = rest = None
    if top is not None:
        is_apart = top == 0 or (top == bottom and not is_headline)
        apart = f"{NUMERATOR} of {bottom}" if is_apart else ""
        numerator = tables.add(line, top, apart, is_headline=is_headline)
        tables.at[line.as_at, Count(figure.id, NUMERATOR, line.by, line.key)] = numerator
    if bottom is not None and figure.unit in SHARES:
        base = Line(line.as_at) if bottom == figure.denominator else line
        denominator = tables.add(base, bottom, is_headline=not base.by)
        tables.at[line.as_at, Count(figure.id, DENOMINATOR, line.by, line.key)] = denominator
    if numerator and denominator and top is not None and bottom is not None:
        apart = f"{REST} of {bottom}" if bottom - top in {0, bottom} else ""
        rest = tables.add(line, bottom - top, apart, is_printed=False)
        tables.link(denominator, (numerator, rest))
    return Ratio(numerator, denominator, rest)


def _link_breakdown(tables: Tables, line: Line, headline: str | None, parts: Sequence[str]) -> None:
    """Link the lines of a breakdown to their sum, and that to the headline it is part of.

    A sum that equals a headline is that headline, whichever figure's it is.
    """
    if not parts or len(set(parts)) < len(parts):
        return
    added = tables.value(parts)
    total = tables.add(Line(line.as_at), added, is_printed=False)
    tables.link(total, parts)
    if headline and headline != total and (left := tables.cells[headline].value - added) >= 0:
        tables.link(headline, (total, tables.add(line, left, is_printed=False)))
