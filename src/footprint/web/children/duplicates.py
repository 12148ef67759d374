"""Two children who may be one: side by side, for a person to judge."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import duplicates as operations
from footprint.queries import duplicates as queries
from footprint.web.children.forms import SameForm
from footprint.web.shared.asking import asking
from footprint.web.shared.serving import READ_AND_WRITE, page


@page(Action.CORRECT)
def duplicates(request: HttpRequest) -> HttpResponse:
    """List the pairs that nobody has judged."""
    pairs = queries.waiting(viewer=asking(request))
    return render(request, "children/duplicates.html", {"pairs": pairs})


@page(Action.CORRECT, READ_AND_WRITE)
def duplicate(request: HttpRequest, duplicate_id: int) -> HttpResponse:
    """Show one pair side by side, and take the judgement."""
    viewer = asking(request)
    form = SameForm(request.POST or None)
    if form.is_valid():
        try:
            operations.judge(duplicate_id=duplicate_id, is_same=form.is_same(), by=viewer)
        except operations.CannotJudge as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Your judgement is recorded with both children.")
        return redirect("duplicates")
    try:
        pair = queries.pair(duplicate_id, viewer=viewer)
    except queries.NoSuchPair as absent:
        raise Http404 from absent
    return render(request, "children/duplicate.html", {"pair": pair, "form": form})
