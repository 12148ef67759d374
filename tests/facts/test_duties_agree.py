"""The two ways to a duty list, one child at a time and all at once, say the same."""

from datetime import date, timedelta

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.facts.build import build, create_given
from footprint.facts.tables import DUTIES
from footprint.rules.course import Care
from footprint.rules.timetable import timetable
from footprint.rules.working_days import england
from footprint.terms.periods import Period

DAY_0 = date(2021, 1, 1)
SEEN_FROM = date(2022, 4, 1)
STATUSES = st.sampled_from(["C2", "V2", "E1"])
HOMES = st.sampled_from(["U6", "U6", "K2", "T0", "A5"])


@st.composite
def children(draw):
    """Draw one period of care as episodes that follow on, and the reviews held in it."""
    offsets = sorted(draw(st.sets(st.integers(0, 900), min_size=1, max_size=5)))
    starts = [DAY_0 + timedelta(days=n) for n in offsets]
    length = draw(st.none() | st.integers(1, 500))
    ended_on = None if length is None else starts[-1] + timedelta(days=length)
    episodes = [(start, draw(STATUSES), draw(HOMES)) for start in starts]
    gaps = draw(st.lists(st.integers(0, 250), max_size=7))
    held, day = [], starts[0]
    for gap in gaps:
        day += timedelta(days=gap)
        held.append(day)
    return episodes, ended_on, sorted(set(held))


def facts_of(drawn, as_at):
    store = duckdb.connect()
    create_given(store)
    for number, (episodes, ended_on, held) in enumerate(drawn):
        ends = [start for start, _, _ in episodes[1:]] + [ended_on]
        for (start, status, home), end in zip(episodes, ends, strict=True):
            store.execute(
                "INSERT INTO given.episodes_given (child, started_on, ended_on, legal_status, home)"
                " VALUES (?, ?, ?, ?, ?)",
                [str(number), start, end, status, home],
            )
        for day in held:
            store.execute(
                "INSERT INTO given.reviews_given (child, held_on) VALUES (?, ?)", [str(number), day]
            )
    return build(store, as_at=as_at, reviews_from=SEEN_FROM)


def care_of(episodes, ended_on, as_at):
    """What the scalar rule needs to know, worked out by hand from the drawn episodes."""
    ended_on = ended_on if ended_on is not None and ended_on <= as_at else None
    seen = [one for one in episodes if one[0] <= as_at]
    authorised = min((start for start, status, _ in seen if status == "E1"), default=None)
    placed, since = [], None
    for start, _, home in seen:
        if home == "A5" and since is None:
            since = start
        if home != "A5" and since is not None:
            placed.append(Period(since, start))
            since = None
    if since is not None:
        placed.append(Period(since, ended_on))
    return Care(seen[0][0], ended_on, authorised, tuple(placed))


@settings(deadline=None, max_examples=60)
@given(st.lists(children(), min_size=1, max_size=8), st.integers(400, 1200))
def test_one_by_one_and_all_at_once_agree(drawn, days):
    as_at = DAY_0 + timedelta(days=days)
    facts = facts_of(drawn, as_at)
    columns = ", ".join(DUTIES.column_names)
    by_set = facts.store.execute(f"SELECT {columns} FROM facts.duties ORDER BY ALL").fetchall()
    by_hand = [
        (
            str(number),
            care.started_on,
            duty.sequence,
            duty.rule,
            duty.force.value,
            duty.anchor.value,
            duty.anchor_on,
            duty.due_by,
            duty.held_on,
            duty.in_time,
            duty.is_outstanding,
            duty.note.value,
        )
        for number, (episodes, ended_on, held) in enumerate(drawn)
        if episodes[0][0] <= as_at
        for care in [care_of(episodes, ended_on, as_at)]
        for duty in timetable(care, held, as_at=as_at, calendar=england(), seen_from=SEEN_FROM)
    ]
    assert by_set == sorted(by_hand, key=lambda row: (row[0], row[1], row[2]))
