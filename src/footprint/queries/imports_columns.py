"""The columns of a plain table that was uploaded, for somebody to say which is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from string import ascii_lowercase, ascii_uppercase, digits

from footprint.access.actions import Action
from footprint.access.policies import why_not_at_all
from footprint.access.viewing import Viewer
from footprint.exchange.problems import Problem, Problems
from footprint.exchange.sheets import Sheet
from footprint.exchange.tables import opening, reading
from footprint.exchange.tables.catalogue import BY_NAME
from footprint.exchange.tables.layouts import DAYS, Layout
from footprint.records.imports import Import, ImportFile
from footprint.terms.imports import DayOrder

SAMPLES, LOOKED_AT = 3, 50
MASK = str.maketrans(ascii_lowercase + ascii_uppercase + digits, "x" * 26 + "X" * 26 + "9" * 10)
LONGEST_SAMPLE = 40


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file: its place, its header, and some of what stands in it."""

    place: int
    header: str
    samples: str


@dataclass(frozen=True, slots=True)
class OurColumn:
    """One of our columns, and which of the file's it is taken to be."""

    name: str
    label: str
    holds: str
    is_needed: bool
    place: int | None


@dataclass(frozen=True, slots=True)
class Days:
    """In which order a column writes its days, and the day that shows it."""

    header: str
    order: DayOrder | None
    example: str


@dataclass(frozen=True, slots=True)
class Columns:
    """What somebody confirms before a table is read; no child is named but by the file."""

    title: str
    file_name: str
    ours: tuple[OurColumn, ...]
    theirs: tuple[FileColumn, ...]
    days: tuple[Days, ...]
    order: DayOrder
    rows: int
    windows_samples: str
    problems: tuple[Problem, ...]

    @property
    def is_readable(self) -> bool:
        """Whether the file could be opened at all."""
        return bool(self.theirs)


def columns(import_id: int, *, viewer: Viewer) -> Columns | None:
    """Open an uploaded table and guess its columns; none where there is no such import."""
    if why_not_at_all(Action.PREVIEW_IMPORT, viewer):
        return None
    batch = Import.objects.filter(pk=import_id).exclude(layout="").first()
    file = ImportFile.objects.filter(batch=import_id).first()
    if batch is None or file is None:
        return None
    layout, problems = BY_NAME[batch.layout], Problems()
    table = opening.opened(file.name, bytes(file.content), layout, problems)
    if table is None:
        return Columns(
            layout.title, file.name, (), (), (), DayOrder.DAY_FIRST, 0, "", tuple(problems)
        )
    chosen = batch.mapping.get("columns", table.guessed)
    days = _days(table.sheet, layout, table.guessed)
    return Columns(
        title=layout.title,
        file_name=file.name,
        ours=_ours(layout, chosen),
        theirs=tuple(_file_columns(table.sheet)),
        days=days,
        order=DayOrder(batch.mapping.get("order") or _proven(days)),
        rows=len(table.sheet.rows),
        windows_samples=masked(table.windows_samples),
        problems=tuple(problems),
    )


def _ours(layout: Layout, chosen: Mapping[str, int]) -> tuple[OurColumn, ...]:
    return tuple(
        OurColumn(one.name, one.label, one.holds, one.is_needed, chosen.get(one.name))
        for one in layout.columns
    )


def _file_columns(sheet: Sheet) -> Sequence[FileColumn]:
    return [
        FileColumn(place, reading.header_of(sheet, place), _samples(sheet, place))
        for place in range(len(sheet.header))
    ]


def _samples(sheet: Sheet, place: int) -> str:
    filled = islice((cell for row in sheet.rows if (cell := row[place])), LOOKED_AT)
    found = dict.fromkeys(masked(cell.strip()[:LONGEST_SAMPLE]) for cell in filled)
    return ", ".join(list(found)[:SAMPLES])


def masked(value: str) -> str:
    """Show what a value looks like, and not what it says: it may name a child.

    Letters of English become x or X, digits 9; a letter of another alphabet stays, since it shows
    whether the file was read as it was written.
    """
    return value.translate(MASK)


def _days(sheet: Sheet, layout: Layout, guessed: Mapping[str, int]) -> tuple[Days, ...]:
    found = reading.orders_found(sheet, layout, guessed)
    return tuple(
        Days(
            reading.header_of(sheet, guessed[name]),
            one.order,
            one.day_first or one.month_first or one.either,
        )
        for name, one in found.items()
        if layout.column(name).kind in DAYS and (one.order or one.is_open or one.is_mixed)
    )


def _proven(days: Sequence[Days]) -> DayOrder:
    return next((one.order for one in days if one.order), DayOrder.DAY_FIRST)
