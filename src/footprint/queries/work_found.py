"""Each kind of work as one query over the records: the rows that `queries.work` puts in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import F, QuerySet

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.looking import children_for
from footprint.records.allocations import Allocation
from footprint.records.care import LookedAfterPeriod
from footprint.records.children import Child, DuplicateSuspected
from footprint.records.dated import holding_on
from footprint.records.looking import BreakGlass, OddLook, Restriction
from footprint.records.messages import Message
from footprint.records.notices import Notice
from footprint.records.reviews import Review, TimetableRow
from footprint.rules.allocations import appointment_due_by
from footprint.rules.working_days import add_working_days, england
from footprint.terms.casework import AllocationKind, NoticeAnswer, NoticeKind
from footprint.terms.days import LONDON, day_in_london, in_words
from footprint.terms.looking import Oddness
from footprint.terms.messages import MessageKind, MessageStatus
from footprint.terms.sources import Force

FOUR_WEEKS = timedelta(days=28)
TWO_WEEKS = timedelta(days=14)
ANSWER_WITHIN = 2
"""Working days: our own aim for answering a notice."""
JUDGE_WITHIN = 2


@dataclass(frozen=True, slots=True)
class Row:
    """What one query found."""

    due_by: date | None = None
    child_id: int | None = None
    public_id: UUID | None = None
    name: str = ""
    force: Force | None = None
    detail: str = ""
    target: int | None = None


def _own(viewer: Viewer) -> QuerySet[Child]:
    return children_for(viewer, Action.LIST)


def _of(child: Child, due_by: date | None, **more: object) -> Row:
    return Row(due_by, child.pk, child.public_id, child.full_name, **more)  # type: ignore[arg-type]  # the fields of Row


def _open_duties(viewer: Viewer) -> QuerySet[TimetableRow]:
    return (
        TimetableRow.objects.filter(
            held_on__isnull=True,
            has_lapsed=False,
            due_by__isnull=False,
            child__in=_own(viewer),
        )
        .select_related("child")
        .order_by("due_by")
    )


def reviews_late(viewer: Viewer) -> Iterator[Row]:
    """Reviews that had to be held before today."""
    for row in _open_duties(viewer).filter(due_by__lt=viewer.today):
        yield _of(row.child, row.due_by, force=Force(row.force), detail=row.reason)


def reviews_to_book(viewer: Viewer) -> Iterator[Row]:
    """Reviews due within four weeks that nobody has booked; the day to book by is shown."""
    booked = Review.objects.filter(held_on__isnull=True, cancelled_at__isnull=True)
    duties = _open_duties(viewer).filter(
        due_by__gte=viewer.today, due_by__lte=viewer.today + FOUR_WEEKS
    )
    for row in duties.exclude(child__in=booked.values("child")):
        book_by = row.book_by or row.due_by
        words = f"Must be held by {in_words(row.due_by)}." if row.due_by else ""
        yield _of(row.child, book_by, force=Force(row.force), detail=words)


def reviews_booked(viewer: Viewer) -> Iterator[Row]:
    """Reviews booked for today and the next four weeks."""
    start = datetime.combine(viewer.today, time(), LONDON)
    booked = Review.objects.filter(
        held_on__isnull=True,
        cancelled_at__isnull=True,
        booked_for__gte=start,
        booked_for__lt=start + FOUR_WEEKS,
        child__in=_own(viewer),
    )
    for one in booked.select_related("child").order_by("booked_for"):
        assert one.booked_for is not None  # noqa: S101  filtered above
        here = one.booked_for.astimezone(LONDON)
        where = f", {one.place}" if one.place else ""
        yield _of(one.child, here.date(), detail=f"{here:%H:%M}{where}", target=one.pk)


def notices_waiting(viewer: Viewer) -> Iterator[Row]:
    """Notices that wait for the IRO's answer."""
    waiting = Notice.objects.filter(answer="", child__in=children_for(viewer, Action.ANSWER_NOTICE))
    for one in waiting.select_related("child", "given_by").order_by("given_at"):
        due_by = add_working_days(day_in_london(one.given_at), ANSWER_WITHIN, england())
        words = f"{NoticeKind(one.kind).label.capitalize()}, from {one.given_by.name}"
        yield _of(one.child, due_by, force=Force.LOCAL, detail=words, target=one.pk)


def notices_given(viewer: Viewer) -> Iterator[Row]:
    """Notices the viewer gave that the IRO has not answered yet."""
    given = Notice.objects.filter(answer="", given_by_id=viewer.user_id, child__in=_own(viewer))
    for one in given.select_related("child").order_by("given_at"):
        words = f"{NoticeKind(one.kind).label.capitalize()}, for {in_words(one.on)}"
        yield _of(one.child, None, detail=words, target=one.pk)


