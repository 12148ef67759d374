"""Working days of England: the table against a second source, and counting by it."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dates import day

from footprint.rules.working_days import (
    add_working_days,
    book_by,
    england,
    is_working_day,
    working_days_between,
)

ENGLAND = england()
FIRST_YEAR, LAST_YEAR = 1998, 2030
WEEKDAYS = [listed for listed in ENGLAND.names if listed.weekday() < 5]

known_days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 10, 1))
counts = st.integers(1, 60)


def test_the_table_has_the_weekday_holidays_that_the_holidays_package_has() -> None:
    package = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    assert sorted(WEEKDAYS) == sorted(listed for listed in package if listed.weekday() < 5)


def test_the_table_covers_every_year_it_spans() -> None:
    years = {listed.year for listed in ENGLAND.names}
    assert years == set(range(FIRST_YEAR, LAST_YEAR + 1))


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_a_year_has_at_least_its_eight_holidays_and_christmas_is_never_a_working_day(
    year: int,
) -> None:
    assert sum(listed.year == year for listed in WEEKDAYS) >= 8
    assert not is_working_day(date(year, 12, 25), ENGLAND)


@pytest.mark.parametrize(
    ("off", "why"),
    [
        ("Mon 3 Jun 2002", "Golden Jubilee"),
        ("Tue 4 Jun 2002", "Spring bank holiday moved to follow it"),
        ("Fri 29 Apr 2011", "Royal Wedding"),
        ("Tue 5 Jun 2012", "Diamond Jubilee"),
        ("Fri 8 May 2020", "Early May holiday moved to VE Day"),
        ("Fri 3 Jun 2022", "Platinum Jubilee"),
        ("Mon 19 Sep 2022", "State Funeral"),
        ("Mon 8 May 2023", "Coronation"),
        ("Mon 28 Dec 2026", "Boxing Day is a Saturday: substitute day"),
        ("Tue 28 Dec 2027", "Christmas and Boxing Day at a weekend: two substitute days"),
    ],
)
def test_one_off_and_moved_holidays_are_there(off: str, why: str) -> None:
    assert not is_working_day(day(off), ENGLAND), why


def test_the_monday_that_ve_day_replaced_is_a_working_day() -> None:
    assert is_working_day(day("Mon 4 May 2020"), ENGLAND)


def test_counting_past_the_end_of_the_table_works_and_says_that_it_may_move() -> None:
    start = day("Mon 16 Dec 2030")
    assert ENGLAND.why_uncertain(day("Tue 31 Dec 2030")) is None
    past = add_working_days(start, 20, ENGLAND)
    assert past == day("Wed 15 Jan 2031")
    warning = ENGLAND.why_uncertain(past)
    assert warning is not None
    assert "Tue 31 December 2030" in warning


def test_a_holiday_proclaimed_late_moves_the_dates_that_run_over_it() -> None:
    proclaimed = england([(day("Mon 15 Jun 2026"), "One-off holiday")])
    start = day("Mon 8 Jun 2026")
    assert add_working_days(start, 20, ENGLAND) == day("Mon 6 Jul 2026")
    assert add_working_days(start, 20, proclaimed) == day("Tue 7 Jul 2026")
    assert proclaimed.skipped(start, day("Tue 7 Jul 2026")) == ["One-off holiday"]


def test_a_council_s_own_shut_down_is_no_holiday() -> None:
    assert is_working_day(day("Tue 29 Dec 2026"), ENGLAND)


@settings(deadline=None)
@given(known_days, counts)
def test_counting_agrees_with_numpy(start: date, count: int) -> None:
    expected = np.busday_offset(start, count, roll="backward", holidays=WEEKDAYS)
    assert add_working_days(start, count, ENGLAND) == expected.astype(date)


@settings(deadline=None)
@given(known_days, counts)
def test_the_last_day_is_a_working_day_and_so_many_lie_after_the_start(
    start: date, count: int
) -> None:
    end = add_working_days(start, count, ENGLAND)
    assert is_working_day(end, ENGLAND)
    assert working_days_between(start, end, ENGLAND) == count


@settings(deadline=None)
@given(known_days, counts)
def test_an_earlier_start_is_never_due_later(start: date, count: int) -> None:
    day_later = start + timedelta(days=1)
    assert add_working_days(start, count, ENGLAND) <= add_working_days(day_later, count, ENGLAND)


@settings(deadline=None)
@given(known_days, counts)
def test_counting_back_from_a_working_day_undoes_counting_on(start: date, count: int) -> None:
    if is_working_day(start, ENGLAND):
        end = add_working_days(start, count, ENGLAND)
        assert add_working_days(end, -count, ENGLAND) == start


@settings(deadline=None)
@given(known_days)
def test_twenty_working_days_take_26_to_34_days(start: date) -> None:
    """26 from a Sunday; 34 only over the Easter, May Day and Coronation of 2023."""
    assert 26 <= (add_working_days(start, 20, ENGLAND) - start).days <= 34


@settings(deadline=None)
@given(known_days)
def test_book_by_is_the_last_working_day_up_to_the_limit(due_by: date) -> None:
    booked = book_by(due_by, ENGLAND)
    assert booked <= due_by
    assert is_working_day(booked, ENGLAND)
    assert working_days_between(booked, due_by, ENGLAND) == 0


def test_no_days_on_is_the_day_itself() -> None:
    assert add_working_days(day("Sun 1 Mar 2026"), 0, ENGLAND) == day("Sun 1 Mar 2026")
