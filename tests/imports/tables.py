"""Plain tables as tests give them to be read, and what reading makes of them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

import openpyxl

from footprint.exchange.problems import Problems
from footprint.exchange.tables import opening, reading
from footprint.exchange.tables.catalogue import BY_NAME
from footprint.exchange.tables.reading import Confirmed, Row
from footprint.terms.imports import DayOrder

TODAY = date(2026, 11, 24)  # Tuesday


@dataclass(frozen=True)
class Read:
    """What came of reading a table."""

    rows: list[Row]
    problems: Problems
    windows_samples: str = ""

    @property
    def told(self) -> list[tuple[str, str, int | None, str, str]]:
        """The problems in short: what becomes of it, rule, row, column, value."""
        return [
            (one.severity.value, one.rule, one.row, one.column, one.value) for one in self.problems
        ]


def csv(*rows: str) -> str:
    return "\n".join(rows) + "\n"


def workbook(*rows: list[object], **others: list[object]) -> bytes:
    """A workbook with a sheet of rows, and other sheets of one row each."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, row in others.items():
        book.create_sheet(name).append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def read(
    layout: str,
    content: str | bytes,
    *,
    name: str = "a file.csv",
    order: DayOrder = DayOrder.DAY_FIRST,
    columns: dict[str, int] | None = None,
) -> Read:
    """Read a table as if its guessed columns were confirmed."""
    problems = Problems()
    data = content if isinstance(content, bytes) else content.encode()
    table = opening.opened(name, data, BY_NAME[layout], problems)
    if table is None:
        return Read([], problems)
    confirmed = Confirmed(columns or table.guessed, order)
    rows = reading.read(table.sheet, BY_NAME[layout], confirmed, problems, today=TODAY)
    return Read(rows, problems, table.windows_samples)
