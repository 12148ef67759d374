"""Officers side by side, one officer for supervision, and the records kept of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from footprint.access.actions import Action
from footprint.access.policies import why_not_at_all
from footprint.queries import officer as queries
from footprint.queries.establishment import establishment
from footprint.queries.practice import in_force
from footprint.web.shared.asking import asking
from footprint.web.shared.paging import paging_of
from footprint.web.shared.patterns import Tile
from footprint.web.shared.rebuilding import say_if_rebuilding
from footprint.web.shared.serving import page


@page(Action.SEE_CASELOADS)
def caseloads(request: HttpRequest) -> HttpResponse:
    """List the officers with what they hold, the fullest first."""

    def rows(total: int) -> slice:
        return paging_of(request, total).rows

    viewer = asking(request)
    shown = establishment(viewer=viewer, rows=rows)
    paging = paging_of(request, shown.officers)
    tiles = [
        Tile(one.value, one.label, note=one.note, meaning_url=f"#figure-{one.id}")
        for one in shown.figures
    ]
    context = {
        "shown": shown,
        "tiles": tiles,
        "paging": paging,
        "may_set_practice": why_not_at_all(Action.SET_PRACTICE, viewer) is None,
    }
    return render(request, "workforce/caseloads.html", context)


@page(Action.SEE_CASELOADS)
def officer(request: HttpRequest, officer_id: int) -> HttpResponse:
    """Show one officer: caseload, timeliness, what they left on the records, and when they work."""
    try:
        shown = queries.officer_page(officer_id, viewer=asking(request), where="officer")
    except queries.NoSuchOfficer as absent:
        raise Http404 from absent
    say_if_rebuilding(request)
    calendar = in_force().calendar
    return render(request, "workforce/officer.html", {"shown": shown, "calendar": calendar})
