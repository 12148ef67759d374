"""A reader of a whole publication who knows every definition by heart, and can add.

What this reader knows is written here from the definitions, not taken from the code that protects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import inf

from tests.disclosure.attack import Belief, Sum

from footprint.disclosure.published import PublishedFigure, PublishedFigures
from footprint.disclosure.shown import Shown
from footprint.indicators.figures import Figure, Unit

THRESHOLD = 5
Place = tuple[date, str, str, str, str]
"""Day, figure, "above" or "below", breakdown and line; a headline has neither of the last two."""

SAME = [
    ["1 above", "2 above", "5 above", "5 below", "6 above", "6 below", "7 above", "7 below",
     "8 above", "8 below", "9 above", "9 below", "11 below", "11b below", "12 below", "21 below"],
    ["15 above", "16 above", "33 above", "33 below"],
    ["17 above", "19 above"], ["17 below", "19 below"], ["31 below", "32 below"],
    ["73 below", "73b below", "73c below"], ["4 above", "8b above", "8b below"],
]  # fmt: skip
"""Counts of the same children or the same reviews, line by line."""
WITHIN = [
    ("10 below", "1 above"), ("10b below", "1 above"), ("12b below", "1 above"),
    ("13 above", "1 above"), ("13b above", "1 above"), ("18 below", "1 above"),
    ("73 below", "1 above"), ("73d below", "73 below"), ("73e below", "73 below"),
    ("1 above", "5b above"), ("17 below", "15 above"), ("31 below", "15 above"),
]  # fmt: skip
"""Who is counted first is counted second too, line by line."""
QUARTERS = {"Q1": "04 05 06", "Q2": "07 08 09", "Q3": "10 11 12", "Q4": "01 02 03"}
OF_FIVE = {"under-5": ["0", "1-4"], "5-and-over": ["5-9", "10-15", "16-17"]}
CODES = {
    "31 above": ["PN1", "PN2", "PN3", "PN5", "PN6"],
    "32 above": ["PN1", "PN2", "PN3", "PN4"],
    "31 below": ["PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"],
}
LONG_IN_CARE = ["1-to-2-years", "2-to-5-years", "5-years-or-more"]


@dataclass
class Reading:
    """What is printed, the sums that hold, and what is believed of each number."""

    printed: dict[str, int | None] = field(default_factory=dict)
    truth: dict[str, int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    """What nobody printed, but who takes one number from another gets."""

    def beliefs(self) -> dict[str, Belief]:
        """Believe all but the number: which counts are hidden for being small."""
        small, large = (0, THRESHOLD), (THRESHOLD + 1, inf)
        return {
            id_: (0, inf) if id_ in self.left else small if self.truth[id_] <= THRESHOLD else large
            for id_ in self.printed
        }

    def add(self, id_: str, truth: int, shown: int | None) -> None:
        assert self.truth.get(id_, truth) == truth, id_
        self.truth[id_] = truth
        if self.printed.get(id_) is None:
            self.printed[id_] = shown

    def parts(self, total: str, parts: Sequence[str], *, may_be_all: bool = True) -> None:
        """Know that some parts are part of a total, and whether they may be all there is."""
        if total not in self.truth or not parts or not all(part in self.truth for part in parts):
            return
        left = self.truth[total] - sum(self.truth[part] for part in parts)
        if left < 0 or total in parts:
            return
        if left or not may_be_all:
            rest = f"{total} less {' and '.join(parts)}"
            self.add(rest, left, None)
            self.left.add(rest)
            parts = [*parts, rest]
        self.sums.append((total, tuple(parts)))


def read(figures: Sequence[Figure], published: PublishedFigures) -> Reading:
    """Read a publication, with all that its definitions say beside it."""
    reading = Reading()
    for true, shown in zip(figures, published, strict=True):
        _read_figure(reading, true, shown)
    for day in {figure.as_at for figure in figures}:
        _recall_definitions(reading, day)
    days = sorted({figure.as_at for figure in figures})
    for before, now in pairwise(days):
        there, came = _id(before, "1 above"), _id(now, "3 above")
        stayed, went = _id(now, "1 above"), _id(now, "4 above")
        both = sum(reading.truth[one] for one in (there, came))
        if both == sum(reading.truth[one] for one in (stayed, went)):
            everybody = f"{now} everybody"
            reading.add(everybody, both, None)
            reading.left.add(everybody)
            reading.sums += [(everybody, (there, came)), (everybody, (stayed, went))]
    return reading


def _id(day: date, column: str, by: str = "", key: str = "") -> str:
    same = next((group[0] for group in SAME if column in group), column)
    return f"{day} {same} {by} {key}"


def _number(shown: Shown) -> int | None:
    return None if shown.number is None else int(shown.number)


def _read_figure(reading: Reading, true: Figure, shown: PublishedFigure) -> None:
    day, name = true.as_at, true.id
    above, below = f"{name} above", f"{name} below"
    if true.numerator is None:
        return
    reading.add(_id(day, above), true.numerator, _number(shown.numerator))
    is_share = true.unit is Unit.PERCENT and true.denominator is not None
    if is_share and true.denominator is not None:
        reading.add(_id(day, below), true.denominator, _number(shown.denominator))
        reading.parts(_id(day, below), [_id(day, above)], may_be_all=False)
    for part, printed in zip(true.breakdowns, shown.breakdowns, strict=True):
        line = _id(day, above, part.by, part.key)
        reading.add(line, part.numerator, _number(printed.numerator))
        if part.denominator is None:
            continue
        is_own = part.denominator != true.denominator
        base = _id(day, below, part.by, part.key) if is_own else _id(day, below)
        reading.add(base, part.denominator, _number(printed.denominator))
        reading.parts(base, [line], may_be_all=False)
    for by in {part.by for part in true.breakdowns}:
        keys = [part.key for part in true.breakdowns if part.by == by]
        for column in (above, below):
            reading.parts(_id(day, column), [_id(day, column, by, key) for key in keys])
    unknown = f"{day} {name} not known"
    reading.add(unknown, true.unknown, _number(shown.unknown))
    whole = {"10": "1 above", "10b": "1 above", "17": "15 above"}.get(name)
    if whole:
        reading.parts(_id(day, whole), [_id(day, below), unknown])


def _recall_definitions(reading: Reading, day: date) -> None:
    for inner, outer in WITHIN:
        for by, key in _lines(reading, _id(day, inner).strip()):
            whole, some = _id(day, outer, by, key), _id(day, inner, by, key)
            reading.parts(whole, [some], may_be_all=False)
    for column in ("15 above", "17 above", "17 below"):
        for quarter, months in QUARTERS.items():
            own = [key for by, key in _lines(reading, _id(day, column).strip()) if by == "month"]
            parts = [key for key in own if key[-2:] in months.split()]
            total = _id(day, column, "quarter", quarter)
            reading.parts(total, [_id(day, column, "month", key) for key in parts])
    for column in ("31 above", "31 below", "32 above"):
        for key, ages in OF_FIVE.items():
            total = _id(day, column, "of_five", key)
            parts = [_id(day, column, "age_band", age) for age in ages]
            no_one_else = _id(day, column, "age_band", "unknown") not in reading.truth
            reading.parts(total, parts, may_be_all=no_one_else)
    for column, codes in CODES.items():
        reading.parts(_id(day, column), [_id(day, "33 above", "participation", c) for c in codes])
    long = [_id(day, "1 above", "time_in_care", key) for key in LONG_IN_CARE]
    reading.parts(_id(day, "73 below"), long)
    reading.parts(_id(day, "1 above", "kind_of_home", "parents"), [_id(day, "11 above")])
    reading.parts(_id(day, "1 above", "legal_status", "J1"), [_id(day, "13b above")])


def _lines(reading: Reading, column: str) -> Iterable[tuple[str, str]]:
    """List the lines of a column, the headline first."""

    def lines() -> Iterator[tuple[str, str]]:
        for id_ in list(reading.truth):
            if id_.startswith(f"{column} ") and " less " not in id_:
                by, key = id_.removeprefix(f"{column} ").split(" ", 1)
                yield by, key

    return list(lines())
