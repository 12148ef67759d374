"""Where children live, how far away, and how long they stay."""

from __future__ import annotations

import pytest
from tests.indicators.cast import Council, counts, figure, lines, rows_of


@pytest.fixture
def council() -> Council:
    return Council()


def test_homes_are_grouped_as_a_report_groups_them(council: Council) -> None:
    homes = {"Amina": "U6", "Ben": "U1", "Cerys": "P1", "Dev": "T1", "Ella": "A6", "Femi": None}
    for name, home in homes.items():
        council.child(name)
        council.episode(name, "Mon 2 Jun 2025", home=home)
    assert lines(figure(council.facts(), "9"), "kind_of_home") == {
        "foster": 2, "adoption": 1, "parents": 1, "temporary": 1, "unknown": 1,
    }  # fmt: skip


def test_twenty_miles_is_far_and_what_is_not_known_is_not_counted(council: Council) -> None:
    for name, miles in (("Amina", 20.0), ("Ben", 19.9), ("Cerys", 55.0), ("Dev", None)):
        council.child(name)
        council.episode(name, "Mon 2 Jun 2025", distance_miles=miles)
    far = figure(council.facts(), "10")
    assert (far.numerator, far.denominator, far.unknown) == (2, 3, 1)


def test_without_any_distance_the_figure_is_not_known(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 2 Jun 2025")
    far = figure(council.facts(), "10")
    assert (far.value, far.unknown) == (None, 1)
    assert far.not_known == "No distance between home and placement is known from the return."


def test_the_councils_own_area_is_the_one_most_homes_lie_in(council: Council) -> None:
    walsall, dudley = "E08000030", "E08000027"
    for name, home, placement in (
        ("Amina", walsall, walsall),
        ("Ben", walsall, dudley),
        ("Cerys", dudley, dudley),
        ("Dev", None, walsall),
        ("Ella", walsall, None),
    ):
        council.child(name)
        council.episode(name, "Mon 2 Jun 2025", home_authority=home, placement_authority=placement)
    out = figure(council.facts(), "10b")
    assert (out.numerator, out.denominator, out.unknown) == (2, 4, 1)


def test_each_council_of_several_has_its_own_area(council: Council) -> None:
    for name, own in (("north/1", "E06000001"), ("south/1", "E06000002")):
        council.child(name, council=name.partition("/")[0])
        council.episode(name, "Mon 2 Jun 2025", home_authority=own, placement_authority="E06000001")
    out = figure(council.facts(), "10b")
    assert (out.numerator, out.denominator) == (1, 2)
    assert lines(out, "council") == {"south": 1}


def test_unregulated_homes_are_what_place_shows(council: Council) -> None:
    homes = {"Amina": "H5", "Ben": "P2", "Cerys": "K3", "Dev": "P1", "Ella": "P3"}
    for name, home in homes.items():
        council.child(name, born="Thu 1 Jan 2009")
        council.episode(name, "Mon 2 Jun 2025", home=home)
    facts = council.facts()
    assert counts(facts, "11b") == (3, 5)
    assert lines(figure(facts, "11b"), "home") == {"H5": 1, "P2": 1, "P3": 1}
    assert counts(facts, "11") == (1, 5)


def test_three_placements_in_the_year_count_and_temporary_ones_do_not(council: Council) -> None:
    moves = {
        "Amina": ("U6", "K2", "U6"),
        "Ben": ("U6", "T1", "U6"),
        "Cerys": ("U6", "T2", "K2"),
        "Dev": ("U6", "U6", "U6"),
    }
    days = ("Mon 2 Jun 2025", "Tue 1 Jul 2025", "Fri 1 Aug 2025", None)
    for name, homes in moves.items():
        council.child(name)
        for first, ended, home in zip(days, days[1:], homes, strict=False):
            council.episode(name, str(first), ended, home=home, end_reason=ended and "X1")
    facts = council.facts()
    assert counts(facts, "12") == (1, 4)
    assert {row["child"]: row["number"] for row in rows_of(facts, "12")} == {
        "Amina": 3, "Ben": 1, "Cerys": 2, "Dev": 1,
    }  # fmt: skip


def test_a_placement_that_ended_on_1_april_is_of_the_year_before(council: Council) -> None:
    council.child("Amina")
    council.episode("Amina", "Mon 3 Mar 2025", "Tue 1 Apr 2025", home="U1", end_reason="X1")
    council.episode("Amina", "Tue 1 Apr 2025", "Wed 2 Apr 2025", home="K2", end_reason="X1")
    council.episode("Amina", "Wed 2 Apr 2025", home="U6")
    assert counts(council.facts(), "12") == (0, 1)


@pytest.mark.parametrize(
    ("born", "first", "moved", "home", "expected"),
    [
        ("Fri 1 Jan 2016", "Sun 1 Oct 2023", "Mon 1 Apr 2024", "U6", (1, 1)),
        ("Fri 1 Jan 2016", "Sun 1 Oct 2023", "Tue 2 Apr 2024", "U6", (0, 1)),
        ("Fri 1 Jan 2016", "Sun 1 Oct 2023", "Mon 2 Mar 2026", "A6", (1, 1)),
        ("Fri 1 Jan 2016", "Mon 2 Oct 2023", "Mon 1 Apr 2024", "U6", (0, 0)),
        ("Thu 1 Apr 2010", "Sun 1 Oct 2023", "Mon 1 Apr 2024", "U6", (1, 1)),
        ("Wed 31 Mar 2010", "Sun 1 Oct 2023", "Mon 1 Apr 2024", "U6", (0, 0)),
    ],
)
def test_long_in_care_and_settled(
    council: Council, born: str, first: str, moved: str, home: str, expected: tuple[int, int]
) -> None:
    council.child("Amina", born=born)
    council.episode("Amina", first, moved, home="K2", end_reason="X1")
    council.episode("Amina", moved, home=home)
    assert counts(council.facts(), "12b") == expected
