"""Makes every text of a document fit for XML and for print, in any of the three formats."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

T = TypeVar("T")

_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def cleaned(value: T) -> T:
    """Make every text of a value fit for XML and print: one line, composed, no control codes."""
    return cast(T, _clean(value))


def _clean(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        if value.isascii() and value.isprintable():
            return value.strip()
        text = unicodedata.normalize("NFC", _SPACES.sub(" ", value)).strip()
        return "".join("\N{REPLACEMENT CHARACTER}" if _is_unfit(c) else c for c in text)
    if isinstance(value, tuple):
        return tuple(map(_clean, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _clean(getattr(value, f.name)) for f in fields(value)})
    return value


def _is_unfit(character: str) -> bool:
    """Say whether a character may not stand in XML, or means nothing to any reader."""
    return unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}
