"""Recording changes in a child's care: each makes the child's dates anew."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from footprint.access.actions import Action
from footprint.operations import care as operations
from footprint.queries.child import opened
from footprint.terms.care import EndReason, LegalStatus
from footprint.web.children.care_forms import EndOfCareForm, LegalStatusForm, MoveForm
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_form, refuse_unless_may
from footprint.web.shared.forms import PageForm
from footprint.web.shared.serving import READ_AND_WRITE, page

TAB = "child-care"
RECORDED = "Recorded. The dates of reviews are worked out anew."


@page(Action.CORRECT, READ_AND_WRITE)
def move(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record that a child moved."""
    form = MoveForm(request.POST or None)
    if form.is_valid():
        try:
            operations.move(
                child=public_id,
                on=form.day(),
                to=form.new_home(),
                because=form.why(),
                by=asking(request),
            )
        except operations.CannotChangeCare as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back(request, public_id)
    return _form(request, public_id, form, "Where did {} move to?")


@page(Action.CORRECT, READ_AND_WRITE)
def legal_status(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record another legal status."""
    form = LegalStatusForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            operations.change_legal_status(
                child=public_id,
                on=typed["on"],
                status=LegalStatus(typed["status"]),
                by=asking(request),
            )
        except operations.CannotChangeCare as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back(request, public_id)
    return _form(request, public_id, form, "What is {}’s legal status?")


@page(Action.CORRECT, READ_AND_WRITE)
def end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record that a child left care."""
    form = EndOfCareForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            operations.end_care(
                child=public_id,
                on=typed["on"],
                reason=EndReason(typed["reason"]),
                by=asking(request),
            )
        except operations.CannotChangeCare as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back(request, public_id)
    return _form(request, public_id, form, "When and why did {} leave care?")


def _form(request: HttpRequest, public_id: UUID, form: PageForm, asks: str) -> HttpResponse:
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="care so far")
    refuse_unless_may(Action.CORRECT, child, viewer)
    shown = {"form": form, "asks": asks.format(child.called)}
    return child_form(request, child, "children/care_change.html", shown, TAB)


def _back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    messages.success(request, RECORDED)
    return redirect(TAB, public_id)
