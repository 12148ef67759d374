"""Health, education and the pathway out of care."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dates import day

from footprint.rules import education, health, pathway
from footprint.rules.counting import birthday
from footprint.rules.working_days import england
from footprint.terms.periods import Period, ReportingYear

BORN = "Tue 31 Aug 2010"
ONE_DAY = timedelta(days=1)


def care(*written: tuple[str, str | None]) -> list[Period]:
    return [Period(day(start), day(end) if end else None) for start, end in written]


@pytest.mark.parametrize(
    ("periods", "eligible", "because"),
    [
        ([("Tue 1 Sep 2026", None)], "Tue 1 Dec 2026", "13 weeks after coming into care at 16"),
        ([("Thu 1 Jan 2026", None)], "Mon 31 Aug 2026", "13 weeks passed: on turning 16"),
        (
            [("Wed 1 Jan 2020", None)],
            "Mon 31 Aug 2026",
            "since long before: on turning 16",
        ),
        ([("Thu 1 Jan 2026", "Mon 31 Aug 2026")], None, "left the day of turning 16"),
        ([("Sun 1 Jan 2023", "Mon 2 Sep 2024")], None, "left at 14, not looked after at 16"),
        (
            [("Thu 1 Jan 2026", "Thu 12 Feb 2026"), ("Tue 1 Sep 2026", None)],
            "Tue 20 Oct 2026",
            "6 weeks before, 7 after: the weeks add up",
        ),
        (
            [("Thu 1 Jan 2026", "Mon 1 Jun 2026"), ("Tue 1 Sep 2026", "Wed 2 Sep 2026")],
            "Tue 1 Sep 2026",
            "13 weeks were full before 16: the first day back is enough",
        ),
        ([("Tue 1 Sep 2026", "Tue 1 Dec 2026")], None, "left on the very day"),
        ([("Mon 5 Jun 2028", None)], None, "turned 18 within 13 weeks"),
    ],
)
def test_a_child_becomes_eligible_when_thirteen_weeks_add_up(
    periods: list[tuple[str, str | None]], eligible: str | None, because: str
) -> None:
    found = pathway.eligible_on(day(BORN), care(*periods))
    assert found == (eligible and day(eligible)), because


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 120)), max_size=12))
def test_eligibility_is_the_first_day_that_counting_day_by_day_gives(
    gaps_and_lengths: list[tuple[int, int]],
) -> None:
    born = day(BORN)
    first, periods = day("Sat 1 Jun 2024"), []
    for gap, length in gaps_and_lengths:
        start = first + gap * ONE_DAY
        first = start + length * ONE_DAY
        periods.append(Period(start, first))
    counted, expected = 0, None
    for n in range((birthday(born, 18) - birthday(born, 14)).days):
        today = birthday(born, 14) + n * ONE_DAY
        is_in_care = any(today in period for period in periods)
        if is_in_care and counted >= 91 and today >= birthday(born, 16):
            expected = today
            break
        counted += is_in_care
    assert pathway.eligible_on(born, periods) == expected


def test_needs_are_assessed_three_months_from_16_or_from_becoming_eligible() -> None:
    at_sixteen, later = day("Mon 31 Aug 2026"), day("Tue 1 Dec 2026")
    assert pathway.needs_assessment_due_by(day(BORN), at_sixteen) == day("Mon 30 Nov 2026")
    assert pathway.needs_assessment_due_by(day(BORN), later) == day("Mon 1 Mar 2027")


@pytest.mark.parametrize(
    ("assessed", "due_by", "rule"),
    [
        ("Sun 13 Dec 2026", "Sun 13 Jun 2027", "six months end the day before the birthday"),
        ("Mon 14 Dec 2026", "Tue 14 Dec 2027", "they would end on the birthday: twelve"),
        ("Wed 3 Mar 2027", "Fri 3 Mar 2028", "they would end after it: twelve"),
        ("Thu 1 Jul 2027", "Sat 1 Jul 2028", "five already: twelve"),
    ],
)
def test_health_is_assessed_six_monthly_until_the_fifth_birthday(
    assessed: str, due_by: str, rule: str
) -> None:
    born = day("Tue 14 Jun 2022")
    assert health.health_assessment_due_by(day(assessed), born) == day(due_by), rule


def test_a_recent_assessment_spares_the_first_one() -> None:
    into_care, calendar = day("Fri 20 Mar 2026"), england()
    due = health.first_health_assessment_due_by
    assert due(into_care, calendar, day("Sat 20 Dec 2025")) is None
    assert due(into_care, calendar, day("Fri 19 Dec 2025")) == day("Tue 21 Apr 2026")


@pytest.mark.parametrize(
    ("born", "is_due", "because"),
    [
        ("Fri 1 Apr 2022", False, "3 on 1 April 2025"),
        ("Thu 1 Apr 2021", True, "4 on that day"),
        ("Wed 1 Apr 2009", True, "16 on 31 March 2026"),
        ("Tue 31 Mar 2009", False, "17 on that day"),
    ],
)
def test_a_questionnaire_is_due_from_4_at_the_start_to_16_at_the_end(
    born: str, is_due: bool, because: str
) -> None:
    year = ReportingYear(2026)
    found = health.is_questionnaire_due(day(born), year, is_looked_after_all_year=True)
    assert found is is_due, because
    assert not health.is_questionnaire_due(day(born), year, is_looked_after_all_year=False)


def test_a_term_without_a_review_of_the_education_plan_is_found() -> None:
    autumn = Period(day("Tue 1 Sep 2026"), day("Sat 19 Dec 2026"))
    spring = Period(day("Mon 4 Jan 2027"), day("Thu 25 Mar 2027"))
    reviewed = [day("Thu 12 Nov 2026"), day("Sat 2 Jan 2027")]
    assert education.terms_without_review([autumn, spring], reviewed) == [spring]
