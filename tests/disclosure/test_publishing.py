"""What a reader sees of a figure: numbers, or the symbol that stands in their place."""

from __future__ import annotations

from datetime import date

import pytest

from footprint.disclosure.cells import Cell, Link
from footprint.disclosure.published import PublishedFigure, PublishedFigures
from footprint.disclosure.publishing import publish, publish_nothing_hidden
from footprint.disclosure.shown import Shown, Symbol
from footprint.disclosure.suppression import protect
from footprint.indicators.figures import Excluded, Figure, Part, Unit

YEAR_END = date(2023, 3, 31)


def figure(
    id_: str,
    numerator: int | None,
    denominator: int | None = None,
    *parts: tuple[str, str, int, int | None],
    unit: Unit = Unit.PERCENT,
    unknown: int = 0,
    excluded: tuple[Excluded, ...] = (),
    as_at: date = YEAR_END,
    not_known: str = "",
) -> Figure:
    """Make a figure as the indicators room would."""
    return Figure(
        id=id_,
        name=f"Figure {id_}",
        definition="",
        version="1",
        filter="",
        unit=unit,
        as_at=as_at,
        numerator=numerator,
        denominator=denominator,
        value=_value(unit, numerator, denominator),
        unknown=unknown,
        excluded=excluded,
        breakdowns=tuple(
            Part(by, key, key, top, bottom, _value(unit, top, bottom))
            for by, key, top, bottom in parts
        ),
        not_known=not_known,
    )


def _value(unit: Unit, numerator: int | None, denominator: int | None) -> float | None:
    if unit is Unit.COUNT or numerator is None:
        return numerator
    per = {Unit.PERCENT: 100, Unit.PER_10_000: 10_000, Unit.PER_IRO: 1}[unit]
    return per * numerator / denominator if denominator else None


def line(figure: PublishedFigure | None, by: str) -> dict[str, str]:
    """Read a breakdown as printed: the numerator of each line."""
    assert figure is not None
    return {part.key: part.numerator.text for part in figure.broken_down(by)}


def printed(published: PublishedFigures) -> dict[str, tuple[str, str, str]]:
    """Read the headlines as printed."""
    return {one.id: (one.numerator.text, one.denominator.text, one.value.text) for one in published}


# ---- one figure ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("in_time", "held", "read_as"),
    [
        (1687, 1782, ("1,687", "1,782", "94.7%")),
        (4, 60, ("c", "60", "c")),  # few in time
        (97, 100, ("c", "100", "c")),  # few late, which anybody could work out
        (0, 60, ("0", "60", "0.0%")),  # nought is shown
        (60, 60, ("60", "60", "100.0%")),
        (0, 4, ("c", "c", "c")),  # none of a few
        (4, 4, ("c", "c", "c")),  # all of a few
        (0, 0, ("0", "0", "z")),  # nothing to divide by
    ],
)
def test_a_share_is_printed_or_hidden(in_time: int, held: int, read_as: tuple[str, str, str]):
    assert printed(publish([figure("17", in_time, held)])) == {"17": read_as}


def test_a_threshold_is_a_setting():
    assert printed(publish([figure("17", 10, 60)], threshold=10))["17"] == ("c", "60", "c")


def test_a_threshold_that_hides_nothing_is_refused():
    with pytest.raises(ValueError, match="below 2"):
        publish([figure("17", 10, 60)], threshold=1)


def test_a_rate_hides_its_count_but_never_the_population():
    few = figure("2", 3, 68_400, unit=Unit.PER_10_000)
    many = figure("2", 650, 68_400, unit=Unit.PER_10_000)
    assert printed(publish([few])) == {"2": ("c", "68,400", "c")}
    assert printed(publish([many])) == {"2": ("650", "68,400", "95.0")}


def test_the_number_of_officers_is_no_secret():
    reviews = figure("16", 548, 4, unit=Unit.PER_IRO)
    assert printed(publish([reviews])) == {"16": ("548", "4", "137.0")}


def test_what_is_not_known_from_a_return_is_not_available():
    plan = figure("73f", None, None, not_known="A return does not hold it.")
    assert printed(publish([plan])) == {"73f": ("x", "x", "x")}


def test_a_few_are_hidden_also_where_nothing_else_is_known_of_them():
    checks = figure("73d", None, 3, not_known="No outcomes were read.")
    assert printed(publish([checks])) == {"73d": ("x", "c", "x")}


def test_how_many_are_not_known_is_shown_however_few():
    (one,) = publish([figure("17", 50, 60, unknown=2)])
    assert one.unknown.text == "2"


def test_a_few_left_out_are_hidden():
    (one,) = publish([figure("31", 50, 60, excluded=(Excluded("under four", 3),))])
    assert [left_out.count.text for left_out in one.excluded] == ["c"]


# ---- figures that hang together -----------------------------------------------------------------


def test_a_breakdown_hides_a_second_line_so_that_the_first_is_not_what_is_left():
    ages = (("age", "0-4", 3, None), ("age", "5-9", 40, None), ("age", "10-17", 57, None))
    published = publish([figure("1", 100, None, *ages, unit=Unit.COUNT)])
    assert line(published.get("1"), "age") == {"0-4": "c", "5-9": "c", "10-17": "57"}


def test_a_line_in_two_tables_is_hidden_in_both():
    kinds = (("home", "foster", 60, None), ("home", "other", 40, None))
    shares = (("home", "foster", 60, 100), ("home", "other", 40, 100))
    with_few = (*kinds, ("home", "secure", 2, None))
    published = publish(
        [
            figure("1", 102, None, *with_few, unit=Unit.COUNT),
            figure("9", 102, 102, *shares, ("home", "secure", 2, 102)),
        ]
    )
    assert line(published.get("1"), "home") == line(published.get("9"), "home")
    assert list(line(published.get("1"), "home").values()).count("c") == 2


