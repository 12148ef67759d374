"""The return as an Excel workbook: a sheet a table, dates by the type of their cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from footprint.exchange import archives, safe_xml
from footprint.exchange.archives import NotSafe
from footprint.exchange.problems import Problems
from footprint.exchange.reading_rules import UNREADABLE, visible
from footprint.exchange.sheets import Sheet

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""How .xls files start, and workbooks that are encrypted."""
MOST_CELLS = 20_000_000
"""A sheet reaches from its first cell to its last, and the reader makes room for all between."""

_DATE_CELL = r"^(\d{4})-(\d{2})-(\d{2}) 00:00:00(\.0+)?$"
_ERRORS = {"NA": "#N/A", "Ref": "#REF!", "Div0": "#DIV/0!", "Value": "#VALUE!", "Name": "#NAME?"}


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Say whether a zip is an Excel workbook."""
    return "xl/workbook.xml" in archive.namelist() or "[Content_Types].xml" in archive.namelist()


def opened(file: str, data: bytes, archive: zipfile.ZipFile, problems: Problems) -> Iterator[Sheet]:
    """Read each sheet's cells as text: a date as dd/mm/yyyy, an error as Excel shows it."""
    _refuse_unsafe(archive)
    try:
        for name, rows, errors in _sheets(data):
            sheet = _sheet(visible(f"{file}: {name}"), rows, errors)
            if sheet is not None:
                yield sheet
    except BaseException as error:
        # the reader is written in Rust: it panics with an exception that is not an Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit)):
            raise
        what = "The workbook is broken, or is not a workbook of Excel 2007 or later."
        problems.add(UNREADABLE.broken(what, file=file, value=str(error).split("\n")[0]))


def _sheets(data: bytes) -> Iterator[tuple[str, pa.RecordBatch, list[fastexcel.CellError]]]:
    book = fastexcel.read_excel(data)
    for name in book.sheet_names:
        sheet = book.load_sheet(name, header_row=None, dtypes="string")
        if sheet.width and sheet.height:
            rows, errors = sheet.to_arrow_with_errors()
            yield name, rows, errors.errors if errors else []


def _sheet(file: str, rows: pa.RecordBatch, errors: list[fastexcel.CellError]) -> Sheet | None:
    columns = [
        pc.replace_substring_regex(column, _DATE_CELL, r"\3/\2/\1").to_pylist()
        for column in rows.columns
    ]
    for error in errors:
        row, column = error.offset_position
        columns[column][row] = _shown(error.detail)
    records = list(zip(*columns, strict=True))
    if not records:
        return None
    header = [cell or "" for cell in records[0]]
    return Sheet(file, header, range(2, len(records) + 1), records[1:])


def _shown(detail: str) -> str:
    found = re.search(r"Error\((\w+)\)", detail)
    return _ERRORS.get(found[1], f"#{found[1]}") if found else "#ERROR"


def _refuse_unsafe(archive: zipfile.ZipFile) -> None:
    """Refuse macros, entities and sheets far too large before the workbook is opened."""
    names = archive.namelist()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotSafe("It is a workbook with macros: save it as .xlsx.")
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels")):
            _refuse_part(archive, entry)


def _refuse_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    extent = _Extent()
    try:
        safe_xml.visit(archives.content(archive, entry), extent)
    except safe_xml.REFUSED as error:
        raise NotSafe(f"{entry.filename} in it is broken or declares entities.") from error
    if extent.row * extent.column > MOST_CELLS:
        raise NotSafe(f"{entry.filename} in it reaches over more than {MOST_CELLS:,} cells.")


@dataclass(slots=True)
class _Extent:
    """How far a sheet reaches: the last row and the last column any of its cells names."""

    row: int = 0
    column: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c" or tag.endswith("}c"):
            row, column = _place(attributes.get("r", ""))
            self.row, self.column = max(self.row, row), max(self.column, column)


def _place(reference: str) -> tuple[int, int]:
    """Give the row and column of a cell named as AB12."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + max(ord(letter) - ord("A") + 1, 0)
    return int(reference[len(letters) :] or 0), column
