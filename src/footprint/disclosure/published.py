"""Figures fit to publish: shaped as computed ones, with a number or a symbol in each place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from footprint.disclosure.shown import Shown, Symbol
from footprint.indicators.figures import Unit


@dataclass(frozen=True, slots=True)
class PublishedPart:
    """One line of a breakdown."""

    by: str
    key: str
    label: str
    numerator: Shown
    denominator: Shown
    value: Shown


@dataclass(frozen=True, slots=True)
class PublishedExclusion:
    """Something left out of a figure on purpose, and how many."""

    why: str
    count: Shown


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One indicator on one as-at day, as anybody may read it."""

    id: str
    name: str
    definition: str
    version: str
    filter: str
    unit: Unit
    as_at: date
    numerator: Shown
    denominator: Shown
    value: Shown
    unknown: Shown
    excluded: tuple[PublishedExclusion, ...] = ()
    breakdowns: tuple[PublishedPart, ...] = ()
    not_known: str = ""

    def broken_down(self, by: str) -> tuple[PublishedPart, ...]:
        """Take the lines of one breakdown."""
        return tuple(part for part in self.breakdowns if part.by == by)

    @property
    def shown(self) -> Iterator[Shown]:
        """Everything printed of this figure."""
        yield from (self.numerator, self.denominator, self.value, self.unknown)
        yield from (exclusion.count for exclusion in self.excluded)
        for part in self.breakdowns:
            yield from (part.numerator, part.denominator, part.value)


@dataclass(frozen=True, slots=True)
class PublishedFigures:
    """All figures of one publication, protected together, in the order given."""

    figures: tuple[PublishedFigure, ...]
    method: str
    """How small numbers were protected, in a sentence for the report."""
    rounded_to: int = 1
    """What every count is a multiple of."""

    def __iter__(self) -> Iterator[PublishedFigure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def get(self, id_: str, as_at: date | None = None) -> PublishedFigure | None:
        """Find a figure by id: that of a day, or the latest."""
        found = [f for f in self.figures if f.id == id_ and as_at in (None, f.as_at)]
        return max(found, key=lambda figure: figure.as_at, default=None)

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """The symbols that stand somewhere, for the legend."""
        used = {shown.symbol for figure in self.figures for shown in figure.shown}
        return tuple(symbol for symbol in Symbol if symbol in used)
