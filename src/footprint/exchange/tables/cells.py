"""What a cell's text is worth, by the kind of its column; or which rule it breaks, and how."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from footprint.exchange import days_read
from footprint.exchange.patterns import DAMAGED, EMPTY_TOKENS, UPN
from footprint.exchange.reading_rules import DATE, IDENTIFIER, NUMBER, ReadingRule
from footprint.exchange.reading_rules import UPN as IMPOSSIBLE_UPN
from footprint.exchange.tables import day_orders
from footprint.exchange.tables.layouts import Column, Kind, Latest
from footprint.exchange.tables.rules import EMAIL, HOUR, LINK, LONG, WORD, YES_NO
from footprint.terms.days import LONDON
from footprint.terms.imports import DayOrder
from footprint.terms.words import Coded, folded

Value = str | int | bool | date | datetime | time

_DAMAGED = re.compile(DAMAGED, re.IGNORECASE | re.ASCII)
_EMAIL = re.compile(r"[^@\s<>\"(),:;\\]{1,64}@[\w-]+(?:[.][\w-]+)+")
_HOUR = re.compile(r"(?:1899-12-3[01] )?(\d{1,2})[:.](\d{2})(?::00(?:[.]0+)?)?(?: ?([ap])m)?",
                   re.ASCII | re.IGNORECASE)  # fmt: skip
_MOMENT = re.compile(r"(.+?)[ T]+(\d{1,2}[:.]\d{2}(?::00(?:[.]0+)?)?(?: ?[ap]m)?)",
                     re.ASCII | re.IGNORECASE)  # fmt: skip
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_UPN = re.compile(UPN)
_LINK = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})
_TWO_YEARS = timedelta(days=731)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that is no value: the rule it breaks, and why, in words."""

    rule: ReadingRule
    what: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """What cells are read by beside their column: what day it is, and the order of days."""

    today: date
    orders: Mapping[str, DayOrder]

    def latest(self, column: Column) -> date:
        """Give the last day a column may hold."""
        return self.today + _TWO_YEARS if column.latest is Latest.PLANNED else self.today


def read(text: str, column: Column, bounds: Bounds) -> Value | Wrong:
    """Read one filled cell."""
    if len(text) > column.longest:
        said = f"This is {len(text):,} characters long; {column.longest:,} fit."
        return Wrong(LONG, said)
    return _READERS[column.kind](text, column, bounds)


def _text(text: str, _column: Column, _bounds: Bounds) -> Value | Wrong:
    return text


def _child(text: str, _column: Column, _bounds: Bounds) -> Value | Wrong:
    if text.upper() in EMPTY_TOKENS or _DAMAGED.fullmatch(text):
        return Wrong(IDENTIFIER, "This is not an identifier; a program may have changed it.")
    return text


def _email(text: str, _column: Column, _bounds: Bounds) -> Value | Wrong:
    if not _EMAIL.fullmatch(text):
        return Wrong(EMAIL, "This is not an e-mail address.")
    return text.lower()


def _person(text: str, column: Column, bounds: Bounds) -> Value | Wrong:
    return _email(text, column, bounds) if "@" in text else text


def _day(text: str, column: Column, bounds: Bounds) -> Value | Wrong:
    latest = bounds.latest(column)
    order = bounds.orders.get(column.name, DayOrder.DAY_FIRST)
    day = day_orders.read(text, order)
    if day is None or not days_read.EARLIEST <= day <= latest:
        return Wrong(DATE, _why_no_day(text, order, day, latest))
    return day


def _why_no_day(text: str, order: DayOrder, day: date | None, latest: date) -> str:
    if day is not None and day > latest:
        return f"This is after {latest.day}/{latest.month}/{latest.year}, later than can be here."
    if order is DayOrder.MONTH_FIRST:
        return "This is no day written mm/dd/yyyy, the order that was chosen."
    return days_read.why_not(text, latest)


def _moment(text: str, column: Column, bounds: Bounds) -> Value | Wrong:
    """Read a day, with or without its time; an hour that the clocks skip or repeat is none."""
    whole = _day(text, column, bounds)
    parts = _MOMENT.fullmatch(text)
    if not isinstance(whole, Wrong) or parts is None:
        return whole
    day, hour = _day(parts[1].rstrip(","), column, bounds), _hour(parts[2], column, bounds)
    if isinstance(day, Wrong) or not isinstance(day, date):
        return day
    return hour if isinstance(hour, Wrong) or not isinstance(hour, time) else at(day, hour)


def at(day: date, hour: time) -> datetime | Wrong:
    """Put a day and a time together, in London."""
    moment = datetime.combine(day, hour, LONDON)
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        return Wrong(
            HOUR, f"At {hour:%H:%M} that night the clocks change: there is no such hour, or two."
        )
    return moment


def _hour(text: str, _column: Column, _bounds: Bounds) -> Value | Wrong:
    seen = _HOUR.fullmatch(text)
    if seen:
        hour, minute, half = int(seen[1]), int(seen[2]), (seen[3] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half:
            hour = 24
        if hour < 24 and minute < 60:
            return time(hour, minute)
    return Wrong(HOUR, "This is not a time of day.")


def _number(text: str, column: Column, _bounds: Bounds) -> Value | Wrong:
    if not _NUMBER.fullmatch(text):
        return Wrong(NUMBER, "This is not a whole number written with the digits 0 to 9.")
    if int(text) > column.most:
        return Wrong(NUMBER, f"This is more than {column.most}.")
    return int(text)


def _yes_no(text: str, _column: Column, _bounds: Bounds) -> Value | Wrong:
    said = text.casefold()
    if said in _YES | _NO:
        return said in _YES
    return Wrong(YES_NO, "This is neither yes nor no.")


def _word(text: str, column: Column, _bounds: Bounds) -> Value | Wrong:
    words = column.words
    if words is None:
        raise TypeError(column.name)
    code = column.spellings.get(folded(text)) or _codes(words).get(folded(text))
    if code is None:
        some = "; ".join(f"{one.value} {one.label}" for one in words)
        return Wrong(WORD, f"It is none of: {some}.")
    return code


@lru_cache(maxsize=32)
def _codes(words: type[Coded]) -> dict[str, str]:
    """Give the code of each word, by its code and by its label, folded; a code goes first."""
    labels = {folded(one.label): one.value for one in words}
    return {**labels, **{folded(one.value): one.value for one in words}}


def _upn(text: str, _column: Column, _bounds: Bounds) -> Value | Wrong:
    spelt = text.upper()
    if not _UPN.fullmatch(spelt):
        return Wrong(IMPOSSIBLE_UPN, "This is not a unique pupil number.")
    return spelt


def _link(text: str, _column: Column, _bounds: Bounds) -> Value | Wrong:
    if not _LINK.fullmatch(text):
        return Wrong(LINK, "This is not the address of a page.")
    return text


_READERS: Mapping[Kind, Callable[[str, Column, Bounds], Value | Wrong]] = {
    Kind.CHILD: _child,
    Kind.TEXT: _text,
    Kind.EMAIL: _email,
    Kind.PERSON: _person,
    Kind.DAY: _day,
    Kind.MOMENT: _moment,
    Kind.HOUR: _hour,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
    Kind.WORD: _word,
    Kind.UPN: _upn,
    Kind.LINK: _link,
}
