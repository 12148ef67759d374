"""The layout that Word, PDF and HTML share: what is numbered, lifted, explained and cleaned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.documents.sample import SUMMARY, sample

from footprint.documents.render.cleaning import cleaned
from footprint.documents.render.layout import Cards, Grid, Picture, laid_out
from footprint.documents.values import (
    Chart,
    ChartKind,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
    WriteHere,
)

HIDDEN = "c: hidden, so that no child can be recognised"
NOT_APPLICABLE = "z: does not apply: there is nothing to count"
NOT_AVAILABLE = "x: not available: it is not known from what was read"
WORDS = Paragraph("All is well.")
FIGURES = KeyFigures((KeyFigure("650", "children"),))
TABLE = Table("Homes", ("Home", "Children"), (("Foster", "12"),))
CHART = Chart(
    ChartKind.BARS, "Homes", "Most are foster homes.", ("Foster",), (("All", (12.0,)),), TABLE
)


def grid_of(*rows: tuple[str, ...], header: tuple[str, ...] = ("What", "Count")) -> Grid:
    laid = laid_out(sample(sections=(Section("One", (Table("A table", header, rows),)),)))
    grid = laid.parts[0].pieces[0]
    assert isinstance(grid, Grid)
    return grid


def test_sections_are_numbered_as_a_board_cites_them() -> None:
    inner = Section("Inner", (), (Section("Innermost"),))
    laid = laid_out(sample(sections=(Section("One"), Section("Two", (), (inner, inner)))))
    assert [part.number for part in laid.walk()] == ["1", "2", "2.1", "2.1.1", "2.2", "2.2.1"]
    assert len({part.anchor for part in laid.walk()}) == 6


def test_tables_and_figures_count_through_the_whole_report() -> None:
    below = Section("Below", (CHART, TABLE))
    laid = laid_out(sample(sections=(Section("One", (TABLE, CHART), (below,)), below)))
    labels = []
    for part in laid.walk():
        for piece in part.pieces:
            if isinstance(piece, Picture):
                labels += [piece.label, piece.grid.label]
            elif isinstance(piece, Grid):
                labels.append(piece.label)
    assert labels == [
        *("Table 1", "Figure 1", "Table 2"),
        *("Figure 2", "Table 3", "Table 4"),
        *("Figure 3", "Table 5", "Table 6"),
    ]


@pytest.mark.parametrize(
    ("first", "heading", "sections_left"),
    [
        (Section("Year at a glance", (FIGURES,)), "Year at a glance", ["Last"]),
        (Section("Summary", (WORDS, FIGURES)), "At a glance", ["Summary", "Last"]),
        (Section("Summary", (FIGURES,), (Section("In"),)), "At a glance", ["Summary", "Last"]),
        (Section("Summary", (WORDS,)), "", ["Summary", "Last"]),
    ],
)
def test_the_first_sections_key_figures_stand_on_the_first_page(
    first: Section, heading: str, sections_left: list[str]
) -> None:
    laid = laid_out(sample(sections=(first, Section("Last", (FIGURES,)))))
    assert laid.glance_heading == heading
    assert laid.glance == (FIGURES.items if heading else ())
    assert [part.heading for part in laid.parts] == sections_left
    assert isinstance(laid.parts[-1].pieces[0], Cards)


def test_a_report_without_sections_can_be_laid_out() -> None:
    assert laid_out(sample(sections=())).parts == ()


def test_the_first_page_counts_the_places_to_write() -> None:
    place = WriteHere("Say why.")
    one = sample(sections=(Section("One", (place,)),))
    two = sample(sections=(Section("One", (place,), (Section("In", (place,)),)),))
    assert laid_out(one).draft == "Draft: 1 place is marked for the manager to write."
    assert laid_out(two).draft == "Draft: 2 places are marked for the manager to write."
    assert laid_out(sample(sections=())).draft == ""


@pytest.mark.parametrize(
    ("subtitle", "shown"),
    [
        ("Northford Council, 1 April 2022 to 31 March 2023", ""),
        ("", ""),
        ("For the board of Northford Council", "For the board of Northford Council"),
    ],
)
def test_a_subtitle_that_says_nothing_new_is_left_out(subtitle: str, shown: str) -> None:
    assert laid_out(replace(sample(), subtitle=subtitle)).subtitle == shown


@pytest.mark.parametrize(
    ("cells", "is_number"),
    [
        (("12", "1,782", "94.7%", "95.0"), True),
        (("12", "c", "z", "x"), True),
        (("–", ""), True),
        (("12", "21 Apr 2022"), False),
        (("2022-23",), False),
        (("12 of 15",), False),
    ],
)
def test_a_column_of_numbers_and_their_symbols_stands_right(
    cells: tuple[str, ...], is_number: bool
) -> None:
    assert grid_of(*(("row", cell) for cell in cells)).is_number == (False, is_number)


def test_a_table_explains_the_symbols_it_uses_and_no_others() -> None:
    assert grid_of(("a", "c"), ("b", "c")).notes == (
        "c: hidden, so that no child can be recognised",
    )
    assert grid_of(("a", "x"), ("b", "z")).notes == (f"{NOT_APPLICABLE}; {NOT_AVAILABLE}",)
    assert grid_of(("a", "1")).notes == ()


def test_key_figures_explain_their_symbols() -> None:
    assert laid_out(sample()).glance_note == HIDDEN
    assert isinstance(SUMMARY.blocks[0], KeyFigures)


def test_an_empty_table_says_so() -> None:
    assert grid_of().rows == (("None", ""),)


def test_a_row_that_does_not_fit_its_header_is_refused() -> None:
    with pytest.raises(ValueError, match="a row has 3 cells under 2 headings"):
        grid_of(("a", "1", "2"))


def test_a_long_column_gets_more_room_but_not_all_of_it() -> None:
    grid = grid_of(("PN1", "why " * 90, "7"), header=("Code", "Reason", "Count"))
    code, reason, number = grid.widths
    assert reason > 4 * code
    assert code >= 10
    assert number >= len("Count")


def test_numbers_stand_whole_however_many_words_stand_beside_them() -> None:
    words = "a long definition " * 20
    grid = grid_of(
        ("Children looked after on the day", words, "1,782", "68,400", "94.7%"),
        header=("Figure", "What it counts", "Counted", "Out of", "Result"),
    )
    assert sum(grid.widths) <= 104
    assert all(width >= 8 for width in grid.widths[2:])


@pytest.mark.parametrize(
    ("raw", "fit"),
    [
        ("plain", "plain"),
        ("  two\n lines\t", "two lines"),
        ("a\x00b\x1b[31m", "a�b�[31m"),
        ("lone \ud800 surrogate", "lone � surrogate"),
        ("private \ue000 and \ufdd0", "private � and �"),
        ("e\u0301", "é"),
        ("10\u00a0000", "10\u00a0000"),
        ("🧸 שלום", "🧸 שלום"),
    ],
)
def test_text_is_made_fit_for_every_format(raw: str, fit: str) -> None:
    assert cleaned((raw, {"kept": raw})) == (fit, {"kept": raw})
    assert cleaned(Paragraph(raw)) == Paragraph(fit)
    assert cleaned(CHART).kind is ChartKind.BARS
