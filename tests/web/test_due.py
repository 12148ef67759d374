"""Where a date stands: a word, a shape, a distance; and only statute is ever missed."""

from __future__ import annotations

import pytest
from tests.case_tables import Case, cases
from tests.dates import day

from footprint.rules.working_days import england
from footprint.terms.sources import Force
from footprint.web.shared.due import BINDING, from_today, limit_in_words, state_of, with_distance

# Good Friday is Fri 3 Apr 2026, Easter Monday Mon 6 Apr 2026
STANDINGS = """
today           | due by          | force     | done on         | shape     | word                    | distance
Thu 16 Apr 2026 | Tue 14 Apr 2026 | statute   | -               | late      | Late                    | by 2 working days
Thu 16 Apr 2026 | Tue 14 Apr 2026 | guidance  | -               | past      | Past the standard       | by 2 working days
Thu 16 Apr 2026 | Tue 14 Apr 2026 | local     | -               | past      | Past our aim            | by 2 working days
Thu 16 Apr 2026 | Tue 14 Apr 2026 | data      | -               | late      | Late                    | by 2 working days
Tue 7 Apr 2026  | Thu 2 Apr 2026  | statute   | -               | late      | Late                    | by 1 working day
Sun 19 Apr 2026 | Fri 17 Apr 2026 | statute   | -               | late      | Late                    | by 2 days
Sat 18 Apr 2026 | Fri 17 Apr 2026 | statute   | -               | late      | Late                    | by 1 day
Thu 16 Apr 2026 | Thu 16 Apr 2026 | statute   | -               | at-risk   | Due                     | today
Thu 16 Apr 2026 | Fri 17 Apr 2026 | statute   | -               | at-risk   | Due                     | tomorrow
Thu 16 Apr 2026 | Tue 21 Apr 2026 | local     | -               | at-risk   | At risk                 | in 3 working days
Thu 16 Apr 2026 | Wed 22 Apr 2026 | statute   | -               | fine      | On course               | in 4 working days
Thu 2 Apr 2026  | Thu 9 Apr 2026  | statute   | -               | at-risk   | At risk                 | in 3 working days
Thu 16 Apr 2026 | Tue 14 Apr 2026 | statute   | Tue 14 Apr 2026 | done      | Done in time            | -
Thu 16 Apr 2026 | Tue 14 Apr 2026 | statute   | Wed 15 Apr 2026 | done-late | Done late               | by 1 working day
Thu 16 Apr 2026 | Tue 14 Apr 2026 | guidance  | Wed 15 Apr 2026 | done-late | Done after the standard | by 1 working day
Thu 16 Apr 2026 | Tue 14 Apr 2026 | local     | Wed 15 Apr 2026 | done-late | Done after our aim      | by 1 working day
"""  # noqa: E501 -- a table reads by its columns


@pytest.mark.parametrize("case", cases(STANDINGS), ids=lambda case: " ".join(case.values()))
def test_a_date_stands_where_its_words_say(case: Case) -> None:
    found = state_of(
        day(case["due by"]),
        today=day(case["today"]),
        force=Force(case["force"]),
        calendar=england(),
        done_on=None if case["done on"] == "-" else day(case["done on"]),
    )
    wanted = (case["shape"], case["word"], case["distance"].replace("-", ""))
    assert (found.shape, found.word, found.distance) == wanted


@pytest.mark.parametrize("force", Force)
def test_only_what_must_be_done_is_ever_called_late(force: Force) -> None:
    due_by, today = day("Tue 14 Apr 2026"), day("Thu 16 Apr 2026")
    open_, done = (
        state_of(due_by, today=today, force=force, calendar=england(), done_on=done_on)
        for done_on in (None, today)
    )
    says_late = "late" in f"{open_.word} {done.word}".lower()
    assert says_late == (BINDING[force] == "must")
    assert says_late == limit_in_words(force, "held").startswith("must")


@pytest.mark.parametrize("is_at_risk", [True, False])
def test_whoever_knows_better_than_the_days_says_so(*, is_at_risk: bool) -> None:
    found = state_of(
        day("Thu 28 May 2026") if is_at_risk else day("Fri 17 Apr 2026"),
        today=day("Thu 16 Apr 2026"),
        force=Force.STATUTE,
        calendar=england(),
        is_at_risk=is_at_risk,
    )
    assert found.word == ("At risk" if is_at_risk else "On course")


DISTANCES = """
today           | day             | words
Thu 16 Apr 2026 | Tue 21 Apr 2026 | in 3 working days
Thu 16 Apr 2026 | Thu 16 Apr 2026 | today
Thu 16 Apr 2026 | Wed 15 Apr 2026 | yesterday
Thu 16 Apr 2026 | Tue 14 Apr 2026 | 2 working days ago
Fri 17 Apr 2026 | Sun 19 Apr 2026 | in 2 days
Thu 2 Apr 2026  | Mon 6 Apr 2026  | in 4 days
Mon 6 Apr 2026  | Thu 2 Apr 2026  | 4 days ago
"""


@pytest.mark.parametrize("case", cases(DISTANCES), ids=lambda case: " ".join(case.values()))
def test_a_day_is_as_far_as_people_count_it(case: Case) -> None:
    assert from_today(day(case["day"]), day(case["today"]), england()) == case["words"]


def test_a_day_is_written_with_its_distance() -> None:
    words = with_distance(day("Tue 21 Apr 2026"), day("Thu 16 Apr 2026"), england())
    assert words == "Tue 21 April 2026, in 3 working days"
