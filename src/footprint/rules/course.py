"""The course of one looked-after period: which limits run for the next review, and which binds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from footprint.rules import adoption, practice, reviews, short_breaks
from footprint.rules.practice import NO_LOCAL_PRACTICE, LocalPractice
from footprint.rules.working_days import Calendar
from footprint.terms.periods import Period
from footprint.terms.reviews import Anchor, Note


@dataclass(frozen=True, slots=True)
class Care:
    """What of one looked-after period (or series of short breaks) decides its reviews."""

    started_on: date
    ended_on: date | None = None
    """The day care ended; a review held that day still belongs to the period."""
    authorised_on: date | None = None
    """The day the agency first had authority to place for adoption."""
    placed: tuple[Period, ...] = ()
    """Times the child was placed for adoption."""
    moved_on: tuple[date, ...] = ()
    """Days of moves; they matter only where local practice asks for a review after one."""
    is_short_breaks: bool = False


@dataclass(frozen=True, slots=True)
class Direction:
    """A review the IRO directs, or an event requires, by a day (regulation 33(3))."""

    made_on: date
    due_by: date


class Stage(Enum):
    """Which review of its series is the next one."""

    FIRST = auto()
    SECOND = auto()
    LATER = auto()
    PLACED_SECOND = auto()
    PLACED_LATER = auto()
    UNSEEN = auto()
    UNSEEN_PLACED = auto()
    BREAKS_FIRST = auto()
    BREAKS_LATER = auto()
    UNSEEN_BREAKS = auto()


AFTER = {
    Stage.FIRST: Stage.SECOND,
    Stage.SECOND: Stage.LATER,
    Stage.LATER: Stage.LATER,
    Stage.PLACED_SECOND: Stage.PLACED_LATER,
    Stage.PLACED_LATER: Stage.PLACED_LATER,
    Stage.UNSEEN: Stage.LATER,
    Stage.UNSEEN_PLACED: Stage.PLACED_LATER,
    Stage.BREAKS_FIRST: Stage.BREAKS_LATER,
    Stage.BREAKS_LATER: Stage.BREAKS_LATER,
    Stage.UNSEEN_BREAKS: Stage.BREAKS_LATER,
}

UNSEEN = {
    Stage.UNSEEN: "REV-3",
    Stage.UNSEEN_PLACED: "ADO-5",
    Stage.UNSEEN_BREAKS: "SB-2",
}
"""Where earlier reviews may be unseen, the rule that the next one falls under at the latest."""


class Limit(NamedTuple):
    """One rule's limit for the next review; no day where the anchor is unseen."""

    rule: str
    anchor: Anchor
    anchor_on: date | None
    due_by: date | None
    note: Note = Note.NONE

    def was_past_due(self, day: date) -> bool:
        return self.due_by is not None and self.due_by < day

    def stands(self) -> Limit:
        note = self.note if self.note is Note.UNSEEN_LIMIT else Note.STANDS
        return Limit(self.rule, self.anchor, self.anchor_on, self.due_by, note)


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that changes which rules run, on its day."""

    on: date
    kind: Anchor
    due_by: date | None = None


@dataclass(frozen=True)
class Course:
    """One period's facts, from which each next limit follows."""

    care: Care
    calendar: Calendar
    local: LocalPractice
    seen_from: date | None
    last_day: date
    directions: tuple[Direction, ...]

    def first_stage(self, first_seen_on: date | None) -> Stage:
        care = self.care
        first = Stage.BREAKS_FIRST if care.is_short_breaks else Stage.FIRST
        if self.seen_from is None or care.started_on >= self.seen_from:
            return first
        (limit, *_) = self._usual(first, None)
        if first_seen_on is not None and not limit.was_past_due(first_seen_on):
            return first
        if care.is_short_breaks:
            return Stage.UNSEEN_BREAKS
        if any(spell.start < self.seen_from and self.seen_from in spell for spell in care.placed):
            return Stage.UNSEEN_PLACED
        return Stage.UNSEEN

    def next_limit(
        self, stage: Stage, previous: date | None, held_on: date | None
    ) -> tuple[Limit, Stage]:
        """Find the binding limit of the review after `previous`, and the stage after it."""
        limits = self._usual(stage, previous)
        after = AFTER[stage]
        for event in self._events(stage, previous, held_on or self.last_day):
            if event.kind is Anchor.PLACED:
                limits = _standing(limits, event.on)
                after = Stage.PLACED_SECOND
            elif event.kind is Anchor.RETURNED:
                limits = _standing(limits, event.on) + self._resumed(stage, previous, event.on)
                after = Stage.SECOND if previous is None and stage is Stage.FIRST else Stage.LATER
            limits.append(self._limit_of(event))
        return _earliest(limits, held_on or self.last_day), after

    def _usual(self, stage: Stage, previous: date | None) -> list[Limit]:
        """List the limits that follow from the review before alone."""
        care, calendar = self.care, self.calendar
        if stage in UNSEEN:
            return self._unseen(UNSEEN[stage])
        if previous is None:
            start = care.started_on
            if stage is Stage.BREAKS_FIRST:
                due_by = short_breaks.first_review_due_by(start)
                return [Limit("SB-2", Anchor.SHORT_BREAKS, start, due_by)]
            due_by = reviews.first_review_due_by(start, calendar)
            limit = Limit("REV-1", Anchor.LOOKED_AFTER, start, due_by)
        elif stage is Stage.SECOND:
            due_by = reviews.second_review_due_by(previous)
            limit = Limit("REV-2", Anchor.FIRST_REVIEW, previous, due_by)
        elif stage is Stage.LATER:
            due_by = reviews.later_review_due_by(previous)
            limit = Limit("REV-3", Anchor.PREVIOUS_REVIEW, previous, due_by)
        elif stage is Stage.PLACED_SECOND:
            due_by = adoption.placed_second_review_due_by(previous)
            return [Limit("ADO-4", Anchor.FIRST_REVIEW, previous, due_by)]
        elif stage is Stage.PLACED_LATER:
            due_by = adoption.placed_later_review_due_by(previous)
            return [Limit("ADO-5", Anchor.PREVIOUS_REVIEW, previous, due_by)]
        else:
            due_by = short_breaks.later_review_due_by(previous)
            return [Limit("SB-2", Anchor.PREVIOUS_REVIEW, previous, due_by)]
        return [limit, *self._stricter(limit)]

    def _stricter(self, limit: Limit) -> Iterator[Limit]:
        """List the local limit beside a limit of regulation 33, where the council set one."""
        local, anchor_on = self.local, limit.anchor_on
        if local is NO_LOCAL_PRACTICE or anchor_on is None:
            return
        if limit.rule == "REV-1" and (days := local.first_within_working_days):
            due_by = practice.local_first_review_due_by(anchor_on, days, self.calendar)
            yield Limit("LOC-1", limit.anchor, anchor_on, due_by)
        if limit.rule == "REV-2" and (months := local.second_within_months):
            due_by = practice.local_second_review_due_by(anchor_on, months)
            yield Limit("LOC-2", limit.anchor, anchor_on, due_by)
        if limit.rule == "REV-3" and (months := local.later_within_months):
            due_by = practice.local_later_review_due_by(anchor_on, months)
            yield Limit("LOC-3", limit.anchor, anchor_on, due_by)

    def _unseen(self, rule: str) -> list[Limit]:
        """No limit can be known, but for the one counted from the last unseen day."""
        assert self.seen_from is not None  # noqa: S101  only a history with unseen days comes here
        unseen_on = self.seen_from - timedelta(days=1)
        due_by = reviews.later_review_due_by(unseen_on)
        return [
            Limit(rule, Anchor.UNSEEN_REVIEW, None, None, Note.UNSEEN),
            Limit(rule, Anchor.UNSEEN_REVIEW, unseen_on, due_by, Note.UNSEEN_LIMIT),
        ]

    def _resumed(self, stage: Stage, previous: date | None, returned_on: date) -> list[Limit]:
        """Regulation 33 as it resumes when a placement for adoption ends."""
        if previous is not None:
            return self._usual(Stage.LATER, previous)
        if stage is not Stage.FIRST:
            return self._usual(Stage.UNSEEN, None)
        return [limit for limit in self._usual(stage, None) if not limit.was_past_due(returned_on)]

    def _limit_of(self, event: _Event) -> Limit:
        if event.kind is Anchor.AUTHORITY:
            rule, due_by = "ADO-1", adoption.authorised_review_due_by(event.on)
        elif event.kind is Anchor.PLACED:
            rule, due_by = "ADO-3", adoption.placed_review_due_by(event.on)
        elif event.kind is Anchor.RETURNED:
            rule, due_by = "ADO-7", adoption.returned_review_due_by(event.on)
        elif event.kind is Anchor.DIRECTION:
            rule, due_by = "REV-4", reviews.directed_review_due_by(event.due_by or event.on)
        else:
            days = self.local.after_a_move_within_working_days or 0
            due_by = practice.local_move_review_due_by(event.on, days, self.calendar)
            rule = "LOC-4"
        return Limit(rule, event.kind, event.on, due_by)

    def _events(self, stage: Stage, previous: date | None, until: date) -> list[_Event]:
        """List what changed the rules after the review before, up to and including a day."""
        if previous is not None:
            after = previous
        elif stage in UNSEEN and self.seen_from is not None:
            after = self.seen_from - timedelta(days=1)
        else:
            after = self.care.started_on - timedelta(days=1)
        return [event for event in self._all_events if after < event.on <= until]

    @cached_property
    def _all_events(self) -> list[_Event]:
        """List everything that changes which rules run, in order."""
        care = self.care
        events = [_Event(spell.start, Anchor.PLACED) for spell in care.placed]
        events += [
            _Event(spell.end, Anchor.RETURNED)
            for spell in care.placed
            if spell.end is not None and (care.ended_on is None or spell.end < care.ended_on)
        ]
        first_placed_on = min((spell.start for spell in care.placed), default=None)
        if care.authorised_on and (first_placed_on is None or care.authorised_on < first_placed_on):
            events.append(_Event(care.authorised_on, Anchor.AUTHORITY))
        events += [_Event(one.made_on, Anchor.DIRECTION, one.due_by) for one in self.directions]
        if self.local.after_a_move_within_working_days:
            events += [
                _Event(day, Anchor.MOVE)
                for day in care.moved_on
                if not any(day in spell for spell in care.placed)
            ]
        return sorted(events, key=lambda event: event.on)


def _standing(limits: list[Limit], on: date) -> list[Limit]:
    """Keep what stands when the rules change: what was past due already, and what was directed."""
    return [
        limit if limit.anchor is Anchor.DIRECTION else limit.stands()
        for limit in limits
        if limit.anchor is Anchor.DIRECTION or limit.was_past_due(on)
    ]


def _earliest(limits: list[Limit], last_day: date) -> Limit:
    """Choose the limit that binds: the earliest; where one is unseen, only if it has passed."""
    known = [limit for limit in limits if limit.due_by is not None]
    earliest = min(known, key=lambda limit: limit.due_by or date.max)
    unseen = next((limit for limit in limits if limit.due_by is None), None)
    if unseen is None or (earliest.due_by is not None and last_day > earliest.due_by):
        return earliest
    return unseen
