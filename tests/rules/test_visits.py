"""When a child is next visited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.dates import day

from footprint.rules import visits

PLACED = "Mon 3 Mar 2025"


@pytest.mark.parametrize(
    ("visited", "due_by", "because"),
    [
        ("Sun 1 Mar 2026", "Sun 12 Apr 2026", "two days inside the first year: six weeks"),
        ("Tue 3 Mar 2026", "Wed 3 Jun 2026", "a year has passed: three months"),
    ],
)
def test_visits_in_a_settled_placement_slow_down_after_a_year(
    visited: str, due_by: str, because: str
) -> None:
    assert visits.settled_visit_due_by(day(visited), day(PLACED)) == day(due_by), because


@pytest.mark.parametrize(
    ("visited", "agrees", "due_by", "because"),
    [
        ("Tue 3 Mar 2026", True, "Thu 3 Sep 2026", "the child agrees: six months"),
        ("Tue 3 Mar 2026", False, "Wed 3 Jun 2026", "the child does not: three months"),
        ("Sun 1 Mar 2026", True, "Sun 12 Apr 2026", "not before a year has passed: six weeks"),
    ],
)
def test_a_child_in_long_term_fostering_may_agree_to_fewer_visits(
    visited: str, agrees: bool, due_by: str, because: str
) -> None:
    found = visits.long_term_foster_visit_due_by(day(visited), day(PLACED), child_agrees=agrees)
    assert found == day(due_by), because


WEEKLY = [
    ("never visited", None, None, "Mon 10 Mar 2025", "the first week"),
    ("never visited, reviewed early", None, "Thu 6 Mar 2025", "Mon 10 Mar 2025", "still a week"),
    ("not yet reviewed", "Fri 7 Mar 2025", None, "Fri 14 Mar 2025", "weekly"),
    ("review a week on", "Fri 7 Mar 2025", "Fri 14 Mar 2025", "Fri 14 Mar 2025", "still weekly"),
    ("review far off", "Fri 7 Mar 2025", "Mon 31 Mar 2025", "Fri 14 Mar 2025", "weekly till then"),
]


@pytest.mark.parametrize(("case", "visited", "reviewed", "due_by", "because"), WEEKLY)
@pytest.mark.parametrize(
    "rule",
    [
        visits.unassessed_parents_visit_due_by,
        visits.connected_person_visit_due_by,
        visits.adoption_visit_due_by,
    ],
)
def test_these_visits_are_weekly_until_the_first_review(
    rule: Callable[..., date | None],
    case: str,
    visited: str | None,
    reviewed: str | None,
    due_by: str,
    because: str,
) -> None:
    found = rule(day(PLACED), visited and day(visited), reviewed and day(reviewed))
    assert found == day(due_by), f"{case}: {because}"


def test_after_the_first_review_each_goes_its_own_way() -> None:
    facts = day(PLACED), day("Mon 31 Mar 2025"), day("Mon 31 Mar 2025")
    assert visits.unassessed_parents_visit_due_by(*facts) == day("Mon 12 May 2025")
    assert visits.connected_person_visit_due_by(*facts) == day("Mon 28 Apr 2025")
    assert visits.adoption_visit_due_by(*facts) is None


def test_a_child_at_home_under_a_care_order_is_visited_six_weekly_after_the_first_visit() -> None:
    ordered, visited = day("Mon 2 Mar 2026"), day("Fri 6 Mar 2026")
    assert visits.care_order_at_home_visit_due_by(ordered, visited) == day("Fri 17 Apr 2026")


def test_a_move_starts_the_visits_again() -> None:
    assert visits.first_visit_due_by(day("Wed 10 Jun 2026")) == day("Wed 17 Jun 2026")
