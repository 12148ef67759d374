"""Correcting what is recorded of a child."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from footprint.access.actions import Action
from footprint.operations import children as operations
from footprint.queries.child import details_of, opened
from footprint.web.children.forms import DetailsForm
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_form, refuse_unless_may
from footprint.web.shared.serving import READ_AND_WRITE, page


@page(Action.CORRECT, READ_AND_WRITE)
def correct(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Correct a child's details; whoever saves later keeps their words, and is told."""
    viewer = asking(request)
    form = DetailsForm(request.POST or None)
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            operations.correct(
                child_id=public_id, details=form.details(), version=version, by=viewer
            )
        except operations.ChangedMeanwhile as told:
            form.add_error(None, str(told))
            form.save_on_top_of(told.version)
        except operations.CannotCorrect as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The record is corrected.")
            return redirect("child", public_id)
    child = opened(public_id, viewer=viewer, where="correct what is recorded")
    refuse_unless_may(Action.CORRECT, child, viewer)
    form = form if form.is_bound else DetailsForm(initial=asdict(details_of(child)))
    return child_form(request, child, "children/correct.html", {"form": form}, "child")
