"""A computed figure: its value, what it was computed from, and its breakdowns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from footprint.terms.words import Coded


class Unit(Coded):
    """What a figure counts in."""

    COUNT = "count", "number"
    PERCENT = "percent", "per cent"
    PER_10_000 = "per_10000", "per 10,000"
    PER_IRO = "per_iro", "for each IRO"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a breakdown: by what, which key, and the counts."""

    by: str
    key: str
    label: str
    numerator: int
    denominator: int | None
    value: float | None
    """Percent, rate or count, by the figure's unit; None where there is nothing to divide by."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """Something left out of a figure on purpose, and how many."""

    why: str
    count: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator computed on one as-at day."""

    id: str
    name: str
    definition: str
    version: str
    filter: str
    """The numerator and denominator as a filter in words, for figures.csv."""
    unit: Unit
    as_at: date
    numerator: int | None
    denominator: int | None
    value: float | None
    unknown: int
    """How many rows would count but for something that is not known."""
    excluded: tuple[Excluded, ...] = ()
    breakdowns: tuple[Part, ...] = ()
    not_known: str = ""
    """Why the figure cannot be known from what was read; then value is None."""
