"""Tables and key figures of the Word report."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from footprint.documents.render.house_styles import TEXT_WIDTH, hex_of
from footprint.documents.render.layout import Grid
from footprint.documents.render.palette import ACCENT
from footprint.documents.render.wordml import Styles, element, paragraph, run
from footprint.documents.values import KeyFigure

ACROSS = 3
"""Key figures side by side."""
GAP = 140


def grid_table(grid: Grid, styles: Styles, *, width: int = TEXT_WIDTH) -> Element:
    """Make a table whose header row repeats on every page and whose rows do not break."""
    whole = sum(grid.widths)
    widths = [width * share // whole for share in grid.widths]
    lines = (*grid.rows, grid.total) if grid.total else grid.rows
    return element(
        "w:tbl",
        _properties(styles.id("Footprint Table"), width, grid),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in widths)),
        _row(grid.header, grid, widths, styles, is_header=True),
        *(_row(line, grid, widths, styles, is_header=False) for line in lines),
    )


def _properties(style: str, width: int, grid: Grid) -> Element:
    has_total = grid.total is not None
    look = {"firstRow": 1, "lastRow": int(has_total), "firstColumn": 1, "lastColumn": 0}
    return element(
        "w:tblPr",
        element("w:tblStyle", val=style),
        element("w:tblW", w=width, type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", val="06E0" if has_total else "06A0", **look, noHBand=1, noVBand=1),
        element("w:tblCaption", val=f"{grid.label} {grid.caption}"),
    )


def _row(
    cells: Sequence[str], grid: Grid, widths: Sequence[int], styles: Styles, *, is_header: bool
) -> Element:
    """Make a row; short tables stay on one page, because each row keeps with the next."""
    text, number = styles.id("Table Text"), styles.id("Table Number")
    is_last = cells is (grid.total or grid.rows[-1])
    keep = len(grid.rows) < 15 and (bool(grid.notes) or not is_last)
    return element(
        "w:tr",
        element("w:trPr", element("w:cantSplit"), element("w:tblHeader") if is_header else None),
        *(
            element(
                "w:tc",
                element(
                    "w:tcPr",
                    element("w:tcW", w=width, type="dxa"),
                    element("w:vAlign", val="bottom") if is_header else None,
                ),
                paragraph(
                    number if is_number else text,
                    run(cell, styles.id("Accent"), bold=True) if is_header else run(cell),
                    before=(element("w:keepNext"),) if keep or is_header else (),
                ),
            )
            for cell, width, is_number in zip(cells, widths, grid.is_number, strict=True)
        ),
    )


# ---- key figures -----------------------------------------------------------------------------


def card_table(items: Sequence[KeyFigure], styles: Styles) -> Element:
    """Lay key figures side by side, three to a row, with air between them."""
    across = min(len(items), ACROSS)
    width = (TEXT_WIDTH - GAP * (across - 1)) // across
    columns = [width, *[GAP, width] * (across - 1)]
    rows = [items[start : start + across] for start in range(0, len(items), across)]
    table = element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val=styles.id("Footprint Cards")),
            element("w:tblW", w=TEXT_WIDTH, type="dxa"),
            element("w:tblLayout", type="fixed"),
            element("w:tblLook", val="0000"),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in columns)),
    )
    for place, row in enumerate(rows):
        if place:
            table.append(_gap_row(columns))
        table.append(_card_row(row, across, width, styles))
    return table


def _card_row(items: Sequence[KeyFigure], across: int, width: int, styles: Styles) -> Element:
    cells: list[Element] = []
    for place in range(across):
        if place:
            cells.append(_blank(GAP))
        cells.append(_card(items[place], width, styles) if place < len(items) else _blank(width))
    return element("w:tr", element("w:trPr", element("w:cantSplit")), *cells)


def _card(item: KeyFigure, width: int, styles: Styles) -> Element:
    lines = [("Key Figure", item.value), ("Key Figure Label", item.label)]
    if item.note:
        lines.append(("Key Figure Note", item.note))
    top = element("w:top", val="single", sz=16, space=0, color=hex_of(ACCENT))
    return element(
        "w:tc",
        element("w:tcPr", element("w:tcW", w=width, type="dxa"), element("w:tcBorders", top)),
        *(paragraph(styles.id(style), run(text)) for style, text in lines),
    )


def _blank(width: int, *, is_low: bool = False) -> Element:
    size = element("w:rPr", element("w:sz", val=2)) if is_low else None
    before = (element("w:spacing", before=0, after=0, line=GAP, lineRule="exact"),)
    return element(
        "w:tc",
        element(
            "w:tcPr",
            element("w:tcW", w=width, type="dxa"),
            element("w:shd", val="clear", color="auto", fill="FFFFFF"),
        ),
        element("w:p", element("w:pPr", *before, size)),
    )


def _gap_row(columns: Sequence[int]) -> Element:
    height = element("w:trHeight", val=GAP, hRule="exact")
    return element(
        "w:tr",
        element("w:trPr", height),
        *(_blank(width, is_low=True) for width in columns),
    )
