"""A figure, its rows and its trend tell the same story."""

from __future__ import annotations

from datetime import date

import pytest
from tests.indicators.cast import figure, rows_of
from tests.indicators.random_council import random_council

from footprint.facts.build import Facts
from footprint.indicators.computing import compute, trend
from footprint.indicators.showing import sql_of

AS_AT = date(2026, 3, 31)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return random_council(seed=7, children=60).facts(AS_AT)


def test_a_figure_counts_the_rows_that_are_shown(facts: Facts) -> None:
    for one in compute(facts):
        rows = rows_of(facts, one.id)
        assert all(row["is_below"] or not row["is_above"] for row in rows)
        assert not any(row["left_out"] and row["is_below"] for row in rows)
        if one.numerator is not None:
            assert one.numerator == sum(row["is_above"] for row in rows)
        assert one.unknown == sum(row["is_unknown"] for row in rows)


def test_the_sql_that_is_shown_gives_the_rows_that_are_shown(facts: Facts) -> None:
    facts.store.execute(f"USE {facts.schema}")
    try:
        found = facts.store.execute(sql_of(facts, "18")).fetchall()
    finally:
        facts.store.execute("USE main")
    assert [row[0] for row in found] == [row["child"] for row in rows_of(facts, "18")]


def test_nothing_is_left_behind_in_the_store(facts: Facts) -> None:
    kept = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'who'"
    compute(facts)
    assert facts.store.execute(kept).fetchall() == [(0,)]


def test_asked_for_alone_or_without_breakdowns_a_figure_is_the_same(facts: Facts) -> None:
    whole = {one.id: one for one in compute(facts)}
    for id_ in ("1", "17", "73"):
        alone = figure(facts, id_, with_breakdowns=False)
        assert alone.breakdowns == ()
        assert (alone.numerator, alone.excluded) == (whole[id_].numerator, whole[id_].excluded)
        assert figure(facts, id_) == whole[id_]


def test_a_trend_is_the_figure_of_each_year(facts: Facts) -> None:
    council = random_council(seed=8, children=60)
    years = [council.facts(date(year, 3, 31)) for year in (2024, 2025, 2026)]
    lines = trend(years, {"1", "2", "17"}, population={AS_AT: 500})
    assert list(lines) == ["1", "2", "17"]
    assert [one.as_at for one in lines["17"]] == [year.as_at for year in years]
    assert [one.numerator for one in lines["1"]] == [figure(one, "1").numerator for one in years]
    assert [one.denominator for one in lines["2"]] == [None, None, 500]


def test_several_councils_are_compared_and_one_is_not(facts: Facts) -> None:
    north_and_south = random_council(seed=9, children=40, councils=2).facts(AS_AT)
    several = figure(north_and_south, "1")
    by_council = [part for part in several.breakdowns if part.by == "council"]
    assert [part.key for part in by_council] == ["c0", "c1"]
    assert sum(part.numerator for part in by_council) == several.numerator
    assert not [part for part in figure(facts, "1").breakdowns if part.by == "council"]
