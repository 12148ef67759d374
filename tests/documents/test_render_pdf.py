"""The PDF is tagged for people who listen to it, the same every time, and inert."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from tests.documents.pdf_text import kinds, tags, words
from tests.documents.sample import NASTY, sample

from footprint.documents.render.layout import INTERNAL, Grid, Picture, Piece, laid_out
from footprint.documents.render.pdf import render_pdf
from footprint.documents.values import KeyFigure, KeyFigures, Paragraph, Section

REPORT = sample()
PIECES: list[Piece] = [piece for part in laid_out(REPORT).walk() for piece in part.pieces]
PICTURES = [piece for piece in PIECES if isinstance(piece, Picture)]
GRIDS = [piece for piece in PIECES if isinstance(piece, Grid)] + [p.grid for p in PICTURES]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pdf") / "report.pdf"
    render_pdf(REPORT, made)
    return made


@pytest.fixture(scope="module")
def pdf(path: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(path) as opened:
        yield opened


def said(
    document_sections: tuple[Section, ...], tmp_path: Path, *, is_internal: bool = False
) -> str:
    made = tmp_path / "report.pdf"
    render_pdf(sample(sections=document_sections, is_internal=is_internal), made)
    return words(made)


def test_it_says_that_it_is_accessible_and_in_what_language(pdf: pikepdf.Pdf) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pikepdf warns of namespaces it writes anew
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
    assert pdf.Root.Lang == "en-GB"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.docinfo["/Title"]) == REPORT.title
    assert str(pdf.docinfo["/Author"]) == REPORT.council


def test_every_chart_is_described_and_nothing_else_is_a_figure(pdf: pikepdf.Pdf) -> None:
    figures = [tag for tag in tags(pdf) if tag.S == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == [p.chart.alt for p in PICTURES]


def test_every_table_has_header_cells_and_a_caption(pdf: pikepdf.Pdf) -> None:
    found = Counter(kinds(pdf))
    assert found["Table"] == len(GRIDS)
    assert found["TH"] == sum(len(grid.header) for grid in GRIDS)
    assert found["Caption"] == len(GRIDS) + len(PICTURES)
    for header in (tag for tag in tags(pdf) if tag.S == "/TH"):
        attributes = header.A if isinstance(header.A, pikepdf.Array) else [header.A]
        assert any(str(each.get("/Scope", "")) == "/Column" for each in attributes)


def test_headings_step_down_one_at_a_time(pdf: pikepdf.Pdf) -> None:
    levels = [int(kind[1]) for kind in kinds(pdf) if kind[0] == "H" and kind[1:].isdigit()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert levels.count(2) == sum(part.level == 2 for part in laid_out(REPORT).walk())


def test_the_contents_lead_to_every_section(pdf: pikepdf.Pdf) -> None:
    found = Counter(kinds(pdf))
    entries = [part for part in laid_out(REPORT).walk() if part.level < 3]
    assert found["TOCI"] == len(entries) + 1  # and the notes
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root][:2] == ["1 Summary", "2 Reviews"]


def test_it_prints_what_it_was_given_and_runs_none_of_it(path: Path) -> None:
    printed = words(path)
    unbroken = printed.replace("\n", "").replace(" ", "").replace("\u200b", "")
    for text in (*NASTY[:4], NASTY[7], NASTY[8], NASTY[9]):
        assert text.replace(" ", "") in unbroken
    assert "49" not in printed.split()


def test_a_sign_that_no_font_has_becomes_a_box_and_a_note(tmp_path: Path) -> None:
    plain = said((Section("One", (Paragraph("Łódź ő – ½ ≥"),)),), tmp_path)
    assert "Łódź ő – ½ ≥" in plain
    assert "□" not in plain
    boxed = said((Section("One 東", (Paragraph("bear 🧸 and 👩‍👧"),)),), tmp_path)
    assert "bear □ and □" in boxed
    assert "□ stands for a letter or sign" in boxed


@pytest.mark.parametrize(
    "text", ["שָׁלוֹם", "q\u0323\u0308", "*\ufe0e", "السلام عليكم", "ﷺ", "ภาษาไทย"]
)
def test_no_writing_in_the_world_stops_the_report(text: str, tmp_path: Path) -> None:
    cards = KeyFigures((KeyFigure(text, text, text),))
    assert "Contents" in said((Section(text, (Paragraph(text), cards)),), tmp_path)


def test_an_internal_report_says_so_on_every_page(tmp_path: Path) -> None:
    sections = tuple(Section(f"Section {n}", (Paragraph("Words. " * 900),)) for n in range(3))
    made = tmp_path / "report.pdf"
    render_pdf(sample(sections=sections, is_internal=True), made)
    with pikepdf.open(made) as opened:
        pages = len(opened.pages)
    assert words(made).count(INTERNAL) == pages > 3
    assert INTERNAL not in said(sections, tmp_path)


def test_the_same_report_is_the_same_file(tmp_path: Path, path: Path) -> None:
    again = tmp_path / "again.pdf"
    render_pdf(REPORT, again)
    assert again.read_bytes() == path.read_bytes()
