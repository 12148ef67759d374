"""Booking a review, moving it, calling it off, and recording that it was held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import events, review_letters, timetables
from footprint.operations.checking import child_for
from footprint.operations.explaining import held_by_the_database
from footprint.queries.booking import chairs_of, engaged, open_limit
from footprint.records.care import LookedAfterPeriod
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.reviews import TO_COME, Review, ReviewMove
from footprint.rules.counting import age_on
from footprint.rules.returns import participation_fits_age
from footprint.terms.days import in_words, moment_in_words, o_clock
from footprint.terms.participation import Participation
from footprint.terms.reviews import MeetingMode, Setback

LONGEST = timedelta(hours=8)


class CannotReview(Exception):
    """Why nothing was kept: every reason at once, each in words for the page."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Meeting:
    """When and where people come together, and who is to chair."""

    starts_at: datetime
    ends_at: datetime
    chair_id: int
    mode: MeetingMode
    place: str = ""
    link: str = ""

    @property
    def words(self) -> str:
        """The day and the time, for a sentence."""
        return moment_in_words(self.starts_at)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a review was not held when it was to be, and who allowed it."""

    setback: Setback
    words: str = ""
    allowed_by: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What is recorded of a review on the day: more comes with its record."""

    on: date
    chair_id: int
    participation: Participation
    mode: MeetingMode
    late: Why | None = None


@transaction.atomic
def book(*, child_id: UUID, meeting: Meeting, by: Viewer) -> int:
    """Book the child's next review, and return its id."""
    child = _alone(child_for(child_id, Action.BOOK_REVIEW, by=by))
    _see_that_it_can_be(child, meeting, by)
    with held_by_the_database(CannotReview):
        review = Review.objects.create(child=child, **_fields(meeting))
    review_letters.tell(child, f"is booked for {meeting.words}", by=by)
    sentence = f"{by.name} booked the review for {meeting.words}."
    events.leave("review booked", sentence, by=by, child_id=child.pk)
    return review.pk


@transaction.atomic
def move(
    *, child_id: UUID, review_id: int, version: int, meeting: Meeting, why: Why, by: Viewer
) -> None:
    """Move a booking; from when to when and why stays on record, and all who were told are told."""
    child = _alone(child_for(child_id, Action.BOOK_REVIEW, by=by))
    review = _to_come(child, review_id, version)
    _see_that_it_can_be(child, meeting, by, besides=review.pk)
    was_for = review.booked_for
    assert was_for is not None  # noqa: S101  what is to come is booked
    with held_by_the_database(CannotReview):
        for name, value in _fields(meeting).items():
            setattr(review, name, value)
        review.version += 1
        review.save()
    if was_for == meeting.starts_at:
        events.leave(
            "review changed", f"{by.name} changed how the review is held.", by=by, child_id=child.pk
        )
        return
    ReviewMove.objects.create(
        review=review,
        was_for=was_for,
        now_for=meeting.starts_at,
        setback=why.setback,
        words=why.words.strip(),
        allowed_by=why.allowed_by.strip(),
        by_id=by.user_id,
        at=by.at,
    )
    review_letters.tell(
        child, f"is moved from {moment_in_words(was_for)} to {meeting.words}", by=by
    )
    sentence = (
        f"{by.name} moved the review from {moment_in_words(was_for)} to {meeting.words}: "
        f"{why.setback.label}."
    )
    events.leave("review moved", sentence, by=by, child_id=child.pk)


@transaction.atomic
def call_off(*, child_id: UUID, review_id: int, version: int, why: Why, by: Viewer) -> None:
    """Call a booked review off; the limit by which it must be held stays as it is."""
    child = _alone(child_for(child_id, Action.BOOK_REVIEW, by=by))
    review = _to_come(child, review_id, version)
    if not why.allowed_by.strip():
        raise CannotReview("Say who allowed that the review is called off.")
    review.cancelled_at, review.setback = by.at, why.setback
    review.setback_words, review.allowed_by = why.words.strip(), why.allowed_by.strip()
    review.version += 1
    review.save()
    when = moment_in_words(review.booked_for) if review.booked_for else "some day"
    review_letters.tell(child, f"booked for {when} is called off", by=by)
    sentence = f"{by.name} called off the review of {when}: {why.setback.label}."
    events.leave("review called off", sentence, by=by, child_id=child.pk)


