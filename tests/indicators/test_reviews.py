"""Reviews held, in time, missed and overdue, and the children they were of."""

from __future__ import annotations

import pytest
from tests.indicators.cast import Council, counts, figure, left_out, lines, parts, rows_of

OUTSTANDING = "reviews due and not held: outstanding at the date"
NOT_HELD = "reviews due and not held before care ended in the year"
NEW = "children looked after for less than 20 working days"


@pytest.fixture
def council() -> Council:
    return Council()


def test_a_review_held_on_the_last_day_is_in_time_and_a_day_later_is_not(
    council: Council,
) -> None:
    for name, held in (("Amina", "Mon 30 Jun 2025"), ("Ben", "Tue 1 Jul 2025")):
        council.child(name)
        council.episode(name, "Mon 2 Jun 2025", "Thu 3 Jul 2025", end_reason="E4A")
        council.reviews(name, held)
    facts = council.facts()
    in_time = figure(facts, "17")
    assert (in_time.numerator, in_time.denominator, in_time.value) == (1, 2, 50.0)
    assert lines(in_time, "month") == {"2025-06": 1}
    assert [(part.key, part.denominator) for part in parts(in_time, "month") if part.denominator]
    assert figure(facts, "15").numerator == 2


def test_a_review_on_the_18th_birthday_is_of_the_last_band(council: Council) -> None:
    council.child("Amina", born="Mon 15 Oct 2007")
    council.episode("Amina", "Mon 2 Jun 2025")
    council.reviews("Amina", "Mon 16 Jun 2025", "Wed 15 Oct 2025")
    in_time = figure(council.facts(), "17")
    assert [
        (part.key, part.denominator) for part in parts(in_time, "age_band") if part.denominator
    ] == [("16-17", 2)]


