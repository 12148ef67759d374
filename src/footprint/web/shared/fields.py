"""Fields that Django has not: a day in three boxes, whose faults name what to mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from footprint.terms.words import Coded, capital

PARTS = ("day", "month", "year")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


def choices_of(words: Iterable[Coded]) -> list[tuple[str, str]]:
    """List words to choose from, as a field takes them."""
    return [(one.value, capital(one.label)) for one in words]


class DayWidget(forms.MultiWidget):
    """Three boxes: day, month, year."""

    def __init__(self) -> None:
        super().__init__({part: forms.TextInput() for part in PARTS})

    def decompress(self, value: date | None) -> list[Any]:
        """Take a day apart for the boxes."""
        return [value.day, value.month, value.year] if value else ["", "", ""]


class DayField(forms.Field):
    """A day typed in three boxes; a month may be a name."""

    widget = DayWidget

    def clean(self, value: Any) -> date | None:
        """Read the three boxes, or say what is missing or wrong."""
        boxes = [str(part or "").strip() for part in value or ("",) * len(PARTS)]
        typed = dict(zip(PARTS, boxes, strict=True))
        name = str(self.label or "The date")
        missing = [part for part in PARTS if not typed[part]]
        if len(missing) == len(PARTS):
            if self.required:
                raise ValidationError(f"Enter {_lowered(name)}", code="required")
            return None
        if missing:
            raise ValidationError(
                f"{name} must have a {' and a '.join(missing)}", code="incomplete"
            )
        found = _read(typed)
        if found is None:
            raise ValidationError(f"{name} must be a real day, like 27 3 2026", code="invalid")
        self.run_validators(found)
        return found


def _read(typed: Mapping[str, str]) -> date | None:
    try:
        year = typed["year"]
        if len(year) != len("2026"):
            return None
        return date(int(year), _month(typed["month"]), int(typed["day"]))
    except (ValueError, OverflowError):
        return None


def _month(typed: str) -> int:
    """Read "4", "04", "April" or "apr"."""
    if typed.isdigit():
        return int(typed)
    begins = typed.lower()
    fits = [number for number, name in enumerate(MONTHS, 1) if name.startswith(begins)]
    if len(fits) != 1 or len(begins) < len("jan"):
        message = "no such month"
        raise ValueError(message)
    return fits[0]


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
