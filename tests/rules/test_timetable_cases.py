"""Adjournment, directions, local practice and reasons, case by case."""

import pytest
from tests.dates import day

from footprint.rules import book  # noqa: F401  registers every rule
from footprint.rules.course import Care, Direction
from footprint.rules.practice import (
    NO_LOCAL_PRACTICE,
    CannotUsePractice,
    LocalPractice,
    read_practice,
)
from footprint.rules.reasons import Reasons
from footprint.rules.timetable import timetable
from footprint.rules.working_days import england
from footprint.terms.periods import Period

ENGLAND = england()
TUE_5_MAY = Care(day("Tue 5 May 2026"))


def lines(care, held=(), as_at="Thu 31 Dec 2026", **more):
    rows = timetable(care, [day(one) for one in held], as_at=day(as_at), calendar=ENGLAND, **more)
    return [f"{row.rule} due {row.due_by:%a %-d %b %Y}" for row in rows]


def reason(care, held=(), as_at="Thu 31 Dec 2026", local=NO_LOCAL_PRACTICE, **more):
    rows = timetable(
        care, [day(one) for one in held], as_at=day(as_at), calendar=ENGLAND, local=local, **more
    )
    last = rows[-1]
    return Reasons(ENGLAND, local).of(
        last.rule, last.anchor, last.anchor_on, last.due_by, last.note
    )


@pytest.mark.parametrize(
    ("counts_from", "completed", "expected"),
    [
        ("completion", "Wed 17 Jun 2026",
         ["REV-7 due Wed 24 Jun 2026", "REV-1 due Wed 3 Jun 2026", "REV-2 due Thu 17 Sep 2026"]),
        ("start", "Wed 17 Jun 2026",
         ["REV-1 due Wed 3 Jun 2026", "REV-7 due Wed 24 Jun 2026", "REV-2 due Thu 27 Aug 2026"]),
        ("completion", None, ["REV-1 due Wed 3 Jun 2026", "REV-7 due Wed 24 Jun 2026"]),
    ],
)  # fmt: skip
def test_an_adjourned_review_is_completed_in_20_working_days_and_moves_no_limit(
    counts_from, completed, expected
):
    local = LocalPractice(series_counts_from=counts_from)
    adjourned = {day("Wed 27 May 2026"): day(completed) if completed else None}
    assert sorted(lines(TUE_5_MAY, adjourned=adjourned, local=local)) == sorted(expected)


def test_a_review_the_iro_directs_is_due_by_the_day_named():
    directed = [Direction(day("Mon 6 Jul 2026"), day("Fri 17 Jul 2026"))]
    assert lines(TUE_5_MAY, ["Wed 27 May 2026"], directions=directed)[-1] == (
        "REV-4 due Fri 17 Jul 2026"
    )


def test_a_direction_later_than_the_law_asks_does_not_bind():
    directed = [Direction(day("Mon 6 Jul 2026"), day("Thu 1 Oct 2026"))]
    assert lines(TUE_5_MAY, ["Wed 27 May 2026"], directions=directed)[-1] == (
        "REV-2 due Thu 27 Aug 2026"
    )


def test_local_practice_binds_where_it_is_stricter():
    local = LocalPractice(first_within_working_days=15, later_within_months=5)
    assert lines(TUE_5_MAY, ["Wed 20 May 2026", "Wed 19 Aug 2026"], local=local) == [
        "LOC-1 due Wed 27 May 2026",
        "REV-2 due Thu 20 Aug 2026",
        "LOC-3 due Tue 19 Jan 2027",
    ]


def test_a_move_asks_for_a_review_only_where_local_practice_says_so():
    moved = Care(day("Tue 5 May 2026"), moved_on=(day("Mon 29 Jun 2026"),))
    held = ["Wed 27 May 2026"]
    assert lines(moved, held)[-1] == "REV-2 due Thu 27 Aug 2026"
    local = LocalPractice(after_a_move_within_working_days=20)
    assert lines(moved, held, local=local)[-1] == "LOC-4 due Mon 27 Jul 2026"


def test_short_breaks_are_reviewed_after_three_months_then_six():
    breaks = Care(day("Sat 10 Jan 2026"), is_short_breaks=True)
    assert lines(breaks, ["Tue 31 Mar 2026"]) == [
        "SB-2 due Fri 10 Apr 2026",
        "SB-2 due Wed 30 Sep 2026",
    ]


@pytest.mark.parametrize(
    ("care", "held", "words"),
    [
        (Care(day("Fri 20 Mar 2026")), [],
         ("20 working days, not counting Good Friday and Easter Monday, from Fri 20 March 2026, "
         "when the child became looked after")),
        (TUE_5_MAY, ["Wed 27 May 2026"],
         "3 months from Wed 27 May 2026, when the first review was held"),
        (Care(day("Tue 5 May 2026"), day("Mon 1 Jun 2026")), [],
         "Care ended first, so no review was due."),
    ],
)  # fmt: skip
def test_a_reason_says_the_arithmetic_in_words(care, held, words):
    assert words in reason(care, held)


def test_a_rule_that_is_not_verified_says_so():
    care = Care(
        day("Mon 5 Jan 2026"),
        placed=(Period(day("Mon 2 Mar 2026"), day("Mon 1 Jun 2026")),),
    )
    held = ["Mon 26 Jan 2026", "Mon 23 Mar 2026"]
    assert "not verified" in reason(care, held)


def test_a_date_past_the_table_of_holidays_warns():
    assert "table of bank holidays ends" in reason(
        Care(day("Mon 23 Dec 2030")), as_at="Tue 31 Dec 2030"
    )


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ("[reviews]\nfirst_within_working_days = 25\nsecond_within_months = 'two'\n",
         ["looser than the 20 allowed", "must be a whole number"]),
        ("[reviews]\nfrequency = 3\n", ["frequency is not a setting"]),
        ("[review]\n", ["no [reviews] table"]),
        ("[reviews\n", ["practice.toml"]),
    ],
)  # fmt: skip
def test_a_practice_file_is_refused_with_all_its_faults(tmp_path, written, faults):
    path = tmp_path / "practice.toml"
    path.write_text(written)
    with pytest.raises(CannotUsePractice) as refusal:
        read_practice(path)
    for fault in faults:
        assert fault in str(refusal.value)


def test_a_practice_file_is_read(tmp_path):
    path = tmp_path / "practice.toml"
    path.write_text("[reviews]\nlater_within_months = 5\nseries_counts_from = 'start'\n")
    assert read_practice(path) == LocalPractice(later_within_months=5, series_counts_from="start")
