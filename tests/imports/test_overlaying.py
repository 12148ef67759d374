"""A return laid over the records: silence ends nothing, and a contradiction takes nothing."""

# ruff: noqa: E501  one case a line reads better than one cell a line

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dates import day

from footprint.exchange.ssda903.overlaying import Fault, overlaid
from footprint.facts.folding import folded
from footprint.facts.recorded import Episode, Recorded
from footprint.facts.unfolding import unfolded

UNTIL = date(2026, 3, 31)


def episodes(told: str) -> list[Episode]:
    """Read "S C2 U6 Mon 3 Feb 2025 to Tue 4 Mar 2025 X1; P C2 K2 Tue 4 Mar 2025"."""
    found = []
    for one in told.split(";"):
        reason, status, home, days = one.strip().split(" ", 3)
        start, _, end = days.partition(" to ")
        *ended, why = end.rsplit(" ", 1) if end else ("",)
        found.append(
            Episode(
                day(start),
                day(ended[0]) if ended else None,
                reason,
                status,
                "N1",
                home,
                "PR1",
                why or None,
                "CARPL" if why == "X1" else None,
                "WS1 1AA",
                f"B1 1{home}",
            )
        )
    return found


def recorded(told: str) -> list[Episode]:
    """What is kept once a return that tells this was brought in, as episodes again."""
    return folded(unfolded(episodes(told), known_until=UNTIL))


def brought(over: str, told: str) -> Recorded | Fault:
    """What is kept once a second return was laid over."""
    found = overlaid(recorded(over), episodes(told))
    return found if isinstance(found, Fault) else unfolded(found, known_until=UNTIL)


def kept(told: str) -> Recorded:
    return unfolded(episodes(told), known_until=UNTIL)


FIRST = "S C2 U6 Mon 3 Feb 2025 to Tue 4 Mar 2025 X1"
SECOND = "P C2 K2 Tue 4 Mar 2025 to Thu 1 May 2025 X1"
THIRD = "L E1 K2 Thu 1 May 2025"
ALL = f"{FIRST}; {SECOND}; {THIRD}"

