"""The pages of one review: booked, looked at, moved, called off, and recorded as held."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import reviews as operations
from footprint.operations.reviews import CannotReview, ChangedMeanwhile
from footprint.queries import booking, reviews
from footprint.queries.booking import BookingRow
from footprint.queries.child import SeenChild, opened
from footprint.terms.days import day_in_london
from footprint.terms.reviews import NEXT_STATUS, ReviewStatus
from footprint.web.reviews.forms import BookingForm, CallOffForm, HeldForm, MoveForm
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_form, child_page, refuse_unless_may
from footprint.web.shared.forms import PageForm
from footprint.web.shared.serving import READ_AND_WRITE, page

TAB = "child-reviews"
SHOWN_AHEAD = 28
"""Days of the chair's diary that stand beside the form."""


@page(Action.BOOK_REVIEW, READ_AND_WRITE)
def book(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Book the child's next review, with its limit and the chair's engaged days beside the form."""
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="book a review")
    refuse_unless_may(Action.BOOK_REVIEW, child, viewer)
    form = BookingForm(request.POST or None, chairs=booking.chairs_of(child.id, viewer=viewer))
    if form.is_valid():
        try:
            review = operations.book(child_id=public_id, meeting=form.meeting(), by=viewer)
        except CannotReview as refusal:
            _refused(form, refusal)
        else:
            messages.success(
                request, "The review is booked. Those who work with the child are told."
            )
            return redirect("review", public_id, review)
    shown = {"form": form, **_beside(child, viewer)}
    return child_form(request, child, "reviews/book.html", shown, TAB)


@page(Action.OPEN)
def review(request: HttpRequest, public_id: UUID, review_id: int) -> HttpResponse:
    """Show one review: how far it has got, when and where, and how its booking was moved."""
    child = opened(public_id, viewer=asking(request), where="a review")
    found = _found(child, review_id)
    after = NEXT_STATUS[found.status]
    shown = {
        "review": found,
        "may_change": ReviewStatus.CANCELLED in after,
        "may_hold": ReviewStatus.HELD in after,
        "duty": reviews.timetable(child).open if found.status is ReviewStatus.BOOKED else None,
    }
    return child_page(request, child, "reviews/review.html", shown, TAB)


@page(Action.BOOK_REVIEW, READ_AND_WRITE)
def move(request: HttpRequest, public_id: UUID, review_id: int) -> HttpResponse:
    """Move a booking, or change where and how the review is held."""
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="move a review")
    refuse_unless_may(Action.BOOK_REVIEW, child, viewer)
    booked = _found(child, review_id)
    if booked.status is not ReviewStatus.BOOKED:
        return _is_over(request, public_id, review_id)
    chairs = booking.chairs_of(child.id, viewer=viewer, keep=booked.chair_id)
    form = MoveForm(request.POST or None, booked=booked, chairs=chairs)
    if form.is_valid():
        try:
            operations.move(
                child_id=public_id,
                review_id=review_id,
                version=form.cleaned_data["version"],
                meeting=form.meeting(),
                why=form.why(),
                by=viewer,
            )
        except CannotReview as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, "The booking is changed.")
            return redirect("review", public_id, review_id)
    shown = {"form": form, "review": booked, **_beside(child, viewer, besides=review_id)}
    return child_form(request, child, "reviews/move.html", shown, TAB)


@page(Action.BOOK_REVIEW, READ_AND_WRITE)
def call_off(request: HttpRequest, public_id: UUID, review_id: int) -> HttpResponse:
    """Call a booked review off, with the reason and who allowed it."""
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="call a review off")
    refuse_unless_may(Action.BOOK_REVIEW, child, viewer)
    booked = _found(child, review_id)
    if booked.status is not ReviewStatus.BOOKED:
        return _is_over(request, public_id, review_id)
    form = CallOffForm(request.POST or None, initial={"version": booked.version})
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            operations.call_off(
                child_id=public_id, review_id=review_id, version=version, why=form.why(), by=viewer
            )
        except CannotReview as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, "The review is called off. Its limit stays as it is.")
            return redirect("review", public_id, review_id)
    shown = {"form": form, "review": booked}
    return child_form(request, child, "reviews/call_off.html", shown, TAB)


@page(Action.HOLD_REVIEW, READ_AND_WRITE)
def hold(request: HttpRequest, public_id: UUID, review_id: int) -> HttpResponse:
    """Record that a booked review was held."""
    return _hold(request, public_id, review_id)


@page(Action.HOLD_REVIEW, READ_AND_WRITE)
def hold_unbooked(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record that a review was held that nobody had booked here; what is booked comes first."""
    return _hold(request, public_id, None)


def _hold(request: HttpRequest, public_id: UUID, review_id: int | None) -> HttpResponse:
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="record a review")
    refuse_unless_may(Action.HOLD_REVIEW, child, viewer)
    booked = _found(child, review_id) if review_id is not None else None
    if booked and booked.status is not ReviewStatus.BOOKED:
        return _is_over(request, public_id, booked.id)
    duties = reviews.timetable(child)
    if booked is None and duties.booked_review:
        return redirect("hold-review", public_id, duties.booked_review)
    keep = booked.chair_id if booked else None
    form = HeldForm(
        request.POST or None,
        chairs=booking.chairs_lately(child.id, viewer=viewer, keep=keep),
        initial=_of_booking(booked, viewer.today),
    )
    if form.is_valid():
        try:
            kept = operations.hold(
                child_id=public_id,
                review_id=review_id,
                version=form.cleaned_data["version"],
                held=form.held(),
                by=viewer,
            )
        except CannotReview as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, "The review is recorded. The next limit counts from it.")
            return redirect("review", public_id, kept)
    shown = {"form": form, "review": booked, "duty": duties.open}
    return child_form(request, child, "reviews/hold.html", shown, TAB)


def _of_booking(booked: BookingRow | None, today: date) -> dict[str, object]:
    if booked is None or booked.booked_for is None:
        return {"version": 1}
    return {
        "on": min(day_in_london(booked.booked_for), today),
        "chair": booked.chair_id,
        "mode": booked.mode.value if booked.mode else "",
        "version": booked.version,
    }


def _beside(child: SeenChild, viewer: Viewer, *, besides: int | None = None) -> dict[str, object]:
    """The limit, and when those who may chair are engaged in the weeks before it."""
    duty = reviews.timetable(child).open
    limit = duty.due_by if duty else None
    last = max(limit or viewer.today, viewer.today + timedelta(days=SHOWN_AHEAD // 2))
    first = max(viewer.today, last - timedelta(days=SHOWN_AHEAD))
    chairs = booking.chairs_of(child.id, viewer=viewer)
    days = (last - first).days + 1
    engaged = [
        (one, booking.engaged_days(one.id, first, days, viewer=viewer, besides=besides))
        for one in chairs
    ]
    return {"duty": duty, "engaged": engaged, "first": first, "last": last}


def _found(child: SeenChild, review_id: int) -> BookingRow:
    found = booking.booking(child, review_id)
    if found is None:
        raise Http404
    return found


def _is_over(request: HttpRequest, public_id: UUID, review_id: int) -> HttpResponse:
    """Lead to a review that cannot be changed any more, and say so."""
    messages.warning(request, "This review is not booked any more: it was held or called off.")
    return redirect("review", public_id, review_id)


def _refused(form: PageForm, refusal: CannotReview) -> None:
    if isinstance(refusal, ChangedMeanwhile):  # the next press of the button keeps what was typed
        typed = {name: form.data[name] for name in form.data}
        form.data = {**typed, "version": str(refusal.version)}
    for reason in refusal.reasons:
        form.add_error(None, reason)
