"""Text that people will open in a spreadsheet, made safe to open."""

from __future__ import annotations

import re

_STARTS_A_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-][\d .,()]*", re.ASCII)


def inert(text: str) -> str:
    """Keep a spreadsheet from taking text for a formula; a number or a +44 stays as it is."""
    if _STARTS_A_FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