TAKEN = [
    # what, recorded, returned, kept afterwards
    ("the same again", ALL, ALL, ALL),
    ("the first row is missing", ALL, f"{SECOND}; {THIRD}", ALL),
    ("a row between is missing", ALL, f"{FIRST}; {THIRD}", ALL),
    ("the last row is missing", ALL, f"{FIRST}; {SECOND}", ALL),
    ("only the open one is there", ALL, THIRD, ALL),
    ("the child moved", FIRST[:22], f"{FIRST}; {SECOND[:22]}", f"{FIRST}; {SECOND[:22]}"),
    (
        "care ended",
        ALL,
        f"{THIRD} to Fri 6 Jun 2025 E4A",
        f"{FIRST}; {SECOND}; {THIRD} to Fri 6 Jun 2025 E4A",
    ),
    ("a return from before care ended", f"{ALL} to Fri 6 Jun 2025 E4A", ALL, f"{ALL} to Fri 6 Jun 2025 E4A"),
    (
        "care began again",
        "S C2 U6 Mon 3 Feb 2025 to Tue 4 Mar 2025 E4A",
        "S V2 U6 Thu 1 May 2025",
        "S C2 U6 Mon 3 Feb 2025 to Tue 4 Mar 2025 E4A; S V2 U6 Thu 1 May 2025",
    ),
    ("an earlier year is brought in later", f"{SECOND}; {THIRD}", FIRST, ALL),
    ("the legal status was wrong", "S V2 U6 Mon 3 Feb 2025", "S C2 U6 Mon 3 Feb 2025", "S C2 U6 Mon 3 Feb 2025"),
    ("the day of the move was wrong", f"{FIRST}; P C2 K2 Tue 4 Mar 2025",
     "S C2 U6 Mon 3 Feb 2025 to Fri 7 Mar 2025 X1; P C2 K2 Fri 7 Mar 2025",
     "S C2 U6 Mon 3 Feb 2025 to Fri 7 Mar 2025 X1; P C2 K2 Fri 7 Mar 2025"),
    ("the move was earlier", f"{FIRST}; P C2 K2 Tue 4 Mar 2025",
     "S C2 U6 Mon 3 Feb 2025 to Mon 3 Mar 2025 X1; P C2 K2 Mon 3 Mar 2025",
     "S C2 U6 Mon 3 Feb 2025 to Mon 3 Mar 2025 X1; P C2 K2 Mon 3 Mar 2025"),
    ("a missing episode is found", f"{FIRST.replace('X1', 'E4A')}; S C2 K2 Thu 1 May 2025",
     f"{FIRST}; {SECOND}; P C2 K2 Thu 1 May 2025", f"{FIRST}; {SECOND}; P C2 K2 Thu 1 May 2025"),
    ("care did not end after all", "S C2 U6 Mon 3 Feb 2025 to Tue 4 Mar 2025 E4A",
     "S C2 U6 Mon 3 Feb 2025 to Thu 1 May 2025 X1; P C2 R1 Thu 1 May 2025",
     "S C2 U6 Mon 3 Feb 2025 to Thu 1 May 2025 X1; P C2 R1 Thu 1 May 2025"),
    ("a move recorded here is not returned yet", f"{FIRST}; P C2 K2 Tue 4 Mar 2025",
     "S C2 U6 Mon 3 Feb 2025", f"{FIRST}; P C2 K2 Tue 4 Mar 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "before", "told", "after"), TAKEN, ids=[one[0] for one in TAKEN])
def test_what_the_return_states_is_taken_and_the_rest_stays(what, before, told, after):
    assert brought(before, told) == kept(after)


REFUSED = [
    # what is the case; recorded, returned; rule and words
    ("a recorded move lies inside a returned stay", f"{FIRST}; P C2 K2 Tue 4 Mar 2025",
     "S C2 U6 Mon 3 Feb 2025 to Thu 1 May 2025 X1; P C2 R1 Thu 1 May 2025", "FP-I30", "another begins on 4 Mar 2025"),
    ("it goes on after care ended here", "S C2 U6 Mon 3 Feb 2025 to Tue 4 Mar 2025 E4A",
     "P C2 R1 Thu 1 May 2025", "FP-I30", "care ended on 4 Mar 2025"),
    ("it goes on while care ended here", f"{FIRST}; P C2 K2 Tue 4 Mar 2025 to Tue 1 Apr 2025 E4A",
     "S C2 U6 Mon 3 Feb 2025 to Thu 1 May 2025 X1; P C2 R1 Thu 1 May 2025", "FP-I30", "another begins on 4 Mar 2025"),
    ("care ended before a stay recorded here", f"{FIRST}; P C2 K2 Tue 4 Mar 2025",
     "S C2 U6 Mon 3 Feb 2025 to Sat 1 Mar 2025 E4A", "FP-I30", "it goes on from 4 Mar 2025"),
    ("the row after a move is missing", "S C2 U6 Mon 3 Feb 2025", FIRST, "FP-I29", "a new one begins, and none does"),
    ("the row between two is missing", "S C2 U6 Mon 3 Feb 2025", f"{FIRST}; {THIRD}", "FP-I29", "ends on 4 Mar 2025"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "before", "told", "rule", "words"), REFUSED, ids=[one[0] for one in REFUSED]
)
def test_where_they_contradict_each_other_nothing_is_taken(what, before, told, rule, words):
    fault = brought(before, told)
    assert isinstance(fault, Fault)
    assert fault.rule.id == rule
    assert words in fault.what


def test_a_gap_of_one_day_is_taken_as_it_is():
    told = f"{FIRST}; P C2 K2 Wed 5 Mar 2025"
    assert overlaid([], episodes(told)) == episodes(told)


@st.composite
def one_childs_return(draw):
    """Draw a sound return of one child: episodes that tile one or two times in care."""
    reasons = {(False, True): "P", (True, False): "L", (True, True): "B"}
    start, found = date(2023, 4, 3), []
    for _ in range(draw(st.integers(1, 2))):
        status, home = draw(st.sampled_from(["C2", "V2"])), draw(st.sampled_from(["U6", "K2"]))
        reason = "S"
        for left in range(draw(st.integers(0, 4)), -1, -1):
            end = start + timedelta(days=draw(st.integers(1, 90)))
            why = "X1" if left else "E4A"
            found.append(
                Episode(
                    start, end, reason, status, "N1", home, "PR1", why, None, "A1 1AA", f"B{home}"
                )
            )
            start = end
            changes = draw(st.sampled_from(list(reasons)))
            reason = reasons[changes]
            status = {"C2": "V2", "V2": "C2"}[status] if changes[0] else status
            home = draw(st.sampled_from(["U6", "K2", "R1"])) if changes[1] else home
        start += timedelta(days=draw(st.integers(2, 60)))
    is_open = draw(st.booleans())
    return [*found[:-1], found[-1]._replace(ended_on=None, end_reason=None)] if is_open else found


def through_the_records(told: list[Episode]) -> list[Episode]:
    return folded(unfolded(told, known_until=UNTIL))


@settings(deadline=None, max_examples=300)
@given(one_childs_return())
def test_the_same_return_twice_changes_nothing(told):
    again = overlaid(through_the_records(told), told)
    assert not isinstance(again, Fault)
    assert unfolded(again, known_until=UNTIL) == unfolded(told, known_until=UNTIL)


@settings(deadline=None, max_examples=300)
@given(one_childs_return(), st.data())
def test_rows_that_are_missing_change_nothing(told, data):
    some = data.draw(st.lists(st.sampled_from(told), unique=True, min_size=1))
    again = overlaid(through_the_records(told), some)
    assert not isinstance(again, Fault), again
    assert unfolded(again, known_until=UNTIL) == unfolded(told, known_until=UNTIL)


@settings(deadline=None, max_examples=300)
@given(one_childs_return(), st.data())
def test_the_order_of_rows_does_not_count(told, data):
    shuffled = data.draw(st.permutations(told))
    assert overlaid([], shuffled) == overlaid([], told)


@settings(deadline=None, max_examples=300)
@given(one_childs_return(), st.integers(0, 9))
def test_two_returns_one_after_the_other_are_as_both_at_once(told, cut):
    """The episodes that had begun by a year's end, open ones without their end, and then all."""
    first = told[: cut + 1]
    early = [*first[:-1], first[-1]._replace(ended_on=None, end_reason=None)]
    late = told[max(0, cut) :]
    over = overlaid(through_the_records(early), late) if late else early
    assert not isinstance(over, Fault), over
    if late:
        assert unfolded(over, known_until=UNTIL) == unfolded(told, known_until=UNTIL)
