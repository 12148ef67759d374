"""Booking, moving, calling off and holding a review: what is kept, told and refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from tests.cast import (
    LONG_AGO,
    NOW,
    TODAY,
    allocate,
    child,
    person,
    social_worker,
    team,
    viewer,
)
from tests.dates import day

from footprint.access.viewing import Viewer
from footprint.operations import reviews, timetables
from footprint.operations.checking import Refused
from footprint.operations.reviews import CannotReview, Held, Meeting, Why
from footprint.queries.looking import NoSuchChild
from footprint.records.models import (
    Child,
    Event,
    FamilyConflict,
    LineManagement,
    Message,
    Review,
    ReviewMove,
    ReviewVersion,
    TimetableRow,
    User,
)
from footprint.terms.days import LONDON
from footprint.terms.participation import Participation
from footprint.terms.people import Role
from footprint.terms.reviews import MeetingMode, Setback

pytestmark = pytest.mark.django_db
TUE_1_DEC = day("Tue 1 Dec 2026")
COURT = Why(Setback.COURT, "Final hearing", "Maria Lind")


@pytest.fixture
def amina() -> Child:
    made = child("Amina Yusuf", in_care_since=day("Mon 2 Nov 2026"), born_on=date(2014, 6, 5))
    timetables.rebuild([made.pk], at=datetime(2026, 11, 24, 9, 30, tzinfo=LONDON))
    return made


@pytest.fixture
def asha(amina: Child) -> User:
    iro = person("Asha Iro", Role.IRO)
    allocate(amina, iro, since=day("Tue 3 Nov 2026"))
    return iro


def at(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute), LONDON)


def meeting(chair: User, on: date = TUE_1_DEC, hour: int = 10, minutes: int = 90) -> Meeting:
    begins = at(on, hour)
    ends = begins + timedelta(minutes=minutes)
    return Meeting(begins, ends, chair.pk, MeetingMode.FACE, "School")


def book(of: Child, by: User, **how: object) -> int:
    booked = meeting(by, **how)  # type: ignore[arg-type]  # as the cases give it
    return reviews.book(child_id=of.public_id, meeting=booked, by=viewer(by))


def held(chair: User, on: date = TODAY, **how: object) -> Held:
    return replace(Held(on, chair.pk, Participation.SPOKE, MeetingMode.FACE), **how)


def hold(of: Child, by: User, what: Held, review: int | None = None, version: int = 1) -> int:
    return reviews.hold(
        child_id=of.public_id, review_id=review, version=version, held=what, by=viewer(by)
    )


def says(refused: pytest.ExceptionInfo[CannotReview]) -> str:
    return " ".join(refused.value.reasons)


def test_a_booking_is_kept_told_and_left_in_a_sentence(amina: Child, asha: User) -> None:
    sue = person("Sue Worker", Role.SOCIAL_WORKER, team=team("Looked after 1"))
    social_worker(amina, sue, team("Looked after 1"))
    book(amina, asha)
    kept = Review.objects.get()
    assert (kept.booked_for, kept.booked_until) == (at(TUE_1_DEC, 10), at(TUE_1_DEC, 11, 30))
    assert (kept.chaired_by, kept.place, kept.mode) == (asha, "School", "face")
    assert Event.objects.latest("id").sentence == (
        "Asha Iro booked the review for Tue 1 December 2026 at 10:00am."
    )
    told = Message.objects.get()
    assert told.person == sue
    assert "Amina" not in told.subject + told.body


def test_everything_that_is_wrong_is_said_at_once(amina: Child, asha: User) -> None:
    stranger = person("Ivor Iro", Role.IRO)
    wrong = Meeting(
        at(day("Mon 23 Nov 2026"), 10), at(day("Mon 23 Nov 2026"), 9), stranger.pk, MeetingMode.FACE
    )
    with pytest.raises(CannotReview) as refused:
        reviews.book(child_id=amina.public_id, meeting=wrong, by=viewer(asha))
    for reason in ("has passed", "end after it begins", "where people meet", "to chair"):
        assert reason in says(refused)
    assert not Review.objects.exists()


def test_nobody_chairs_two_reviews_at_once(amina: Child, asha: User) -> None:
    ben = child("Ben Ali")
    allocate(ben, asha)
    book(amina, asha)
    with pytest.raises(CannotReview, match="another review then") as told:
        book(ben, asha, hour=11)
    assert "Amina" not in says(told)
    assert "10:00" not in says(told)
    book(ben, asha, hour=11, on=day("Wed 2 Dec 2026"))


def test_one_review_follows_another_without_a_gap(amina: Child, asha: User) -> None:
    ben = child("Ben Ali")
    allocate(ben, asha)
    book(amina, asha, hour=10, minutes=60)
    book(ben, asha, hour=11, minutes=60)
    assert Review.objects.count() == 2


def test_the_next_review_is_booked_once(amina: Child, asha: User) -> None:
    book(amina, asha)
    with pytest.raises(CannotReview, match="booked already"):
        book(amina, asha, hour=15)


def move(of: Child, by: User, review: int, to: Meeting, version: int = 1) -> None:
    which = {"child_id": of.public_id, "review_id": review, "version": version}
    reviews.move(**which, meeting=to, why=COURT, by=viewer(by))


def test_a_booking_that_is_moved_keeps_its_history(amina: Child, asha: User) -> None:
    review = book(amina, asha)
    move(amina, asha, review, meeting(asha, hour=14))
    moved = ReviewMove.objects.get()
    assert (moved.was_for, moved.now_for) == (at(TUE_1_DEC, 10), at(TUE_1_DEC, 14))
    assert (moved.setback, moved.words, moved.allowed_by) == (
        "court",
        "Final hearing",
        "Maria Lind",
    )
    assert "moved the review from Tue 1 December 2026 at 10:00am" in (
        Event.objects.latest("id").sentence
    )
    # one may move a booking within the time it takes up itself
    move(amina, asha, review, meeting(asha, hour=15), version=2)
    assert ReviewVersion.objects.filter(pgh_obj_id=review).count() == 3


def test_another_place_is_no_move_and_is_told_all_the_same(amina: Child, asha: User) -> None:
    sue = person("Sue Worker", Role.SOCIAL_WORKER, team=team("Looked after 1"))
    social_worker(amina, sue, team("Looked after 1"))
    review = book(amina, asha)
    move(amina, asha, review, replace(meeting(asha), place="Civic offices"))
    assert Review.objects.get().place == "Civic offices"
    assert not ReviewMove.objects.exists()
    booked, changed = Message.objects.order_by("pk")
    assert {booked.person, changed.person} == {sue}
    assert "has another place, chair or length now" in changed.body


def test_who_knows_the_family_is_not_told_and_cannot_be_made_to_chair(
    amina: Child, asha: User
) -> None:
    FamilyConflict.objects.create(user=asha, child=amina, declared_at=NOW)
    maria = person("Maria Lind", Role.IRO_MANAGER)
    with pytest.raises(CannotReview, match="to chair"):
        reviews.book(child_id=amina.public_id, meeting=meeting(asha), by=viewer(maria))
    reviews.book(child_id=amina.public_id, meeting=meeting(maria), by=viewer(maria))
    assert not Message.objects.exists()


def test_who_manages_the_worker_does_not_chair(amina: Child, asha: User) -> None:
    sue = person("Sue Worker", Role.SOCIAL_WORKER, team=team("Looked after 1"))
    social_worker(amina, sue, team("Looked after 1"))
    maria = person("Maria Lind", Role.IRO_MANAGER)
    LineManagement.objects.create(manager=maria, person=sue, started_on=LONG_AGO)
    with pytest.raises(CannotReview, match="to chair"):
        reviews.book(child_id=amina.public_id, meeting=meeting(maria), by=viewer(maria))


def test_cover_that_has_ended_by_then_does_not_chair(amina: Child, asha: User) -> None:
    ivor = person("Ivor Iro", Role.IRO)
    allocate(amina, ivor, since=TODAY, until=day("Fri 27 Nov 2026"), kind="cover")
    with pytest.raises(CannotReview, match="to chair"):
        reviews.book(child_id=amina.public_id, meeting=meeting(ivor), by=viewer(asha))
    within = meeting(ivor, on=day("Thu 26 Nov 2026"))
    reviews.book(child_id=amina.public_id, meeting=within, by=viewer(asha))


def test_who_chaired_before_a_handover_is_recorded(amina: Child, asha: User) -> None:
    review = book(amina, asha, on=TODAY, hour=10)
    amina.allocations.update(ended_on=TODAY)
    ivor = person("Ivor Iro", Role.IRO)
    allocate(amina, ivor, since=TODAY)
    hold(amina, ivor, held(asha), review)
    assert Review.objects.get().chaired_by == asha


def test_a_booked_review_is_not_recorded_beside_its_booking(amina: Child, asha: User) -> None:
    book(amina, asha)
    with pytest.raises(CannotReview, match="A review is booked"):
        hold(amina, asha, held(asha))


def test_a_reason_is_kept_only_of_a_review_that_was_late(amina: Child, asha: User) -> None:
    hold(amina, asha, held(asha, late=Why(Setback.COURT)))
    assert Review.objects.get().setback == ""


def test_a_year_that_is_a_slip_is_asked_about(amina: Child, asha: User) -> None:
    with pytest.raises(CannotReview, match="more than a year away"):
        book(amina, asha, on=day("Wed 1 Dec 2027") + timedelta(days=90))


def test_who_saves_second_is_told_and_changes_nothing(amina: Child, asha: User) -> None:
    review = book(amina, asha)
    move(amina, asha, review, meeting(asha, hour=14))
    with pytest.raises(CannotReview, match="Somebody changed this booking"):
        move(amina, asha, review, meeting(asha, hour=16), version=1)
    assert Review.objects.get().booked_for == at(TUE_1_DEC, 14)


def test_a_review_called_off_leaves_its_limit_and_its_time(amina: Child, asha: User) -> None:
    review = book(amina, asha)
    limit = TimetableRow.objects.get(child=amina, sequence=1).due_by
    with pytest.raises(CannotReview, match="who allowed"):
        reviews.call_off(
            child_id=amina.public_id, review_id=review, version=1, why=Why(Setback.COURT),
            by=viewer(asha),
        )  # fmt: skip
    reviews.call_off(
        child_id=amina.public_id, review_id=review, version=1, why=COURT, by=viewer(asha)
    )
    kept = Review.objects.get()
    assert (kept.setback, kept.allowed_by) == ("court", "Maria Lind")
    assert TimetableRow.objects.get(child=amina, sequence=1).due_by == limit
    assert book(amina, asha) != review


def test_a_review_that_is_held_sets_the_next_limit(amina: Child, asha: User) -> None:
    review = book(amina, asha, on=TODAY, hour=14)
    assert hold(amina, asha, held(asha), review) == review
    first, second = TimetableRow.objects.filter(child=amina).order_by("sequence")
    assert (first.held_on, first.in_time) == (TODAY, True)
    assert (second.anchor_on, second.due_by) == (TODAY, day("Wed 24 Feb 2027"))
    assert Event.objects.latest("id").sentence == (
        "Asha Iro recorded that the review was held on Tue 24 November 2026: "
        "the child attended and spoke for themselves."
    )
    with pytest.raises(CannotReview, match="not booked any more"):
        hold(amina, asha, held(asha), review, version=2)


def test_a_late_review_says_why(asha: User) -> None:
    late = child("Leo Late", in_care_since=day("Mon 12 Oct 2026"))
    timetables.rebuild([late.pk], at=at(TODAY, 9))
    allocate(late, asha)
    with pytest.raises(CannotReview, match=r"due by Mon 9 November 2026\. Say why"):
        hold(late, asha, held(asha))
    hold(late, asha, held(asha, late=Why(Setback.WORKER_ILL)))
    kept = Review.objects.get()
    assert (kept.held_on, kept.setback) == (TODAY, "worker ill")


@pytest.mark.parametrize(
    ("born_on", "code", "may"),
    [
        (date(2014, 6, 5), Participation.UNDER_FOUR, False),
        (date(2024, 6, 5), Participation.UNDER_FOUR, True),
        (date(2024, 6, 5), Participation.SPOKE, False),
        (date(2022, 11, 24), Participation.UNDER_FOUR, False),  # four that very day
        (date(2022, 11, 25), Participation.UNDER_FOUR, True),
    ],
)
def test_the_code_fits_the_age(asha: User, born_on: date, code: Participation, may: bool) -> None:
    young = child("Yan Young", in_care_since=day("Mon 9 Nov 2026"), born_on=born_on)
    allocate(young, asha, since=day("Mon 9 Nov 2026"))
    if may:
        hold(young, asha, held(asha, participation=code))
    else:
        with pytest.raises(CannotReview, match="PN0"):
            hold(young, asha, held(asha, participation=code))


@pytest.mark.parametrize(
    ("on", "reason"),
    [("Wed 25 Nov 2026", "still to come"), ("Sun 1 Nov 2026", "was not looked after")],
)
def test_a_review_is_held_while_in_care_and_not_tomorrow(
    amina: Child, asha: User, on: str, reason: str
) -> None:
    with pytest.raises(CannotReview, match=reason):
        hold(amina, asha, held(asha, on=day(on)))


@pytest.mark.parametrize(
    ("role", "may_book", "may_hold"),
    [
        (Role.IRO_MANAGER, True, True),
        (Role.HEAD, False, False),
        (Role.SOCIAL_WORKER, False, False),
        (Role.PRIVACY_OFFICER, False, False),
    ],
)
def test_who_may(amina: Child, asha: User, role: Role, may_book: bool, may_hold: bool) -> None:
    in_team = team("Looked after 1") if role is Role.SOCIAL_WORKER else None
    other = person("Otto Other", role, team=in_team)
    if role is Role.SOCIAL_WORKER:
        social_worker(amina, other, team("Looked after 1"))
    by: Viewer = viewer(other)
    what = {"child_id": amina.public_id, "by": by}
    if may_book:
        reviews.book(meeting=meeting(asha), **what)
    else:
        with pytest.raises((Refused, NoSuchChild)):
            reviews.book(meeting=meeting(asha), **what)
    if may_hold:
        Review.objects.all().delete()
        reviews.hold(review_id=None, version=1, held=held(asha), **what)
    else:
        with pytest.raises((Refused, NoSuchChild)):
            reviews.hold(review_id=None, version=1, held=held(asha), **what)
