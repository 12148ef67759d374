"""The relations between figures are about figures and lines that are there."""

from __future__ import annotations

from datetime import date

import pytest

from footprint.disclosure.relations import (
    CAME,
    EXCLUDED,
    NESTED,
    SET_ASIDE,
    STOCK,
    SUMS,
    WENT,
    WITHIN,
    Count,
)
from footprint.indicators.catalogue import CATALOGUE
from footprint.indicators.reporting import Reporting

NAMED = {
    *(count for total, parts in SUMS.items() for count in (total, *parts)),
    *(count for within in WITHIN for count in (within.inner, within.outer)),
    STOCK,
    CAME,
    WENT,
}
YEAR = Reporting(date(2023, 3, 31))


def lines(figure: str, by: str) -> set[str]:
    """List the lines an indicator's breakdown can have."""
    (breakdown,) = (one for one in CATALOGUE[figure].breakdowns if one.by == by)
    assert breakdown.keys is not None
    return set(breakdown.keys(YEAR))


@pytest.mark.parametrize("count", sorted(NAMED, key=str), ids=str)
def test_a_count_that_is_related_is_there(count: Count) -> None:
    if count.what == EXCLUDED:
        assert count.key in {*CATALOGUE[count.figure].leaves_out, *SET_ASIDE}
    elif count.by:
        assert count.key in lines(count.figure, count.by)
    else:
        assert count.figure in CATALOGUE


def test_a_nested_line_is_the_sum_of_lines_that_are_there() -> None:
    for (by, key), (finer, ends) in NESTED.items():
        both = [
            figure
            for figure, one in CATALOGUE.items()
            if {by, finer} <= {breakdown.by for breakdown in one.breakdowns}
        ]
        assert both, f"No figure is broken down by {by} and by {finer}."
        for figure in both:
            assert key in lines(figure, by)
            assert [one for one in lines(figure, finer) if one.endswith(ends)]


def test_all_that_is_nested_is_nested_whole() -> None:
    """Every month is in one quarter, and every age on one side of five."""
    for finer in {finer for finer, _ in NESTED.values()}:
        ends = [end for one, some in NESTED.values() if one == finer for end in some]
        figure = next(f for f, one in CATALOGUE.items() if finer in {b.by for b in one.breakdowns})
        for key in lines(figure, finer):
            assert sum(key.endswith(end) for end in ends) == 1
