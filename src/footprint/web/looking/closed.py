"""Restricted records, sealed places and declared conflicts."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import conflicts as conflict_operations
from footprint.operations import restrictions as operations
from footprint.queries import closed_records as queries
from footprint.queries import looks
from footprint.web.looking.forms import NameForm, RestrictForm, RevealForm
from footprint.web.shared.asking import asking
from footprint.web.shared.proving import has_just_proved, prove_first
from footprint.web.shared.serving import READ_AND_WRITE, WRITE, page


@page(Action.RESTRICT, READ_AND_WRITE)
def restriction(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Restrict a record to named people, or keep its list."""
    viewer = asking(request)
    held = queries.restriction(public_id, viewer=viewer)
    form = RestrictForm(request.POST or None, others=held.others)
    if not held.is_restricted and form.is_valid():
        try:
            operations.restrict(
                public_id=public_id,
                because=form.cleaned_data["because"],
                names=[int(one) for one in form.cleaned_data["names"]],
                by=viewer,
            )
        except operations.CannotRestrict as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The record is restricted.")
            return redirect("restriction", public_id)
    shown = {"held": held, "form": form, "name_form": NameForm(None, others=held.others)}
    return render(request, "looking/restriction.html", shown)


@page(Action.RESTRICT, WRITE)
def add_name(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Put somebody on the list."""
    viewer = asking(request)
    held = queries.restriction(public_id, viewer=viewer)
    form = NameForm(request.POST, others=held.others)
    if form.is_valid():
        try:
            operations.name_person(
                public_id=public_id, person_id=int(form.cleaned_data["person"]), by=viewer
            )
        except operations.CannotRestrict as refusal:
            messages.error(request, str(refusal))
    else:
        messages.error(request, "Choose a person.")
    return redirect("restriction", public_id)


@page(Action.RESTRICT, WRITE)
def take_off(request: HttpRequest, public_id: UUID, person_id: int) -> HttpResponse:
    """Take somebody off the list."""
    try:
        operations.take_off(public_id=public_id, person_id=person_id, by=asking(request))
    except operations.CannotRestrict as refusal:
        messages.error(request, str(refusal))
    return redirect("restriction", public_id)


@page(Action.RESTRICT, WRITE)
def lift(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask that the record be opened again, or agree as the second of two."""
    viewer = asking(request)
    held = queries.restriction(public_id, viewer=viewer)
    try:
        if held.lift_asked_by:
            operations.lift(public_id=public_id, by=viewer)
            messages.success(request, "The record is open again.")
        else:
            operations.ask_to_lift(public_id=public_id, by=viewer)
            messages.success(request, "Asked. A second person on the list must agree.")
    except operations.CannotRestrict as refusal:
        messages.error(request, str(refusal))
    return redirect("restriction", public_id)


@page(Action.REVEAL, READ_AND_WRITE)
def reveal(request: HttpRequest, public_id: UUID, place_id: int) -> HttpResponse:
    """Tell where a child is to somebody who has said why and proved who they are."""
    if not has_just_proved(request):
        return prove_first(request)
    viewer = asking(request)
    form = RevealForm(request.POST or None)
    place = None
    if form.is_valid():
        because = form.cleaned_data["because"]
        place = queries.reveal(public_id, place_id, because=because, viewer=viewer)
    name = queries.sealed_of(public_id, place_id, viewer=viewer)
    return render(request, "looking/reveal.html", {"form": form, "place": place, "name": name})


@page(Action.DECLARE_CONFLICT, READ_AND_WRITE)
def declare(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Close a family's records to oneself."""
    viewer = asking(request)
    if request.method == "POST":
        conflict_operations.declare(public_id=public_id, by=viewer)
        messages.success(request, "This family's records are now closed to you.")
        return redirect("my-looks")
    name = looks.name_of(public_id, viewer=viewer)
    return render(request, "looking/declare.html", {"name": name, "public_id": public_id})


@page(Action.SEE_ODD_LOOKS)
def conflicts(request: HttpRequest) -> HttpResponse:
    """List who has said that they know a family."""
    found = queries.conflicts(viewer=asking(request))
    return render(request, "looking/conflicts.html", {"conflicts": found})


@page(Action.SEE_ODD_LOOKS, WRITE)
def end_conflict(request: HttpRequest, conflict_id: int) -> HttpResponse:
    """End a declared conflict after it was looked into."""
    conflict_operations.end(conflict_id=conflict_id, by=asking(request))
    messages.success(request, "The conflict has ended.")
    return redirect("conflicts")
