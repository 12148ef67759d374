"""The IRO's footprint: read, counted, added to, and taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from footprint.access.actions import Action
from footprint.operations import scrutiny as operations
from footprint.queries import scrutiny as queries
from footprint.queries.child import SeenChild, opened
from footprint.terms.casework import EntryKind
from footprint.web.scrutiny.forms import AddToForm, EntryForm, KindForm, TakeBackForm
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_form, child_page, refuse_unless_may
from footprint.web.shared.paging import paging_of
from footprint.web.shared.patterns import Chosen
from footprint.web.shared.serving import READ_AND_WRITE, page

TAB = "child-footprint"


@page(Action.OPEN)
def footprint(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """List what the IRO did for a child, and count it."""
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="footprint")
    kind = _kind(request.GET.get("kind", ""))
    paging = paging_of(request, queries.how_many(child, kind=kind))
    shown = {
        "footprint": queries.footprint(child, viewer=viewer),
        "entries": queries.entries(child, viewer=viewer, kind=kind, part=paging.rows),
        "paging": paging,
        "form": KindForm(request.GET or None),
        "chosen": [Chosen(kind.label, request.path)] if kind else [],
    }
    return child_page(request, child, "scrutiny/footprint.html", shown, TAB)


@page(Action.ADD_ENTRY)
def choose_kind(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask what was done, one tap each."""
    child = _opened_to_add(request, public_id)
    return child_form(request, child, "scrutiny/choose_kind.html", {"kinds": tuple(EntryKind)}, TAB)


@page(Action.ADD_ENTRY, READ_AND_WRITE)
def add(request: HttpRequest, public_id: UUID, kind: str) -> HttpResponse:
    """Add one thing done for a child, today unless told otherwise."""
    viewer = asking(request)
    wanted = _kind(kind)
    if wanted is None:
        raise Http404
    form = EntryForm(request.POST or None, kind=wanted, initial={"on": viewer.today})
    if form.is_valid():
        try:
            operations.add_entry(
                child_id=public_id, done=form.done(), form_key=form.key(), by=viewer
            )
        except operations.CannotAddEntry as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Added to the footprint.")
            return redirect(TAB, public_id)
    child = _opened_to_add(request, public_id)
    form.ask_of(child.called)
    return child_form(request, child, "scrutiny/add.html", {"form": form, "kind": wanted}, TAB)


@page(Action.ADD_ENTRY, READ_AND_WRITE)
def add_to(request: HttpRequest, public_id: UUID, entry_id: int) -> HttpResponse:
    """Add words to an entry; it stands as it was written."""
    viewer = asking(request)
    form = AddToForm(request.POST or None)
    if form.is_valid():
        try:
            operations.add_to_entry(
                child_id=public_id, entry_id=entry_id, words=form.cleaned_data["words"], by=viewer
            )
        except operations.CannotAddEntry as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Added to the entry.")
            return redirect(TAB, public_id)
    child = _opened_to_add(request, public_id)
    shown = {"form": form, "entry": _entry(request, child, entry_id)}
    return child_form(request, child, "scrutiny/add_to.html", shown, TAB)


@page(Action.ADD_ENTRY, READ_AND_WRITE)
def take_back(request: HttpRequest, public_id: UUID, entry_id: int) -> HttpResponse:
    """Take back an entry made in error."""
    viewer = asking(request)
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        because = form.cleaned_data["because"]
        try:
            operations.take_back_entry(
                child_id=public_id, entry_id=entry_id, because=because, by=viewer
            )
        except operations.CannotAddEntry as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The entry is taken back.")
            return redirect(TAB, public_id)
    child = _opened_to_add(request, public_id)
    shown = {"form": form, "entry": _entry(request, child, entry_id)}
    return child_form(request, child, "scrutiny/take_back.html", shown, TAB)


def _opened_to_add(request: HttpRequest, public_id: UUID) -> SeenChild:
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="add to the footprint")
    refuse_unless_may(Action.ADD_ENTRY, child, viewer)
    return child


def _entry(request: HttpRequest, child: SeenChild, entry_id: int) -> queries.EntryRow:
    entry = queries.entry(child, entry_id, viewer=asking(request))
    if entry is None:
        raise Http404
    return entry


def _kind(code: str) -> EntryKind | None:
    return next((one for one in EntryKind if one.value == code), None)
