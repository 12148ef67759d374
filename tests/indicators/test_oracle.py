"""Every figure and every line of it is what a plain loop over the facts counts."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from tests.indicators import oracle_of_children, oracle_of_reviews
from tests.indicators.oracle import Mark, Oracle
from tests.indicators.random_council import random_council

from footprint.facts.build import Facts
from footprint.indicators.catalogue import CATALOGUE
from footprint.indicators.computing import compute
from footprint.indicators.figures import Figure, Unit

MARKS = {**oracle_of_children.MARKS, **oracle_of_reviews.MARKS}
YEAR_ENDS = (date(2026, 3, 31), date(2024, 3, 31), date(2025, 2, 28), date(2025, 9, 15))


def marks_of(oracle: Oracle, id_: str) -> list[Mark]:
    return list(MARKS[id_](oracle))


def check_counts(figure: Figure, marks: list[Mark]) -> None:
    counted = [mark for mark in marks if not mark.left_out]
    above = sum(mark.is_above and mark.is_below for mark in counted)
    assert figure.unknown == sum(mark.is_unknown for mark in counted)
    if figure.numerator is None:
        assert figure.not_known
        assert above == 0 or all(mark.is_unknown for mark in counted)
    else:
        assert figure.numerator == above
    if figure.unit is Unit.PERCENT:
        assert figure.denominator == sum(mark.is_below for mark in counted)


def check_left_out(figure: Figure, marks: list[Mark], oracle: Oracle) -> None:
    left_out = Counter(mark.left_out for mark in marks if mark.left_out)
    short_breaks = oracle_of_children.short_breaks(oracle)
    told = {one.why: one.count for one in figure.excluded if one.count}
    beside = {
        "children who had short breaks (V3, V4) in the year: set aside": len(short_breaks),
        "days of short breaks (V3, V4) in the year: set aside": sum(short_breaks.values()),
    }
    expected = left_out if figure.id == "13c" else {**left_out, **beside}
    assert told == {why: count for why, count in expected.items() if count}


def check_breakdowns(figure: Figure, marks: list[Mark]) -> None:
    for breakdown in CATALOGUE[figure.id].breakdowns if figure.numerator is not None else ():
        lines = [part for part in figure.breakdowns if part.by == breakdown.by]
        counted = [mark for mark in marks if not mark.left_out]
        above = Counter(
            mark.keys[breakdown.by] for mark in counted if mark.is_above and mark.is_below
        )
        below = Counter(mark.keys[breakdown.by] for mark in counted if mark.is_below)
        assert {part.key: part.numerator for part in lines if part.numerator} == dict(above)
        assert sum(part.numerator for part in lines) == figure.numerator
        if figure.unit is Unit.PERCENT and breakdown.is_share:
            assert {part.denominator for part in lines} == {figure.denominator}
        elif figure.unit is Unit.PERCENT:
            assert {part.key: part.denominator for part in lines if part.denominator} == dict(below)
            assert sum(part.denominator or 0 for part in lines) == figure.denominator


def check(facts: Facts) -> None:
    oracle = Oracle(facts)
    for figure in compute(facts, population=1_000, iros=3):
        marks = marks_of(oracle, figure.id)
        check_counts(figure, marks)
        check_left_out(figure, marks, oracle)
        check_breakdowns(figure, marks)


def test_the_oracle_knows_every_indicator() -> None:
    assert set(MARKS) == set(CATALOGUE)


@pytest.mark.parametrize("as_at", YEAR_ENDS, ids=str)
def test_every_figure_is_what_a_plain_loop_counts(as_at: date) -> None:
    council = random_council(seed=as_at.toordinal(), children=80)
    check(council.facts(as_at, reviews_from="Sat 1 Apr 2023"))


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(20))
def test_every_figure_of_twenty_councils_is_what_a_plain_loop_counts(seed: int) -> None:
    council = random_council(seed, children=120, councils=1 + seed % 3)
    for as_at in YEAR_ENDS:
        check(council.facts(as_at, reviews_from="Sat 1 Apr 2023"))
