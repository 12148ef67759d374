"""What a chart says in words and numbers, the same in Word, PDF and HTML."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, log10

from footprint.disclosure.shown import Symbol
from footprint.documents.numbers import in_cell, one_place, whole
from footprint.documents.values import Chart, ChartKind, Table
from footprint.terms.words import capital


def label(chart: Chart, category: int, series: int) -> str:
    """Write a number as the chart's table writes it, or the symbol where it is hidden."""
    value, cell = chart.series[series][1][category], _cell(chart, category, series)
    if value is None:
        return cell if cell in set(Symbol) else Symbol.SUPPRESSED
    if cell:
        return cell
    shown = whole(int(value)) if value == int(value) else one_place(value)
    return f"{shown}{percent_sign(chart)}"


def percent_sign(chart: Chart) -> str:
    """Give the sign that follows each number, if the chart shows shares."""
    return "%" if chart.unit == "%" else ""


def subtitle(chart: Chart) -> str:
    """Say what the numbers count, and where the scale starts if not from zero."""
    unit = "Per cent" if chart.unit == "%" else capital(chart.unit)
    start = scale(chart)[0] if chart.kind is ChartKind.LINE else 0
    starts = f"the scale starts at {start:g}{percent_sign(chart)}" if start else ""
    said = "; ".join(filter(None, (unit, starts)))
    return capital(said)


def scale(chart: Chart) -> tuple[float, float, float]:
    """Choose the lowest and highest value of a line chart's axis, and the step between its marks.

    From zero, unless every value lies so far above it that the lines could not be told apart; yet
    never so close that a small change looks large: the axis spans a fifth of the highest value.
    """
    values = [v for _, numbers in chart.series for v in numbers if v is not None] or [0.0, 1.0]
    low, high = min(values), max(values) or 1.0
    start = low if low > 0.8 * high else 0.0
    rough = max(high - start, high / 5) / 3
    size = 10 ** floor(log10(rough))
    step = next(size * times for times in (1, 2, 5, 10) if size * times >= rough)
    bottom = max(floor((start - step / 2) / step) * step, 0.0) if start else 0.0
    top = ceil((high + step / 4) / step) * step
    return bottom, (100.0 if percent_sign(chart) and high <= 100 < top else top), step


def _cell(chart: Chart, category: int, series: int) -> str:
    """Find the table's words for a drawn value; empty if the table is laid out otherwise."""
    values = chart.series[series][1]
    for cells in _columns(chart.table, chart.categories):
        if all(map(_says, cells, values)):
            return cells[category]
    return ""


def _columns(table: Table, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """List what the table says of these names, whether they head its rows or its columns."""
    for lines in (table.rows, tuple(zip(table.header, *table.rows, strict=True))):
        by_name = {line[0]: line[1:] for line in lines}
        if set(names) <= by_name.keys():
            yield from zip(*(by_name[name] for name in names), strict=True)


def _says(cell: str, value: float | None) -> bool:
    number = in_cell(cell)
    if value is None or number is None:
        return value is None and number is None
    return abs(float(number) - value) <= 0.05 + 1e-9
