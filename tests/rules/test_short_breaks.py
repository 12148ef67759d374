"""Short breaks: which stays they are, when they stop being so, when they are reviewed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dates import day

from footprint.rules import reviews, short_breaks
from footprint.rules.short_breaks import Breaks, days_away
from footprint.rules.working_days import england
from footprint.terms.periods import Period

AS_AT = day("Tue 31 Mar 2026")


def stays(*written: tuple[str, str]) -> list[Period]:
    return [Period(day(start), day(end)) for start, end in written]


def weekends(first: str, count: int) -> list[Period]:
    """Friday to Monday: three days away each."""
    start = day(first)
    return [Period(start + WEEK * n, start + WEEK * n + 3 * ONE_DAY) for n in range(count)]


WEEK = day("Thu 8 Jan 2026") - day("Thu 1 Jan 2026")
ONE_DAY = WEEK / 7


def test_a_stay_of_17_days_is_a_short_break_and_one_of_18_is_not() -> None:
    seventeen = stays(("Mon 5 Jan 2026", "Thu 22 Jan 2026"))
    eighteen = stays(("Mon 5 Jan 2026", "Fri 23 Jan 2026"))
    assert short_breaks.stop_being_short_breaks_on(Breaks(seventeen), AS_AT) is None
    assert short_breaks.stop_being_short_breaks_on(Breaks(eighteen), AS_AT) == day(
        "Thu 22 Jan 2026"
    )


def test_a_stay_that_goes_on_is_found_on_its_18th_day_and_not_before() -> None:
    open_stay = Breaks([Period(day("Mon 5 Jan 2026"))])
    found_on = day("Thu 22 Jan 2026")
    assert short_breaks.stop_being_short_breaks_on(open_stay, found_on - ONE_DAY) is None
    assert short_breaks.stop_being_short_breaks_on(open_stay, found_on) == found_on


def test_75_days_in_twelve_months_are_short_breaks_and_the_76th_is_not() -> None:
    seventy_five = weekends("Fri 4 Apr 2025", 25)
    assert short_breaks.stop_being_short_breaks_on(Breaks(seventy_five), AS_AT) is None
    one_more = [*seventy_five, Period(day("Fri 6 Mar 2026"), day("Sat 7 Mar 2026"))]
    assert short_breaks.stop_being_short_breaks_on(Breaks(one_more), AS_AT) == day("Fri 6 Mar 2026")


def test_the_twelve_months_roll() -> None:
    seventy_five = weekends("Fri 4 Apr 2025", 25)
    in_time = [*seventy_five, Period(day("Sat 4 Apr 2026"), day("Sun 5 Apr 2026"))]
    a_day_too_soon = [*seventy_five, Period(day("Fri 3 Apr 2026"), day("Sat 4 Apr 2026"))]
    as_at = day("Sun 31 May 2026")
    assert short_breaks.stop_being_short_breaks_on(Breaks(in_time), as_at) is None
    assert short_breaks.stop_being_short_breaks_on(Breaks(a_day_too_soon), as_at) == day(
        "Fri 3 Apr 2026"
    )


@pytest.mark.parametrize(
    ("why_not", "because"),
    [
        ({"is_in_care": True}, "a child in care is not on short breaks"),
        ({"is_with_the_same_carer": False}, "the stays must be with the same carer"),
        ({"goes_home_between": False}, "the child must go home between stays"),
    ],
)
def test_each_other_limb_must_hold(why_not: dict[str, bool], because: str) -> None:
    weekend = stays(("Fri 9 Jan 2026", "Mon 12 Jan 2026"))
    found_on = short_breaks.stop_being_short_breaks_on(Breaks(weekend, **why_not), AS_AT)
    assert found_on == day("Fri 9 Jan 2026"), because


@pytest.mark.parametrize(
    ("stay", "stops_on", "because"),
    [
        (("Mon 6 Apr 2020", "Mon 4 May 2020"), "Thu 23 Apr 2020", "began before the relaxation"),
        (("Fri 24 Apr 2020", "Fri 22 May 2020"), None, "began on its first day"),
        (("Fri 25 Sep 2020", "Fri 23 Oct 2020"), None, "began on its last day"),
        (("Sat 26 Sep 2020", "Sat 24 Oct 2020"), "Tue 13 Oct 2020", "began after it"),
    ],
)
def test_in_2020_a_stay_is_judged_by_the_law_of_the_day_it_began(
    stay: tuple[str, str], stops_on: str | None, because: str
) -> None:
    found_on = short_breaks.stop_being_short_breaks_on(Breaks(stays(stay)), day("Thu 31 Dec 2020"))
    assert found_on == (stops_on and day(stops_on)), because


def test_the_ordinary_cycle_is_counted_from_the_day_they_stop() -> None:
    long_stay = Breaks(stays(("Mon 5 Jan 2026", "Fri 23 Jan 2026")))
    stopped_on = short_breaks.stop_being_short_breaks_on(long_stay, AS_AT)
    assert stopped_on is not None
    assert reviews.first_review_due_by(stopped_on, england()) == day("Thu 19 Feb 2026")


spans = st.tuples(st.integers(0, 500), st.integers(0, 17))


@settings(deadline=None)
@given(st.lists(spans, max_size=40))
def test_the_answer_is_the_one_that_counting_every_window_gives(
    spans: list[tuple[int, int]],
) -> None:
    first = day("Fri 1 Mar 2024")
    taken = [Period(first + ONE_DAY * a, first + ONE_DAY * (a + n)) for a, n in spans]
    away = days_away(taken, AS_AT)
    over = (
        last
        for last in away
        if sum(last.replace(year=last.year - 1) < one <= last for one in away) > 75
    )
    assert short_breaks.stop_being_short_breaks_on(Breaks(taken), AS_AT) == next(over, None)
