"""Sentences change sensibly with the data."""

from __future__ import annotations

import pytest

from footprint.documents.sentences import (
    CHILD,
    REVIEW,
    count_change,
    counted,
    direction,
    listed,
    of_them,
    rate_change,
    share_change,
)
from footprint.terms.words import capital


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "no children"),
        (1, "1 child"),
        (2, "2 children"),
        (1782, "1,782 children"),
        (None, "children (number not shown)"),
    ],
)
def test_a_count_takes_its_noun(count: int | None, words: str) -> None:
    assert counted(count, CHILD) == words


@pytest.mark.parametrize(
    ("part", "total", "share", "words"),
    [
        (1687, 1782, 94.67, "1,687 of them (94.7%) were in time"),
        (1, 20, 5.0, "1 of them (5.0%) was in time"),
        (20, 20, 100.0, "all of them were in time"),
        (1, 1, 100.0, "it was in time"),
        (0, 20, 0.0, "none of them were in time"),
        (None, 20, None, "how many of them were in time is not shown"),
        (12, 20, None, "12 of them were in time"),
    ],
)
def test_a_part_of_a_total(
    part: int | None, total: int | None, share: float | None, words: str
) -> None:
    assert of_them(part, total, share, "were in time") == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (650, 638, "12 more than the year before (638)"),
        (650, 658, "8 fewer than the year before (658)"),
        (650, 650, "the same as the year before"),
        (3, 0, "3 more than the year before (none)"),
        (650, None, ""),
        (None, 650, ""),
    ],
)
def test_a_count_moves(now: int | None, before: int | None, words: str) -> None:
    assert count_change(now, before, "the year before") == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (
            94.7,
            92.6,
            "rose by 2.1 percentage points, from 92.6% the year before to 94.7%",
        ),
        (
            41.8,
            67.5,
            "fell by 25.7 percentage points, from 67.5% the year before to 41.8%",
        ),
        (51.0, 50.0, "rose by 1.0 percentage point, from 50.0% the year before to 51.0%"),
        (94.66, 94.74, "was the same as the year before, 94.7%"),
        (None, 90.0, ""),
    ],
)
def test_a_share_moves_in_percentage_points(
    now: float | None, before: float | None, words: str
) -> None:
    assert share_change(now, before, "the year before") == words


def test_a_difference_is_taken_between_the_numbers_as_printed() -> None:
    assert "0.1 percentage points, from 92.6% " in share_change(92.66, 92.64, "before")


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (95.03, 96.8, "down from 96.8 the year before"),
        (97.1, 96.8, "up from 96.8 the year before"),
        (96.81, 96.79, "the same as the year before"),
        (95.0, None, ""),
    ],
)
def test_a_rate_moves(now: float | None, before: float | None, words: str) -> None:
    assert rate_change(now, before, "the year before") == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((1, 2, 3), "risen each year"),
        ((3, 2, 1), "fallen each year"),
        ((2, 2, 2), "stayed the same"),
        ((2, 2, 3), "risen"),
        ((3, 2, 2), "fallen"),
        ((1, 3, 2), "moved up and down"),
        ((1, 3), ""),
        ((1, None, 2), ""),
    ],
)
def test_the_course_of_three_years(values: tuple[float | None, ...], words: str) -> None:
    assert direction(values) == words


def test_lists_and_capitals() -> None:
    assert listed(["late", "early", "on the day"]) == "late, early and on the day"
    assert listed(["late", "early"]) == "late and early"
    assert listed(["late"]) == "late"
    assert listed([]) == ""
    assert capital("none of them") == "None of them"
    assert counted(2, REVIEW) == "2 reviews"