def test_what_a_figure_leaves_out_is_not_told_by_the_figure_it_is_left_out_of():
    held = figure("15", 60, None, unit=Unit.COUNT)
    took_part = figure("31", 50, 57, excluded=(Excluded("under four", 3),))
    published = printed(publish([held, took_part]))
    assert "c" in (published["15"][0], published["31"][1])


def test_legal_status_in_march_does_not_tell_who_left():
    at_the_end = (("legal_status", "C2", 40, 60), ("legal_status", "V2", 20, 60))
    in_march = (("legal_status", "C2", 42, 70), ("legal_status", "V2", 28, 70))
    counted = [(by, key, number, None) for by, key, number, _ in at_the_end]
    everybody = figure("1", 60, None, *counted, unit=Unit.COUNT)
    published = publish(
        [everybody, figure("5", 60, 60, *at_the_end), figure("5b", 70, 70, *in_march)]
    )
    both = line(published.get("5"), "legal_status"), line(published.get("5b"), "legal_status")
    assert "c" in (both[0]["C2"], both[1]["C2"])


def test_two_year_ends_and_who_came_do_not_tell_who_went():
    def count(id_: str, number: int, year: int) -> Figure:
        return figure(id_, number, unit=Unit.COUNT, as_at=date(year, 3, 31))

    figures = [count("1", 60, 2022), count("1", 70, 2023), count("3", 13, 2023)]
    published = publish([*figures, count("4", 3, 2023)])
    assert [one.numerator.text for one in published].count("c") == 2


def test_months_do_not_tell_what_a_quarter_hides():
    months = [("month", f"2022-{n:02}", count, None) for n, count in ((4, 20), (5, 30), (6, 4))]
    quarter = ("quarter", "Q1", 54, None)
    others = (("month", "2022-07", 30, None), ("quarter", "Q2", 30, None))
    (one,) = publish([figure("15", 84, None, *months, quarter, *others, unit=Unit.COUNT)])
    printed_as = [*line(one, "month").values(), *line(one, "quarter").values()]
    assert printed_as.count("c") >= 2


def test_all_of_a_few_on_a_line_are_hidden_with_what_would_tell_that_it_is_all():
    ages = (("age", "0-4", 3, 3), ("age", "5-9", 40, 48), ("age", "10-17", 57, 65))
    (one,) = publish([figure("17", 100, 116, *ages)])
    assert [part.value.text for part in one.breakdowns].count("c") >= 2
    assert one.broken_down("age")[0].numerator.text == "c"


def test_noughts_on_the_same_line_of_two_figures_are_two_counts():
    """None of a few is hidden; none of many is shown, though it is the same line."""
    few = figure("13", 2, None, ("age", "0", 0, None), ("age", "1-4", 2, None), unit=Unit.COUNT)
    many = figure("15", 90, None, ("age", "0", 0, None), ("age", "1-4", 90, None), unit=Unit.COUNT)
    published = publish([few, many])
    assert line(published.get("13"), "age") == {"0": "c", "1-4": "c"}
    assert line(published.get("15"), "age") == {"0": "0", "1-4": "90"}


def test_small_counts_that_are_equal_by_chance_hide_no_more_than_their_own_tables():
    def by_home(id_: str, few: int, many: int) -> Figure:
        homes = (("home", "foster", many, None), ("home", "secure", few, None))
        other = ("home", "other", 20 + many, None)
        return figure(id_, few + 2 * many + 20, None, *homes, other, unit=Unit.COUNT)

    published = publish([by_home("3", 2, 60), by_home("4", 2, 70), by_home("13", 2, 80)])
    for one in published:
        assert one.numerator.text != "c"
        assert list(line(one, "home").values()).count("c") == 2


# ---- rounding, and no protection at all ---------------------------------------------------------


def test_rounding_rounds_everything_and_divides_what_is_rounded():
    published = publish([figure("17", 1687, 1782)], rounding=5)
    assert printed(published) == {"17": ("1,685", "1,780", "94.7%")}
    assert published.get("17").value.number == pytest.approx(100 * 1685 / 1780)


def test_rounding_gives_no_percentage_of_a_few():
    assert printed(publish([figure("17", 3, 4)], rounding=5)) == {"17": ("5", "5", "c")}


def test_rounding_is_to_5_only():
    with pytest.raises(ValueError, match="to 5 or not at all"):
        publish([figure("17", 3, 4)], rounding=10)


def test_an_internal_report_hides_nothing_and_says_so():
    published = publish_nothing_hidden([figure("17", 3, 4)])
    assert printed(published) == {"17": ("3", "4", "75.0%")}
    assert "not fit to publish" in published.method


def test_a_legend_names_the_symbols_in_use():
    published = publish([figure("17", 4, 60), figure("21", 0, 0)])
    assert published.symbols == (Symbol.SUPPRESSED, Symbol.NOT_APPLICABLE)


def test_a_place_holds_a_number_or_a_symbol():
    with pytest.raises(ValueError, match="never both or neither"):
        Shown(3, symbol=Symbol.SUPPRESSED)


def test_sums_that_do_not_add_are_refused():
    cells = [Cell("all", 10), Cell("some", 4), Cell("others", 5)]
    with pytest.raises(ValueError, match="all is 10, but its parts add up to 9"):
        protect(cells, [Link("all", ("some", "others"))])
