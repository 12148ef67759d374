"""The officer, the child and the meeting."""

from __future__ import annotations

import pytest
from tests.dates import day

from footprint.rules import allocations, carers, conferences, meetings
from footprint.rules.allocations import Tie
from footprint.rules.working_days import england

ENGLAND = england()


def test_an_iro_is_named_before_the_first_review() -> None:
    first_review = day("Mon 30 Mar 2026")
    assert allocations.is_appointed_in_time(day("Fri 27 Mar 2026"), first_review)
    assert allocations.is_appointed_in_time(first_review, first_review)
    assert not allocations.is_appointed_in_time(day("Tue 31 Mar 2026"), first_review)


def test_an_experienced_registered_social_worker_with_no_tie_may_be_the_iro() -> None:
    assert allocations.why_not_eligible(set(), is_registered=True, is_experienced=True) == []


@pytest.mark.parametrize("tie", list(Tie))
def test_any_tie_to_the_case_rules_a_person_out(tie: Tie) -> None:
    why = allocations.why_not_eligible({tie}, is_registered=True, is_experienced=True)
    assert why == [f"This person {tie.label}."]


def test_every_reason_is_given_at_once() -> None:
    why = allocations.why_not_eligible(
        {Tie.MANAGES_CASE, Tie.HOLDS_BUDGET}, is_registered=False, is_experienced=False
    )
    assert len(why) == 4


@pytest.mark.parametrize(
    ("children", "full_time", "is_within", "because"),
    [
        (50, 1.0, True, "the lower end counts"),
        (70, 1.0, True, "the upper end counts"),
        (71, 1.0, False, "one too many"),
        (49, 1.0, False, "fewer than the band"),
        (36, 0.5, False, "half-time: 25 to 35"),
        (35, 0.5, True, "half-time: 25 to 35"),
    ],
)
def test_caseload_is_counted_by_working_time(
    children: int, full_time: float, is_within: bool, because: str
) -> None:
    assert allocations.is_within_caseload(children, full_time) is is_within, because


@pytest.mark.parametrize(
    ("met_on", "has_met", "because"),
    [
        ([], False, "never"),
        (["Mon 2 Feb 2026"], False, "before the review before: that was for that one"),
        (["Thu 5 Feb 2026"], False, "on the day of the review before: that was for that one"),
        (["Wed 1 Apr 2026"], True, "between the two"),
        (["Tue 5 May 2026"], True, "on the day of the review"),
        (["Wed 6 May 2026"], False, "after it"),
    ],
)
def test_the_iro_meets_the_child_before_each_review(
    met_on: list[str], has_met: bool, because: str
) -> None:
    days = [day(one) for one in met_on]
    previous, review = day("Thu 5 Feb 2026"), day("Tue 5 May 2026")
    assert meetings.has_met_child(days, review, previous) is has_met, because


def test_before_a_first_review_any_meeting_counts() -> None:
    assert meetings.has_met_child([day("Mon 2 Feb 2026")], day("Thu 5 Feb 2026"))


def test_a_review_in_long_term_fostering_needs_no_meeting_after_a_year() -> None:
    since = day("Mon 3 Mar 2025")
    assert not meetings.needs_no_meeting(since, day("Tue 3 Mar 2026"))
    assert meetings.needs_no_meeting(since, day("Wed 4 Mar 2026"))


def test_a_council_may_ask_for_reports_and_midway_checks_sooner() -> None:
    review = day("Wed 8 Apr 2026")
    assert meetings.report_due_by(review, ENGLAND, working_days=5) == day("Mon 30 Mar 2026")
    assert meetings.midway_check_due_by(review, months=2) == day("Mon 8 Jun 2026")


@pytest.mark.parametrize(
    ("others", "has_social_care", "is_quorate"),
    [(2, True, True), (1, True, False), (3, False, False)],
)
def test_a_conference_needs_social_care_and_two_others(
    others: int, has_social_care: bool, is_quorate: bool
) -> None:
    assert conferences.is_quorate(others, has_social_care=has_social_care) is is_quorate


def test_after_a_birth_there_is_longer_where_the_mother_is_unfit() -> None:
    born = day("Thu 24 Dec 2026")
    late = conferences.meeting_after_birth_due_by(born, mother_is_unfit=True)
    assert late == day("Wed 13 Jan 2027")


def test_minutes_go_out_within_15_to_20_working_days() -> None:
    held = day("Thu 2 Apr 2026")
    assert conferences.minutes_due_by(held, ENGLAND) == day("Tue 5 May 2026")
    assert conferences.minutes_due_by(held, ENGLAND, 15) == day("Mon 27 Apr 2026")


def test_only_a_carer_s_first_review_must_go_to_the_panel() -> None:
    assert [carers.must_go_to_panel(number) for number in (1, 2, 3)] == [True, False, False]


def test_a_temporary_approval_may_be_extended_by_eight_weeks() -> None:
    placed = day("Mon 2 Mar 2026")
    assert carers.temporary_approval_ends_by(placed, is_extended=True) == day("Mon 17 Aug 2026")
