"""The document laid out once for every format: numbers, anchors, column widths, and the symbols.

Word, PDF and HTML read the same layout, so that "Table 3" is the same table in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from footprint.documents.render.cleaning import cleaned
from footprint.documents.render.columns import holds_numbers, key, widths
from footprint.documents.values import (
    Block,
    Chart,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
    WriteHere,
)
from footprint.terms.days import in_words

INTERNAL = "Internal: not for publication"
CONTENTS = "Contents"
AT_A_GLANCE = "At a glance"
NOTES = "Notes"
WRITE_HERE = "Write here"
NOTHING = "None"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    items: tuple[str, ...]
    kind: str = "points"


@dataclass(frozen=True, slots=True)
class Place:
    """A place for the manager to write."""

    prompt: str
    kind: str = "place"


@dataclass(frozen=True, slots=True)
class Cards:
    """Headline numbers side by side."""

    items: tuple[KeyFigure, ...]
    note: str
    """What the symbols among the numbers mean."""
    kind: str = "cards"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its number, and what each column needs."""

    anchor: str
    label: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None
    notes: tuple[str, ...]
    is_number: tuple[bool, ...]
    widths: tuple[int, ...]
    """Shares of the page's width, by the longest words in each column."""
    kind: str = "grid"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its number, and the table of what it shows."""

    anchor: str
    label: str
    chart: Chart
    grid: Grid
    kind: str = "picture"


Piece = Words | Points | Place | Cards | Grid | Picture


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its number: "3" or "3.1"."""

    anchor: str
    number: str
    level: int
    heading: str
    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A document, ready to be set in type."""

    title: str
    subtitle: str
    council: str
    period: str
    as_at: str
    language: str
    mark: str
    """What every page of an internal document says; empty for one fit to publish."""
    draft: str
    """How many places still wait for the manager's words; empty when there are none."""
    glance: tuple[KeyFigure, ...]
    """The key figures of the first section, shown on the first page."""
    glance_heading: str
    glance_note: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]

    def walk(self) -> Iterator[Part]:
        """List every section and subsection in reading order."""
        waiting = list(reversed(self.parts))
        while waiting:
            part = waiting.pop()
            yield part
            waiting += reversed(part.parts)


def laid_out(document: Document) -> Layout:
    """Lay a document out: number its parts, tables and figures, and lift the key figures."""
    document = cleaned(document)
    heading, glance, sections = _lift_key_figures(document.sections)
    numbering = _Numbering()
    parts = tuple(
        _part(section, str(number), numbering) for number, section in enumerate(sections, 1)
    )
    return Layout(
        title=document.title,
        subtitle=_subtitle(document),
        council=document.council,
        period=document.period,
        as_at=in_words(document.as_at),
        language=document.language,
        mark=INTERNAL if document.is_internal else "",
        draft=_draft(numbering.places),
        glance=glance,
        glance_heading=heading,
        glance_note=key({item.value for item in glance}),
        parts=parts,
        notes=document.footnotes,
    )


def _lift_key_figures(
    sections: tuple[Section, ...],
) -> tuple[str, tuple[KeyFigure, ...], tuple[Section, ...]]:
    """Take the first section's key figures to the first page; its heading, if nothing is left."""
    for place, block in enumerate(sections[0].blocks if sections else ()):
        if isinstance(block, KeyFigures):
            first, *rest = sections
            left = first.blocks[:place] + first.blocks[place + 1 :]
            if left or first.sections:
                return AT_A_GLANCE, block.items, (replace(first, blocks=left), *rest)
            return first.heading, block.items, tuple(rest)
    return "", (), sections


def _subtitle(document: Document) -> str:
    """Leave out a subtitle that only says what the first page says anyway."""
    more = document.subtitle.replace(document.council, "").replace(document.period, "")
    return document.subtitle if more.strip(" ,.;:") else ""


def _draft(places: int) -> str:
    if not places:
        return ""
    where = "1 place is" if places == 1 else f"{places} places are"
    return f"Draft: {where} marked for the manager to write."


class _Numbering:
    """Counts tables, figures and places to write through the whole document."""

    def __init__(self) -> None:
        self.tables = count(1)
        self.figures = count(1)
        self.places = 0


def _part(section: Section, number: str, numbering: _Numbering) -> Part:
    return Part(
        anchor=f"section-{number.replace('.', '-')}",
        number=number,
        level=number.count(".") + 1,
        heading=section.heading,
        pieces=tuple(_piece(block, numbering) for block in section.blocks),
        parts=tuple(
            _part(below, f"{number}.{place}", numbering)
            for place, below in enumerate(section.sections, 1)
        ),
    )


def _piece(block: Block, numbering: _Numbering) -> Piece:
    match block:
        case Paragraph():
            return Words(block.text)
        case WriteHere():
            numbering.places += 1
            return Place(block.prompt)
        case KeyFigures():
            return Cards(block.items, key({item.value for item in block.items}))
        case Table():
            return _grid(block, numbering)
        case Chart():
            number = next(numbering.figures)
            grid = _grid(block.table, numbering)
            return Picture(f"figure-{number}", f"Figure {number}", block, grid)
        case _:
            return Points(block.items)


def _grid(table: Table, numbering: _Numbering) -> Grid:
    number = next(numbering.tables)
    blank = ("",) * (len(table.header) - 1)
    rows = table.rows or ((NOTHING, *blank),)
    body = (*rows, table.total) if table.total else rows
    for row in body:
        if len(row) != len(table.header):
            raise ValueError(
                f"“{table.caption}”: a row has {len(row)} cells under {len(table.header)} headings."
            )
    columns = tuple(zip(*body, strict=True))
    is_number = (False, *(holds_numbers(column) for column in columns[1:]))
    return Grid(
        anchor=f"table-{number}",
        label=f"Table {number}",
        caption=table.caption,
        header=table.header,
        rows=rows,
        total=table.total,
        notes=tuple(filter(None, (table.note, key({cell for row in body for cell in row})))),
        is_number=is_number,
        widths=widths(table.header, columns, is_number),
    )
