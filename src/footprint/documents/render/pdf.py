"""The report as a PDF: tagged for people who listen to it (PDF/UA-1), set by typst.

Everything the report says reaches typst as JSON and is shown as text, so nothing in it can run.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from footprint.documents.render import chart_words, charts, palette
from footprint.documents.render.chart_spec import WIDTH
from footprint.documents.render.layout import (
    CONTENTS,
    NOTES,
    WRITE_HERE,
    Layout,
    Part,
    Picture,
    Piece,
    laid_out,
)
from footprint.documents.render.typesetting import typeset
from footprint.documents.values import Document

TEMPLATE = Path(__file__).with_name("report.typ")
POINTS_A_PIXEL = 0.8
TALLEST = 600
"""In points: a chart, with its caption, must fit a page."""
THE_OTHERS = "The Word and HTML versions of this report show"


def render_pdf(document: Document, path: Path) -> None:
    """Write a document as a PDF."""
    report = _as_data(laid_out(document))
    moment = datetime.combine(document.as_at, time(), UTC)
    report["day"] = [document.as_at.year, document.as_at.month, document.as_at.day]
    path.write_bytes(typeset(TEMPLATE, report, moment, others=THE_OTHERS))


def _as_data(layout: Layout) -> dict[str, Any]:
    data = asdict(layout)
    data["parts"] = [_part(part) for part in layout.parts]
    data["notes"] = list(layout.notes)
    data["palette"] = {"font": palette.FONT, **palette.COLOURS}
    data["words"] = {
        "contents": CONTENTS,
        "notes": NOTES,
        "write_here": WRITE_HERE,
    }
    return data


def _part(part: Part) -> dict[str, Any]:
    return {
        "number": part.number,
        "level": part.level,
        "heading": part.heading,
        "pieces": [_piece(piece) for piece in part.pieces],
        "parts": [_part(below) for below in part.parts],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    if not isinstance(piece, Picture):
        return asdict(piece)
    svg = charts.svg(piece.chart)
    return {
        "kind": piece.kind,
        "label": piece.label,
        "title": piece.chart.title,
        "alt": piece.chart.alt,
        "subtitle": chart_words.subtitle(piece.chart),
        "svg": svg,
        "width": WIDTH * min(POINTS_A_PIXEL, TALLEST / charts.height(svg)),
        "grid": asdict(piece.grid),
    }
