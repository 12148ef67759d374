"""Episodes taken apart into dated facts and put together again give the same facts."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dates import day

from footprint.facts.build import build, create_given
from footprint.facts.folding import folded
from footprint.facts.recorded import Episode, InCare, Recorded, StatusHeld, Stay
from footprint.facts.tables import DERIVED
from footprint.facts.unfolding import unfolded

DAY_0 = date(2021, 1, 1)
LAST = date(2025, 3, 31)


@st.composite
def one_childs_episodes(draw):
    """Draw episodes as a careless return might have them: gaps, overlaps, odd reasons.

    Of two neighbours one has a legal status: see the test of those that have none.
    """
    starts = sorted(draw(st.sets(st.integers(0, 1400), min_size=1, max_size=7)))
    episodes = []
    for place, start in enumerate(starts):
        following = starts[place + 1] if place + 1 < len(starts) else 1500
        length = draw(st.sampled_from(["next", "next", "next", "open", "gap", "over"]))
        end = {
            "next": following,
            "open": None if place + 1 == len(starts) else following,
            "gap": start + (following - start) // 2,
            "over": following + 30,
        }[length]
        is_after_none = bool(episodes) and episodes[-1].legal_status is None
        statuses = ["C2", "C2", "V2", "E1", "V3", "V4", *([] if is_after_none else [None])]
        episodes.append(
            Episode(
                DAY_0 + timedelta(days=start),
                None if end is None else DAY_0 + timedelta(days=end),
                draw(st.sampled_from(["S", "L", "P", "T", "B", "U", None])),
                draw(st.sampled_from(statuses)),
                draw(st.sampled_from(["N1", "N2"])),
                draw(st.sampled_from(["U6", "U6", "K2", "T0", "A5", None])),
                "PR1",
                draw(st.sampled_from(["X1", "X1", "E4A", "E11", None])),
                draw(st.sampled_from(["CARPL", None])),
                "WS1 1AA",
                draw(st.sampled_from(["WS1 1AA", "B1 1AA"])),
            )
        )
    return episodes


def facts_of(children: list[list[Episode]], as_at: date) -> dict[str, list[tuple]]:
    """Build the derived tables, as far as a figure can depend on them."""
    store = duckdb.connect()
    create_given(store)
    rows = [(str(n), *one) for n, episodes in enumerate(children) for one in episodes]
    marks = ", ".join("(" + ", ".join("?" * len(row)) + ")" for row in rows)
    if rows:
        values = [value for row in rows for value in row]
        store.execute(f"INSERT INTO given.episodes_given VALUES {marks}", values)
    store.execute(
        "INSERT INTO given.children (child, council, born_on, is_uasc)"
        " SELECT child::VARCHAR, '', DATE '2006-06-05', false FROM range(?) AS one(child)",
        [len(children)],
    )
    build(store, as_at=as_at, reviews_from=date(2022, 4, 1))
    leave_out = "EXCLUDE (new_episode_reason, need, end_reason, change_reason)"
    return {
        table.name: store.execute(
            f"SELECT * {leave_out if table.name == 'episodes' else ''}"
            f" FROM facts.{table.name} ORDER BY ALL"
        ).fetchall()
        for table in DERIVED
    }


@settings(deadline=None, max_examples=20)
@given(st.lists(one_childs_episodes(), min_size=6, max_size=12), st.integers(200, 1540))
def test_facts_are_the_same_of_episodes_taken_apart_and_put_together(children, days):
    as_at = DAY_0 + timedelta(days=days)
    apart = [unfolded(one, known_until=LAST) for one in children]
    stand = [
        [episode for episode in episodes if episode not in recorded.left_out]
        for episodes, recorded in zip(children, apart, strict=True)
    ]
    before, after = facts_of(stand, as_at), facts_of([folded(one) for one in apart], as_at)
    # of short breaks that overlap others, only the first days are the same
    begun = [[row[:2] for row in tables.pop("short_break_episodes")] for tables in (before, after)]
    assert begun[0] == begun[1]
    assert before == after


def episodes(*lines: str) -> list[Episode]:
    """Read "S C2 in U6 from Tue 5 May 2026 to Mon 1 Jun 2026: X1" line by line."""
    found = []
    for line in lines:
        (why_new, status, _, home), days = line.split(" from ")[0].split(), line.split(" from ")[1]
        days, _, reason = days.partition(": ")
        start, _, end = days.partition(" to ")
        found.append(
            Episode(
                day(start), day(end) if end else None, why_new, status, "N1", home, "PR1",
                reason or None,
            )
        )  # fmt: skip
    return found


A_CHILD = episodes(
    "S V2 in U6 from Tue 5 May 2026 to Mon 1 Jun 2026: X1",
    "L C1 in U6 from Mon 1 Jun 2026 to Tue 1 Sep 2026: X1",
    "P C1 in K2 from Tue 1 Sep 2026 to Mon 5 Oct 2026: X1",
    "U C2 in U4 from Mon 5 Oct 2026 to Tue 24 Nov 2026: E4A",
    "S C2 in U6 from Tue 24 Nov 2026",
)


def test_two_episodes_without_a_legal_status_in_one_home_stand_as_one():
    # nothing that is recorded tells them apart: neither a status began, nor a placement
    first, second = episodes(
        "S C2 in U6 from Tue 5 May 2026 to Mon 1 Jun 2026: X1",
        "L C2 in U6 from Mon 1 Jun 2026",
    )
    unknown = [one._replace(legal_status=None) for one in (first, second)]
    (one,) = folded(unfolded(unknown, known_until=LAST))
    assert (one.started_on, one.ended_on, one.legal_status) == (first.started_on, None, None)


def test_what_a_return_states_rightly_comes_back_as_it_was():
    apart = unfolded(A_CHILD, known_until=LAST)
    assert folded(apart) == A_CHILD
    assert apart.periods == (
        InCare(day("Tue 5 May 2026"), day("Tue 24 Nov 2026"), "N1", "E4A"),
        InCare(day("Tue 24 Nov 2026"), None, "N1", None),
    )
    assert [(one.status, one.started_on) for one in apart.statuses] == [
        ("V2", day("Tue 5 May 2026")),
        ("C1", day("Mon 1 Jun 2026")),
        ("C2", day("Mon 5 Oct 2026")),
        ("C2", day("Tue 24 Nov 2026")),
    ]
    assert [(one.home, one.ended_on, one.same_carer) for one in apart.stays] == [
        ("U6", day("Tue 1 Sep 2026"), False),
        ("K2", day("Mon 5 Oct 2026"), False),
        ("U4", day("Tue 24 Nov 2026"), True),
        ("U6", None, False),
    ]


@pytest.mark.parametrize(
    ("known_until", "ended_on"),
    [("Wed 30 Sep 2026", None), ("Thu 31 Dec 2026", day("Sat 12 Sep 2026"))],
)
def test_short_breaks_one_by_one_are_one_series_that_ends_once_the_last_is_long_ago(
    known_until, ended_on
):
    breaks = episodes(
        "S V3 in R1 from Fri 3 Jul 2026 to Sun 5 Jul 2026: E4A",
        "S V3 in R1 from Fri 7 Aug 2026 to Sun 9 Aug 2026: E4A",
        "S V3 in R1 from Thu 10 Sep 2026 to Sat 12 Sep 2026: E4A",
    )
    apart = unfolded(breaks, known_until=day(known_until))
    (series,) = apart.periods
    assert (series.started_on, series.ended_on) == (day("Fri 3 Jul 2026"), ended_on)
    assert series.is_short_breaks
    assert [one.started_on for one in folded(apart)] == [one.started_on for one in breaks]


def test_a_short_break_while_in_care_cannot_stand_and_is_named():
    clash = episodes("S V3 in R1 from Fri 3 Jul 2026 to Sun 5 Jul 2026: E4A")
    apart = unfolded([*A_CHILD, *clash], known_until=LAST)
    assert apart.left_out == tuple(clash)
    assert len(apart.periods) == 2


def test_a_short_break_that_began_and_ended_the_day_care_ended_is_not_of_that_care():
    came_home = episodes("S C2 in U6 from Tue 5 May 2026 to Mon 1 Jun 2026: E4A")
    momentary = episodes("S V3 in R1 from Mon 1 Jun 2026 to Mon 1 Jun 2026: E4A")
    apart = unfolded([*came_home, *momentary], known_until=LAST)
    assert folded(apart) == [*came_home, *momentary]


def test_days_with_no_home_or_no_legal_status_are_episodes_without_one():
    recorded = Recorded(
        (InCare(day("Tue 5 May 2026"), None, "N1"),),
        (StatusHeld(day("Fri 8 May 2026"), None, "C2"),),
        (Stay(day("Tue 5 May 2026"), day("Mon 11 May 2026"), "U6", change_reason="CHILD"),),
    )
    assert [(one.started_on, one.new_episode_reason, one.legal_status, one.home, one.change_reason)
            for one in folded(recorded)] == [
        (day("Tue 5 May 2026"), "S", None, "U6", None),
        (day("Fri 8 May 2026"), "L", "C2", "U6", "CHILD"),
        (day("Mon 11 May 2026"), "P", "C2", None, None),
    ]  # fmt: skip
