"""Accounts: who has one, in which roles, and what waits for a second person."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.access.policies import why_not_at_all
from footprint.operations import people, roles
from footprint.queries import accounts as queries
from footprint.terms.people import Role
from footprint.web.people.account_forms import Invitation, LastDay, NewRole, Wanted
from footprint.web.shared.asking import asking
from footprint.web.shared.paging import paging_of
from footprint.web.shared.proving import has_just_proved, prove_first
from footprint.web.shared.serving import READ_AND_WRITE, WRITE, page


@page(Action.SEE_ACCOUNTS)
def accounts(request: HttpRequest) -> HttpResponse:
    """List the accounts, and above them what waits to be confirmed."""
    viewer = asking(request)
    form = Wanted(request.GET)
    words = form.cleaned_data["words"].strip() if form.is_valid() else ""
    total = queries.accounts(viewer=viewer, words=words, which=slice(0, 0)).total
    paging = paging_of(request, total)
    shown = {
        "form": form,
        "accounts": queries.accounts(viewer=viewer, words=words, which=paging.rows).rows,
        "paging": paging,
        "proposals": queries.proposals(viewer=viewer),
        **_may(request),
    }
    return render(request, "people/accounts.html", shown)


@page(Action.SEE_ACCOUNTS)
def account(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show one account, and what can be done with it."""
    viewer = asking(request)
    found = queries.account(person_id, viewer=viewer)
    if found is None:
        raise Http404
    shown = {
        "account": found,
        "proposals": queries.proposals(viewer=viewer, person_id=person_id),
        "is_self": person_id == viewer.user_id,
        **_may(request),
    }
    return render(request, "people/account.html", shown)


@page(Action.KEEP_ACCOUNTS, READ_AND_WRITE)
def invite(request: HttpRequest) -> HttpResponse:
    """Make an account for somebody, who is sent a link."""
    form = Invitation(request.POST or None)
    if form.is_valid():
        if not has_just_proved(request):
            return prove_first(request)
        try:
            person_id = people.invite(
                person=people.NewPerson(**form.cleaned_data), by=asking(request)
            )
        except people.CannotInvite as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, "The account is made, and the invitation on its way.")
            return redirect("account", person_id)
    return render(request, "people/invite.html", {"form": form})


@page(Action.PROPOSE_ROLE, READ_AND_WRITE)
def give_role(request: HttpRequest, person_id: int) -> HttpResponse:
    """Give somebody a role, or propose it to a second person."""
    viewer = asking(request)
    found = queries.account(person_id, viewer=viewer)
    if found is None:
        raise Http404
    form = NewRole(request.POST or None, initial={"starting_on": viewer.today})
    if form.is_valid():
        if not has_just_proved(request):
            return prove_first(request)
        try:
            is_given = roles.give(
                person_id=person_id,
                role=Role(form.cleaned_data["role"]),
                team_id=form.cleaned_data["team"],
                starting_on=form.cleaned_data["starting_on"],
                by=viewer,
            )
        except roles.CannotGive as refusal:
            form.add_error(None, str(refusal))
        else:
            done = "The role is given." if is_given else "The role waits to be confirmed."
            messages.success(request, done)
            return redirect("account", person_id)
    return render(request, "people/give_role.html", {"form": form, "account": found})


@page(Action.KEEP_ACCOUNTS, READ_AND_WRITE)
def end_role(request: HttpRequest, person_id: int, held_id: int) -> HttpResponse:
    """End a role somebody holds."""
    viewer = asking(request)
    found = queries.account(person_id, viewer=viewer)
    held = next((one for one in found.roles if one.id == held_id), None) if found else None
    if held is None:
        raise Http404
    form = LastDay(request.POST if request.method == "POST" else None)
    if form.is_valid():
        yesterday = viewer.today - timedelta(days=1)
        try:
            roles.end(
                held_id=held_id, last_day=form.cleaned_data["last_day"] or yesterday, by=viewer
            )
        except roles.CannotEnd as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The role ends.")
            return redirect("account", person_id)
    shown = {"form": form, "account": found, "held": held}
    return render(request, "people/end_role.html", shown)


@page(Action.CONFIRM_ROLE, WRITE)
def confirm_role(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Confirm a role, as the second person."""
    if not has_just_proved(request):
        return prove_first(request)
    try:
        roles.confirm(proposal_id=proposal_id, by=asking(request))
        messages.success(request, "The role is confirmed.")
    except roles.CannotDecide as refusal:
        messages.error(request, str(refusal))
    return redirect("accounts")


@page(Action.REFUSE_ROLE, WRITE)
def refuse_role(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Refuse a role that was proposed."""
    try:
        roles.refuse(proposal_id=proposal_id, by=asking(request))
        messages.success(request, "The role is refused.")
    except roles.CannotDecide as refusal:
        messages.error(request, str(refusal))
    return redirect("accounts")


CHANGES = {
    "off": (people.switch_off, "The account is switched off."),
    "on": (people.switch_on, "The account is switched on."),
    "again": (people.invite_again, "Another invitation is on its way."),
    "over": (people.start_over, "The second factor is taken off, and a link is on its way."),
}
"""What can be done with an account by one button, and what is said then."""


@page(Action.KEEP_ACCOUNTS, WRITE)
def change(request: HttpRequest, person_id: int, what: str) -> HttpResponse:
    """Switch an account off or on, invite again, or let its owner start over."""
    if what not in CHANGES or queries.account(person_id, viewer=asking(request)) is None:
        raise Http404
    if not has_just_proved(request):
        return prove_first(request)
    do, said = CHANGES[what]
    try:
        do(person_id=person_id, by=asking(request))
        messages.success(request, said)
    except (people.CannotSwitchOff, people.CannotInvite, people.CannotReset) as refusal:
        messages.error(request, str(refusal))
    return redirect("account", person_id)


def _may(request: HttpRequest) -> dict[str, bool]:
    """Say which buttons are for the viewer."""
    viewer = asking(request)
    return {
        "may_keep": why_not_at_all(Action.KEEP_ACCOUNTS, viewer) is None,
        "may_propose": why_not_at_all(Action.PROPOSE_ROLE, viewer) is None,
        "may_confirm": why_not_at_all(Action.CONFIRM_ROLE, viewer) is None,
        "may_refuse": why_not_at_all(Action.REFUSE_ROLE, viewer) is None,
    }
