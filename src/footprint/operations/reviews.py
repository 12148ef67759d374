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
from footprint.queries.booking import chairs_lately, chairs_of, engaged, open_limit
from footprint.records.care import LookedAfterPeriod
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.people import User
from footprint.records.reviews import TO_COME, Review, ReviewMove
from footprint.rules.counting import age_on
from footprint.rules.returns import participation_fits_age
from footprint.terms.days import day_in_london, in_words, moment_in_words
from footprint.terms.participation import Participation
from footprint.terms.reviews import MeetingMode, Setback

LONGEST, FARTHEST = timedelta(hours=8), timedelta(days=400)


class CannotReview(Exception):
    """Why nothing was kept: every reason at once, each in words for the page."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class ChangedMeanwhile(CannotReview):
    """Somebody else changed the booking first; the version to save on top of."""

    def __init__(self, now: str, version: int) -> None:
        super().__init__(
            f"Somebody changed this booking while you had it open. {now} What you entered stands "
            "below: to keep it all the same, save again."
        )
        self.version = version


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
    what = f"A review is booked for {meeting.words}."
    review_letters.tell(child, what, meeting.chair_id, by=by)
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
    _see_that_it_can_be(child, meeting, by, before=review)
    was_for, chaired_by = _booked_for(review), review.chaired_by_id
    with held_by_the_database(CannotReview):
        for name, value in _fields(meeting).items():
            setattr(review, name, value)
        review.version += 1
        review.save()
    if was_for == meeting.starts_at:
        what = f"A review booked for {meeting.words} has another place, chair or length now."
        kind, sentence = "review changed", f"{by.name} changed how the review is held."
    else:
        what = f"A review is moved from {moment_in_words(was_for)} to {meeting.words}."
        kind, sentence = "review moved", f"{by.name} moved {_moved(was_for, meeting, why)}"
        _keep_move(review, was_for, meeting, why, by)
    review_letters.tell(child, what, meeting.chair_id, chaired_by, by=by)
    events.leave(kind, sentence, by=by, child_id=child.pk)


def _moved(was_for: datetime, meeting: Meeting, why: Why) -> str:
    return f"the review from {moment_in_words(was_for)} to {meeting.words}: {why.setback.label}."


def _keep_move(review: Review, was_for: datetime, meeting: Meeting, why: Why, by: Viewer) -> None:
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
    when = moment_in_words(_booked_for(review))
    what = f"A review that was booked for {when} is called off."
    review_letters.tell(child, what, review.chaired_by_id, by=by)
    sentence = f"{by.name} called off the review of {when}: {why.setback.label}."
    events.leave("review called off", sentence, by=by, child_id=child.pk)


@transaction.atomic
def hold(*, child_id: UUID, review_id: int | None, version: int, held: Held, by: Viewer) -> int:
    """Record that a review was held, booked or not; the next limit counts from that day."""
    child = _alone(child_for(child_id, Action.HOLD_REVIEW, by=by))
    if review_id is None:
        if Review.objects.filter(TO_COME, child=child).exists():
            raise CannotReview("A review is booked. Record that this one was held, or call it off.")
        review = Review(child=child)
    else:
        review = _to_come(child, review_id, version)
    limit = open_limit(child.pk)
    if reasons := _why_not_held(child, held, limit, review.chaired_by_id, by):
        raise CannotReview(*reasons)
    review.held_on, review.participation, review.mode = held.on, held.participation, held.mode
    review.chaired_by_id = held.chair_id
    if held.late and limit and held.on > limit:
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
        now = f"It is booked for {moment_in_words(_booked_for(review))} now."
        raise ChangedMeanwhile(now, review.version)
    return review


def _booked_for(review: Review) -> datetime:
    assert review.booked_for is not None  # noqa: S101  the database: what is not held is booked
    return review.booked_for


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
    child: Child, meeting: Meeting, by: Viewer, before: Review | None = None
) -> None:
    """Refuse a booking with every reason there is; the database has the last word on a clash."""
    # two bookings of one chair follow one another, and do not wait for each other
    list(User.objects.select_for_update(no_key=True).filter(pk=meeting.chair_id))
    reasons = _faults_of(meeting, before.booked_for if before else None, by)
    if not LookedAfterPeriod.objects.filter(holding_on(by.today), child=child).exists():
        reasons.append(f"{child.full_name} is not looked after today, so no review is due.")
    keep = before.chaired_by_id if before else None
    chairs = chairs_of(child.pk, viewer=by, keep=keep, on=day_in_london(meeting.starts_at))
    if meeting.chair_id not in {one.id for one in chairs}:
        reasons.append("Choose who holds the child that day, whoever covers, or yourself to chair.")
    besides = before.pk if before else None
    if engaged(meeting.chair_id, meeting.starts_at, meeting.ends_at, besides=besides):
        reasons.append("The chair has another review then. Choose another time.")
    if reasons:
        raise CannotReview(*reasons)


def _faults_of(meeting: Meeting, was_for: datetime | None, by: Viewer) -> list[str]:
    found = []
    if meeting.starts_at > by.at + FARTHEST:
        found.append("That is more than a year away. Check the year.")
    if meeting.starts_at < by.at and meeting.starts_at != was_for:
        found.append("That time has passed. A review that was held is recorded as held.")
    if meeting.ends_at <= meeting.starts_at:
        found.append("The review must end after it begins.")
    elif meeting.ends_at - meeting.starts_at > LONGEST:
        found.append("The review lasts longer than 8 hours. Check when it ends.")
    if meeting.mode in {MeetingMode.FACE, MeetingMode.BOTH} and not meeting.place.strip():
        found.append("Say where people meet.")
    return found


def _why_not_held(
    child: Child, held: Held, limit: date | None, chair: int | None, by: Viewer
) -> list[str]:
    found = []
    if held.on > by.today:
        found.append("That day is still to come.")
    periods = LookedAfterPeriod.objects.filter(child=child, started_on__lte=held.on)
    # a review held on the day care ended belongs to it
    if not any(one.ended_on is None or held.on <= one.ended_on for one in periods):
        found.append(f"{child.full_name} was not looked after on {in_words(held.on)}.")
    if child.born_on and not participation_fits_age(child.born_on, held.on, held.participation):
        found.append(
            f"{child.full_name} was {age_on(child.born_on, held.on)} that day: "
            f"“{Participation.UNDER_FOUR.label}” (PN0) is for younger children, and only for them."
        )
    chairs = chairs_lately(child.pk, viewer=by, keep=chair, on=held.on)
    if held.chair_id not in {one.id for one in chairs}:
        found.append("Choose who chaired: the child's IRO that day, whoever covered, or yourself.")
    if held.late is None and limit and held.on > limit:
        found.append(f"It was due by {in_words(limit)}. Say why it was held later.")
    return found
