"""What must hold of every timetable, whatever the history: stated once, tried on many."""

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from footprint.rules import book  # noqa: F401  registers every rule
from footprint.rules.course import Care, Direction
from footprint.rules.practice import LocalPractice
from footprint.rules.register import RULES
from footprint.rules.timetable import timetable
from footprint.rules.working_days import england
from footprint.terms.periods import Period
from footprint.terms.reviews import Note

START = date(2022, 1, 10)
ENGLAND = england()


def days(least, most):
    return st.integers(least, most).map(lambda n: START + timedelta(days=n))


@st.composite
def care(draw):
    """Draw a period of care: open or ended, perhaps authorised, perhaps placed and returned."""
    ended_on = draw(st.none() | days(1, 1200))
    authorised_on = draw(st.none() | days(0, 600))
    marks = sorted(draw(st.sets(st.integers(0, 900), max_size=4)))
    spells = tuple(
        Period(START + timedelta(days=first), START + timedelta(days=last))
        for first, last in zip(marks[::2], marks[1::2], strict=False)
    )
    return Care(START, ended_on, authorised_on, spells)


held_days = st.lists(days(0, 1200), max_size=8)
as_at_days = days(30, 1300)
seen_froms = st.none() | days(-30, 400)


def duties(one, held, as_at, **more):
    return timetable(one, held, as_at=as_at, calendar=ENGLAND, **more)


@settings(deadline=None)
@given(care(), held_days, as_at_days, seen_froms)
def test_every_review_that_counts_answers_one_duty_and_one_more_follows(one, held, as_at, seen):
    rows = duties(one, held, as_at, seen_from=seen)
    last = min(as_at, one.ended_on or as_at)
    counted = sorted({day for day in held if START <= day <= last})
    assert [row.held_on for row in rows] == [*counted, None]
    assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))


@settings(deadline=None)
@given(care(), held_days, as_at_days, seen_froms)
def test_one_registered_rule_binds_each_row(one, held, as_at, seen):
    for row in duties(one, held, as_at, seen_from=seen):
        assert row.rule in RULES
        assert row.force == RULES[row.rule].force


@settings(deadline=None)
@given(care(), held_days, as_at_days, seen_froms)
def test_nothing_is_outstanding_that_fell_due_on_or_after_the_day_care_ended(
    one, held, as_at, seen
):
    for row in duties(one, held, as_at, seen_from=seen):
        if row.is_outstanding:
            assert row.held_on is None
            assert row.due_by < as_at
            assert one.ended_on is None or row.due_by < one.ended_on


@settings(deadline=None)
@given(care(), held_days, as_at_days, seen_froms)
def test_in_time_means_held_on_or_before_the_due_day(one, held, as_at, seen):
    for row in duties(one, held, as_at, seen_from=seen):
        if row.held_on is None or row.due_by is None:
            assert row.in_time is None
        else:
            assert row.in_time == (row.held_on <= row.due_by)


@settings(max_examples=300, deadline=None)
@given(care(), held_days, st.data())
def test_an_earlier_review_never_makes_the_next_one_due_later(one, held, data):
    held = sorted(set(held))
    assume(held)
    at = data.draw(st.integers(0, len(held) - 1))
    before = held[at - 1] if at else START - timedelta(days=1)
    assume((held[at] - before).days > 1)
    sooner = before + timedelta(days=data.draw(st.integers(1, (held[at] - before).days - 1)))
    as_at = held[-1] + timedelta(days=400)
    moved = [*held[:at], sooner, *held[at + 1 :]]
    open_care = Care(one.started_on, None, one.authorised_on, one.placed)
    old, new = duties(open_care, held, as_at), duties(open_care, moved, as_at)
    assert new[at + 1].due_by <= old[at + 1].due_by


@settings(deadline=None)
@given(care(), held_days, as_at_days, st.data())
def test_what_is_seen_later_changes_nothing_that_was_held_before(one, held, as_at, data):
    later = as_at + timedelta(days=data.draw(st.integers(0, 300)))
    now, then = duties(one, held, as_at), duties(one, held, later)
    settled = [row for row in now if row.held_on is not None]
    assert then[: len(settled)] == settled


@settings(deadline=None)
@given(care(), held_days, as_at_days)
def test_local_practice_and_directions_only_bring_a_review_forward(one, held, as_at):
    strict = LocalPractice(10, 2, 4, 15)
    directed = [Direction(START + timedelta(days=100), START + timedelta(days=120))]
    plain = duties(one, held, as_at)
    for tighter in (
        duties(one, held, as_at, local=strict),
        duties(one, held, as_at, directions=directed),
    ):
        for law, ours in zip(plain, tighter, strict=True):
            assert ours.due_by <= law.due_by


@settings(deadline=None)
@given(care(), held_days, as_at_days, days(1, 400))
def test_unseen_history_never_turns_a_review_late_that_was_not(one, held, as_at, seen):
    """Whatever a return cannot see may hide lateness, never invent it."""
    known = {row.held_on: row.in_time for row in duties(one, held, as_at) if row.held_on}
    visible = [day for day in held if day >= seen]
    for row in duties(Care(START, one.ended_on), visible, as_at, seen_from=seen):
        if row.in_time is False and not one.placed and one.authorised_on is None:
            assert known[row.held_on] is False


@settings(deadline=None)
@given(care(), as_at_days)
def test_a_lapsed_duty_is_listed_and_not_outstanding(one, as_at):
    assume(one.ended_on is not None)
    row = duties(one, [], max(as_at, one.ended_on))[-1]
    if row.note is Note.LAPSED:
        assert not row.is_outstanding
    else:
        assert row.due_by < one.ended_on
