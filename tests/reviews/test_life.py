"""The life of reviews, in any order of steps: the app and a small model of it never part.

Two children share one officer. The model is a handful of lines over plain values: who is booked
when, and on which days reviews were held; it knows nothing of the app but the day it is.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.cast import LONG_AGO, NOW, TODAY, allocate, child, person, viewer

from footprint.access.viewing import Viewer
from footprint.operations import reviews
from footprint.operations.reviews import CannotReview, Held, Meeting, Why
from footprint.records.models import Child, Event, Review, TimetableRow
from footprint.records.reviews import TO_BE_HELD, TO_COME
from footprint.terms.days import LONDON
from footprint.terms.participation import Participation
from footprint.terms.people import Role
from footprint.terms.reviews import MeetingMode, Setback

pytestmark = pytest.mark.django_db
COURT = Why(Setback.COURT, allowed_by="Maria Lind")
NAMES = ("Amina", "Ben")
who = st.sampled_from(NAMES)
slot = st.tuples(
    st.integers(min_value=-1, max_value=2), st.integers(9, 16), st.sampled_from((30, 60, 120))
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("book"), who, slot),
        st.tuples(st.just("move"), who, slot),
        st.tuples(st.just("call off"), who, st.none()),
        st.tuples(st.just("hold"), who, st.integers(min_value=-1, max_value=4)),
    ),
    max_size=12,
)


@dataclass
class Model:
    """What ought to hold: at most one booking of each child, and the days of reviews held."""

    booked: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)
    held: dict[str, set[date]] = field(default_factory=lambda: {name: set() for name in NAMES})
    done: int = 0

    def book(self, name: str, begins: datetime, ends: datetime, *, again: bool) -> bool:
        others = [slot for of, slot in self.booked.items() if of != name]
        is_free = all(ends <= begun or ended <= begins for begun, ended in others)
        if (name in self.booked) is not again or begins < NOW or not is_free:
            return False
        self.booked[name] = begins, ends
        return True

    def call_off(self, name: str) -> bool:
        return self.booked.pop(name, None) is not None

    def hold(self, name: str, on: date) -> bool:
        if on > TODAY or on in self.held[name]:
            return False
        self.held[name].add(on)
        self.booked.pop(name, None)
        return True

    def limit(self, name: str) -> date | None:
        """By when the next is due, once one was held: 3 months after the first, then 6."""
        if not self.held[name]:
            return None
        last, months = max(self.held[name]), 3 if len(self.held[name]) == 1 else 6
        year, month = divmod(last.month - 1 + months, 12)
        year, month = last.year + year, month + 1
        return date(year, month, min(last.day, monthrange(year, month)[1]))


@dataclass
class App:
    """The same steps through the app itself."""

    children: dict[str, Child]
    by: Viewer

    def do(self, step: str, name: str, meeting: Meeting | None, on: date | None) -> bool:
        of = self.children[name]
        booked = Review.objects.filter(TO_COME, child=of).first()
        which = {
            "child_id": of.public_id,
            "review_id": booked.pk if booked else 0,
            "version": booked.version if booked else 1,
        }
        try:
            if step == "book":
                reviews.book(child_id=of.public_id, meeting=meeting, by=self.by)
            elif step == "move":
                reviews.move(**which, meeting=meeting, why=COURT, by=self.by)
            elif step == "call off":
                reviews.call_off(**which, why=COURT, by=self.by)
            else:
                which["review_id"] = booked.pk if booked else None
                held = Held(on, self.by.user_id, Participation.SPOKE, MeetingMode.FACE, COURT)
                reviews.hold(**which, held=held, by=self.by)
        except CannotReview:
            return False
        return True


def compared(model: Model, app: App) -> None:
    coming = Review.objects.filter(TO_COME).select_related("child")
    kept = {one.child.first_name: (one.booked_for, one.booked_until) for one in coming}
    assert kept == model.booked
    for name, of in app.children.items():
        held = Review.objects.filter(child=of, held_on__isnull=False)
        assert set(held.values_list("held_on", flat=True)) == model.held[name]
        if limit := model.limit(name):
            due = TimetableRow.objects.filter(TO_BE_HELD, child=of)
            assert list(due.values_list("due_by", flat=True)) == [limit]
    assert Event.objects.count() == model.done


def live(life: list[tuple]) -> None:
    asha = person("Asha Iro", Role.IRO)
    app = App({name: child(f"{name} Hart", in_care_since=LONG_AGO) for name in NAMES}, viewer(asha))
    for of in app.children.values():
        allocate(of, asha)
    model = Model()
    for step, name, what in life:
        meeting = on = None
        if step in {"book", "move"}:
            days, hour, minutes = what
            begins = datetime.combine(TODAY + timedelta(days=days), time(hour), LONDON)
            ends = begins + timedelta(minutes=minutes)
            meeting = Meeting(begins, ends, asha.pk, MeetingMode.VIDEO)
            may = model.book(name, begins, ends, again=step == "move")
        elif step == "call off":
            may = model.call_off(name)
        else:
            on = TODAY - timedelta(days=what)
            may = model.hold(name, on)
        model.done += may
        assert app.do(step, name, meeting, on) is may, (step, name, what)
        compared(model, app)


def undone(life: list[tuple]) -> None:
    """Live a life, and leave nothing of it."""
    with transaction.atomic():
        live(life)
        transaction.set_rollback(True)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(life=steps)
@example(life=[("book", "Amina", (1, 9, 60)), ("move", "Amina", (1, 9, 120)), ("hold", "Amina", 0)])
@example(life=[("book", "Amina", (1, 9, 60)), ("book", "Ben", (1, 9, 30)), ("hold", "Ben", 0)])
def test_the_app_and_the_model_never_part(life: list[tuple]) -> None:
    undone(life)


@pytest.mark.prove
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(life=steps)
def test_they_never_part_in_many_lives(life: list[tuple]) -> None:
    undone(life)
