"""Bars and columns: each with its number at its end, and no axis to read it off."""

from __future__ import annotations

from collections.abc import Sized

from footprint.documents.render.chart_spec import (
    IF_HIDDEN,
    IF_KNOWN,
    LINE_HEIGHT,
    MOST_LINES,
    Spec,
    fill,
    highest,
    lines,
    named,
    slot,
)
from footprint.documents.render.chart_words import label
from footprint.documents.render.palette import QUIET
from footprint.documents.values import Chart

NAME_LETTERS = 30
BAR = 20
HEIGHT = 190


def bars(chart: Chart) -> Spec:
    """Horizontal bars; where there are several series, each bar says which it is."""
    several = len(chart.series) > 1
    names = [lines(name, NAME_LETTERS) for name in chart.categories]
    headings = named([[heading] for heading, _ in chart.series], "datum.series")
    said = f"datum.label + '  ' + {headings}[0]" if several else "datum.label"
    tallest = max((len(each) for each in names), default=1) * LINE_HEIGHT + 14
    y: Spec = {
        "field": "category",
        "type": "nominal",
        "sort": None,
        "axis": {"domain": False, "labelExpr": named(names)},
        "scale": {**_all(names), "paddingInner": 0.3, "paddingOuter": 0.1},
    }
    offset = {"yOffset": _beside(chart)} if several else {}
    return {
        "height": {"step": max(tallest, 24 * len(chart.series)), "for": "position"},
        "transform": [{"calculate": said, "as": "said"}],
        "encoding": {"y": y, **offset},
        "layer": _layers(
            chart,
            "x",
            bar={} if several else {"size": BAR},
            text={"align": "left", "baseline": "middle", "dx": 6},
            top=highest(chart),
        ),
    }


def columns(chart: Chart) -> Spec:
    """Upright columns; several series stand in the order in which they are named above."""
    several = len(chart.series) > 1
    names = [lines(name, slot(chart)) for name in chart.categories]
    x: Spec = {
        "field": "category",
        "type": "nominal",
        "sort": None,
        "axis": {"labelExpr": named(names)},
        "scale": {**_all(names), "paddingInner": 0.16 if several else 0.45, "paddingOuter": 0.1},
    }
    offset = {"xOffset": _beside(chart)} if several else {}
    layers = _layers(
        chart,
        "y",
        bar={},
        text={"baseline": "bottom", "dy": -4},
        top=highest(chart) * 1.12,
    )
    if several:
        legend = {"labelExpr": named([[heading] for heading, _ in chart.series])}
        layers[0]["encoding"]["fill"]["legend"] = legend
    return {
        "height": HEIGHT,
        "transform": [{"calculate": "datum.label", "as": "said"}],
        "encoding": {"x": x, **offset},
        "layer": layers,
    }


def fits_upright(chart: Chart) -> bool:
    """Say whether names and numbers fit columns; if not, bars say the same legibly."""
    room = slot(chart)
    words = [word for name in chart.categories for word in name.split()]
    widest = max(
        (
            len(label(chart, place, order))
            for order, (_, values) in enumerate(chart.series)
            for place in range(len(values))
        ),
        default=0,
    )
    return (
        max(map(len, words), default=0) <= room
        and all(len(lines(name, room)) < MOST_LINES for name in chart.categories)
        and widest * len(chart.series) <= room
    )


def _all(things: Sized) -> Spec:
    """Keep the order of the table, also where the first that is known comes after a hidden one."""
    return {"domain": list(range(len(things)))}


def _beside(chart: Chart) -> Spec:
    return {"field": "series", "sort": None, "scale": _all(chart.series)}


def _layers(chart: Chart, along: str, *, bar: Spec, text: Spec, top: float) -> list[Spec]:
    """Draw the bars, write the numbers at their ends, and the symbols where one is hidden."""
    length = {"field": "value", "type": "quantitative", "axis": None}
    scale = {"domain": [0, top], "nice": False}
    said = {"text": {"field": "said"}}
    return [
        {
            "mark": {"type": "bar", **bar},
            "transform": IF_KNOWN,
            "encoding": {along: {**length, "scale": scale}, "fill": fill(chart)},
        },
        {
            "mark": {"type": "text", **text},
            "transform": IF_KNOWN,
            "encoding": {along: length, **said},
        },
        {
            "mark": {"type": "text", **text, "color": QUIET},
            "transform": IF_HIDDEN,
            "encoding": {along: {"datum": 0}, **said},
        },
    ]
