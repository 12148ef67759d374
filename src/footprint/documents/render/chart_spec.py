"""What bars, columns and lines have in common, as pieces of a Vega-Lite specification."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from footprint.documents.render.palette import ACCENT, FONT, INK, LINE, QUIET, SERIES
from footprint.documents.values import Chart

WIDTH = 440
TEXT = 13
LINE_HEIGHT = 16
LETTER = 6.3
"""The width of a letter at this size, on average, for breaking names into lines."""
MOST_LINES = 4

Spec = dict[str, Any]

IF_KNOWN = [{"filter": "isValid(datum.value)"}]
IF_HIDDEN = [{"filter": "!isValid(datum.value)"}]

CONFIG: Spec = {
    "aria": False,
    "background": None,
    "padding": 2,
    "font": f"'{FONT}', sans-serif",  # quoted, because CSS allows no bare word to be a digit
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": TEXT,
        "labelColor": INK,
        "labelLimit": 0,
        "labelPadding": 8,
        "labelLineHeight": LINE_HEIGHT,
        "labelAngle": 0,
        "labelOverlap": False,
        "ticks": False,
        "grid": False,
        "title": None,
        "domainColor": QUIET,
        "gridColor": LINE,
    },
    "text": {"fontSize": TEXT, "color": INK},
    "bar": {"stroke": ACCENT, "strokeWidth": 1},
    "legend": {
        "orient": "top",
        "title": None,
        "labelFontSize": TEXT,
        "labelColor": INK,
        "labelLimit": 0,
        "symbolType": "square",
        "symbolStrokeColor": ACCENT,
        "symbolStrokeWidth": 1,
        "symbolSize": 120,
        "offset": 12,
    },
}


def named(names: list[list[str]], by: str = "datum.value") -> str:
    """Show names in place of their numbers, so that two that read alike stay two."""
    return f"{json.dumps(names)}[{by}]"


def lines(name: str, letters: int) -> list[str]:
    """Break a name into lines of so many letters; the table has it whole."""
    return textwrap.wrap(name, max(letters, 4), max_lines=MOST_LINES, placeholder="…") or [""]


def slot(chart: Chart) -> int:
    """Count the letters that fit under one category, side by side."""
    return int(WIDTH / max(len(chart.categories), 1) * 0.9 / LETTER)


def fill(chart: Chart) -> Spec:
    """Fill each series, dark to light."""
    domain = list(range(len(chart.series)))
    scale = {"domain": domain, "range": [SERIES[each % len(SERIES)] for each in domain]}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": None}


def highest(chart: Chart) -> float:
    """Find the largest value; 1 if there is none, so that there is a scale."""
    return max((v for _, values in chart.series for v in values if v is not None), default=0) or 1
