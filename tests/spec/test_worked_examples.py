"""The worked examples of `worked_examples.md`, each row run for real."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case_tables import Case, tables
from tests.clocks import last_day
from tests.dates import day
from tests.histories import duties_of, in_words, practice, tell, were_on_time

from footprint.rules import health, pathway, returns
from footprint.rules.working_days import book_by, england
from footprint.terms.periods import Period, ReportingYear

WORDS = {True: "yes", False: "no", None: "not known"}
EXAMPLES = tables(Path(__file__).with_name("worked_examples.md"))


def each(section: str) -> pytest.MarkDecorator:
    """Run a test for each row of a section's table."""
    names = [case.get("no.") or case["child"] for case in EXAMPLES[section]]
    return pytest.mark.parametrize("case", EXAMPLES[section], ids=names)


def test_all_27_examples_are_here() -> None:
    numbers = {case["no."] for rows in EXAMPLES.values() for case in rows if "no." in case}
    assert numbers == {str(n) for n in range(1, 28)}
    assert {case["child"][0] for case in EXAMPLES["On time in the year to 31 March 2026"]} == set(
        "ABCDEF"
    )


@each("One event, one limit")
def test_one_event_gives_one_limit(case: Case) -> None:
    start, due_by = day(case["start"]), day(case["due by"])
    assert last_day(case["rule"], start) == due_by, case["why it matters"]
    slipped = last_day(case["a slip"], start)
    assert slipped == day(case["would give"])
    assert slipped != due_by


@each("Limits that end on a day off")
def test_a_limit_on_a_day_off_is_booked_earlier(case: Case) -> None:
    assert book_by(day(case["limit"]), england()) == day(case["book by"])


@each("Histories")
def test_a_history_gives_its_duties(case: Case) -> None:
    duties = duties_of(case["history"], day(case["as at"]), practice(case["local practice"]))
    assert in_words(duties) == case["duties"], case["why it matters"]


@each("Turning 16")
def test_turning_16(case: Case) -> None:
    born = day(case["born"])
    eligible = pathway.eligible_on(born, [Period(day(case["looked after from"]))])
    assert eligible == day(case["eligible on"])
    assert pathway.needs_assessment_due_by(born, eligible) == day(case["needs assessed by"])


@each("Health across the fifth birthday")
def test_health_across_the_fifth_birthday(case: Case) -> None:
    due_by = health.health_assessment_due_by(day(case["last assessed"]), day(case["born"]))
    assert due_by == day(case["next by"])


@each("On time in the year to 31 March 2026")
def test_on_time_is_judged_child_by_child(case: Case) -> None:
    year = ReportingYear(2026)
    started_on = tell(case["history"])[-1].care.started_on
    counted = returns.counts_at_year_end(started_on, year, england())
    on_time = were_on_time(case["history"], year)
    assert (WORDS[counted], WORDS[on_time]) == (case["counted"], case["on time"])
