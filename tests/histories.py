"""A child's history in words, and the duties that follow from it, in words again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import duckdb
from tests.dates import day

from footprint.facts.build import build, create_given
from footprint.rules.course import Care, Direction
from footprint.rules.practice import NO_LOCAL_PRACTICE, LocalPractice
from footprint.rules.returns import had_every_review_on_time
from footprint.rules.timetable import Duty, timetable
from footprint.rules.working_days import england
from footprint.terms.periods import Period, ReportingYear
from footprint.terms.reviews import Note

A_DAY = r"[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d{4}"
EVENT = re.compile(rf"(?P<what>\D+?) (?P<on>{A_DAY})(?: (?:by|to) (?P<by>{A_DAY}))?")
EPISODE = re.compile(
    rf"(?P<status>\w+) in (?P<home>\w+) from (?P<start>{A_DAY})(?: to (?P<end>{A_DAY}))?"
)


@dataclass
class Told:
    """One looked-after period as its history tells it."""

    care: Care
    held: list[date] = field(default_factory=list)
    directions: list[Direction] = field(default_factory=list)
    adjourned: dict[date, date | None] = field(default_factory=dict)
    seen_from: date | None = None


def duties_of(history: str, as_at: date, local: LocalPractice = NO_LOCAL_PRACTICE) -> list[Duty]:
    """List the duties of every period a history tells of."""
    return [
        duty
        for told in tell(history)
        for duty in timetable(
            told.care,
            told.held,
            as_at=as_at,
            calendar=england(),
            seen_from=told.seen_from,
            local=local,
            directions=told.directions,
            adjourned=told.adjourned,
        )
    ]


def tell(history: str) -> list[Told]:
    """Read "into care Mon 2 Feb 2026; review Fri 6 Mar 2026; ..." as periods of care."""
    periods: list[Told] = []
    seen_from = None
    for what, on, by in _events(history):
        if what == "seen from":
            seen_from = on
        elif what in {"into care", "short breaks from"}:
            care = Care(on, is_short_breaks=what != "into care")
            periods.append(Told(care, seen_from=seen_from))
        else:
            _add(periods[-1], what, on, by)
    return periods


def _events(history: str) -> Iterator[tuple[str, date, date | None]]:
    for words in history.split("; "):
        found = EVENT.fullmatch(words)
        assert found, f"This is no event: {words}"
        yield found["what"], day(found["on"]), found["by"] and day(found["by"])


def _add(told: Told, what: str, on: date, by: date | None) -> None:
    care = told.care
    if what == "review":
        told.held.append(on)
    elif what == "adjourned":
        told.adjourned[on] = None
    elif what == "completed":
        told.adjourned[max(told.adjourned)] = on
    elif what == "review asked for":
        told.directions.append(Direction(on, by or on))
    else:
        changes: dict[str, dict[str, Any]] = {
            "left": {"ended_on": on},
            "authority to place": {"authorised_on": on},
            "placed for adoption": {"placed": (*care.placed, Period(on))},
            "returned": {"placed": tuple(Period(one.start, one.end or on) for one in care.placed)},
            "moved": {"moved_on": (*care.moved_on, on)},
        }
        told.care = replace(care, **changes[what])


def were_on_time(history: str, year: ReportingYear) -> bool | None:
    """Say whether every review of a year was in time and none outstanding, as its last day sees."""
    duties = duties_of(history, year.last_day)
    return had_every_review_on_time(
        [duty.in_time for duty in duties if duty.held_on and duty.held_on in year],
        outstanding=sum(duty.is_outstanding for duty in duties),
    )


def practice(words: str) -> LocalPractice:
    """Read "name = value", as it stands in a practice file."""
    if words == "-":
        return NO_LOCAL_PRACTICE
    name, value = words.split(" = ")
    return LocalPractice(**{name: int(value) if value.isdigit() else value})


def in_words(duties: list[Duty]) -> str:
    """Sum a duty list up: "REV-1 by Mon 9 Feb 2026: in time; REV-2 by Tue 5 May 2026: to come"."""
    return "; ".join(f"{duty.rule} by {_day(duty.due_by)}: {_verdict(duty)}" for duty in duties)


def _day(on: date | None) -> str:
    return f"{on:%a} {on.day} {on:%b %Y}" if on else "no day known"


def _verdict(duty: Duty) -> str:
    if duty.held_on is not None:
        return {True: "in time", False: "late", None: "not known"}[duty.in_time]
    if duty.is_outstanding:
        return "outstanding"
    return duty.note.value if duty.note.value == "lapsed" else "to come"


def duties_as_returned(episodes: str, reviews: str, as_at: date) -> list[Duty]:
    """List the duties the facts give one child of a return, whatever its periods turn out to be."""
    store = duckdb.connect()
    create_given(store)
    for words in episodes.split("; "):
        found = EPISODE.fullmatch(words)
        assert found, f"This is no episode: {words}"
        start, end = day(found["start"]), found["end"] and day(found["end"])
        store.execute(
            "INSERT INTO given.episodes_given (child, started_on, ended_on, legal_status, home)"
            " VALUES ('Amy', ?, ?, ?, ?)",
            [start, end, found["status"], found["home"]],
        )
    for on in filter(None, reviews.strip("-").split("; ")):
        store.execute(
            "INSERT INTO given.reviews_given (child, held_on) VALUES ('Amy', ?)", [day(on)]
        )
    facts = build(store, as_at=as_at, reviews_from=date(2000, 1, 1))
    rows = facts.store.execute(
        "SELECT sequence, rule, anchor, anchor_on, due_by, held_on, in_time, outstanding, note"
        f" FROM {facts.schema}.duties ORDER BY period_start, sequence"
    ).fetchall()
    return [Duty(*row[:-1], note=Note(row[-1])) for row in rows]
