"""A plain table's file, opened as one sheet: CSV of any kind, or the right sheet of a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from footprint.exchange import archives, careful, workbooks
from footprint.exchange.archives import NotSafe
from footprint.exchange.problems import Problems
from footprint.exchange.reading_rules import (
    DUPLICATE_COLUMN,
    NO_ROWS,
    NOT_SAFE,
    UNREADABLE,
    WINDOWS_TEXT,
    shown,
)
from footprint.exchange.sheets import Sheet
from footprint.exchange.tables.layouts import Layout
from footprint.exchange.tables.rules import OTHER_SHEETS
from footprint.terms.words import folded

OTHER_FILES = {b"%PDF": "a PDF", b"{\\rtf": "a document", b"<": "a web page or XML"}
"""How files begin that are no tables, and what they are."""


@dataclass(frozen=True, slots=True)
class Table:
    """An opened file: its sheet, and which of its columns are guessed to be which of ours."""

    sheet: Sheet
    guessed: Mapping[str, int]
    """By the name of our column, the place of the file's."""
    windows_samples: str = ""
    """Some values with letters beyond English, where the text was read as Windows-1252."""


def opened(file: str, data: bytes, layout: Layout, problems: Problems) -> Table | None:
    """Open a file for a layout; None where it cannot be used, and the problems say why."""
    before = len(problems.kept)
    sheet = _sheet(file, data, layout, problems)
    if sheet is None:
        return None
    sheet = _without_blank_rows(sheet)
    twice = [
        cell for cell, count in Counter(map(folded, sheet.header)).items() if cell and count > 1
    ]
    if twice:
        names = [cell.strip() for cell in sheet.header if folded(cell) == twice[0]]
        what = f"The header has {shown(names[0])} more than once."
        problems.add(DUPLICATE_COLUMN.broken(what, file=sheet.file, row=1, column=names[0]))
        return None
    if not sheet.rows and not sheet.left_out:
        what = "The file has a header, but no rows."
        problems.add(NO_ROWS.broken(what, file=sheet.file))
        return None
    samples = [one.value for one in problems.kept[before:] if one.rule == WINDOWS_TEXT.id]
    return Table(sheet, guess(sheet.header, layout), samples[0] if samples else "")


def guess(header: Sequence[str], layout: Layout) -> dict[str, int]:
    """Guess which column of a file is which of ours, by name; each is taken once."""
    cells = [folded(cell) for cell in header]
    found: dict[str, int] = {}
    for column in layout.columns:
        places = [
            place
            for place, cell in enumerate(cells)
            if cell in column.known_by and place not in found.values()
        ]
        own = [place for place in places if cells[place] == folded(column.label)]
        if places:
            found[column.name] = (own or places)[0]
    return found


def _known(layout: Layout) -> careful.Known:
    names = frozenset[str]().union(*(column.known_by for column in layout.columns))
    return lambda header: tuple(cell if folded(cell) in names else None for cell in header)


def _sheet(file: str, data: bytes, layout: Layout, problems: Problems) -> Sheet | None:
    if not data.strip():
        problems.add(NO_ROWS.broken("The file is empty.", file=file))
        return None
    try:
        if archives.is_zip(data):
            return _of_workbook(file, data, layout, problems)
        if data.startswith(workbooks.OLD_EXCEL):
            raise NotSafe("It is an old Excel workbook (.xls), or one with a password.")
    except NotSafe as refusal:
        problems.add(NOT_SAFE.broken(str(refusal), file=file, to_do="Save it as CSV or .xlsx."))
        return None
    for start, what in OTHER_FILES.items():
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(start):
            said = f"It is {what}, whatever its name says."
            problems.add(UNREADABLE.broken(said, file=file, to_do="Save it as CSV or .xlsx."))
            return None
    return careful.opened(file, data, problems, _known(layout))


def _of_workbook(file: str, data: bytes, layout: Layout, problems: Problems) -> Sheet | None:
    """Take the sheet that has most of the columns we know."""
    with archives.safe(data) as archive:
        if not workbooks.is_workbook(archive):
            raise NotSafe("It is a zip.")
        sheets = list(workbooks.opened(file, data, archive, problems))
    if not sheets:
        if not problems.has_rejections:
            problems.add(NO_ROWS.broken("The workbook is empty.", file=file))
        return None
    best = max(sheets, key=lambda sheet: len(guess(sheet.header, layout)))
    others = [shown(sheet.file.removeprefix(f"{file}: ")) for sheet in sheets if sheet is not best]
    if others:
        what = f"Read was {shown(best.file)}, and not: {', '.join(others)}."
        problems.add(OTHER_SHEETS.broken(what, file=file))
    return best


def _without_blank_rows(sheet: Sheet) -> Sheet:
    filled = [
        (number, row)
        for number, row in zip(sheet.numbers, sheet.rows, strict=True)
        if any(cell and cell.strip() for cell in row)
    ]
    numbers, rows = [number for number, _ in filled], [row for _, row in filled]
    return replace(sheet, numbers=numbers, rows=rows)
