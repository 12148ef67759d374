"""The first page of a child: what is to be done, what holds, and what changed lately."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries import care, events, family, notices, plans, reviews, scrutiny
from footprint.queries.child import SeenChild
from footprint.rules.counting import add_months
from footprint.rules.working_days import Calendar
from footprint.terms.casework import EntryKind
from footprint.terms.days import in_words
from footprint.terms.sources import Force
from footprint.terms.words import capital
from footprint.web.shared.due import from_today, limit_in_words, state_of
from footprint.web.shared.patterns import Task

LATELY = 5
"""How many of the last events stand on the first page."""
PAST = frozenset({"late", "past"})
"""Shapes after which the page says by how much: "Late by 2 working days"."""
IN_COURT_WITHIN = timedelta(weeks=4)
NOT_SEEN_FOR = 3
"""Months after which the page asks whether the child has been seen."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    warnings: tuple[family.PersonRow, ...]
    tasks: tuple[Task, ...]
    story: care.Story
    footprint: scrutiny.Footprint
    plan: plans.PlanRow | None
    court: plans.CourtRow | None
    lately: tuple[events.EventRow, ...]


def overview_of(child: SeenChild, calendar: Calendar, *, viewer: Viewer) -> Overview:
    """Gather the first page, with as many queries for any child."""
    footprint = scrutiny.footprint(child, viewer=viewer)
    story = care.story(child, viewer=viewer)
    to_do = _ToDo(child, viewer, calendar)
    court = plans.next_in_court(child, viewer=viewer)
    tasks = [*to_do.review(), *to_do.notices(), *to_do.court(court)]
    if story.looked_after_since:
        tasks += to_do.visit(footprint.last_seen_on)
    return Overview(
        warnings=family.warnings(child, viewer=viewer),
        tasks=tuple(tasks),
        story=story,
        footprint=footprint,
        plan=plans.permanence_now(child, viewer=viewer),
        court=court,
        lately=events.events(child, part=slice(LATELY)),
    )


@dataclass(frozen=True, slots=True)
class _ToDo:
    """What waits for somebody, each with the place where it is done."""

    child: SeenChild
    viewer: Viewer
    calendar: Calendar

    def review(self) -> Iterator[Task]:
        """The review that is due next, or late."""
        duty = reviews.timetable(self.child).open
        if duty is None or duty.due_by is None:
            return
        found = state_of(
            duty.due_by,
            today=self.viewer.today,
            force=duty.force,
            calendar=self.calendar,
            is_at_risk=duty.is_at_risk,
        )
        limit = limit_in_words(duty.force, "held")
        limit = capital(limit if duty.force is Force.LOCAL else f"it {limit}")
        is_booked = f"Booked for {in_words(duty.booked_on)}." if duty.booked_on else "Not booked."
        yield Task(
            title="The next review",
            url=self._at("child-timetable"),
            shape=found.shape,
            word=f"{found.word}{' ' if found.shape in PAST else ', '}{found.distance}",
            hint=f"{limit} {in_words(duty.due_by)}. {is_booked}",
        )

    def notices(self) -> Iterator[Task]:
        """Notices that wait for an answer."""
        if not self.child.waiting_notices:
            return
        may = Action.ANSWER_NOTICE in self.child.actions
        for one in notices.of_child(self.child):
            if one.is_waiting:
                since = from_today(one.given_on, self.viewer.today, self.calendar)
                yield Task(
                    title=f"{'Answer a notice' if may else 'A notice waits for the IRO'}: "
                    f"{one.kind.label}",
                    url=reverse(
                        "answer-notice" if may else "notice", args=[self.child.public_id, one.id]
                    ),
                    shape="waiting",
                    word=f"Given {since}",
                    hint=f"From {one.given_by}.",
                )

    def court(self, one: plans.CourtRow | None) -> Iterator[Task]:
        """A day in court that is near."""
        if one and one.on <= self.viewer.today + IN_COURT_WITHIN:
            yield Task(
                title=f"In court: {one.kind.label}",
                url=self._at("child-plans"),
                shape="note",
                word=capital(from_today(one.on, self.viewer.today, self.calendar)),
                hint=f"On {in_words(one.on)}.",
            )

    def visit(self, last_seen_on: date | None) -> Iterator[Task]:
        """A child whom the IRO has not seen for months; no rule says how often that must be."""
        if Action.ADD_ENTRY not in self.child.actions:
            return
        if last_seen_on and last_seen_on >= add_months(self.viewer.today, -NOT_SEEN_FOR):
            return
        since = f"Not seen since {in_words(last_seen_on)}" if last_seen_on else "Not seen yet"
        yield Task(
            title=f"See {self.child.called}",
            url=reverse("add-entry-of", args=[self.child.public_id, EntryKind.VISIT.value]),
            shape="note",
            word=since,
        )

    def _at(self, name: str) -> str:
        return reverse(name, args=[self.child.public_id])
