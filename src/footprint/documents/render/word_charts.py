"""Charts of the Word report: native, to be edited in Word, with their workbook inside."""

from __future__ import annotations

import io
from datetime import datetime
from itertools import count
from typing import Any

import xlsxwriter
from docx.document import Document as WordDocument
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from pptx.chart.chart import Chart as Drawn
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.util import Pt

from footprint.documents.render import chart_words
from footprint.documents.render.house_styles import hex_of
from footprint.documents.render.palette import ACCENT, FONT, INK, LINE, QUIET, SERIES
from footprint.documents.render.wordml import element
from footprint.documents.values import Chart, ChartKind

EMU_A_POINT = 12700
WIDTH = 430
"""In points."""

KINDS = {
    ChartKind.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    ChartKind.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    ChartKind.LINE: XL_CHART_TYPE.LINE_MARKERS,
}
MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.DIAMOND,
)
DASHES = (
    MSO_LINE_DASH_STYLE.SOLID,
    MSO_LINE_DASH_STYLE.DASH,
    MSO_LINE_DASH_STYLE.ROUND_DOT,
    MSO_LINE_DASH_STYLE.DASH_DOT,
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "application/vnd.openxmlformats-officedocument"


class ChartParts:
    """Puts charts into one Word file, numbering their parts."""

    def __init__(self, word: WordDocument, made_at: datetime) -> None:
        self._word = word
        self._made_at = made_at
        self._numbers = count(1)

    def add(self, chart: Chart, label: str) -> Element:
        """Add a chart to the file, and give the run of text that shows it."""
        number, package = next(self._numbers), self._word.part.package
        workbook = Part(
            PackURI(f"/word/embeddings/chart{number}.xlsx"),
            f"{_DRAWING}.spreadsheetml.sheet",
            _workbook(chart, self._made_at),
            package,
        )
        part = Part(
            PackURI(f"/word/charts/chart{number}.xml"),
            f"{_DRAWING}.drawingml.chart+xml",
            b"",
            package,
        )
        space = _chart_space(chart)
        outside = element("c:externalData", element("c:autoUpdate"))
        outside[0].set("val", "0")
        outside.set(f"{{{_OFFICE}}}id", part.relate_to(workbook, f"{_OFFICE}/package"))
        space.append(outside)
        part._blob = serialize_part_xml(space)
        return _drawing(self._word.part.relate_to(part, f"{_OFFICE}/chart"), chart, label, number)


def categories(chart: Chart) -> list[str]:
    """Name the categories, with the symbol of each value that is hidden and so not drawn."""
    names = []
    for place, name in enumerate(chart.categories):
        hidden = [
            f"{heading}: {chart_words.label(chart, place, order)}"
            if len(chart.series) > 1
            else chart_words.label(chart, place, order)
            for order, (heading, values) in enumerate(chart.series)
            if values[place] is None
        ]
        names.append(f"{name} ({', '.join(hidden)})" if hidden else name)
    return names


def _workbook(chart: Chart, made_at: datetime) -> bytes:
    """Write the workbook behind a chart, where Word looks for it; no text becomes a formula."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"created": made_at})
        sheet = book.add_worksheet("Sheet1")
        for row, name in enumerate(categories(chart), 1):
            sheet.write_string(row, 0, name)
        for column, (heading, values) in enumerate(chart.series, 1):
            sheet.write_string(0, column, heading)
            for row, value in enumerate(values, 1):
                if value is not None:
                    sheet.write_number(row, column, value)
    return made.getvalue()


# python-pptx leaves these without types
_Data: Any = CategoryChartData
_Writer: Any = ChartXmlWriter
_Drawn: Any = Drawn
_Colour: Any = RGBColor


def _chart_space(chart: Chart) -> Element:
    data = _Data(number_format=_number_format(chart))
    data.categories = categories(chart)
    for heading, values in chart.series:
        data.add_series(heading, values)
    space: Element = parse_xml(_Writer(KINDS[chart.kind], data).xml.encode())
    if space.find(qn("c:roundedCorners")) is None:
        square = element("c:roundedCorners")
        square.set("val", "0")
        space.find(qn("c:date1904")).addnext(square)
    _dress(_Drawn(space, None), chart)
    for last in space.iter(qn("a:endParaRPr")):
        last.set("lang", "en-GB")
    space.find(qn("c:chart")).addnext(_no_frame())
    return space


def _no_frame() -> Element:
    nothing = element("a:noFill")
    return element("c:spPr", element("a:noFill"), element("a:ln", nothing))


def _number_format(chart: Chart) -> str:
    if chart.unit == "%":
        return '0.0"%"'
    values = [value for _, numbers in chart.series for value in numbers if value is not None]
    return "#,##0" if all(value == int(value) for value in values) else "#,##0.0"


def _colour(name: str) -> RGBColor:
    made: RGBColor = _Colour(*bytes.fromhex(hex_of(name)))
    return made


def _dress(drawn: Any, chart: Chart) -> None:
    """Leave the bars, their numbers and their names, and take the rest of the furniture away."""
    drawn.has_title = False
    drawn.font.size, drawn.font.name = Pt(9.5), FONT
    drawn.font.color.rgb = _colour(INK)
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
    names, numbers = drawn.category_axis, drawn.value_axis
    names.major_tick_mark = numbers.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = _colour(QUIET)
    names.has_major_gridlines = False
    plot = drawn.plots[0]
    if chart.kind is ChartKind.LINE:
        _dress_lines(plot, numbers, chart)
    else:
        names.reverse_order = chart.kind is ChartKind.BARS
        _dress_bars(plot, numbers)
    if chart.kind is not ChartKind.LINE or len(chart.series) == 1:
        _label(plot, chart)


def _label(plot: Any, chart: Chart) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = _number_format(chart), False
    labels.show_value = True
    above = (
        XL_LABEL_POSITION.ABOVE if chart.kind is ChartKind.LINE else XL_LABEL_POSITION.OUTSIDE_END
    )
    labels.position = above


def _dress_bars(plot: Any, numbers: Any) -> None:
    numbers.visible = numbers.has_major_gridlines = False
    numbers.minimum_scale = 0
    several = len(list(plot.series)) > 1
    plot.gap_width, plot.overlap = (60, 0) if several else (70, 0)
    for series, colour in zip(plot.series, SERIES, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _colour(colour)
        series.format.line.color.rgb = _colour(ACCENT)
        series.format.line.width = Pt(0.75)
        series.invert_if_negative = False


def _dress_lines(plot: Any, numbers: Any, chart: Chart) -> None:
    numbers.minimum_scale, numbers.maximum_scale, numbers.major_unit = chart_words.scale(chart)
    numbers.has_major_gridlines = True
    numbers.major_gridlines.format.line.color.rgb = _colour(LINE)
    numbers.format.line.fill.background()
    numbers.tick_labels.number_format = '0"%"' if chart.unit == "%" else "General"
    numbers.tick_labels.number_format_is_linked = False
    for series, marker, dash in zip(plot.series, MARKERS, DASHES, strict=False):
        series.smooth = False
        series.format.line.color.rgb = _colour(ACCENT)
        series.format.line.width = Pt(1.75)
        series.format.line.dash_style = dash
        series.marker.style, series.marker.size = marker, 7
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = _colour(ACCENT)
        series.marker.format.line.fill.background()


def _height(chart: Chart) -> int:
    """Choose a height, in points, for the bars to be as thick in every chart."""
    if chart.kind is not ChartKind.BARS:
        return 200
    bars = len(chart.categories) * len(chart.series)
    return min(40 + 28 * len(chart.categories) + 12 * (bars - len(chart.categories)), 600)


def _drawing(relation: str, chart: Chart, label: str, number: int) -> Element:
    """Show a chart in the line of text, named and described."""
    inline = element("wp:inline")
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    extent, name = element("wp:extent"), element("wp:docPr")
    extent.set("cx", str(WIDTH * EMU_A_POINT))
    extent.set("cy", str(_height(chart) * EMU_A_POINT))
    for key, value in (
        ("id", str(1000 + number)),
        ("name", f"Chart {number}"),
        ("title", f"{label} {chart.title}"),
        ("descr", chart.alt),
    ):
        name.set(key, value)
    shown = element("c:chart")
    shown.set(f"{{{_OFFICE}}}id", relation)
    data = element("a:graphicData", shown)
    data.set("uri", "http://schemas.openxmlformats.org/drawingml/2006/chart")
    inline.extend([extent, name, element("wp:cNvGraphicFramePr"), element("a:graphic", data)])
    return element("w:r", element("w:drawing", inline))
