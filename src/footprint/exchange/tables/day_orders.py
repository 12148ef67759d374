"""In which order a column writes its days, and days read in that order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from footprint.terms.imports import DayOrder

_SLASHED = re.compile(
    r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[ T]00:00(?::00(?:[.]0+)?)?)?", re.ASCII
)
_DASHED = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00(?:[.]0+)?)?)?", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[ \-]([A-Za-z]{3,9})[ \-](\d{4})", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What a column's days say of their order."""

    day_first: str = ""
    """A day that can only be day first, where there is one."""
    month_first: str = ""
    """A day that can only be month first, where there is one."""
    either: str = ""
    """A day that could be both."""

    @property
    def order(self) -> DayOrder | None:
        """The order that is proven; None where none is, or both are."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return DayOrder.DAY_FIRST if self.day_first else DayOrder.MONTH_FIRST

    @property
    def is_mixed(self) -> bool:
        return bool(self.day_first and self.month_first)

    @property
    def is_open(self) -> bool:
        """Whether somebody has to say, because some day could be read both ways."""
        return self.order is None and bool(self.either)


def found(cells: Iterable[str | None]) -> Found:
    """See what proves the order of a column's days."""
    day_first = month_first = either = ""
    for cell in cells:
        seen = _SLASHED.fullmatch(cell.strip()) if cell else None
        if seen and cell:
            first, second = int(seen[1]), int(seen[2])
            if first > 12 >= second:
                day_first = day_first or cell.strip()
            elif second > 12 >= first:
                month_first = month_first or cell.strip()
            elif first != second:
                either = either or cell.strip()
    return Found(day_first, month_first, either)


def read(text: str, order: DayOrder) -> date | None:
    """Read a day; None where it is none, or is written in another order."""
    if slashed := _SLASHED.fullmatch(text):
        first, second, year = map(int, slashed.groups())
        day, month = (first, second) if order is DayOrder.DAY_FIRST else (second, first)
    elif dashed := _DASHED.fullmatch(text):
        year, month, day = map(int, dashed.groups())
    elif named := _NAMED.fullmatch(text):
        day, month, year = int(named[1]), _month(named[2]), int(named[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    """Give the number of a month by its name or its first three letters; 0 where it is none."""
    spelt = name.lower()
    for names in (_MONTHS, _WHOLE_MONTHS):
        if spelt in names:
            return names.index(spelt) + 1
    return 9 if spelt == "sept" else 0
