"""The people around a child: who they are, and what they must not receive."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from footprint.access.actions import Action
from footprint.operations import family as operations
from footprint.queries import family as queries
from footprint.queries.child import SeenChild, opened
from footprint.terms.children import ChildLinkKind
from footprint.web.children.forms import EndForm, LinkForm, PersonForm
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_form, child_page, refuse_unless_may
from footprint.web.shared.serving import READ_AND_WRITE, WRITE, page

TAB = "child-people"


@page(Action.OPEN)
def around(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """List who matters to a child, and warn of what somebody must not receive."""
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="people")
    shown = {"people": queries.people(child, viewer=viewer)}
    return child_page(request, child, "children/people.html", shown, TAB)


@page(Action.CORRECT, READ_AND_WRITE)
def add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add somebody who matters to a child."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        try:
            operations.add_person(child_id=public_id, person=form.person(), by=asking(request))
        except operations.CannotKeepPerson as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back(request, public_id, "Added.")
    child = _opened_to_change(request, public_id)
    return child_form(request, child, "children/person.html", {"form": form}, TAB)


@page(Action.CORRECT, READ_AND_WRITE)
def change(request: HttpRequest, public_id: UUID, person_id: int) -> HttpResponse:
    """Change what is recorded about somebody; whoever saves later is told."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        try:
            operations.change_person(
                child_id=public_id,
                person_id=person_id,
                person=form.person(),
                version=form.cleaned_data["version"],
                by=asking(request),
            )
        except operations.ChangedMeanwhile as told:
            form.add_error(None, str(told))
            form.save_on_top_of(told.version)
        except operations.CannotKeepPerson as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back(request, public_id, "Changed.")
    child = _opened_to_change(request, public_id)
    person = _person(child, person_id)
    form = form if form.is_bound else PersonForm(initial=asdict(person))
    shown = {"form": form, "person": person}
    return child_form(request, child, "children/person.html", shown, TAB)


@page(Action.CORRECT, READ_AND_WRITE)
def end(request: HttpRequest, public_id: UUID, person_id: int) -> HttpResponse:
    """End somebody's place among those who matter; the record of it stays."""
    viewer = asking(request)
    form = EndForm(request.POST or None, initial={"on": viewer.today})
    if form.is_valid():
        on = form.cleaned_data["on"]
        try:
            operations.end_person(child_id=public_id, person_id=person_id, on=on, by=viewer)
        except operations.CannotKeepPerson as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back(request, public_id, "Ended.")
    child = _opened_to_change(request, public_id)
    shown = {"form": form, "person": _person(child, person_id)}
    return child_form(request, child, "children/end_person.html", shown, TAB)


@page(Action.CORRECT, READ_AND_WRITE)
def link(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that another child is a brother, sister or parent."""
    form = LinkForm(request.POST or None)
    if form.is_valid():
        try:
            operations.link(
                child_id=public_id,
                other_number=form.cleaned_data["other_number"],
                kind=ChildLinkKind(form.cleaned_data["kind"]),
                by=asking(request),
            )
        except operations.CannotKeepPerson as refusal:
            form.add_error("other_number", str(refusal))
        else:
            return _back(request, public_id, "Linked.")
    child = _opened_to_change(request, public_id)
    return child_form(request, child, "children/link.html", {"form": form}, TAB)


@page(Action.CORRECT, WRITE)
def unlink(request: HttpRequest, public_id: UUID, link_id: int) -> HttpResponse:
    """Take a link between two children away."""
    try:
        operations.unlink(child_id=public_id, link_id=link_id, by=asking(request))
    except operations.CannotKeepPerson as refusal:
        messages.error(request, str(refusal))
    return redirect(TAB, public_id)


def _opened_to_change(request: HttpRequest, public_id: UUID) -> SeenChild:
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="change the people around a child")
    refuse_unless_may(Action.CORRECT, child, viewer)
    return child


def _person(child: SeenChild, person_id: int) -> queries.PersonRow:
    person = queries.person(child, person_id)
    if person is None:
        raise Http404
    return person


def _back(request: HttpRequest, public_id: UUID, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(TAB, public_id)
