"""How a report writes numbers, and how its check reads them back."""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(NUMBER)
_CELL = re.compile(rf"({NUMBER})\s?%?")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NOT_A_QUANTITY = re.compile(
    r"\b\d{4}-\d{2}\b"  # a reporting year, 2022-23
    rf"|\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?"  # a day, 31 March 2023
    rf"|\b(?:{_MONTHS}) \d{{4}}"  # a month of a year, March 2023
    r"|\b[A-Za-z]+\d+\w*"  # a code, PN1
    r"|\bper 10,000\b"  # the unit of a rate
)


def whole(number: int) -> str:
    """Write a count: 1,782."""
    return f"{number:,}"


def one_place(number: float) -> str:
    """Write a rate, or the number before "percentage points": 96.8."""
    return f"{number:,.1f}"


def percent(number: float) -> str:
    """Write a share: 94.7%."""
    return f"{number:.1f}%"


def in_cell(cell: str) -> Decimal | None:
    """Read the number a table's cell holds; None for words, symbols and an empty cell."""
    found = _CELL.fullmatch(cell.strip())
    return Decimal(found[1].replace(",", "")) if found else None


def in_text(text: str) -> list[Decimal]:
    """Read every quantity that a text states; years, days and codes are not quantities."""
    without = _NOT_A_QUANTITY.sub(" ", text)
    return [Decimal(found.replace(",", "")) for found in _NUMBER.findall(without)]
