"""The counts of figures as cells, each in its place, and the sums inside one figure as links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from footprint.disclosure.cells import Cell, Link
from footprint.disclosure.columns import HEADLINE, SHARES, Line, of_the_whole
from footprint.disclosure.relations import DENOMINATOR, EXCLUDED, NUMERATOR, Count
from footprint.indicators.figures import Figure, Part

UNKNOWN = "unknown"


@dataclass(slots=True)
class Tables:
    """All counts of a publication, each once, where they stand, and the sums between them."""

    names: Mapping[tuple[date, str, str], str]
    """What each column is called; columns that are the same one are called the same."""
    cells: dict[str, Cell] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    at: dict[tuple[date, Count], str] = field(default_factory=dict)
    """The cell that stands in a place."""

    def add(self, id_: str, value: int, **how: bool) -> str:
        """Add a count, or meet it again."""
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

    def add_at(self, figure: Figure, what: str, line: Line, value: int) -> str:
        """Add a count of a column, and remember its place."""
        name = self.names[figure.as_at, figure.id, what]
        id_ = "|".join((str(figure.as_at), name, *line))
        self.at[figure.as_at, Count(figure.id, what, *line)] = id_
        return self.add(id_, value, is_headline=line == HEADLINE)

    def difference(self, larger: str, smaller: str, *, is_sensitive: bool = True) -> str:
        """Add what is left of a count when another is taken from it; anybody can work it out."""
        left = self.value(larger) - self.value(smaller)
        id_ = f"{larger} less {smaller}"
        return self.add(id_, left, is_printed=False, is_sensitive=is_sensitive)

    def link(self, total: str, parts: Iterable[str], *, divides: bool = True) -> None:
        """Remember a sum; that a total is itself says nothing."""
        parts = tuple(parts)
        if total not in parts:
            self.links.append(Link(total, parts, divides))

    def value(self, *ids: str) -> int:
        """Add counts up."""
        return sum(self.cells[id_].value for id_ in ids)

    def headline(self, day: date, value: int) -> str | None:
        """Find a number among the headlines of a day."""
        for (on, count), id_ in self.at.items():
            if on == day and not count.by and count.what != EXCLUDED and self.value(id_) == value:
                return id_
        return None


@dataclass(frozen=True, slots=True)
class Ratio:
    """The ids of a numerator, its denominator and what is left; None where there is none."""

    numerator: str | None
    denominator: str | None = None
    rest: str | None = None


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
    headline = _ratio(tables, figure, figure, HEADLINE)
    shares = of_the_whole(figure)
    parts = tuple(
        _ratio(tables, figure, part, (part.by, part.key), headline if part.by in shares else None)
        for part in figure.breakdowns
    )
    for by in dict.fromkeys(part.by for part in figure.breakdowns):
        among = [ids for part, ids in zip(figure.breakdowns, parts, strict=True) if part.by == by]
        _link_breakdown(tables, by, headline.numerator, [ids.numerator for ids in among])
        if by not in shares:
            _link_breakdown(tables, by, headline.denominator, [ids.denominator for ids in among])
            _link_breakdown(tables, by, headline.rest, [ids.rest for ids in among])
    excluded = []
    for left_out in figure.excluded:
        id_ = f"{figure.as_at}|left out|{left_out.why}|{left_out.count}"
        excluded.append(tables.add(id_, left_out.count))
        tables.at[figure.as_at, Count(figure.id, EXCLUDED, key=left_out.why)] = id_
    return Placed(figure, headline, parts, _unknown(tables, figure), tuple(excluded))


def _ratio(
    tables: Tables, figure: Figure, counts: Figure | Part, line: Line, whole: Ratio | None = None
) -> Ratio:
    """Add a numerator, its denominator (its own or the whole figure's) and what is left of it."""
    numerator = denominator = None
    if counts.numerator is not None:
        numerator = tables.add_at(figure, NUMERATOR, line, counts.numerator)
    if counts.denominator is not None and figure.unit in SHARES:
        denominator = whole.denominator if whole else None
        denominator = denominator or tables.add_at(figure, DENOMINATOR, line, counts.denominator)
    if numerator is None or denominator is None:
        return Ratio(numerator, denominator)
    rest = tables.difference(denominator, numerator)
    tables.link(denominator, (numerator, rest))
    return Ratio(numerator, denominator, rest)


def _link_breakdown(
    tables: Tables, by: str, headline: str | None, parts: Sequence[str | None]
) -> None:
    """Link the lines of a breakdown to their headline, and whoever stands on none of them."""
    ids = tuple(part for part in parts if part is not None)
    if headline is None or not ids:
        return
    left = tables.value(headline) - tables.value(*ids)
    if left > 0:
        ids = (*ids, tables.add(f"{headline} not by {by}", left, is_printed=False))
    if left >= 0:
        tables.link(headline, ids)


def _unknown(tables: Tables, figure: Figure) -> str:
    """Find how many are not known among the lines, or add it: it tells nothing of children."""
    for part in figure.breakdowns if figure.unknown else ():
        is_same = part.key == UNKNOWN and part.numerator == figure.unknown
        if is_same and part.by in of_the_whole(figure):
            return tables.at[figure.as_at, Count(figure.id, NUMERATOR, part.by, part.key)]
    id_ = f"{figure.as_at}|{figure.id}|not known"
    return tables.add(id_, figure.unknown, is_sensitive=False)
