"""The words, boxes, tables and charts of the Word report, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from footprint.documents.render import chart_words
from footprint.documents.render.layout import (
    CONTENTS,
    NOTES,
    WRITE_HERE,
    Cards,
    Grid,
    Layout,
    Part,
    Picture,
    Piece,
    Place,
    Points,
    Words,
)
from footprint.documents.render.word_charts import ChartParts
from footprint.documents.render.word_tables import card_table, grid_table
from footprint.documents.render.wordml import (
    Bookmarks,
    Styles,
    element,
    field,
    paragraph,
    place_to_write,
    run,
    tab,
)

DEEPEST = 3
"""Levels of heading that the template has."""
CLICK = "Click here and write; then delete the box above."


class WordParts:
    """Makes each part of a report in the styles of one template."""

    def __init__(self, layout: Layout, styles: Styles, drawings: ChartParts) -> None:
        self._layout = layout
        self._styles = styles
        self._drawings = drawings
        self._bookmarks = Bookmarks()

    def at_a_glance(self) -> Iterator[Element]:
        """Make the key figures of the first page."""
        if self._layout.glance:
            yield self._line("Heading Unnumbered", self._layout.glance_heading)
            yield from self._cards(Cards(self._layout.glance, self._layout.glance_note))

    def contents(self) -> Iterator[Element]:
        """Make the contents: a field that Word fills in again, not empty before it does."""
        yield self._line("TOC Heading", CONTENTS)
        entries = [part for part in self._layout.walk() if part.level < DEEPEST]
        if not entries:
            return
        lines = [self._entry(part) for part in entries]
        start, code, separate, end = field(r'TOC \o "1-2" \h \z \u')
        for piece in (separate, code, start):
            lines[0].insert(1, piece)
        lines[-1].append(end)
        yield from lines

    def _entry(self, part: Part) -> Element:
        """Make a line of the contents; its page number comes when Word has set the pages."""
        words = [run(part.heading)]
        if self._styles.is_numbered(f"Heading {part.level}"):
            words = [run(part.number), tab(), *words]
        page = field(rf"PAGEREF {_bookmark(part)} \h")
        link = element("w:hyperlink", *words, tab(), *page, anchor=_bookmark(part), history=1)
        return paragraph(self._styles.id(f"toc {part.level}"), link)

    def report(self) -> Iterator[Element]:
        """Make everything after the contents."""
        for part in self._layout.walk():
            yield paragraph(
                self._styles.id(f"Heading {min(part.level, DEEPEST)}"),
                *self._bookmarks.around(_bookmark(part), run(part.heading)),
            )
            for piece in part.pieces:
                yield from self._piece(piece)
        if self._layout.notes:
            yield self._line("Heading Unnumbered", NOTES)
            for note in self._layout.notes:
                yield self._line("Table Note", note)

    def _piece(self, piece: Piece) -> Iterator[Element]:
        match piece:
            case Words():
                yield self._line("Normal", piece.text)
            case Points():
                yield from self._points(piece)
            case Place():
                yield from self._place(piece)
            case Cards():
                yield from self._cards(piece)
            case Grid():
                yield from self._grid(piece)
            case Picture():
                yield from self._picture(piece)

    def _line(self, style: str, text: str) -> Element:
        return paragraph(self._styles.id(style), run(text))

    def _points(self, points: Points) -> Iterator[Element]:
        bullet = () if self._styles.is_numbered("List Bullet") else (run("•"), tab())
        for item in points.items:
            yield paragraph(self._styles.id("List Bullet"), *bullet, run(item))

    def _place(self, place: Place) -> Iterator[Element]:
        box = self._styles.id("Write Here")
        number = self._styles.id("Accent")
        above, below = (element("w:spacing", **{side: 160}) for side in ("before", "after"))
        yield paragraph(box, run(WRITE_HERE, number, bold=True), before=(above,))
        yield paragraph(box, run(place.prompt), before=(below,))
        yield place_to_write(CLICK, self._styles.id("Normal"), self._styles.id("Placeholder Text"))

    def _air(self) -> Element:
        """Make a little room, where two tables would otherwise join."""
        low = element("w:spacing", before=0, after=0, line=120, lineRule="exact")
        return paragraph(self._styles.id("Normal"), before=(low,))

    def _cards(self, cards: Cards) -> Iterator[Element]:
        yield card_table(cards.items, self._styles)
        yield self._line("Table Note", cards.note) if cards.note else self._air()

    def _caption(self, label: str, words: str) -> Element:
        kind, number = label.split()
        style = self._styles.id("Accent")
        return paragraph(
            self._styles.id("Caption"),
            run(f"{kind} ", style),
            *field(rf"SEQ {kind} \* ARABIC", run(number, style)),
            run(f"  {words}"),
        )

    def _grid(self, grid: Grid) -> Iterator[Element]:
        yield self._caption(grid.label, grid.caption)
        yield grid_table(grid, self._styles)
        for note in grid.notes:
            yield self._line("Table Note", note)
        yield self._air()

    def _picture(self, picture: Picture) -> Iterator[Element]:
        yield self._caption(picture.label, picture.chart.title)
        if subtitle := chart_words.subtitle(picture.chart):
            yield self._line("Chart Note", subtitle)
        drawing = self._drawings.add(picture.chart, picture.label)
        yield paragraph(self._styles.id("Chart"), drawing)
        yield from self._grid(picture.grid)


def _bookmark(part: Part) -> str:
    return f"_Toc{part.number.replace('.', '_')}"
