"""Charts draw what is known, say what the table says, and never draw what is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree

from footprint.documents.render import chart_words
from footprint.documents.render.chart_bars import fits_upright
from footprint.documents.render.chart_lines import ends
from footprint.documents.render.charts import height, svg
from footprint.documents.values import Chart, ChartKind, Table

SVG = "{http://www.w3.org/2000/svg}"


def chart(
    kind: ChartKind,
    categories: Sequence[str],
    series: dict[str, Sequence[float | None]],
    unit: str = "children",
    table: Table | None = None,
) -> Chart:
    rows = tuple(
        (name, *("c" if v is None else f"{v:,g}" for v in values))
        for name, values in zip(categories, zip(*series.values(), strict=True), strict=True)
    )
    return Chart(
        kind,
        "Children by age",
        "Most are ten or older.",
        tuple(categories),
        tuple((name, tuple(values)) for name, values in series.items()),
        table or Table("Children by age", ("Age", *series), rows),
        unit,
    )


def texts(drawing: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(drawing).iter(f"{SVG}text")]


def marks(drawing: str, kind: str) -> list[Element]:
    """List the shapes of one kind: "rect" are bars, "symbol" points, "line" lines."""
    return [
        shape
        for group in ElementTree.fromstring(drawing).iter(f"{SVG}g")
        if f"mark-{kind} role-mark" in group.get("class", "")
        for shape in group.iter(f"{SVG}path")
    ]


@pytest.mark.parametrize("kind", [ChartKind.BARS, ChartKind.COLUMNS])
def test_every_known_value_is_a_bar_with_its_number(kind: ChartKind) -> None:
    drawing = svg(chart(kind, ("Under 1", "1 to 4", "5 to 9"), {"All": (31, 1087, 121)}))
    assert len(marks(drawing, "rect")) == 3
    assert {"31", "1,087", "121", "Under 1", "1 to 4", "5 to 9"} <= set(texts(drawing))


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_hidden_value_is_not_drawn_and_its_symbol_stands_there(kind: ChartKind) -> None:
    drawing = svg(chart(kind, ("2021", "2022", "2023"), {"All": (31, None, 121)}))
    assert len(marks(drawing, "symbol" if kind is ChartKind.LINE else "rect")) == 2
    assert texts(drawing).count("c") == 1


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_hidden_value_keeps_its_place(kind: ChartKind) -> None:
    drawn = chart(kind, ("Ann", "Ben", "Cay"), {"One": (None, 3, 4), "Two": (5, None, 6)})
    said = texts(svg(drawn))
    assert [name for name in said if name in {"Ann", "Ben", "Cay"}] == ["Ann", "Ben", "Cay"]


def test_a_line_breaks_at_a_hidden_year() -> None:
    years = ("2019", "2020", "2021", "2022", "2023")
    (path,) = marks(svg(chart(ChartKind.LINE, years, {"All": (3, 4, None, 5, 6)})), "line")
    assert path.get("d", "").count("M") == 2


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_with_nothing_to_draw_is_still_a_picture(kind: ChartKind) -> None:
    assert texts(svg(chart(kind, ("2022", "2023"), {"All": (None, None)}))).count("c") == 2
    assert svg(chart(kind, (), {"All": ()})).startswith("<svg")


def test_two_categories_that_read_alike_stay_two() -> None:
    drawing = svg(chart(ChartKind.BARS, ("Other", "Other"), {"All": (3, 4)}))
    assert len({shape.get("d") or shape.get("transform") for shape in marks(drawing, "rect")}) == 2
    assert texts(drawing).count("Other") == 2


def test_bars_of_several_series_each_say_which_they_are() -> None:
    drawing = svg(chart(ChartKind.BARS, ("White",), {"in care": (68,), "all": (None,)}))
    assert {"68  in care", "c  all"} <= set(texts(drawing))


def test_columns_whose_names_do_not_fit_are_drawn_as_bars() -> None:
    short = chart(ChartKind.COLUMNS, ("Boys", "Girls"), {"All": (3, 4)})
    names = tuple(f"Supported accommodation {n}" for n in range(9))
    long = chart(ChartKind.COLUMNS, names, {"All": tuple(range(9))})
    assert fits_upright(short)
    assert not fits_upright(long)
    assert svg(long) == svg(replace(long, kind=ChartKind.BARS))


def test_the_picture_is_set_in_the_bundled_font_and_its_parts_have_no_names() -> None:
    drawing = svg(chart(ChartKind.BARS, ("Boys",), {"All": (3,)}))
    assert "font-family=\"'Source Sans 3'" in drawing
    assert "aria-label" not in drawing
    assert " id=" not in drawing
    assert height(drawing) > 20


def test_numbers_are_the_tables_own_words() -> None:
    table = Table(
        "By year",
        ("Year", "Held", "In time", "Share"),
        (("2022", "1,751", "1,621", "92.6%"), ("2023", "1,782", "1,687", "94.7%")),
    )
    shares = chart(ChartKind.LINE, ("2022", "2023"), {"In time": (92.57, 94.67)}, "%", table)
    assert [chart_words.label(shares, place, 0) for place in (0, 1)] == ["92.6%", "94.7%"]


def test_a_table_may_have_the_categories_across() -> None:
    table = Table("By year", ("How", "2022", "2023"), (("Sent", "x", "40"), ("Came", "3", "z")))
    drawn = chart(
        ChartKind.COLUMNS, ("2022", "2023"), {"Sent": (None, 40), "Came": (3, None)}, table=table
    )
    said = [[chart_words.label(drawn, place, order) for place in (0, 1)] for order in (0, 1)]
    assert said == [["x", "40"], ["3", "z"]]


def test_without_its_table_a_number_is_written_plainly() -> None:
    elsewhere = Table("Other", ("Age", "All"), (("Someone else", "9"),))
    drawn = chart(ChartKind.BARS, ("a", "b", "c"), {"All": (1782, 94.68, None)}, table=elsewhere)
    assert [chart_words.label(drawn, n, 0) for n in range(3)] == ["1,782", "94.7", "c"]
    shares = replace(drawn, unit="%")
    assert chart_words.label(shares, 1, 0) == "94.7%"


@pytest.mark.parametrize(
    ("values", "unit", "bottom", "top"),
    [
        ((91.3, 92.6, 94.7), "%", 80, 100),
        ((95.2, 96.7), "%", 90, 100),
        ((12.0, 61.0, 80.0), "%", 0, 100),
        ((662, 658, 650), "children", 600, 700),
        ((61.0, 72.5, 80.0), "%", 0, 100),
        ((0, 0), "children", 0, 1.5),
        ((3, 250), "children", 0, 300),
    ],
)
def test_the_scale_starts_at_nought_unless_that_would_hide_everything(
    values: tuple[float, ...], unit: str, bottom: float, top: float
) -> None:
    drawn = chart(ChartKind.LINE, tuple(map(str, range(len(values)))), {"All": values}, unit)
    assert chart_words.scale(drawn)[:2] == (bottom, top)
    said = chart_words.subtitle(drawn)
    assert ("scale starts at" in said) == (bottom > 0)


def test_the_subtitle_says_what_is_counted() -> None:
    bars = chart(ChartKind.BARS, ("a",), {"All": (5,)})
    assert chart_words.subtitle(bars) == "Children"
    assert chart_words.subtitle(replace(bars, unit="%")) == "Per cent"
    assert chart_words.subtitle(replace(bars, unit="")) == ""


def test_names_at_the_ends_of_lines_do_not_touch() -> None:
    drawn = chart(
        ChartKind.LINE,
        ("2022", "2023"),
        {
            "First": (90.0, 95.1),
            "Second": (91.0, 95.0),
            "Later": (92.0, 95.2),
            "None": (None, None),
        },
        "%",
    )
    heights = [end.at for end in ends(drawn)]
    bottom, top, _ = chart_words.scale(drawn)
    gaps = [above - below for below, above in pairwise(heights)]
    assert len(heights) == 3
    assert min(gaps) >= (top - bottom) * 0.08
    assert max(heights) <= top
