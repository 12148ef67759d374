"""Recording the permanence plan, days in court, and the children's guardian."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from footprint.access.actions import Action
from footprint.operations import plans as operations
from footprint.queries.child import opened
from footprint.terms.casework import CourtDateKind, Permanence
from footprint.web.children.plan_forms import CourtForm, GuardianForm, PermanenceForm
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_form, refuse_unless_may
from footprint.web.shared.forms import PageForm
from footprint.web.shared.serving import READ_AND_WRITE, WRITE, page

TAB = "child-plans"


@page(Action.CORRECT, READ_AND_WRITE)
def permanence(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record what the permanence plan is, from a day on."""
    form = PermanenceForm(request.POST or None)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        plan = Permanence(typed.pop("plan"))
        try:
            operations.set_permanence(child_id=public_id, plan=plan, by=asking(request), **typed)
        except operations.CannotPlan as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back(request, public_id, "The permanence plan is recorded.")
    return _form(request, public_id, form, "What is {}’s permanence plan?")


@page(Action.CORRECT, READ_AND_WRITE)
def court_date(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record a day in court."""
    form = CourtForm(request.POST or None)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        in_court = operations.InCourt(kind=CourtDateKind(typed.pop("kind")), **typed)
        try:
            operations.add_court_date(child_id=public_id, in_court=in_court, by=asking(request))
        except operations.CannotPlan as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back(request, public_id, "The day in court is recorded.")
    return _form(request, public_id, form, "When is {} in court?")


@page(Action.CORRECT, WRITE)
def court_date_off(request: HttpRequest, public_id: UUID, court_date_id: int) -> HttpResponse:
    """Take off a day in court that is not to be."""
    try:
        operations.take_off_court_date(
            child_id=public_id, court_date_id=court_date_id, by=asking(request)
        )
    except operations.CannotPlan as refusal:
        messages.error(request, str(refusal))
        return redirect(TAB, public_id)
    return _back(request, public_id, "The day in court is taken off.")


@page(Action.CORRECT, READ_AND_WRITE)
def guardian(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record who the children's guardian is, from a day on."""
    form = GuardianForm(request.POST or None)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        since = typed.pop("since")
        try:
            operations.set_guardian(
                child_id=public_id,
                guardian=operations.Reached(**typed),
                since=since,
                by=asking(request),
            )
        except operations.CannotPlan as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back(request, public_id, "The guardian is recorded.")
    return _form(request, public_id, form, "Who is {}’s guardian in court?")


def _form(request: HttpRequest, public_id: UUID, form: PageForm, asks: str) -> HttpResponse:
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="plans and dates")
    refuse_unless_may(Action.CORRECT, child, viewer)
    shown = {"form": form, "asks": asks.format(child.called)}
    return child_form(request, child, "children/plan.html", shown, TAB)


def _back(request: HttpRequest, public_id: UUID, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(TAB, public_id)
