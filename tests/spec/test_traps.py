"""The traps of `traps.md`: every row run for real, by what the columns of its table ask."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.case_tables import Case, tables
from tests.clocks import last_day
from tests.dates import day
from tests.histories import duties_as_returned, duties_of, in_words, practice, tell, were_on_time

from footprint.facts.tables import DERIVED, GIVEN
from footprint.rules import (
    challenge,
    education,
    meetings,
    plans,
    publishing,
    retention,
    returns,
    reviews,
    scope,
    short_breaks,
)
from footprint.rules.book import entries
from footprint.rules.counting import birthday
from footprint.rules.register import RULES, Rule
from footprint.rules.short_breaks import Breaks
from footprint.rules.working_days import add_working_days, book_by, england, is_working_day
from footprint.terms.participation import Participation
from footprint.terms.periods import Period, ReportingYear

PAGE = Path(__file__).with_name("traps.md")
TRAPS = tables(PAGE)
ENGLAND = england()
WORDS = {True: "yes", False: "no", None: "not known"}
CHECKS: dict[tuple[str, ...], Callable[..., None]] = {}


def columns(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Say that a check runs the rows of every table with these columns."""

    def register(check: Callable[..., None]) -> Callable[..., None]:
        CHECKS[names] = check
        return check

    return register


@pytest.mark.parametrize(
    "case",
    [case for rows in TRAPS.values() for case in rows],
    ids=[f"trap {title.split('.')[0]}" for title, rows in TRAPS.items() for _ in rows],
)
def test_a_trap_is_avoided(case: Case) -> None:
    CHECKS[tuple(case)](*case.values())


def test_all_28_traps_are_here_in_order() -> None:
    assert [int(title.split(".")[0]) for title in TRAPS] == list(range(1, 29))


def test_every_trap_has_a_row_and_every_check_is_used() -> None:
    assert all(TRAPS.values())
    assert set(CHECKS) == {tuple(case) for rows in TRAPS.values() for case in rows}


def test_the_tests_that_the_page_names_are_here() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE.read_text(encoding="utf-8")))
    assert named
    assert named <= set(globals())


@columns("case", "start", "rule", "due by", "a slip", "would give")
def limit(case: str, start: str, rule: str, due_by: str, slip: str, would_give: str) -> None:
    assert last_day(rule, day(start)) == day(due_by), case
    if slip != "-":
        slipped = last_day(slip, day(start))
        assert slipped == day(would_give)
        assert slipped != day(due_by)


@columns("case", "history", "local practice", "as at", "duties")
def history(case: str, history: str, local: str, as_at: str, duties: str) -> None:
    assert in_words(duties_of(history, day(as_at), practice(local))) == duties, case


@columns("case", "episodes", "reviews", "as at", "duties")
def returned(case: str, episodes: str, reviews: str, as_at: str, duties: str) -> None:
    assert in_words(duties_as_returned(episodes, reviews, day(as_at))) == duties, case


@columns("limit", "book by")
def booked(limit: str, booked: str) -> None:
    assert book_by(day(limit), ENGLAND) == day(booked)


@columns("day", "a working day", "called")
def working_day(on: str, is_working: str, called: str) -> None:
    assert WORDS[is_working_day(day(on), ENGLAND)] == is_working
    assert ENGLAND.names.get(day(on), "-") == called


@columns("proclaimed", "start", "without it", "with it")
def proclaimed(on: str, start: str, without: str, with_it: str) -> None:
    later = england([(day(on), "One-off holiday")])
    assert add_working_days(day(start), 20, ENGLAND) == day(without)
    assert add_working_days(day(start), 20, later) == day(with_it)


@columns("limit", "says that it may move")
def uncertain(limit: str, may_move: str) -> None:
    assert WORDS[ENGLAND.why_uncertain(day(limit)) is not None] == may_move


@columns("terms", "education plan reviewed", "without a review")
def terms(terms: str, reviewed: str, without: str) -> None:
    found = education.terms_without_review(spans(terms), [day(reviewed)])
    assert found == spans(without)


def spans(words: str) -> list[Period]:
    """Read "Mon 5 Jan 2026 to Thu 22 Jan 2026; ..."."""
    return [Period(*map(day, span.split(" to "))) for span in words.split("; ")]


