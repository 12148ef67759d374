"""Columns of counts, and which columns of different figures are the same one.

The children looked after at a date are counted in one figure, and are the denominator of a dozen.
Nobody has to declare that: two columns with the same total and the same numbers on every line both
have are taken for one. Where they are so by chance, that hides more, never less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from footprint.disclosure.relations import DENOMINATOR, NUMERATOR
from footprint.indicators.figures import Figure, Unit

SHARES = frozenset({Unit.COUNT, Unit.PERCENT})
"""Units whose numerator is part of the denominator; a population or a team is neither."""
ENOUGH_TO_TELL = 5
"""Larger totals without a common line are not equal by chance; smaller ones may be."""
Line = tuple[str, str]
HEADLINE: Line = ("", "")


@dataclass(frozen=True, slots=True)
class Column:
    """The numerators or the denominators of a figure: the headline and each line."""

    as_at: date
    figure: str
    what: str
    numbers: Mapping[Line, int]

    def is_like(self, other: Column) -> bool:
        """Say whether this column and another can be the same one."""
        common = self.numbers.keys() & other.numbers.keys()
        is_telling = len(common) > 1 or self.numbers[HEADLINE] > ENOUGH_TO_TELL
        is_equal = all(self.numbers[line] == other.numbers[line] for line in common)
        return self.as_at == other.as_at and is_telling and is_equal


def columns(figure: Figure) -> Iterable[Column]:
    """Take a figure's counts as columns; a breakdown into shares has no denominators of its own."""
    if figure.numerator is not None:
        lines = {(part.by, part.key): part.numerator for part in figure.breakdowns}
        yield Column(figure.as_at, figure.id, NUMERATOR, {HEADLINE: figure.numerator, **lines})
    if figure.denominator is None and any(part.denominator for part in figure.breakdowns):
        raise ValueError(f"Figure {figure.id} has denominators on its lines, but none itself.")
    if figure.denominator is not None and figure.unit in SHARES:
        shares = of_the_whole(figure)
        lines = {
            (part.by, part.key): part.denominator
            for part in figure.breakdowns
            if part.denominator is not None and part.by not in shares
        }
        yield Column(figure.as_at, figure.id, DENOMINATOR, {HEADLINE: figure.denominator, **lines})


def of_the_whole(figure: Figure) -> frozenset[str]:
    """Find the breakdowns whose every line is a share of the whole figure."""
    own = {part.by for part in figure.breakdowns if part.denominator != figure.denominator}
    return frozenset(part.by for part in figure.breakdowns) - own


def alike(found: Iterable[Column]) -> dict[tuple[date, str, str], str]:
    """Name each column, and those that are the same one alike: after the first of them.

    Denominators find their like first, so that a numerator that is all of them does not part them.
    """
    groups: list[list[Column]] = []
    for column in sorted(found, key=lambda one: one.what != DENOMINATOR):
        group = next((g for g in groups if _belongs(column, g)), None)
        if group is None:
            groups.append([column])
        else:
            group.append(column)
    return {
        (column.as_at, column.figure, column.what): f"{group[0].figure} {group[0].what}"
        for group in groups
        for column in group
    }


def _belongs(column: Column, group: Iterable[Column]) -> bool:
    """Say whether a column is like all of a group, and not the other half of a ratio in it.

    That all of a few are above the line must not be known, so there the halves stay two; where
    every line is a share of the whole, they are one by definition.
    """
    return all(
        column.is_like(other) and (other.figure != column.figure or _is_of_shares(column, other))
        for other in group
    )


def _is_of_shares(numerators: Column, denominators: Column) -> bool:
    return numerators.what == NUMERATOR and len(denominators.numbers) == 1