def test_each_review_is_counted_as_first_second_or_later(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 7 Apr 2025")
    council.reviews(
        "Amina", "Thu 1 May 2025", "Fri 1 Aug 2025", "Mon 2 Feb 2026", "Mon 30 Mar 2026"
    )
    facts = council.facts()
    assert lines(figure(facts, "15"), "number") == {"first": 1, "second": 1, "later": 2}
    by_number = {
        part.key: (part.numerator, part.denominator) for part in figure(facts, "19").breakdowns
    }
    assert by_number == {"first": (1, 1), "second": (1, 1), "later": (1, 2), "adoption": (0, 0)}


def test_a_review_after_unseen_ones_is_not_known(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 3 Jun 2024")
    council.reviews("Amina", "Mon 2 Jun 2025", "Mon 1 Dec 2025")
    facts = council.facts(reviews_from="Tue 1 Apr 2025")
    in_time = figure(facts, "17")
    assert (in_time.numerator, in_time.denominator, in_time.unknown) == (1, 1, 1)
    assert lines(figure(facts, "15"), "number") == {"later": 1, "unknown": 1}


def test_reviews_not_held_stand_beside_those_in_time(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 2 Jun 2025")
    council.child("Ben")
    council.episode("Ben", "Mon 2 Jun 2025", "Fri 1 Aug 2025", end_reason="E4A")
    council.child("Cerys")
    council.episode("Cerys", "Mon 2 Jun 2025", "Mon 16 Jun 2025", end_reason="E4A")
    council.child("Dev")
    council.episode("Dev", "Mon 2 Jun 2025", "Mon 4 Aug 2025", end_reason="E4A")
    council.reviews("Dev", "Mon 16 Jun 2025")
    in_time = figure(council.facts(), "17")
    assert (in_time.numerator, in_time.denominator) == (1, 1)
    assert left_out(in_time) == {OUTSTANDING: 1, NOT_HELD: 1}


def test_counting_reviews_alone_would_hide_the_child_who_had_none(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 2 Jun 2025")
    council.reviews("Amina", "Mon 16 Jun 2025", "Mon 1 Sep 2025", "Mon 2 Feb 2026")
    council.child("Ben")
    council.episode("Ben", "Mon 2 Jun 2025")
    council.child("Cerys")
    council.episode("Cerys", "Mon 2 Jun 2025")
    council.reviews("Cerys", "Fri 4 Jul 2025", "Wed 1 Oct 2025", "Mon 2 Mar 2026")
    facts = council.facts()
    assert counts(facts, "18") == (1, 3)
    assert {row["child"]: row["is_above"] for row in rows_of(facts, "18")} == {
        "Amina": True, "Ben": False, "Cerys": False,
    }  # fmt: skip
    assert counts(facts, "21") == (1, 3)


@pytest.mark.parametrize(
    ("first", "counted"), [("Tue 3 Mar 2026", (1, 1)), ("Wed 4 Mar 2026", (0, 0))]
)
def test_twenty_working_days_by_31_march_2026_are_from_3_march(
    council: Council, first: str, counted: tuple[int, int]
) -> None:
    council.child("Amina")
    council.episode("Amina", first)
    council.child("Ben")
    council.reviews("Ben", "Tue 3 Mar 2026")
    facts = council.facts()
    assert counts(facts, "18") == counted
    assert left_out(figure(facts, "18")) == ({} if counted[1] else {NEW: 1})


def test_a_child_of_whom_it_is_not_known_is_in_the_denominator_alone(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 3 Jun 2024")
    council.reviews("Amina", "Mon 2 Jun 2025", "Mon 1 Dec 2025")
    council.child("Ben")
    council.episode("Ben", "Mon 2 Jun 2025")
    council.reviews("Ben", "Mon 16 Jun 2025", "Mon 1 Sep 2025", "Mon 2 Feb 2026")
    one = figure(council.facts(reviews_from="Tue 1 Apr 2025"), "18")
    assert (one.numerator, one.denominator, one.unknown) == (1, 2, 1)


def test_a_late_review_of_an_earlier_period_in_the_year_still_counts_against_the_child(
    council: Council,
) -> None:
    council.child("Amina")
    council.episode("Amina", "Thu 1 May 2025", "Tue 1 Jul 2025", end_reason="E4A")
    council.episode("Amina", "Mon 1 Dec 2025")
    council.reviews("Amina", "Mon 30 Jun 2025", "Mon 15 Dec 2025", "Mon 2 Mar 2026")
    assert counts(council.facts(), "18") == (0, 1)


def test_leavers_stand_apart(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 2 Jun 2025", "Fri 1 Aug 2025", end_reason="E4A")
    council.reviews("Amina", "Mon 16 Jun 2025")
    council.child("Ben")
    council.episode("Ben", "Mon 2 Jun 2025", "Fri 1 Aug 2025", end_reason="E4A")
    council.child("Cerys")
    council.episode("Cerys", "Mon 2 Jun 2025", "Mon 9 Jun 2025", end_reason="E4A")
    facts = council.facts()
    assert counts(facts, "18") == (0, 0)
    assert counts(facts, "18b") == (1, 2)
    assert left_out(figure(facts, "18b")) == {
        "children of whom no review was held or missed in the year": 1
    }


def test_what_is_overdue_is_counted_in_days(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 2 Mar 2026")
    council.child("Ben")
    council.episode("Ben", "Mon 2 Jun 2025")
    council.child("Cerys")
    council.episode("Cerys", "Mon 2 Mar 2026")
    council.reviews("Cerys", "Mon 16 Mar 2026")
    facts = council.facts()
    assert lines(figure(facts, "21"), "overdue") == {"1-28": 1, "183+": 1}
    assert [(row["child"], row["days"]) for row in rows_of(facts, "21")] == [
        ("Amina", 1), ("Ben", 274), ("Cerys", None),
    ]  # fmt: skip


def test_where_no_review_was_read_nothing_is_said_of_time(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 2 Jun 2025")
    facts = council.facts()
    for id_ in ("15", "16", "17", "18", "18b", "19", "21"):
        one = figure(facts, id_, iros=1)
        assert (one.numerator, one.value, one.breakdowns) == (None, None, ())
        assert one.not_known


def test_reviews_for_each_officer_need_their_number(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 2 Jun 2025")
    council.reviews("Amina", "Mon 16 Jun 2025", "Mon 1 Sep 2025", "Mon 2 Feb 2026")
    facts = council.facts()
    assert figure(facts, "16").not_known == "The number of IROs was not given."
    assert figure(facts, "16", iros=2).value == 1.5


def test_the_home_on_the_day_care_ended_is_that_of_the_day_before(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 2 Jun 2025", "Tue 1 Jul 2025", end_reason="X1", home="K2")
    council.episode("Amina", "Tue 1 Jul 2025", "Fri 1 Aug 2025", end_reason="E4A", home="U6")
    council.reviews("Amina", "Mon 30 Jun 2025", "Tue 1 Jul 2025", "Fri 1 Aug 2025")
    homes = {str(row["about_on"]): row["kind_of_home"] for row in rows_of(council.facts(), "17")}
    assert homes == {
        "2025-06-30": "childrens_home", "2025-07-01": "foster", "2025-08-01": "foster",
    }  # fmt: skip
