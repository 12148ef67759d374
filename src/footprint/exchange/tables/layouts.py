"""What a plain table is: its columns, what each holds, and other names it is known by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from footprint.terms.imports import ImportKind
from footprint.terms.words import Coded, folded


class Kind(Enum):
    """What a column's cells hold."""

    CHILD = auto()
    """A child's number."""
    TEXT = auto()
    EMAIL = auto()
    PERSON = auto()
    """An e-mail address, or a name that only one person has."""
    DAY = auto()
    MOMENT = auto()
    """A day, with or without the time."""
    HOUR = auto()
    """A time of day."""
    NUMBER = auto()
    YES_NO = auto()
    WORD = auto()
    """One of the words of an enum, or its code."""
    UPN = auto()
    LINK = auto()
    """An address of a page."""


class Latest(Enum):
    """How late a day may be."""

    TODAY = auto()
    """What has been done, or somebody born: not after today."""
    PLANNED = auto()
    """What is to come: up to two years from today."""


DAYS = frozenset({Kind.DAY, Kind.MOMENT})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a plain table."""

    name: str
    """Its name in code: the key of its value."""
    label: str
    """Its name for people, and in the header of an empty table to fill."""
    kind: Kind
    holds: str
    """What stands in it, in a few words."""
    is_needed: bool = False
    """A file without the column is not read, and a row without the value is held out."""
    also: tuple[str, ...] = ()
    """Other headers it is guessed by."""
    words: type[Coded] | None = None
    spellings: Mapping[str, str] = field(default_factory=dict)
    """Other spellings of words, folded, and the code each stands for."""
    longest: int = 200
    most: int = 0
    latest: Latest = Latest.TODAY

    @property
    def known_by(self) -> frozenset[str]:
        """The headers it is guessed by, folded: case, spaces and signs do not count."""
        return frozenset(map(folded, (self.name, self.label, *self.also)))


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of plain table."""

    name: str
    title: str
    kind: ImportKind
    row: str
    """What one row is."""
    columns: tuple[Column, ...]
    fact: str = ""
    """The kind of dated fact that every row states, where it is one."""

    def column(self, name: str) -> Column:
        """Give the column of a name."""
        return next(one for one in self.columns if one.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns)
