"""From an opened table and a confirmed mapping to rows of values, and all that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from footprint.exchange import sheets
from footprint.exchange.problems import Problems, Severity
from footprint.exchange.reading_rules import (
    EMPTY_KEY,
    LACKS_COLUMN,
    MIXED_DATES,
    UNUSED_COLUMN,
    shown,
)
from footprint.exchange.sheets import Sheet
from footprint.exchange.tables import cells, day_orders
from footprint.exchange.tables.cells import Bounds, Value, Wrong
from footprint.exchange.tables.layouts import DAYS, Column, Layout
from footprint.exchange.tables.rules import OTHER_ORDER, TWO_ORDERS
from footprint.terms.imports import DayOrder
from footprint.terms.words import folded

Cells = list[str | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One sound row: its values by our names, empty ones left out, and its cells as they were."""

    file: str
    number: int
    """As a spreadsheet numbers it: the header is 1."""
    values: Mapping[str, Value]
    read: Mapping[str, str]
    """The filled cells that were used, by the header of the file."""

    def get(self, name: str) -> Any:
        """Give a value; None where the cell was empty, or the file has no such column."""
        return self.values.get(name)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What somebody confirmed: which column of the file is which of ours, and the order of days."""

    columns: Mapping[str, int]
    order: DayOrder = DayOrder.DAY_FIRST


def read(
    sheet: Sheet, layout: Layout, mapping: Confirmed, problems: Problems, *, today: date
) -> list[Row]:
    """Read the sound rows of a table; none where a column that is needed is not there."""
    if not _has_needed(sheet, layout, mapping, problems):
        return []
    _warn_of_unused(sheet, mapping, problems)
    names = [name for name in layout.names if name in mapping.columns]
    by_place = {place: name for name, place in mapping.columns.items()}
    columns = [by_place.get(place) for place in range(len(sheet.header))]
    headers = {name: header_of(sheet, place) for name, place in mapping.columns.items()}
    table = sheets.in_columns(sheet, names, columns, problems, headers).to_pydict()
    days = [layout.column(name) for name in names if layout.column(name).kind in DAYS]
    orders = {
        one.name: _order(headers[one.name], table[one.name], mapping, sheet, problems)
        for one in days
    }
    if any(order is None for order in orders.values()):
        return []
    bounds = Bounds(today, {name: order for name, order in orders.items() if order})
    reader = _Reader(sheet, layout, headers, bounds, problems)
    reader.mixed = {one.name: _rarer(table[one.name]) for one in days}
    return list(reader.rows(table, names))


def orders_found(
    sheet: Sheet, layout: Layout, columns: Mapping[str, int]
) -> dict[str, day_orders.Found]:
    """See, for each of our columns of days that the file has, in which order its days are."""
    return {
        one.name: day_orders.found(row[columns[one.name]] for row in sheet.rows)
        for one in layout.columns
        if one.kind in DAYS and one.name in columns
    }


def header_of(sheet: Sheet, place: int) -> str:
    """Name a column of a file for people: by its header, or by its place where that is blank."""
    header = sheet.header[place].strip()
    return header if folded(header) else f"column {place + 1}"


def _has_needed(sheet: Sheet, layout: Layout, mapping: Confirmed, problems: Problems) -> bool:
    absent = [
        one.label for one in layout.columns if one.is_needed and one.name not in mapping.columns
    ]
    if absent:
        what = f"No column of the file is {', '.join(absent)}."
        problems.add(LACKS_COLUMN.broken(what, file=sheet.file, row=1, column=absent[0]))
    return not absent


def _warn_of_unused(sheet: Sheet, mapping: Confirmed, problems: Problems) -> None:
    used = set(mapping.columns.values())
    unused = [
        shown(cell.strip())
        for place, cell in enumerate(sheet.header)
        if place not in used and folded(cell)
    ]
    if unused:
        what = f"Not used: {', '.join(unused[:12])}{' and others' if unused[12:] else ''}."
        problems.add(UNUSED_COLUMN.broken(what, file=sheet.file, row=1, column=unused[0]))


def _order(
    name: str, texts: Sequence[str | None], mapping: Confirmed, sheet: Sheet, problems: Problems
) -> DayOrder | None:
    """Settle the order of a column's days; None where the file cannot be used for it."""
    found = day_orders.found(texts)
    if found.is_mixed:
        what = f"{shown(name)} has {found.day_first}, and {found.month_first}."
        problems.add(TWO_ORDERS.broken(what, file=sheet.file, column=name, value=found.month_first))
        return None
    if found.order not in {None, mapping.order}:
        example = found.day_first or found.month_first
        what = f"{shown(name)} was confirmed to be {mapping.order.label}, but has {example}."
        problems.add(OTHER_ORDER.broken(what, file=sheet.file, column=name, value=example))
        return None
    return mapping.order


