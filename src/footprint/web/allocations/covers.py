"""Arranging cover for an officer who is away."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import covers as operations
from footprint.operations.allocations import CannotAllocate
from footprint.queries import reallocating
from footprint.web.allocations.chosen import chosen_children
from footprint.web.allocations.forms import CoverForm
from footprint.web.shared.asking import asking
from footprint.web.shared.serving import READ_AND_WRITE, page


@page(Action.ALLOCATE, READ_AND_WRITE)
def cover(request: HttpRequest, officer_id: int) -> HttpResponse:
    """Let somebody cover for an officer, with all their children or some."""
    viewer = asking(request)
    try:
        shown = reallocating.leaving(officer_id, viewer=viewer, where="arranging cover")
    except reallocating.NoSuchOfficer as absent:
        raise Http404 from absent
    takers = [(one.id, f"{one.name}, {one.caseload} of {one.band}") for one in shown.takers]
    form = CoverForm(request.POST or None, takers=takers, initial={"starts_on": viewer.today})
    ticked = chosen_children(request, shown)
    if form.is_valid():
        try:
            _arrange(form, ticked, request)
        except CannotAllocate as refusal:
            form.add_error(None, str(refusal))
        else:
            count = len(ticked)
            messages.success(
                request, f"Cover is arranged for {count} child{'' if count == 1 else 'ren'}."
            )
            return redirect("officer", officer_id)
    context = {"shown": shown, "form": form, "ticked": ticked}
    return render(request, "allocations/cover.html", context)


def _arrange(form: CoverForm, children: list[UUID], request: HttpRequest) -> None:
    if not children:
        raise CannotAllocate("Choose at least one child.")
    operations.arrange_cover(
        children=children,
        iro_id=int(form.cleaned_data["iro"]),
        starts_on=form.cleaned_data["starts_on"],
        ends_on=form.cleaned_data["last_day"] + timedelta(days=1),
        by=asking(request),
    )
