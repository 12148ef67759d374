"""The Word report is one that a manager can finish: real styles, real charts, places to write."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from tests.documents.sample import NASTY, sample

from footprint.documents.render.layout import INTERNAL, Grid, Picture, Piece, Place, laid_out
from footprint.documents.render.word import render_docx
from footprint.documents.values import Chart, ChartKind, Section, Table

REPORT = sample()
PARTS = list(laid_out(REPORT).walk())
PIECES: list[Piece] = [piece for part in PARTS for piece in part.pieces]
PICTURES = [piece for piece in PIECES if isinstance(piece, Picture)]
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("word") / "report.docx"
    render_docx(REPORT, made)
    return made


@pytest.fixture(scope="module")
def word(path: Path) -> Any:
    return docx.Document(str(path))


def in_style(word: Any, *names: str) -> list[str]:
    return [line.text for line in word.paragraphs if line.style.name in names]


def chart_parts(word: Any) -> list[Any]:
    drawn = word.element.body.iter(f"{C}chart")
    return [word.part.related_parts[chart.get(qn("r:id"))] for chart in drawn]


def headers_of(word: Any) -> list[str]:
    section = word.sections[0]
    return [
        "\n".join(line.text for line in header.paragraphs)
        for header in (section.first_page_header, section.header)
    ]


def test_it_has_a_title_an_author_and_a_language(word: Any) -> None:
    about = word.core_properties
    assert (about.title, about.author) == (REPORT.title, REPORT.council)
    assert about.language == "en-GB"
    (language,) = word.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"
    assert in_style(word, "Title") == [REPORT.title]


def test_sections_are_real_headings(word: Any) -> None:
    assert in_style(word, "Heading 1", "Heading 2", "Heading 3") == [p.heading for p in PARTS]
    for level in (1, 2, 3):
        assert in_style(word, f"Heading {level}") == [p.heading for p in PARTS if p.level == level]


def test_the_contents_are_filled_and_can_be_filled_again(word: Any) -> None:
    listed = [line.text.split("\t") for line in word.paragraphs if line.style.name[:4] == "toc "]
    assert [(line[0], line[1]) for line in listed] == [
        (part.number, part.heading) for part in PARTS if part.level < 3
    ]
    codes = [code.text.strip() for code in word.element.body.iter(qn("w:instrText"))]
    assert codes[0] == r'TOC \o "1-2" \h \z \u'
    bookmarks = {mark.get(qn("w:name")) for mark in word.element.body.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for link in word.element.body.iter(qn("w:hyperlink"))}
    assert links <= bookmarks
    assert {code.split()[1] for code in codes if code.startswith("PAGEREF")} == links
    kinds = [mark.get(qn("w:fldCharType")) for mark in word.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(codes)


def test_every_table_repeats_its_header_and_is_named(word: Any) -> None:
    tables = [table for table in word.tables if table.style.name == "Footprint Table"]
    grids = [p if isinstance(p, Grid) else p.grid for p in PIECES if isinstance(p, Grid | Picture)]
    assert len(tables) == len(grids)
    for table, grid in zip(tables, grids, strict=True):
        rows = list(table._tbl.iter(qn("w:tr")))
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [
            place == 0 for place in range(len(rows))
        ]
        (caption,) = table._tbl.iter(qn("w:tblCaption"))
        assert caption.get(qn("w:val")) == f"{grid.label} {grid.caption}"
        shown = [[cell.text for cell in row.cells] for row in table.rows][: len(grid.rows) + 1]
        assert shown == [list(line) for line in (grid.header, *grid.rows)]


def test_captions_count_by_themselves(word: Any) -> None:
    captions = in_style(word, "Caption")
    assert captions[:3] == [
        "Figure 1  Reviews held in time",
        "Table 1  Reviews held in time, by year",
        "Figure 2  Reviews held in time, by place in the order of reviews",
    ]
    codes = [code.text.split()[:2] for code in word.element.body.iter(qn("w:instrText"))]
    assert codes.count(["SEQ", "Figure"]) == len(PICTURES)


def test_every_drawing_is_described(word: Any) -> None:
    named = list(word.element.body.iter(qn("wp:docPr")))
    assert [drawing.get("descr") for drawing in named] == [p.chart.alt for p in PICTURES]
    assert len({drawing.get("id") for drawing in named}) == len(PICTURES)


def test_charts_are_native_and_hold_their_workbook(word: Any) -> None:
    parts = chart_parts(word)
    assert len(parts) == len(PICTURES)
    for part, picture in zip(parts, PICTURES, strict=True):
        (workbook,) = part.rels.values()
        sheet = openpyxl.load_workbook(io.BytesIO(workbook.target_part.blob)).active
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        assert rows[0][1:] == [heading for heading, _ in picture.chart.series]
        for place in range(len(picture.chart.categories)):
            assert rows[place + 1][1:] == [values[place] for _, values in picture.chart.series]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_hidden_value_is_a_gap_and_its_category_says_why(tmp_path: Path) -> None:
    table = Table("By year", ("Year", "All"), (("2021", "3"), ("2022", "x"), ("2023", "5")))
    for kind in ChartKind:
        chart = Chart(kind, "t", "a", ("2021", "2022", "2023"), (("All", (3.0, None, 5.0)),), table)
        path = tmp_path / f"{kind}.docx"
        render_docx(sample(sections=(Section("One", (chart,)),)), path)
        (part,) = chart_parts(docx.Document(str(path)))
        space = docx.oxml.parse_xml(part.blob)
        (blank,) = space.iter(f"{C}dispBlanksAs")
        assert blank.get("val") == "gap"
        (values,) = space.iter(f"{C}val")
        assert [point.get("idx") for point in values.iter(f"{C}pt")] == ["0", "2"]
        names = [v.text for v in next(space.iter(f"{C}cat")).iter(f"{C}v")]
        assert names == ["2021", "2022 (x)", "2023"]


def test_each_place_to_write_is_a_box_and_somewhere_to_click(word: Any) -> None:
    places = [piece for piece in PIECES if isinstance(piece, Place)]
    boxed = in_style(word, "Write Here")
    assert boxed == [text for place in places for text in ("Write here", place.prompt)]
    assert len(list(word.element.body.iter(qn("w:showingPlcHdr")))) == len(places)
    assert "Draft: 4 places are marked for the manager to write." in in_style(word, "Cover Line")


def test_it_holds_what_it_was_given_and_runs_none_of_it(path: Path, word: Any) -> None:
    text = "\n".join("".join(t.text or "" for t in line.iter(qn("w:t"))) for line in
                     word.element.body.iter(qn("w:p")))  # fmt: skip
    for nasty in (*NASTY[:6], NASTY[7], NASTY[9]):
        assert nasty in text
    assert "49" not in text.split()
    with zipfile.ZipFile(path) as archive:
        document = archive.read("word/document.xml").decode()
    assert "<script" not in document
    assert "<w:b>bold" not in document


def test_an_internal_report_says_so_on_every_page(tmp_path: Path, word: Any) -> None:
    internal = tmp_path / "internal.docx"
    render_docx(sample(is_internal=True), internal)
    assert [text.count(INTERNAL) for text in headers_of(docx.Document(str(internal)))] == [1, 1]
    assert [text.count(INTERNAL) for text in headers_of(word)] == [0, 0]


def test_the_same_report_is_the_same_file(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.docx"
    render_docx(REPORT, again)
    assert again.read_bytes() == path.read_bytes()


def test_nothing_but_text_stands_in_the_file(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert not [name for name in names if "vba" in name.lower()]
        outside = [
            name for name in names if name.endswith(".rels") and b"External" in archive.read(name)
        ]
    assert outside == []
