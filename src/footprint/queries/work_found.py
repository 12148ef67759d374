"""Each kind of work as one query over the records: the rows that `queries.work` puts in order.

A query gives the most urgent and counts all; however many there are, few are read.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Window,
)
from django.db.models.functions import Coalesce

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.allocations import (
    allocations_not_told,
    as_not_told,
    as_without_iro,
    times_without_iro,
    with_reasons,
)
from footprint.queries.looking import within
from footprint.queries.practice import in_force
from footprint.queries.work_rows import SHOWN, Found, Row, first_of, row_of, with_child
from footprint.records.allocations import Allocation
from footprint.records.care import LookedAfterPeriod
from footprint.records.children import DuplicateSuspected
from footprint.records.dated import holding_on
from footprint.records.looking import BreakGlass, OddLook, Restriction
from footprint.records.messages import Message
from footprint.records.notices import Notice
from footprint.records.reviews import TO_BE_HELD, TO_COME, Review, TimetableRow
from footprint.rules.working_days import add_working_days, england
from footprint.terms.casework import AllocationKind, NoticeAnswer, NoticeKind
from footprint.terms.days import LONDON, day_in_london, in_words, moment_in_words, o_clock
from footprint.terms.looking import Oddness
from footprint.terms.messages import MessageKind, MessageStatus
from footprint.terms.sources import Force
from footprint.terms.words import capital

FOUR_WEEKS = timedelta(days=28)
TWO_WEEKS = timedelta(days=14)
ANSWER_WITHIN = 2
"""Working days: our own aim for answering a notice."""
JUDGE_WITHIN = 2


def _open_duties(viewer: Viewer) -> QuerySet[TimetableRow]:
    duties = TimetableRow.objects.filter(
        within(viewer, Action.LIST), TO_BE_HELD, due_by__isnull=False
    )
    return with_child(duties).order_by("due_by", "child_id")


def reviews_late(viewer: Viewer) -> Found:
    """Reviews that had to be held before today."""

    def row(one: TimetableRow) -> Row:
        return row_of(one.child, one.due_by, force=Force(one.force), detail=one.reason)

    return first_of(_open_duties(viewer).filter(due_by__lt=viewer.today), row)


def reviews_to_book(viewer: Viewer) -> Found:
    """Reviews due within four weeks that nobody has booked; the day to book by is shown."""

    def row(one: TimetableRow) -> Row:
        book_by = one.book_by or one.due_by
        is_later = one.due_by and one.due_by != book_by
        words = f"Must be held by {in_words(one.due_by)}" if one.due_by and is_later else ""
        return row_of(one.child, book_by, force=Force(one.force), detail=words)

    booked = Review.objects.filter(TO_COME, child=OuterRef("child"))
    duties = _open_duties(viewer).filter(
        ~Exists(booked), due_by__gte=viewer.today, due_by__lte=viewer.today + FOUR_WEEKS
    )
    return first_of(duties, row)


def reviews_booked(viewer: Viewer) -> Found:
    """Reviews booked for the rest of today and the next four weeks."""

    def row(one: Review) -> Row:
        assert one.booked_for is not None  # noqa: S101  filtered below
        here = one.booked_for.astimezone(LONDON)
        where = f", {one.place}" if one.place else ""
        return row_of(one.child, here.date(), detail=f"{o_clock(here)}{where}", target=one.pk)

    start = datetime.combine(viewer.today, time(), LONDON)
    booked = Review.objects.filter(
        within(viewer, Action.LIST),
        TO_COME,
        booked_for__gte=viewer.at,
        booked_for__lt=start + FOUR_WEEKS,
    )
    return first_of(with_child(booked).order_by("booked_for", "pk"), row)


def reviews_to_record(viewer: Viewer) -> Found:
    """Reviews whose hour has passed, and of which nobody has said that they were held."""

    def row(one: Review) -> Row:
        assert one.booked_for is not None  # noqa: S101  filtered below
        words = f"It was booked for {moment_in_words(one.booked_for)}"
        return row_of(one.child, day_in_london(one.booked_for), detail=words, target=one.pk)

    passed = Review.objects.filter(
        within(viewer, Action.HOLD_REVIEW), TO_COME, booked_for__lt=viewer.at
    )
    return first_of(with_child(passed).order_by("booked_for", "pk"), row)


def notices_waiting(viewer: Viewer) -> Found:
    """Notices that wait for the IRO's answer."""

    def row(one: Notice) -> Row:
        due_by = add_working_days(day_in_london(one.given_at), ANSWER_WITHIN, england())
        words = f"{capital(NoticeKind(one.kind).label)}, from {one.given_by.name}"
        return row_of(one.child, due_by, force=Force.LOCAL, detail=words, target=one.pk)

    waiting = Notice.objects.filter(within(viewer, Action.ANSWER_NOTICE), answer="")
    return first_of(with_child(waiting, "given_by").order_by("given_at", "pk"), row)


def notices_given(viewer: Viewer) -> Found:
    """Notices the viewer gave that the IRO has not answered yet."""

    def row(one: Notice) -> Row:
        words = f"{capital(NoticeKind(one.kind).label)}, for {in_words(one.on)}"
        return row_of(one.child, None, detail=words, target=one.pk)

    given = Notice.objects.filter(
        within(viewer, Action.LIST), answer="", given_by_id=viewer.user_id
    )
    return first_of(with_child(given).order_by("given_at", "pk"), row)