@columns("in care", "accommodated for", "looked after")
def looked_after(in_care: str, accommodated_for: str, looked_after: str) -> None:
    hours = timedelta(hours=int(accommodated_for.split(maxsplit=1)[0]))
    found = scope.is_looked_after(is_in_care=in_care == "yes", accommodated_for=hours)
    assert WORDS[found] == looked_after


@columns("stays", "as at", "no longer short breaks on", "first review then by")
def stays(stays: str, as_at: str, stopped: str, review_by: str) -> None:
    found = short_breaks.stop_being_short_breaks_on(Breaks(spans(stays)), day(as_at))
    assert found == (None if stopped == "-" else day(stopped))
    if found is not None:
        assert reviews.first_review_due_by(found, ENGLAND) == day(review_by)


@columns("history", "year to", "on time")
def on_time(history: str, year_to: str, answer: str) -> None:
    assert WORDS[were_on_time(history, ReportingYear.of(day(year_to)))] == answer


@columns("looked after from", "year to", "counted")
def counted(start: str, year_to: str, counted: str) -> None:
    year = ReportingYear.of(day(year_to))
    assert WORDS[returns.counts_at_year_end(day(start), year, ENGLAND)] == counted


@columns("born", "review", "code", "fits")
def fits(born: str, review: str, code: str, fits: str) -> None:
    found = returns.participation_fits_age(day(born), day(review), Participation(code))
    assert WORDS[found] == fits


@columns("born", "turns", "on")
def turns(born: str, age: str, on: str) -> None:
    assert birthday(day(born), int(age)) == day(on)


@columns("code", "attended", "contributed")
def took_part(code: str, attended: str, contributed: str) -> None:
    meant = Participation(code)
    assert WORDS[meant.counts_as_attending] == attended
    assert WORDS[meant.counts_as_contributing] == contributed


@columns("placed", "placement plan due by")
def placement_plan(placed: str, due_by: str) -> None:
    found = plans.placement_plan_due_by(day(placed), ENGLAND)
    assert found == (None if due_by == "no day was set" else day(due_by))


@columns("rule", "a page says", "verified")
def force(rule: str, says: str, verified: str) -> None:
    assert RULES[rule].force.label == says
    assert WORDS[RULES[rule].is_certain] == verified


@columns("children", "of", "the count is hidden", "the percentage shows")
def percentage(children: str, of: str, hidden: str, shows: str) -> None:
    count, is_hidden = int(children), hidden == "yes"
    assert publishing.is_small(count) == is_hidden
    assert publishing.published_percent(count, int(of), is_hidden=is_hidden) == shows


@columns("born", "died", "record kept until")
def kept(born: str, died: str, until: str) -> None:
    found = (
        retention.case_record_kept_until(day(born))
        if died == "-"
        else retention.case_record_after_death_kept_until(day(born), day(died))
    )
    assert found == day(until)


def test_a_review_without_a_meeting_is_a_review() -> None:
    """After a year of long-term fostering no meeting is needed; the next is due all the same."""
    long_term_from, reviewed_on = day("Mon 3 Mar 2025"), day("Thu 5 Mar 2026")
    assert meetings.needs_no_meeting(long_term_from, reviewed_on)
    assert reviews.later_review_due_by(reviewed_on) == day("Sat 5 Sep 2026")


def test_a_review_is_adjourned_once() -> None:
    assert reviews.why_not_adjourn(times_adjourned=0) is None
    assert "once" in str(reviews.why_not_adjourn(times_adjourned=1))


def test_no_rule_takes_a_moment() -> None:
    for entry in entries():
        if isinstance(entry, Rule):
            hints = inspect.get_annotations(entry.function).values()
            assert not any("datetime" in str(hint) for hint in hints), entry.id


def test_no_fact_holds_a_moment() -> None:
    kinds = {column.type for table in (*GIVEN, *DERIVED) for column in table.columns}
    assert "DATE" in kinds
    assert not any("TIME" in kind for kind in kinds)


def test_a_dispute_knows_only_the_day_it_began() -> None:
    assert list(inspect.signature(challenge.dispute_due_by).parameters) == ["began_on", "calendar"]


def test_a_history_that_is_misspelt_is_no_history() -> None:
    with pytest.raises(AssertionError, match="no event"):
        tell("into care Mon 2 Feb 2026; reviewed")
