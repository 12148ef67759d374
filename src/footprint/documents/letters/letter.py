"""A letter as a value: a greeting, short parts, who signs it; nothing else can stand in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from footprint.terms.children import ReadingAge


@dataclass(frozen=True, slots=True)
class Part:
    """Some paragraphs, perhaps under a heading, and a list after them."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one child."""

    title: str
    """What the letter is about, in its heading and its file's properties."""
    council: str
    on: date
    greeting: str
    parts: tuple[Part, ...]
    signed: tuple[str, ...]
    """Lines at the end: who writes, and what they are."""
    aside: str
    """A few words to whoever reads the letter with a young child; empty for others."""
    footer: str
    reading_age: ReadingAge
    language: str = "en-GB"

    def words(self) -> Iterator[str]:
        """List every text of the letter, for whoever must see that nothing secret is in it."""
        yield from (self.title, self.council, self.greeting, self.aside, self.footer)
        yield from self.signed
        for part in self.parts:
            yield part.heading
            yield from part.paragraphs
            yield from part.points
