"""A child's record on paper: one page that holds it all, and a line in the log that it was made."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from footprint.access.actions import Action
from footprint.queries import care, child, family, notices, plans, reviews, scrutiny
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_page
from footprint.web.shared.serving import page


@page(Action.OPEN)
def printed(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Lay a child's record out for paper; broken glass asks for a second reason first."""
    viewer = asking(request)
    try:
        seen = child.printed(public_id, viewer=viewer, where="record on paper")
    except child.MayNotPrint:
        return redirect("allow-print", public_id)
    timetable = reviews.timetable(seen)
    story = care.story(seen, viewer=viewer)
    shown = {
        "story": story,
        "told": story.told,
        "timetable": timetable,
        "reviews": reviews.reviews(seen, timetable),
        "people": family.people(seen, viewer=viewer),
        "plans": plans.plans(seen, viewer=viewer),
        "notices": notices.of_child(seen),
        "footprint": scrutiny.footprint(seen, viewer=viewer),
        "entries": scrutiny.entries(seen, viewer=viewer),
        "on_paper": True,
    }
    return child_page(request, seen, "children/on_paper.html", shown, "child")
