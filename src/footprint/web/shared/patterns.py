"""Values that the patterns in `tags/patterns.py` draw; a view or a query fills them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Fact:
    """A few words about who or what a page is about."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A page beside this one."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Tabs under a heading, for a menu at the side."""

    heading: str
    tabs: tuple[Tab, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, or will: a row of a timeline."""

    title: str
    when: date | datetime
    by: str = ""
    text: str = ""
    url: str = ""
    url_text: str = ""
    is_to_come: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, which leads to where it is done."""

    title: str
    url: str
    shape: str
    word: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure that leads to its rows and to what it means."""

    value: str
    label: str
    url: str = ""
    """Where its rows are; "" for somebody who may not open them."""
    note: str = ""
    meaning_url: str = ""
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is on, and the address without it."""

    label: str
    url: str