@transaction.atomic
def hold(*, child_id: UUID, review_id: int | None, version: int, held: Held, by: Viewer) -> int:
    """Record that a review was held, booked or not; the next limit counts from that day."""
    child = _alone(child_for(child_id, Action.HOLD_REVIEW, by=by))
    review = Review(child=child) if review_id is None else _to_come(child, review_id, version)
    if reasons := _why_not_held(child, held, by):
        raise CannotReview(*reasons)
    review.held_on, review.participation, review.mode = held.on, held.participation, held.mode
    review.chaired_by_id = held.chair_id
    if held.late:
        review.setback, review.setback_words = held.late.setback, held.late.words.strip()
    review.version += 1
    with held_by_the_database(CannotReview):
        review.save()
    timetables.rebuild([child.pk], at=by.at)
    sentence = (
        f"{by.name} recorded that the review was held on {in_words(held.on)}: "
        f"the child {held.participation.label}."
    )
    events.leave("review held", sentence, by=by, child_id=child.pk)
    return review.pk


def _alone(child: Child) -> Child:
    """Make whoever else books for this child wait, so that one booking follows another."""
    return Child.objects.select_for_update(no_key=True).get(pk=child.pk)


def _to_come(child: Child, review_id: int, version: int) -> Review:
    review = Review.objects.filter(TO_COME, child=child, pk=review_id).first()
    if review is None:
        raise CannotReview("This review is not booked any more: it was held or called off.")
    if review.version != version:
        raise CannotReview(
            "Somebody changed this booking while you had it open. What you entered stands below; "
            "look at the booking, and save again."
        )
    return review


def _fields(meeting: Meeting) -> dict[str, object]:
    return {
        "booked_for": meeting.starts_at,
        "booked_until": meeting.ends_at,
        "chaired_by_id": meeting.chair_id,
        "mode": meeting.mode,
        "place": meeting.place.strip(),
        "link": meeting.link.strip(),
    }


def _see_that_it_can_be(
    child: Child, meeting: Meeting, by: Viewer, besides: int | None = None
) -> None:
    """Refuse a booking with every reason there is; the database has the last word on a clash."""
    reasons = list(_faults_of(meeting, by))
    if not LookedAfterPeriod.objects.filter(holding_on(by.today), child=child).exists():
        reasons.append(f"{child.full_name} is not looked after today, so no review is due.")
    if meeting.chair_id not in {one.id for one in chairs_of(child.pk, viewer=by)}:
        reasons.append("Choose the child's IRO, whoever covers, or yourself to chair.")
    taken = engaged(meeting.chair_id, meeting.starts_at, meeting.ends_at, besides=besides)
    reasons += [
        f"The chair has another review then, from {o_clock(slot.starts_at)} to "
        f"{o_clock(slot.ends_at)}. Choose another time."
        for slot in taken
    ]
    if reasons:
        raise CannotReview(*reasons)


def _faults_of(meeting: Meeting, by: Viewer) -> list[str]:
    found = []
    if meeting.starts_at < by.at:
        found.append("That time has passed. A review that was held is recorded as held.")
    if meeting.ends_at <= meeting.starts_at:
        found.append("The review must end after it begins.")
    elif meeting.ends_at - meeting.starts_at > LONGEST:
        found.append("The review lasts longer than 8 hours. Check when it ends.")
    if meeting.mode is MeetingMode.FACE and not meeting.place.strip():
        found.append("Say where people meet.")
    return found


def _why_not_held(child: Child, held: Held, by: Viewer) -> list[str]:
    found = []
    if held.on > by.today:
        found.append("That day is still to come.")
    periods = LookedAfterPeriod.objects.filter(child=child, started_on__lte=held.on)
    # a review held on the day care ended belongs to it
    if not any(one.ended_on is None or held.on <= one.ended_on for one in periods):
        found.append(f"{child.full_name} was not looked after on {in_words(held.on)}.")
    if child.born_on and not participation_fits_age(child.born_on, held.on, held.participation):
        found.append(
            f"{child.full_name} was {age_on(child.born_on, held.on)} that day: PN0 is for children "
            "under four, and only for them."
        )
    if held.chair_id not in {one.id for one in chairs_of(child.pk, viewer=by, on=held.on)}:
        found.append("Choose who chaired: the child's IRO, whoever covered, or yourself.")
    limit = open_limit(child.pk)
    if held.late is None and limit and held.on > limit:
        found.append(f"It was due by {in_words(limit)}. Say why it was held later.")
    return found
