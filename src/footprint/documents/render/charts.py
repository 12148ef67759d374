"""Charts as SVG: bars, columns and lines with their numbers on them, and no other furniture.

A chart is drawn once and shared by PDF and HTML. A hidden value is not drawn: its symbol stands
where the bar would. Vega-Lite does the drawing; the numbers printed are the table's own.
"""

from __future__ import annotations

import re
from functools import cache

import vl_convert

from footprint.documents.render.chart_bars import bars, columns, fits_upright
from footprint.documents.render.chart_lines import line
from footprint.documents.render.chart_spec import CONFIG, WIDTH, Spec
from footprint.documents.render.chart_words import label
from footprint.documents.render.palette import FONTS
from footprint.documents.values import Chart, ChartKind

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_TAG = re.compile("<[^>]+>")
_NAMING = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""What Vega says of each mark; the whole picture has one name, and its table says the rest."""


@cache
def svg(chart: Chart) -> str:
    """Draw a chart."""
    _register_fonts()
    drawing: str = vl_convert.vegalite_to_svg(_spec(chart), show_warnings=False)
    return _TAG.sub(lambda tag: _NAMING.sub("", tag[0]), drawing)


def get_ready() -> None:
    """Start what draws: that takes longer than all the drawings of a report."""
    _register_fonts()
    nothing = {"$schema": SCHEMA, "data": {"values": []}, "mark": "bar"}
    vl_convert.vegalite_to_svg(nothing, show_warnings=False)


def height(drawing: str) -> float:
    """Read how tall a drawing is, in pixels."""
    return float(drawing.split(' height="', 1)[1].split('"', 1)[0])


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))


def _spec(chart: Chart) -> Spec:
    kind = chart.kind
    if kind is ChartKind.COLUMNS and not fits_upright(chart):
        kind = ChartKind.BARS
    draw = {ChartKind.BARS: bars, ChartKind.COLUMNS: columns, ChartKind.LINE: line}
    values = [
        {"category": place, "series": order, "value": value, "label": label(chart, place, order)}
        for order, (_, numbers) in enumerate(chart.series)
        for place, value in enumerate(numbers)
    ]
    return {
        "$schema": SCHEMA,
        "data": {"values": values},
        "width": WIDTH,
        "autosize": {"type": "fit-x", "contains": "padding"},
        **draw[kind](chart),
        "config": CONFIG,
    }
