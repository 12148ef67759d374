"""Ages, lengths and starts as expressions are those the scalar rules give."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import duckdb
import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dates import day

from footprint.indicators import columns
from footprint.indicators.reporting import LENGTHS, Reporting
from footprint.rules.counting import add_months, age_on
from footprint.rules.working_days import add_working_days, england
from footprint.terms.children import Ethnicity, ethnic_group

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
PAIRS = st.lists(st.tuples(DAYS, st.integers(0, 7_000)), min_size=1, max_size=200)


def evaluate(expression: Any, pairs: list[tuple[date, date]]) -> list[Any]:
    store = duckdb.connect()
    store.execute("CREATE TABLE pairs (place INTEGER, first DATE, last DATE)")
    store.executemany(
        "INSERT INTO pairs VALUES (?, ?, ?)", [(n, *pair) for n, pair in enumerate(pairs)]
    )
    table = ibis.table({"place": "int32", "first": "date", "last": "date"}, name="pairs")
    rows = table.select("place", found=expression(table.first, table.last)).order_by("place")
    return [row[1] for row in store.execute(str(ibis.to_sql(rows, dialect="duckdb"))).fetchall()]


def spans(pairs: list[tuple[date, int]]) -> list[tuple[date, date]]:
    return [(first, first + timedelta(days)) for first, days in pairs]


@given(PAIRS)
@settings(max_examples=10, deadline=None)
def test_whole_months_are_the_most_that_are_over(pairs: list[tuple[date, int]]) -> None:
    for (first, last), months in zip(
        spans(pairs), evaluate(columns.whole_months, spans(pairs)), strict=True
    ):
        assert add_months(first, months) <= last < add_months(first, months + 1)


@given(PAIRS)
@settings(max_examples=10, deadline=None)
def test_ages_are_those_of_the_rule(pairs: list[tuple[date, int]]) -> None:
    leap = [(date(2008, 2, 29), 6_574), (date(2008, 2, 29), 6_575)]
    everyone = spans([*pairs, *leap])
    assert evaluate(columns.age_on, everyone) == [age_on(*pair) for pair in everyone]


@given(DAYS)
def test_a_start_is_the_last_that_is_early_enough(as_at: date) -> None:
    days = Reporting(as_at).days
    for months in LENGTHS:
        start = days[f"start_for_{months}_months"]
        over_by = as_at + timedelta(1)
        assert add_months(start, months) <= over_by < add_months(start + timedelta(1), months)


@given(st.dates(date(2018, 1, 1), date(2027, 12, 31)))
def test_twenty_working_days_have_passed_since_the_start(as_at: date) -> None:
    start = Reporting(as_at).days["start_for_20_working_days"]
    after = add_working_days(start + timedelta(1), 20, england())
    assert add_working_days(start, 20, england()) <= as_at < after


@pytest.mark.parametrize(
    ("as_at", "start"),
    [("Tue 31 Mar 2026", "Tue 3 Mar 2026"), ("Fri 31 Mar 2023", "Sun 5 Mar 2023")],
)
def test_the_last_start_that_counts_at_year_end(as_at: str, start: str) -> None:
    assert Reporting(day(as_at)).days["start_for_20_working_days"] == day(start)


def test_every_ethnicity_has_the_group_the_word_has() -> None:
    store = duckdb.connect()
    store.execute("CREATE TABLE codes (code VARCHAR)")
    store.executemany("INSERT INTO codes VALUES (?)", [(code.value,) for code in Ethnicity])
    table = ibis.table({"code": "string"}, name="codes")
    rows = table.select("code", group=columns.group_of_ethnicity(table.code))
    found = dict(store.execute(str(ibis.to_sql(rows, dialect="duckdb"))).fetchall())
    assert found == {
        code.value: group if (group := ethnic_group(code)) != "Not known" else "unknown"
        for code in Ethnicity
    }
