"""The report as one HTML file: no scripts, nothing fetched, readable at any width and by ear."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from footprint.documents.render import chart_words, charts, layout, palette
from footprint.documents.values import Document

HERE = Path(__file__).parent
WEB_FONT = palette.FONTS / "source-sans-3-latin-wght-normal.woff2"


def render_html(document: Document, path: Path) -> None:
    """Write a document as a single web page."""
    page = _templates().get_template("report.html")
    report = layout.laid_out(document)
    path.write_text(page.render(report=report, words=layout, style=_style()), encoding="utf-8")


@cache
def _templates() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    templates.filters["subtitle"] = chart_words.subtitle
    templates.filters["drawing"] = _drawing
    return templates


@cache
def _style() -> Markup:
    """Put the colours, the font and the rules of the page together; all of them are our own."""
    font = base64.b64encode(WEB_FONT.read_bytes()).decode()
    face = (
        f'@font-face {{ font-family: "{palette.FONT}"; font-weight: 200 900; '
        f'src: url("data:font/woff2;base64,{font}") format("woff2"); }}'
    )
    named = {name.lower().replace("_", "-"): value for name, value in palette.COLOURS.items()}
    colours = " ".join(f"--{name}: {value};" for name, value in named.items())
    rules = (HERE / "report.css").read_text(encoding="utf-8")
    return Markup(f":root {{ {colours} }}\n{face}\n{rules}")  # noqa: S704  # ours, not the data's


def _drawing(picture: layout.Picture) -> Markup:
    """Give a chart the name and the description by which a screen reader knows it."""
    drawn = charts.svg(picture.chart)
    opening, _, inside = drawn.partition(">")
    size = opening[opening.index("viewBox=") :]
    name = picture.anchor
    return Markup(  # noqa: S704  # the drawing comes escaped from Vega, the rest is escaped here
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"'
        f' aria-labelledby="{name}-title {name}-alt">'
        f'<title id="{name}-title">{escape(picture.chart.title)}</title>'
        f'<desc id="{name}-alt">{escape(picture.chart.alt)}</desc>{inside}'
    )
