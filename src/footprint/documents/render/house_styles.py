"""The house styles of the Word report: what a council changes when it makes the report its own."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.documents.render.palette import (
    ACCENT,
    FONT,
    INK,
    LINE,
    QUIET,
    SAND,
    SAND_LINE,
    TINT,
)

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TEXT_WIDTH = 9070
"""Between the margins of A4, in twentieths of a point."""


def id_of(name: str) -> str:
    """Write the id of a house style, as Word makes it from the name."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def hex_of(colour: str) -> str:
    """Write a colour as Word does."""
    return colour.lstrip("#").upper()


@dataclass(frozen=True, slots=True)
class Style:
    """A named style; `paragraph` and `run` are the properties it sets, as WordprocessingML."""

    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    then: str = ""
    """The style of the paragraph typed after it."""
    kind: str = "paragraph"
    is_ours: bool = False
    """Word knows the others by name and styles its own features with them."""


def _space(before: int, after: int, line: int | None = None) -> str:
    """Set the space around and within a paragraph, in points; `line` in per cent."""
    height = f' w:line="{line * 240 // 100}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"{height}/>'


def _text(size: float, colour: str = INK, *, bold: bool = False, italic: bool = False) -> str:
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    return f'{marks}<w:color w:val="{hex_of(colour)}"/>{_size(size)}'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _edge(side: str, colour: str, eighths: int, space: int = 0, kind: str = "single") -> str:
    return (
        f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{hex_of(colour)}"/>'
    )


_BOX = "".join(
    _edge(side, SAND_LINE, 8, 9, "dashed") for side in ("top", "left", "bottom", "right")
)
_KEEP = "<w:keepNext/><w:keepLines/>"


def _heading(level: int) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="2"/></w:numPr>'
    before, after = ((30, 10), (22, 8), (16, 6))[level - 1]
    return f'{_KEEP}{number}{_space(before, after, 105)}<w:outlineLvl w:val="{level - 1}"/>'


STYLES = (
    Style("Normal", _space(0, 8, 120), "", based_on=""),
    Style("Title", _space(14, 8, 95), _text(29, ACCENT, bold=True), then="Subtitle"),
    Style("Subtitle", _space(0, 6, 110), _text(14)),
    Style(
        "Cover Council",
        f'<w:pBdr>{_edge("top", ACCENT, 24, 24)}</w:pBdr>{_space(30, 0)}<w:ind w:right="6400"/>',
        _text(13, QUIET, bold=True),
        is_ours=True,
    ),
    Style("Cover Line", _space(0, 4), _text(10.5, QUIET), is_ours=True),
    Style("heading 1", _heading(1), _text(19, ACCENT, bold=True), then="Normal"),
    Style("heading 2", _heading(2), _text(14, ACCENT, bold=True), then="Normal"),
    Style("heading 3", _heading(3), _text(11.5, ACCENT, bold=True), then="Normal"),
    Style(
        "Heading Unnumbered",
        f"{_KEEP}{_space(26, 8)}",
        _text(14, ACCENT, bold=True),
        then="Normal",
        is_ours=True,
    ),
    Style("TOC Heading", f"{_KEEP}{_space(0, 6)}", _text(19, ACCENT, bold=True)),
    Style(
        "toc 1",
        f'<w:tabs><w:tab w:val="left" w:pos="440"/><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/>'
        f"</w:tabs>{_space(2, 0, 92)}",
        f"<w:b/>{_size(9.5)}",
    ),
    Style(
        "toc 2",
        f'<w:tabs><w:tab w:val="left" w:pos="1060"/><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/>'
        f'</w:tabs>{_space(0, 0, 92)}<w:ind w:left="440"/>',
        _size(9.5),
    ),
    Style(
        "List Bullet",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f'{_space(0, 4, 120)}<w:ind w:left="340" w:hanging="340"/>',
    ),
    Style("caption", f"{_KEEP}{_space(16, 5)}", _text(10.5, INK, bold=True), then="Normal"),
    Style("Chart Note", f"{_KEEP}{_space(0, 5)}", _text(9, QUIET), is_ours=True),
    Style("Chart", _space(0, 0), is_ours=True),
    Style("Table Text", _space(2, 2, 100), _size(9.5), is_ours=True),
    Style(
        "Table Number",
        f'{_space(2, 2, 100)}<w:jc w:val="right"/>',
        based_on="Table Text",
        is_ours=True,
    ),
    Style("Table Note", _space(3, 3), _text(9, QUIET), is_ours=True),
    Style("Key Figure", f"<w:keepNext/>{_space(5, 0)}", _text(23, ACCENT, bold=True), is_ours=True),
    Style(
        "Key Figure Label", f"<w:keepLines/>{_space(0, 3, 100)}", _text(10, bold=True), is_ours=True
    ),
    Style("Key Figure Note", _space(0, 5, 100), _text(9, QUIET), is_ours=True),
    Style(
        "Write Here",
        f"<w:keepNext/><w:keepLines/><w:pBdr>{_BOX}</w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{hex_of(SAND)}"/>{_space(0, 0, 120)}'
        '<w:ind w:left="200" w:right="200"/>',
        then="Normal",
        is_ours=True,
    ),
    Style("header", _space(0, 0), _text(8.5, QUIET)),
    Style("footer", _space(0, 0), _text(8.5, QUIET)),
    Style("Internal Mark", "", _text(8.5, ACCENT, bold=True), "", kind="character", is_ours=True),
    Style(
        "Accent",
        "",
        f'<w:color w:val="{hex_of(ACCENT)}"/>',
        "",
        kind="character",
        is_ours=True,
    ),
    Style("Placeholder Text", "", f'<w:color w:val="{hex_of(QUIET)}"/>', "", kind="character"),
    Style("Hyperlink", "", f'<w:color w:val="{hex_of(ACCENT)}"/>', "", kind="character"),
)

