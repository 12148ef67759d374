"""Who is looked after on the day, who started and who left."""

from __future__ import annotations

import pytest
from tests.indicators.cast import Council, counts, figure, left_out, lines, rows_of


@pytest.fixture
def council() -> Council:
    return Council()


def test_a_child_is_looked_after_on_the_first_day_and_not_on_the_day_care_ended(
    council: Council,
) -> None:
    for name in ("Amina", "Ben", "Cerys", "Dev"):
        council.child(name)
    council.episode("Amina", "Tue 31 Mar 2026")
    council.episode("Ben", "Mon 2 Jun 2025", "Tue 31 Mar 2026", end_reason="E4A")
    council.episode("Cerys", "Mon 2 Jun 2025", "Wed 1 Apr 2026", end_reason="E4A")
    council.episode("Dev", "Wed 1 Apr 2026")
    facts = council.facts()
    assert [row["child"] for row in rows_of(facts, "1")] == ["Amina", "Cerys"]
    assert figure(facts, "4").numerator == 1
    assert lines(figure(facts, "4"), "month") == {"2026-03": 1}


def test_the_rate_needs_the_population_and_says_so(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 2 Jun 2025")
    facts = council.facts()
    without, given = figure(facts, "2"), figure(facts, "2", population=4_000)
    assert (without.numerator, without.value) == (1, None)
    assert without.not_known == "The population under 18 was not given."
    assert (given.numerator, given.denominator, given.value) == (1, 4_000, 2.5)


def test_a_child_who_comes_back_started_twice_and_is_one_child(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Thu 1 May 2025", "Mon 2 Jun 2025", end_reason="E4A")
    council.episode("Amina", "Mon 1 Sep 2025", need="N5")
    facts = council.facts()
    assert figure(facts, "1").numerator == 1
    assert figure(facts, "3").numerator == 2
    assert lines(figure(facts, "3"), "need") == {"N1": 1, "N5": 1}
    assert figure(facts, "4").numerator == 1


def test_the_year_starts_on_1_april(council: Council) -> None:
    council.child("Amina")
    council.child("Ben")
    council.episode("Amina", "Mon 31 Mar 2025")
    council.episode("Ben", "Tue 1 Apr 2025")
    assert [row["child"] for row in rows_of(council.facts(), "3")] == ["Ben"]


def test_one_who_turned_18_left_at_17_and_the_reason_is_named(council: Council) -> None:
    council.child("Amina", born="Mon 15 Oct 2007")
    council.episode("Amina", "Mon 2 Jun 2025")
    ceased = figure(council.facts(), "4")
    assert lines(ceased, "end_reason") == {"18": 1}
    assert lines(ceased, "age_band") == {"16-17": 1}
    assert lines(ceased, "month") == {"2025-10": 1}


def test_short_breaks_are_set_aside_and_counted_beside_every_figure(council: Council) -> None:
    for name in ("Amina", "Ben"):
        council.child(name)
    council.episode("Amina", "Mon 2 Jun 2025")
    council.episode("Ben", "Fri 28 Mar 2025", "Thu 3 Apr 2025", legal_status="V4")
    council.episode("Ben", "Mon 30 Mar 2026", legal_status="V3")
    facts = council.facts()
    assert figure(facts, "1").numerator == 1
    assert left_out(figure(facts, "17")) == {
        "children who had short breaks (V3, V4) in the year: set aside": 1,
        "days of short breaks (V3, V4) in the year: set aside": 4,
        "reviews due and not held: outstanding at the date": 1,
    }
    assert [(row["child"], row["days"]) for row in rows_of(facts, "13c")] == [("Ben", 4)]


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("Tue 1 Apr 2025", "0"),
        ("Mon 31 Mar 2025", "1-4"),
        ("Thu 1 Apr 2021", "1-4"),
        ("Wed 31 Mar 2021", "5-9"),
        ("Fri 1 Apr 2016", "5-9"),
        ("Thu 31 Mar 2016", "10-15"),
        ("Wed 31 Mar 2010", "16-17"),
    ],
)
def test_a_child_is_as_old_as_on_the_last_birthday(council: Council, born: str, band: str) -> None:
    council.child("Amina", born=born)
    council.episode("Amina", "Sun 1 Mar 2026")
    assert lines(figure(council.facts(), "7"), "age_band") == {band: 1}