def notices_answered(viewer: Viewer) -> Found:
    """Answers of the last two weeks that ask something of whoever gave the notice."""

    def row(one: Notice) -> Row:
        words = f"{capital(NoticeAnswer(one.answer).label)}. {one.answer_words}".strip()
        return row_of(one.child, one.review_by, detail=words, target=one.pk)

    answered = Notice.objects.filter(
        within(viewer, Action.LIST),
        given_by_id=viewer.user_id,
        answer__in=[NoticeAnswer.SPEAK, NoticeAnswer.BRING_FORWARD],
        answered_at__gt=viewer.at - TWO_WEEKS,
    )
    # what names no day is for today
    order = (Coalesce(F("review_by"), viewer.today), "-answered_at", "pk")
    return first_of(with_child(answered).order_by(*order), row)


def children_not_told(viewer: Viewer) -> Found:
    """Children in care who have not been told who their IRO is."""
    counted = in_force().calendar

    def row(one: Allocation) -> Row:
        told = as_not_told(one, counted)
        words = f"{told.iro} since {in_words(told.since)}"
        force = Force.GUIDANCE if told.due_by else None
        return row_of(one.child, told.due_by, force=force, detail=words)

    held = allocations_not_told(viewer.today).filter(within(viewer, Action.TELL_CHILD))
    return first_of(with_child(held, "iro").order_by("started_on", "pk"), row)


def unallocated(viewer: Viewer) -> Found:
    """Children in care nobody holds as IRO, or only somebody who is one no longer."""
    calendar = in_force().calendar

    def row(one: LookedAfterPeriod) -> Row:
        waits = as_without_iro(one, calendar)
        gone = f"{waits.gone} is an IRO no longer" if waits.gone else ""
        words = gone or f"In care since {in_words(one.started_on)}"
        force = Force.GUIDANCE if waits.due_by else None
        return row_of(one.child, waits.due_by, force=force, detail=words)

    periods = times_without_iro(viewer.today).filter(within(viewer, Action.ALLOCATE))
    # to find them is to go through everybody in care, so they are found and counted at once
    counted = periods.annotate(every=Window(Count("*"))).order_by("started_on", "pk")
    found = list(counted.values_list("pk", "every")[:SHOWN])
    chosen = LookedAfterPeriod.objects.filter(pk__in=[pk for pk, _ in found])
    shown = with_child(with_reasons(chosen, viewer.today))
    rows = tuple(row(one) for one in shown.order_by("started_on", "pk"))
    return Found(rows, found[0][1] if found else 0)


def cover_ending(viewer: Viewer) -> Found:
    """Cover that ends within two weeks."""

    def row(one: Allocation) -> Row:
        return row_of(one.child, one.ended_on, detail=f"{one.iro.name} covers")

    held = Allocation.objects.filter(
        within(viewer, Action.ALLOCATE),
        holding_on(viewer.today),
        kind=AllocationKind.COVER,
        ended_on__lte=viewer.today + TWO_WEEKS,
    )
    return first_of(with_child(held, "iro").order_by("ended_on", "pk"), row)


def lifts_to_confirm(viewer: Viewer) -> Found:
    """Restrictions somebody else asked to lift, of records the viewer is on the list of."""

    def row(one: Restriction) -> Row:
        asker = one.lift_asked_by.name if one.lift_asked_by else ""
        return row_of(one.child, None, detail=f"{asker} asked")

    asked = Restriction.objects.filter(
        within(viewer, Action.RESTRICT), lifted_at__isnull=True, lift_asked_by__isnull=False
    ).exclude(lift_asked_by_id=viewer.user_id)
    return first_of(with_child(asked, "lift_asked_by").order_by("lift_asked_at", "pk"), row)


def glass_to_judge(viewer: Viewer) -> Found:
    """Broken glass that nobody has judged."""

    def row(one: BreakGlass) -> Row:
        due_by = add_working_days(day_in_london(one.at), JUDGE_WITHIN, england())
        words = f"Broken by {one.person.name}"
        return Row(due_by, force=Force.LOCAL, detail=words, target=one.pk)

    waiting = BreakGlass.objects.filter(reviewed_at__isnull=True).exclude(person_id=viewer.user_id)
    return first_of(waiting.select_related("person").order_by("at", "pk"), row)


def odd_looks(viewer: Viewer) -> Found:
    """Odd looks that nobody has asked about."""

    def row(one: OddLook) -> Row:
        due_by = add_working_days(one.on, 1, england())
        words = f"{one.person.name}: {Oddness(one.oddness).label}"
        return Row(due_by, force=Force.LOCAL, detail=words, target=one.pk)

    waiting = OddLook.objects.filter(answered_at__isnull=True).exclude(person_id=viewer.user_id)
    return first_of(waiting.select_related("person").order_by("on", "pk"), row)


def messages_failed(viewer: Viewer) -> Found:
    """Messages the mail server would not take."""

    def row(one: Message) -> Row:
        to = one.person.name if one.person else one.to
        words = f"{capital(MessageKind(one.kind).label)}, to {to}"
        return Row(day_in_london(one.written_at), detail=words, target=one.pk)

    failed = Message.objects.filter(status=MessageStatus.FAILED)
    return first_of(failed.select_related("person").order_by("written_at", "pk"), row)


def duplicates(viewer: Viewer) -> Found:
    """Children who may be one, that nobody has judged, where the viewer may see both."""

    def row(one: DuplicateSuspected) -> Row:
        words = f"{one.child.full_name} and {one.other.full_name}: {one.because}"
        return row_of(one.child, None, detail=words, target=one.pk)

    waiting = DuplicateSuspected.objects.filter(
        within(viewer, Action.FIND),
        within(viewer, Action.FIND, of="other_id"),
        judged_at__isnull=True,
    )
    both = with_child(waiting, "other").defer("child__name_marks", "other__name_marks")
    return first_of(both.order_by("-likeness", "pk"), row)
