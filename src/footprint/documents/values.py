"""A document as a value: sections of paragraphs, tables, charts and places for a person to write.

Renderers in `documents.render` turn the same value into Word, PDF and HTML; nothing in a document
is computed by a renderer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from footprint.terms.words import Coded


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain words; `figures` are the ids of the figures the words state."""

    text: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list; `figures` are the ids of the figures its words state."""

    items: tuple[str, ...]
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WriteHere:
    """A place where the manager writes; `prompt` says what belongs there, and why it matters."""

    prompt: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A headline number for the first page."""

    value: str
    label: str
    note: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Headline numbers side by side."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """What the rows of a table are parts of, so that the check can add them up."""

    figure: str = ""
    """Id of the figure that counts the whole; empty where no other figure does."""
    counts: int = 1
    """The column of counts."""
    percents: int | None = None
    """The column of shares of the total, if there is one."""
    instead: str = ""
    """Where the rows add up to something else than the figure: what, and how many more or fewer."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Three columns of a table that belong together: a part, what it is of, and the percentage."""

    part: int
    of: int
    percent: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: caption, header row, row headings in the first column, an optional total."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None
    note: str = ""
    figure: str = ""
    also: tuple[str, ...] = ()
    """Other figures that the table shows."""
    row_figures: tuple[str, ...] = ()
    """Set where each row is a figure of its own: their ids."""
    whole: Whole | None = None
    """Set where the rows divide a whole: they must add up to the total."""
    ratio: Ratio | None = None
    """Set where each row has its own percentage: it must be that of the row's two counts."""


class ChartKind(Coded):
    """How a chart is drawn."""

    BARS = "bars", "horizontal bars"
    COLUMNS = "columns", "columns"
    LINE = "line", "line over years"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and, always, the table of what it shows; hidden cells are None and are not drawn."""

    kind: ChartKind
    title: str
    alt: str
    """What the chart shows, in a sentence, for someone who cannot see it."""
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    table: Table
    unit: str = ""


Block = Paragraph | Bullets | WriteHere | KeyFigures | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; subsections one level down."""

    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, ready to render."""

    title: str
    subtitle: str
    council: str
    period: str
    as_at: date
    is_internal: bool
    """Internal documents show every count and list rows; others are fit to publish."""
    sections: tuple[Section, ...]
    language: str = "en-GB"
    rounded_to: int = 1
    """What every count is a multiple of; above 1, rows add up to their total only nearly."""
    footnotes: tuple[str, ...] = field(default=())
