"""Children who need an IRO, choosing one, changing and ending, and who has been whose IRO."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import allocations as operations
from footprint.operations.allocations import CannotAllocate
from footprint.queries import allocations, child, continuity, deciding
from footprint.queries.care_ended import care_ended
from footprint.queries.practice import in_force
from footprint.terms.sources import Force
from footprint.web.allocations.forms import AllocateForm, EndForm, HandOverForm
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_form, child_page, refuse_unless_may
from footprint.web.shared.paging import paging_of
from footprint.web.shared.rebuilding import say_if_rebuilding
from footprint.web.shared.serving import READ_AND_WRITE, page


@page(Action.ALLOCATE)
def unallocated(request: HttpRequest) -> HttpResponse:
    """List the children who need an IRO, the most urgent first."""
    viewer = asking(request)

    def rows(total: int) -> slice:
        return paging_of(request, total).rows

    found = allocations.without_iro(viewer=viewer, where="children who need an IRO", rows=rows)
    shown = {
        "children": found.rows,
        "paging": paging_of(request, found.total),
        "ended": care_ended(viewer=viewer, where="care ended, IRO on record"),
        "guidance": Force.GUIDANCE,
        "statute": Force.STATUTE,
        "calendar": in_force().calendar,
    }
    say_if_rebuilding(request)
    return render(request, "allocations/unallocated.html", shown)


@page(Action.TELL_CHILD)
def not_told(request: HttpRequest) -> HttpResponse:
    """List the children who have not been told who their IRO is."""
    viewer = asking(request)
    paging = paging_of(request, allocations.count_not_told(viewer))
    shown = {
        "children": allocations.not_told(
            viewer=viewer, where="children not told", part=paging.rows
        ),
        "paging": paging,
        "guidance": Force.GUIDANCE,
        "calendar": in_force().calendar,
    }
    say_if_rebuilding(request)
    return render(request, "allocations/not_told.html", shown)


@page(Action.ALLOCATE, READ_AND_WRITE)
def allocate(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Choose a child's IRO, with the officers side by side."""
    viewer = asking(request)
    shown = _comparison(request, public_id, "choosing an IRO")
    together = [str(one.public_id) for one in shown.together]
    initial = {"on": viewer.today, "together": together}
    form = AllocateForm(request.POST or None, shown=shown, initial=initial)
    if form.is_valid():
        try:
            operations.allocate(
                children=[public_id, *form.with_whom],
                iro_id=form.iro_id,
                on=form.cleaned_data["on"],
                override=form.override,
                by=viewer,
            )
        except CannotAllocate as refusal:
            form.add_error(None, str(refusal))
            shown = _comparison(request, public_id, "choosing an IRO")
        else:
            messages.success(request, f"{shown.name} has an IRO. Now tell {shown.called}.")
            return redirect("allocation-history", public_id)
    return _compared(request, "allocations/allocate.html", shown, form)


@page(Action.ALLOCATE, READ_AND_WRITE)
def hand_over(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change a child's IRO."""
    viewer = asking(request)
    shown = _comparison(request, public_id, "changing the IRO")
    if shown.needs_iro:
        return redirect("allocate", public_id)
    initial = {"on": viewer.today, "seen": shown.current and shown.current.allocation_id}
    form = HandOverForm(request.POST or None, shown=shown, initial=initial)
    if form.is_valid():
        try:
            operations.hand_over(
                child=public_id, seen=form.cleaned_data["seen"], change=form.change, by=viewer
            )
        except CannotAllocate as refusal:
            form.add_error(None, str(refusal))
            shown = _comparison(request, public_id, "changing the IRO")
        else:
            messages.success(request, f"{shown.name} has another IRO. Now tell {shown.called}.")
            return redirect("allocation-history", public_id)
    return _compared(request, "allocations/hand_over.html", shown, form)


def _comparison(request: HttpRequest, public_id: UUID, where: str) -> deciding.Comparison:
    def rows(total: int) -> slice:
        return paging_of(request, total, deciding.AT_ONCE).rows

    return deciding.comparison(public_id, viewer=asking(request), where=where, rows=rows)


def _compared(
    request: HttpRequest, template: str, shown: deciding.Comparison, form: AllocateForm
) -> HttpResponse:
    say_if_rebuilding(request)
    asked = str(form["iro"].value() or "")
    context = {
        "shown": shown,
        "form": form,
        "chosen": int(asked) if asked.isdecimal() else shown.suggested_id,
        "guidance": Force.GUIDANCE,
        "calendar": shown.practice.calendar,
        "paging": paging_of(request, len(shown.everybody), deciding.AT_ONCE),
    }
    return render(request, template, context)


@page(Action.ALLOCATE, READ_AND_WRITE)
def end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """End an allocation without a next IRO."""
    viewer = asking(request)
    seen = child.opened(public_id, viewer=viewer, where="ending an allocation")
    refuse_unless_may(Action.ALLOCATE, seen, viewer)
    current = continuity.history(seen, viewer=viewer).current
    if current is None:
        return redirect("allocation-history", public_id)
    initial = {"on": viewer.today, "seen": current.allocation_id}
    form = EndForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            operations.end(child=public_id, ending=form.ending, by=viewer)
        except CannotAllocate as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{current.iro} is no longer {seen.name}'s IRO.")
            return redirect("allocation-history", public_id)
    shown = {"current": current, "form": form}
    return child_form(request, seen, "allocations/end.html", shown, "allocation-history")


@page(Action.OPEN)
def history(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show who has been a child's IRO, from when to when, and why that changed."""
    viewer = asking(request)
    seen = child.opened(public_id, viewer=viewer, where="allocation history")
    shown = {"shown": continuity.history(seen, viewer=viewer)}
    return child_page(request, seen, "allocations/history.html", shown, "allocation-history")


@page(Action.SEE_CASELOADS)
def steadiness(request: HttpRequest) -> HttpResponse:
    """Show how often children's IROs change, and why."""
    shown = continuity.continuity(viewer=asking(request))
    return render(request, "allocations/continuity.html", {"shown": shown})