def test_where_no_age_is_known_the_figure_is_not_and_says_so(council: Council) -> None:
    council.child("Amina", born=None)
    council.episode("Amina", "Sun 1 Mar 2026")
    by_age = figure(council.facts(), "7")
    assert (by_age.numerator, by_age.denominator, by_age.unknown) == (None, 1, 1)
    assert by_age.not_known == "The return does not say this for anyone."


@pytest.mark.parametrize(
    ("first", "band"),
    [
        ("Tue 1 Apr 2025", "1-to-2-years"),
        ("Wed 2 Apr 2025", "6-to-12-months"),
        ("Wed 1 Oct 2025", "6-to-12-months"),
        ("Thu 2 Oct 2025", "under-6-months"),
        ("Thu 1 Apr 2021", "5-years-or-more"),
        ("Fri 2 Apr 2021", "2-to-5-years"),
    ],
)
def test_looked_after_for_a_year_is_from_1_april_to_31_march(
    council: Council, first: str, band: str
) -> None:
    council.child("Amina")
    council.episode("Amina", first)
    assert lines(figure(council.facts(), "8"), "time_in_care") == {band: 1}


def test_a_sex_that_is_not_known_has_a_line_of_its_own(council: Council) -> None:
    for name, sex in (("Amina", "F"), ("Ben", "M"), ("Cerys", "U"), ("Dev", None)):
        council.child(name, sex=sex)
        council.episode(name, "Mon 2 Jun 2025")
    by_sex = figure(council.facts(), "6")
    assert lines(by_sex, "sex") == {"F": 1, "M": 1, "unknown": 2}
    assert (by_sex.numerator, by_sex.denominator, by_sex.unknown) == (4, 4, 2)


def test_the_status_in_the_last_month_counts_those_who_left_in_it(council: Council) -> None:
    for name in ("Amina", "Ben", "Cerys", "Dev"):
        council.child(name)
    council.episode("Amina", "Mon 2 Jun 2025", legal_status="C1")
    council.episode("Ben", "Mon 2 Jun 2025", "Mon 9 Mar 2026", legal_status="C1")
    council.episode("Ben", "Mon 9 Mar 2026", "Fri 20 Mar 2026", legal_status="C2")
    council.episode("Cerys", "Mon 2 Jun 2025", "Sun 1 Mar 2026")
    council.episode("Dev", "Mon 2 Mar 2026", "Fri 6 Mar 2026", legal_status="V2")
    council.episode("Dev", "Mon 16 Mar 2026", legal_status="J1")
    facts = council.facts()
    assert lines(figure(facts, "5"), "legal_status") == {"C1": 1, "J1": 1}
    in_month = figure(facts, "5b")
    assert lines(in_month, "legal_status") == {"C1": 1, "C2": 1, "J1": 1}
    assert lines(in_month, "still_looked_after") == {"yes": 2, "no": 1}


def test_asylum_status_that_has_ceased_does_not_count(council: Council) -> None:
    council.child("Amina", is_uasc=True)
    council.child("Ben", is_uasc=True, uasc_ceased_on="Tue 31 Mar 2026")
    council.child("Cerys", is_uasc=True, uasc_ceased_on="Wed 1 Apr 2026")
    for name in ("Amina", "Ben", "Cerys"):
        council.episode(name, "Mon 2 Jun 2025", legal_status="J1")
    facts = council.facts()
    assert [row["child"] for row in rows_of(facts, "13")] == ["Amina", "Cerys"]
    assert counts(facts, "13b") == (3, None)


def test_a_part_year_has_the_months_that_have_begun(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 2 Jun 2025")
    facts = council.facts("Wed 30 Jul 2025")
    months = [part.key for part in figure(facts, "3").breakdowns if part.by == "month"]
    assert months == ["2025-04", "2025-05", "2025-06", "2025-07"]
