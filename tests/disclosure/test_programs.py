"""The cheapest numbers that make every sum nought."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from footprint.disclosure.programs import Sums, cheapest

TOTAL_AND_TWO_PARTS = [[(0, -1), (1, 1), (2, 1)]]
HIDE_ONE = """
from footprint.disclosure.cells import Cell, Link
from footprint.disclosure.suppression import protect
cells = [Cell("all", 30), Cell("a", 3), Cell("b", 20), Cell("c", 7)]
assert len(protect(cells, [Link("all", ("a", "b", "c"))])) == 2
"""


def solve(low: list[float], high: list[float], price: list[float]) -> list[float] | None:
    sums = Sums.of(3, TOTAL_AND_TWO_PARTS)
    bounds = np.array(low, float), np.array(high, float)
    found = cheapest(np.array(price, float), sums, *bounds, is_whole=True)
    return None if found is None else found.tolist()


@pytest.mark.parametrize(
    ("low", "high", "price", "found"),
    [
        ([2, 0, 0], [2, 9, 9], [0, 1, 3], [2, 2, 0]),
        ([2, 0, 0], [2, 9, 9], [0, 3, 1], [2, 0, 2]),
        ([2, 0, 0], [2, 1, 9], [0, 1, 3], [2, 1, 1]),
        ([2, 0, 0], [2, 0, 1], [0, 1, 3], None),
    ],
    ids=["the cheaper part", "the other", "as far as it goes", "no way at all"],
)
def test_a_total_is_made_of_the_cheapest_parts(
    low: list[float], high: list[float], price: list[float], found: list[float] | None
) -> None:
    assert solve(low, high, price) == found


def test_columns_are_taken_as_often_as_wanted_and_turned_round():
    sums = Sums.of(3, [[(0, -1), (1, 1)], [(1, -1), (2, 1)]])
    taken = sums.columns(np.array([1, 1, 2]), np.array([1, -1, 1]))
    assert taken.starts.tolist() == [0, 2, 4, 5]
    assert taken.sums.tolist() == [0, 1, 0, 1, 1]
    assert taken.signs.tolist() == [1, -1, -1, 1, 1]


def test_a_number_that_is_in_a_sum_twice_counts_twice():
    assert Sums.of(1, [[(0, 1), (0, 1)]]).signs.tolist() == [2]


def test_the_solver_says_nothing():
    done = subprocess.run(
        [sys.executable, "-c", HIDE_ONE], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")
