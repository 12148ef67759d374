"""Values as they are printed: for a spreadsheet, and on a screen."""

from __future__ import annotations

from datetime import date
from typing import Any

from rich.text import Text

from footprint.exchange.spreadsheets import inert
from footprint.terms.days import in_short


def plain(value: Any) -> str:
    """Write a value as text: nothing for None, true and false, days as 2023-03-31."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def in_spreadsheet(value: Any) -> str:
    """Write a value so that a spreadsheet does not take it for a formula."""
    return inert(plain(value)) if isinstance(value, str) else plain(value)


def on_screen(value: Any) -> Text:
    """Print what was read as it stands, but let nothing of it steer the terminal."""
    text = in_short(value) if isinstance(value, date) else plain(value)
    return Text("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text))
