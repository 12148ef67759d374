"""What is known of one child, a page for each part: each opens the child once."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from footprint.access.actions import Action
from footprint.queries import care, events, plans, practice, reviews
from footprint.queries.care import CareKind
from footprint.queries.child import opened
from footprint.web.children.overview import overview_of
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_page
from footprint.web.shared.paging import paging_of
from footprint.web.shared.serving import page


@page(Action.OPEN)
def overview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Answer first what is next, what is late, what changed lately, and what waits."""
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="overview")
    calendar = practice.in_force().calendar
    shown = {"seen": overview_of(child, calendar, viewer=viewer), "calendar": calendar}
    return child_page(request, child, "children/overview.html", shown, "child")


@page(Action.OPEN)
def care_so_far(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Tell a child's care as a story, or one kind of happening alone."""
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="care so far")
    kind = next((one for one in CareKind if one.value == request.GET.get("only")), None)
    story = care.story(child, viewer=viewer)
    shown = {
        "story": story,
        "told": story.of(kind),
        "kinds": tuple(CareKind),
        "kind": kind,
    }
    return child_page(request, child, "children/care.html", shown, "child-care")


@page(Action.OPEN)
def timetable(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show each date with its reason."""
    child = opened(public_id, viewer=asking(request), where="timetable")
    found = reviews.timetable(child)
    shown = {"timetable": found, "to_hold": found.open, "booked": found.booked_review}
    return child_page(request, child, "children/timetable.html", shown, "child-timetable")


@page(Action.OPEN)
def held_reviews(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """List the reviews that were held, are booked or were cancelled."""
    child = opened(public_id, viewer=asking(request), where="reviews")
    found = reviews.timetable(child)
    shown = {
        "reviews": reviews.reviews(child, found),
        "to_hold": found.open,
        "booked": found.booked_review,
    }
    return child_page(request, child, "children/reviews.html", shown, "child-reviews")


@page(Action.OPEN)
def plans_and_dates(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the permanence plan, days in court, the guardian, and how old each dated fact is."""
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="plans and dates")
    shown = {"plans": plans.plans(child, viewer=viewer)}
    return child_page(request, child, "children/plans.html", shown, "child-plans")


@page(Action.OPEN)
def what_was_done(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """List what was done about a child, in sentences."""
    child = opened(public_id, viewer=asking(request), where="what was done")
    paging = paging_of(request, events.how_many(child))
    shown = {"events": events.events(child, part=paging.rows), "paging": paging}
    return child_page(request, child, "children/events.html", shown, "child-events")