def notices_answered(viewer: Viewer) -> Iterator[Row]:
    """Answers of the last two weeks that ask something of whoever gave the notice."""
    answered = Notice.objects.filter(
        given_by_id=viewer.user_id,
        answer__in=[NoticeAnswer.SPEAK, NoticeAnswer.BRING_FORWARD],
        answered_at__gt=viewer.at - TWO_WEEKS,
        child__in=_own(viewer),
    )
    for one in answered.select_related("child", "answered_by").order_by("-answered_at"):
        words = f"{NoticeAnswer(one.answer).label.capitalize()}. {one.answer_words}".strip()
        yield _of(one.child, one.review_by, detail=words, target=one.pk)


def children_not_told(viewer: Viewer) -> Iterator[Row]:
    """Children whose IRO has begun, and who have not been told who it is."""
    held = Allocation.objects.filter(
        holding_on(viewer.today),
        kind=AllocationKind.ALLOCATED,
        told_on__isnull=True,
        child__in=children_for(viewer, Action.TELL_CHILD),
        child__periods__ended_on__isnull=True,
    )
    for one in held.select_related("child", "iro").order_by("started_on").distinct():
        due_by = appointment_due_by(one.started_on, england())
        words = f"{one.iro.name} since {in_words(one.started_on)}"
        yield _of(one.child, due_by, force=Force.GUIDANCE, detail=words)


def unallocated(viewer: Viewer) -> Iterator[Row]:
    """Looked-after children who have no IRO today."""
    held = Allocation.objects.filter(holding_on(viewer.today), kind=AllocationKind.ALLOCATED)
    periods = LookedAfterPeriod.objects.filter(
        holding_on(viewer.today), child__in=children_for(viewer, Action.ALLOCATE)
    ).exclude(child__in=held.values("child"))
    for one in periods.select_related("child").order_by("started_on"):
        due_by = appointment_due_by(one.started_on, england())
        words = f"In care since {in_words(one.started_on)}"
        yield _of(one.child, due_by, force=Force.GUIDANCE, detail=words)


def cover_ending(viewer: Viewer) -> Iterator[Row]:
    """Cover that ends within two weeks."""
    held = Allocation.objects.filter(
        holding_on(viewer.today),
        kind=AllocationKind.COVER,
        ended_on__lte=viewer.today + TWO_WEEKS,
        child__in=children_for(viewer, Action.ALLOCATE),
    )
    for one in held.select_related("child", "iro").order_by("ended_on"):
        yield _of(one.child, one.ended_on, detail=f"{one.iro.name} covers")


def lifts_to_confirm(viewer: Viewer) -> Iterator[Row]:
    """Restrictions somebody else asked to lift, of records the viewer is on the list of."""
    asked = Restriction.objects.filter(
        lifted_at__isnull=True,
        lift_asked_by__isnull=False,
        child__in=children_for(viewer, Action.RESTRICT),
    ).exclude(lift_asked_by_id=viewer.user_id)
    for one in asked.select_related("child", "lift_asked_by"):
        asker = one.lift_asked_by.name if one.lift_asked_by else ""
        yield _of(one.child, None, detail=f"{asker} asked")


def glass_to_judge(viewer: Viewer) -> Iterator[Row]:
    """Broken glass that nobody has judged."""
    waiting = BreakGlass.objects.filter(reviewed_at__isnull=True).exclude(person_id=viewer.user_id)
    for one in waiting.select_related("person").order_by("at"):
        due_by = add_working_days(day_in_london(one.at), JUDGE_WITHIN, england())
        yield Row(due_by, force=Force.LOCAL, detail=f"Broken by {one.person.name}", target=one.pk)


def odd_looks(viewer: Viewer) -> Iterator[Row]:
    """Odd looks that nobody has asked about."""
    waiting = OddLook.objects.filter(answered_at__isnull=True).exclude(person_id=viewer.user_id)
    for one in waiting.select_related("person").order_by("on"):
        due_by = add_working_days(one.on, 1, england())
        words = f"{one.person.name}: {Oddness(one.oddness).label}"
        yield Row(due_by, force=Force.LOCAL, detail=words, target=one.pk)


def messages_failed(viewer: Viewer) -> Iterator[Row]:
    """Messages the mail server would not take."""
    failed = Message.objects.filter(status=MessageStatus.FAILED)
    for one in failed.select_related("person").order_by(F("written_at")):
        to = one.person.name if one.person else one.to
        yield Row(
            day_in_london(one.written_at),
            detail=f"{MessageKind(one.kind).label.capitalize()}, to {to}",
            target=one.pk,
        )


def duplicates(viewer: Viewer) -> Iterator[Row]:
    """Children who may be one, that nobody has judged, where the viewer may see both."""
    seen = children_for(viewer, Action.FIND)
    waiting = DuplicateSuspected.objects.filter(
        judged_at__isnull=True, child__in=seen, other__in=seen
    )
    for one in waiting.select_related("child", "other").order_by("-likeness"):
        words = f"{one.child.full_name} and {one.other.full_name}: {one.because}"
        yield _of(one.child, None, detail=words, target=one.pk)
