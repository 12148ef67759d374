"""Attending is not contributing, and under four is neither."""

from __future__ import annotations

import pytest
from tests.indicators.cast import Council, figure, left_out, lines


@pytest.fixture
def council() -> Council:
    """Hold a review of each code, each of a child of ten."""
    council = Council()
    for name, code in zip("ABCDEFGHI", [*(f"PN{n}" for n in range(8)), None], strict=True):
        council.child(name, born="Wed 1 Jan 2014")
        council.episode(name, "Mon 2 Jun 2025", "Fri 1 Aug 2025")
        council.reviews(name, "Mon 16 Jun 2025", code=code)
    return council


@pytest.mark.parametrize(
    ("id_", "numerator"),
    [("31", 5), ("32", 4)],
    ids=["contributed: PN1 PN2 PN3 PN5 PN6", "attended: PN1 PN2 PN3 PN4"],
)
def test_of_one_review_of_each_code(council: Council, id_: str, numerator: int) -> None:
    one = figure(council.facts(), id_)
    assert (one.numerator, one.denominator, one.unknown) == (numerator, 7, 1)
    assert left_out(one) == {"reviews of children under four (PN0)": 1}


def test_every_code_has_its_line_and_what_was_not_coded_one_more(council: Council) -> None:
    by_code = figure(council.facts(), "33")
    assert lines(by_code, "participation") == {
        **{f"PN{n}": 1 for n in range(8)},
        "unknown": 1,
    }
    assert (by_code.denominator, by_code.unknown) == (9, 1)


def test_a_child_of_no_known_age_is_neither_under_five_nor_over() -> None:
    council = Council()
    council.child("Amina", born=None)
    council.episode("Amina", "Mon 2 Jun 2025")
    council.reviews("Amina", "Mon 16 Jun 2025")
    attended = figure(council.facts(), "32")
    assert lines(attended, "of_five") == {"unknown": 1}


def test_ages_are_of_the_day_of_the_review() -> None:
    council = Council()
    council.child("Amina", born="Wed 15 Jul 2020")
    council.episode("Amina", "Mon 2 Jun 2025")
    council.reviews("Amina", "Mon 14 Jul 2025", "Tue 15 Jul 2025")
    attended = figure(council.facts(), "32")
    assert lines(attended, "age_band") == {"1-4": 1, "5-9": 1}
    assert lines(attended, "of_five") == {"under-5": 1, "5-and-over": 1}