_RULE = _edge("bottom", ACCENT, 8)


def _part_of_table(part: str, borders: str, run: str) -> str:
    return (
        f'<w:tblStylePr w:type="{part}"><w:rPr>{run}</w:rPr>'
        f"<w:tcPr><w:tcBorders>{borders}</w:tcBorders></w:tcPr></w:tblStylePr>"
    )


_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="FootprintTable">'
    '<w:name w:val="Footprint Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
    f"<w:tblBorders>{_RULE}{_edge('insideH', LINE, 4)}</w:tblBorders><w:tblCellMar>"
    '<w:top w:w="15" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
    '<w:bottom w:w="15" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    + _part_of_table("firstRow", _RULE, f'<w:b/><w:color w:val="{hex_of(ACCENT)}"/>')
    + _part_of_table("lastRow", _edge("top", ACCENT, 6) + _RULE, "<w:b/>")
    + "</w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="FootprintCards">'
    '<w:name w:val="Footprint Cards"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
    '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="200" w:type="dxa"/>'
    '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{hex_of(TINT)}"/></w:tcPr></w:style>'
)


REPORT_SIZE = 21


def styles_xml(size: int = REPORT_SIZE) -> str:
    """Write the styles part of the house template; `size` is that of its words, in half points."""
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:color w:val="{hex_of(INK)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        f"{''.join(map(_style_xml, STYLES))}{_TABLES}</w:styles>"
    )


def _style_xml(style: Style) -> str:
    marks = ' w:default="1"' if style.name == "Normal" else ""
    marks += ' w:customStyle="1"' if style.is_ours else ""
    based = f'<w:basedOn w:val="{id_of(style.based_on)}"/>' if style.based_on else ""
    after = f'<w:next w:val="{id_of(style.then)}"/>' if style.then else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="{style.kind}"{marks} w:styleId="{id_of(style.name)}">'
        f'<w:name w:val="{style.name}"/>{based}{after}<w:qFormat/>{paragraph}{run}</w:style>'
    )
