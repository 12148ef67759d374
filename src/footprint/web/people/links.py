"""Links about a child: whom one was sent to, sending another, and taking one back."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from footprint.access.actions import Action
from footprint.operations import links as operations
from footprint.queries import links as queries
from footprint.queries.child import opened
from footprint.terms.links import LinkPurpose
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_form, refuse_unless_may
from footprint.web.shared.forms import PageForm
from footprint.web.shared.serving import READ_AND_WRITE, WRITE, page


class LinkForm(PageForm):
    """Whom to ask, and for what."""

    person = forms.TypedChoiceField(coerce=int, label="Person")
    purpose = forms.ChoiceField(
        choices=[(one.value, one.label) for one in LinkPurpose], label="What you ask for"
    )

    def __init__(self, data: object, people: list[tuple[int, str]]) -> None:
        super().__init__(data)
        choice = self.fields["person"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  # says what it is
        choice.choices = [("", "Choose"), *people]


@page(Action.SEND_LINK, READ_AND_WRITE)
def links(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """List the links sent about a child, and send another."""
    viewer = asking(request)
    child = opened(public_id, viewer=viewer, where="links")
    refuse_unless_may(Action.SEND_LINK, child, viewer)
    people = queries.people_to_ask(child.id, viewer=viewer)
    form = LinkForm(request.POST or None, people)
    if form.is_valid():
        try:
            operations.send(
                purpose=LinkPurpose(form.cleaned_data["purpose"]),
                child_id=public_id,
                person_id=form.cleaned_data["person"],
                by=viewer,
            )
        except operations.CannotSend as refusal:
            form.add_error("person", str(refusal))
        else:
            messages.success(request, "The link is on its way.")
            return redirect("links", public_id)
    sent = queries.sent_about(child.id, viewer=viewer)
    shown = {"form": form, "has_people": bool(people), "sent": sent}
    return child_form(request, child, "people/links.html", shown, "child-notices")


@page(Action.SEND_LINK, WRITE)
def take_back(request: HttpRequest, public_id: UUID, link_id: int) -> HttpResponse:
    """Take a link back."""
    try:
        operations.revoke(link_id=link_id, child_id=public_id, by=asking(request))
        messages.success(request, "The link no longer works.")
    except operations.CannotSend as refusal:
        messages.error(request, str(refusal))
    return redirect("links", public_id)
