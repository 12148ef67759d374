"""The letter that tells a child who their IRO is and how to reach them, in words for their age.

The words stand beside this module, a page for each reading age, so that whoever knows how to talk
with children can change them. What stands in [square brackets] is left out where it is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from footprint.documents.letters.letter import Letter, Part
from footprint.terms.children import ReadingAge
from footprint.terms.days import in_words

PAGES = {
    ReadingAge.UNDER_8: "iro_under_8.md",
    ReadingAge.FROM_8: "iro_from_8.md",
    ReadingAge.FROM_13: "iro_from_13.md",
}
_PERHAPS = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class AboutIro:
    """What the letter is made of; there is no place in it for where the child lives."""

    child: str
    """The one name people use for the child."""
    iro: str
    phone: str
    email: str
    council: str
    before: str = ""
    """Who was the child's IRO until now; empty for the first."""
    review_on: date | None = None
    """The day of the next review, where one is booked."""


def iro_letter(about: AboutIro, *, age: ReadingAge, on: date) -> Letter:
    """Write the letter for one reading age."""
    known = {
        "child": about.child,
        "iro": about.iro,
        "phone": about.phone,
        "email": about.email,
        "before": about.before,
        "review_on": in_words(about.review_on) if about.review_on else "",
    }
    title, greeting, *blocks = [
        block for written in _page(age) if (block := _filled(written, known))
    ]
    return Letter(
        title=title.removeprefix("# "),
        council=about.council,
        on=on,
        greeting=greeting,
        parts=_parts([block for block in blocks if not block.startswith("> ")]),
        signed=(about.iro, "Independent Reviewing Officer"),
        aside=" ".join(block[2:] for block in blocks if block.startswith("> ")),
        footer=f"A letter to {about.child}",
        reading_age=age,
    )


@cache
def _page(age: ReadingAge) -> tuple[str, ...]:
    """Read a page of words as its lines, without the empty ones."""
    page = resources.files("footprint.documents.letters").joinpath(PAGES[age])
    return tuple(filter(None, page.read_text(encoding="utf-8").splitlines()))


def _filled(line: str, known: dict[str, str]) -> str:
    """Put what is known into a line, and leave out what rests on something that is not."""

    def perhaps(found: re.Match[str]) -> str:
        return found[1] if all(known[name] for name in _NAME.findall(found[1])) else ""

    kept = " ".join(_PERHAPS.sub(perhaps, line).split())
    return _NAME.sub(lambda found: known[found[1]], kept)


def _parts(lines: list[str]) -> tuple[Part, ...]:
    """Gather lines under their headings."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for line in lines:
        if line.startswith("## "):
            sections.append((line[3:], []))
        else:
            sections[-1][1].append(line)
    return tuple(
        Part(
            heading=heading,
            paragraphs=tuple(line for line in inside if not line.startswith("- ")),
            points=tuple(line[2:] for line in inside if line.startswith("- ")),
        )
        for heading, inside in sections
        if inside
    )
