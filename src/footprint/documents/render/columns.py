"""What each column of a table needs: room, and a side to stand on; and what its symbols mean."""

from __future__ import annotations

import re
from collections.abc import Collection

from footprint.disclosure.shown import Symbol
from footprint.documents.numbers import in_cell

ROOM = 104
"""Letters that fit side by side in a table as wide as the page."""
NARROWEST = 10
WIDEST = 70
AIR = 3


def holds_numbers(cells: Collection[str]) -> bool:
    """Say whether a column holds numbers, symbols standing for numbers, or nothing else."""
    nothing = {"", "-", "–", *Symbol}
    return all(cell in nothing or in_cell(cell) is not None for cell in cells)


def key(cells: Collection[str]) -> str:
    """Explain the symbols among some cells, and no others."""
    return "; ".join(f"{symbol}: {symbol.label}" for symbol in Symbol if symbol in cells)


def widths(
    header: tuple[str, ...], columns: tuple[tuple[str, ...], ...], is_number: tuple[bool, ...]
) -> tuple[int, ...]:
    """Share the page's width, in letters: numbers stand whole, words share what they leave."""
    wanted = [
        (_whole if number else _in_lines)(heading, column)
        for heading, column, number in zip(header, columns, is_number, strict=True)
    ]
    words = [place for place, number in enumerate(is_number) if not number]
    asked = sum(wanted[place] for place in words)
    left = ROOM - (sum(wanted) - asked)
    if asked > left:
        for place in words:
            wanted[place] = max(wanted[place] * left // asked, NARROWEST)
    return tuple(wanted)


def _whole(heading: str, column: tuple[str, ...]) -> int:
    """Guess the letters that a column of numbers needs, to break none of them."""
    return max(_longest_word(heading), *map(len, column), 5) + AIR


def _in_lines(heading: str, column: tuple[str, ...]) -> int:
    """Guess the letters a column of words needs: short cells whole, long ones in a few lines."""
    longest = max(map(len, column)) + AIR
    return max(NARROWEST, _longest_word(heading) + AIR, min(longest, 20 + longest // 4, WIDEST))


def _longest_word(heading: str) -> int:
    return max(map(len, re.split(r"[\s-]", heading)), default=0)
