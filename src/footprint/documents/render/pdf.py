"""The report as a PDF: tagged for people who listen to it (PDF/UA-1), set by typst.

Everything the report says reaches typst as JSON and is shown as text, so nothing in it can run.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

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
from footprint.documents.values import Document

TEMPLATE = Path(__file__).with_name("report.typ")
POINTS_A_PIXEL = 0.8
TALLEST = 600
"""In points: a chart, with its caption, must fit a page."""

CANNOT_SHOW = "□"
CANNOT_SHOW_NOTE = (
    f"{CANNOT_SHOW} stands for a letter or sign that this PDF's typeface does not have. "
    "The Word and HTML versions of this report show it."
)
_UNBROKEN = re.compile(r"[^\s\u200b]{24}(?=[^\s\u200b])")
_NAMED = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def render_pdf(document: Document, path: Path) -> None:
    """Write a document as a PDF."""
    report = _as_data(laid_out(document))
    moment = datetime.combine(document.as_at, time(), UTC)
    report["day"] = [document.as_at.year, document.as_at.month, document.as_at.day]
    path.write_bytes(_compiled(report, moment))


def _compiled(report: dict[str, Any], moment: datetime) -> bytes:
    """Set the report, putting a box for each character that no bundled font can show.

    PDF/UA forbids a page whose text cannot be read back, so typst refuses and names them.
    """
    unshown: set[str] = set()
    while True:
        written = json.dumps(_breakable(report), ensure_ascii=False)
        written = written.translate({ord(character): CANNOT_SHOW for character in unshown})
        try:
            made: bytes = typst.compile(
                str(TEMPLATE),
                font_paths=[str(charts.FONTS)],
                ignore_system_fonts=True,  # the same pages on every machine
                sys_inputs={"report": written},
                pdf_standards="ua-1",
                timestamp=moment,
            )
        except typst.TypstError as refused:
            more = _named_in(refused.diagnostic) or set(filter(_is_joined, written))
            if more <= unshown:
                raise
            if not unshown:
                report["notes"].append(CANNOT_SHOW_NOTE)
            unshown |= more
        else:
            return made


def _named_in(diagnostic: str) -> set[str]:
    """Read the characters that typst says it cannot show."""
    found = "".join(_NAMED.findall(diagnostic))
    return set(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), found))


def _is_joined(character: str) -> bool:
    """Say whether a character changes its neighbours' shape, so that a PDF cannot read it back."""
    return unicodedata.category(character)[0] == "M" or unicodedata.bidirectional(character) in {
        "R",
        "AL",
    }


def _breakable(value: Any) -> Any:
    """Let a word longer than a column break: typst would print it past the edge."""
    if isinstance(value, str):
        return _UNBROKEN.sub("\\g<0>\N{ZERO WIDTH SPACE}", value)
    if isinstance(value, dict):
        return {
            key: below if key in {"svg", "alt"} else _breakable(below)
            for key, below in value.items()
        }
    return [_breakable(below) for below in value] if isinstance(value, list | tuple) else value


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
