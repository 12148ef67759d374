"""Lines over years: named where they end, told apart by dash and by the shape of the point."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import pairwise

from footprint.documents.render.chart_spec import (
    IF_HIDDEN,
    IF_KNOWN,
    LINE_HEIGHT,
    Spec,
    lines,
    named,
    slot,
)
from footprint.documents.render.chart_words import label, percent_sign, scale
from footprint.documents.render.palette import ACCENT, QUIET
from footprint.documents.values import Chart

HEIGHT = 180
DASHES: tuple[list[int], ...] = ([], [6, 3], [2, 2], [8, 3, 2, 3])
SHAPES = ("circle", "square", "triangle-up", "diamond")


def line(chart: Chart) -> Spec:
    """Lines with a number at each point, or, where there are several, at the end of each."""
    several = len(chart.series) > 1
    numbers = _number_at_ends(chart) if several else _number_at_points(chart)
    return {
        "height": HEIGHT,
        "encoding": {"x": _years(chart)},
        "layer": [*_lines_and_points(chart), _symbols(chart), numbers],
    }


def _years(chart: Chart) -> Spec:
    names = [lines(name, slot(chart)) for name in chart.categories]
    return {
        "field": "category",
        "type": "ordinal",
        "sort": None,
        "scale": {"type": "point", "padding": 0.35, "domain": list(range(len(names)))},
        "axis": {"labelExpr": named(names)},
    }


def _height(chart: Chart) -> Spec:
    bottom, top, step = scale(chart)
    return {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [bottom, top], "nice": False},
        "axis": {
            "values": [bottom + step * n for n in range(round((top - bottom) / step) + 1)],
            "grid": True,
            "domain": False,
            "labelExpr": f"datum.label + '{percent_sign(chart)}'",
        },
    }


def _lines_and_points(chart: Chart) -> list[Spec]:
    y, domain = _height(chart), list(range(len(chart.series)))
    drawn = {
        "type": "line",
        "stroke": ACCENT,
        "strokeWidth": 2,
        "invalid": "break-paths-show-path-domains",  # a hidden year is a gap, not a guess
    }
    point = {
        "type": "point",
        "filled": True,
        "fill": ACCENT,
        "stroke": "#ffffff",
        "size": 70,
        "opacity": 1,
    }

    def told(by: tuple[object, ...]) -> Spec:
        among = {"domain": domain, "range": [by[each % len(by)] for each in domain]}
        return {"field": "series", "type": "nominal", "scale": among, "legend": None}

    return [
        {"mark": drawn, "encoding": {"y": y, "strokeDash": told(DASHES)}},
        {"mark": point, "transform": IF_KNOWN, "encoding": {"y": y, "shape": told(SHAPES)}},
    ]


def _symbols(chart: Chart) -> Spec:
    return {
        "mark": {"type": "text", "baseline": "bottom", "dy": -4, "color": QUIET},
        "transform": IF_HIDDEN,
        "encoding": {"y": {"datum": scale(chart)[0]}, "text": {"field": "label"}},
    }


def _number_at_points(chart: Chart) -> Spec:
    return {
        "mark": {"type": "text", "baseline": "bottom", "dy": -8},
        "transform": IF_KNOWN,
        "encoding": {"y": _height(chart), "text": {"field": "label"}},
    }


def _number_at_ends(chart: Chart) -> Spec:
    mark = {"type": "text", "align": "left", "baseline": "middle", "dx": 10, "color": ACCENT}
    return {
        "data": {"values": [asdict(end) for end in ends(chart)]},
        "mark": mark,
        "encoding": {"y": {"field": "at", "type": "quantitative"}, "text": {"field": "said"}},
    }


@dataclass(slots=True)
class End:
    """The last number of a series and its name, and how high they stand."""

    category: int
    at: float
    said: str


def ends(chart: Chart) -> list[End]:
    """Place each series' name and last number at its end, moved apart where they would touch."""
    found = []
    for order, (heading, values) in enumerate(chart.series):
        known = [(place, value) for place, value in enumerate(values) if value is not None]
        if known:
            place, value = known[-1]
            found.append(End(place, value, f"{label(chart, place, order)}  {heading}"))
    found.sort(key=lambda end: end.at)
    bottom, top, _ = scale(chart)
    apart = (top - bottom) * LINE_HEIGHT / HEIGHT
    for lower, upper in pairwise(found):
        upper.at = max(upper.at, lower.at + apart)
    for end in found:
        end.at -= max(found[-1].at - top, 0)
    return found