def _rarer(texts: Sequence[str | None]) -> str:
    """Give the sign of the rarer of two ways to write days, where a column has both.

    Excel turns some days of a column into others and leaves the rest as text: two ways show it.
    A day with a time is how a workbook's cell is read, so it counts for neither.
    """
    days = [text for text in texts if text and len(text) <= len("01/01/2026")]
    dashed = sum(map(_is_dashed, days))
    slashed = sum("/" in day for day in days)
    if not dashed or not slashed:
        return ""
    return "-" if dashed <= slashed else "/"


def _is_dashed(text: str) -> bool:
    return text[4:5] == "-"


class _Reader:
    """One pass over the rows of a table."""

    def __init__(
        self,
        sheet: Sheet,
        layout: Layout,
        headers: Mapping[str, str],
        bounds: Bounds,
        problems: Problems,
    ) -> None:
        self.sheet, self.layout, self.headers = sheet, layout, headers
        self.bounds, self.problems = bounds, problems
        self.mixed: dict[str, str] = {}

    def rows(self, table: Mapping[str, Cells], names: Sequence[str]) -> Iterator[Row]:
        columns = [self.layout.column(name) for name in names]
        texts = zip(*(table[name] for name in names), strict=True)
        for number, of_row in zip(table["row"], texts, strict=True):
            row = self._row(int(number or 0), columns, of_row)
            if row is not None:
                yield row

    def _row(
        self, number: int, columns: Sequence[Column], texts: Sequence[str | None]
    ) -> Row | None:
        values: dict[str, Value] = {}
        is_sound = True
        for column, text in zip(columns, texts, strict=True):
            if text is None:
                if column.is_needed:
                    is_sound &= self._tell(
                        Wrong(EMPTY_KEY, "The cell is empty."), number, column, ""
                    )
                continue
            value = self._value(text, column)
            if isinstance(value, Wrong):
                is_sound &= self._tell(value, number, column, text)
            else:
                values[column.name] = value
        if not is_sound:
            return None
        read = {
            self.headers[one.name]: text for one, text in zip(columns, texts, strict=True) if text
        }
        return Row(self.sheet.file, number, values, read)

    def _value(self, text: str, column: Column) -> Value | Wrong:
        sign = self.mixed.get(column.name)
        if sign and (_is_dashed(text) if sign == "-" else sign in text):
            return Wrong(MIXED_DATES, "This is written in another way than the rest of its column.")
        return cells.read(text, column, self.bounds)

    def _tell(self, wrong: Wrong, number: int, column: Column, text: str) -> bool:
        """Tell what is wrong with a cell; say whether its row can be used all the same."""
        is_dispensable = wrong.rule.severity is Severity.WARN
        self.problems.add(
            wrong.rule.broken(
                wrong.what,
                file=self.sheet.file,
                row=number,
                column=self.headers[column.name],
                value=text,
                is_dispensable=is_dispensable,
            )
        )
        return is_dispensable
