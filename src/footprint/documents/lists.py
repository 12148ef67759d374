"""A list as people take it away: CSV or an Excel workbook, values only, safe to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

from footprint.exchange.spreadsheets import inert

Value = str | int | float | bool | date | None
BYTE_ORDER_MARK = "\ufeff"
"""Tells Excel that a CSV is UTF-8, so that names keep their accents."""
WIDEST = 60


@dataclass(frozen=True, slots=True)
class TakeAway:
    """A list as it was seen: what it is, its columns and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]


def as_csv(taken: TakeAway) -> bytes:
    """Write the list as CSV; days as 2026-11-24, no text that a spreadsheet would compute."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(taken.columns)
    writer.writerows([_plain(value) for value in row] for row in taken.rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def as_workbook(taken: TakeAway) -> bytes:
    """Write the list as one sheet of values: no formula, no link, nothing hidden."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "dd/mm/yyyy",
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("List")
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, taken.columns, bold)
        for number, row in enumerate(taken.rows, start=1):
            sheet.write_row(number, 0, [_cell(value) for value in row])
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(taken.columns):
            widths = [len(column), *(len(_plain(row[number])) for row in taken.rows)]
            sheet.set_column(number, number, min(WIDEST, max(widths) + 2))
    return out.getvalue()


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return inert(value) if isinstance(value, str) else str(value)


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return _plain(value)
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value
