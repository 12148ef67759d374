"""Saying why, and who looked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from footprint.access.actions import Action
from footprint.operations import looking as operations
from footprint.operations import odd_looks as odd_operations
from footprint.queries import looks as queries
from footprint.queries.child import opened
from footprint.terms.looking import LookReason
from footprint.web.looking.forms import AnswerForm, WhyForm
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_form, child_page
from footprint.web.shared.serving import READ_AND_WRITE, page


def _next(request: HttpRequest, public_id: UUID) -> str:
    """Where the person was going, if that is a page of ours; the child's page if not."""
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if wanted and is_ours else reverse("child", args=[public_id])


@page(Action.FIND, READ_AND_WRITE)
def say_why(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask why somebody opens a record they do not hold, and open it for the day."""
    viewer = asking(request)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        try:
            operations.say_why(
                public_id=public_id,
                reason=LookReason(form.cleaned_data["reason"]),
                words=form.cleaned_data["words"],
                by=viewer,
            )
        except operations.CannotSayWhy as refusal:
            form.add_error("words", str(refusal))
        else:
            return redirect(_next(request, public_id))
    name = queries.name_of(public_id, viewer=viewer)
    return render(request, "looking/say_why.html", {"form": form, "name": name})


@page(Action.SEE_LOOKS)
def who_looked(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show who opened a child, told apart from whom a list named."""
    child = opened(public_id, viewer=asking(request), where="who looked", action=Action.SEE_LOOKS)
    with_lists = request.GET.get("lists") == "1"
    looks = queries.of_child(child, with_lists=with_lists)
    shown: dict[str, object] = {"looks": looks, "with_lists": with_lists}
    if Action.OPEN in child.actions:
        return child_page(request, child, "looking/who_looked.html", shown, "who-looked")
    # who may see the log and has not said why they open the record is told the name alone
    shown["facts"] = ()
    return child_form(request, child, "looking/who_looked.html", shown, "who-looked")


@page(Action.SEE_OWN_LOOKS)
def my_looks(request: HttpRequest) -> HttpResponse:
    """Show a person what the log says of them."""
    looks = queries.of_viewer(viewer=asking(request))
    return render(request, "looking/my_looks.html", {"looks": looks})


@page(Action.SEE_ODD_LOOKS)
def odd_looks(request: HttpRequest) -> HttpResponse:
    """List the looks that somebody should ask about."""
    is_answered = request.GET.get("answered") == "1"
    odd = queries.odd(viewer=asking(request), is_answered=is_answered)
    return render(request, "looking/odd_looks.html", {"odd": odd, "is_answered": is_answered})


@page(Action.SEE_ODD_LOOKS, READ_AND_WRITE)
def answer_odd_look(request: HttpRequest, odd_look_id: int) -> HttpResponse:
    """Write what was found about an odd look."""
    viewer = asking(request)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            odd_operations.answer(
                odd_look_id=odd_look_id, words=form.cleaned_data["words"], by=viewer
            )
        except odd_operations.CannotAnswer as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, "What you found is recorded.")
            return redirect("odd-looks")
    odd = [one for one in queries.odd(viewer=viewer) if one.odd_look_id == odd_look_id]
    if not odd:
        return redirect("odd-looks")
    return render(request, "looking/answer_odd_look.html", {"form": form, "odd": odd[0]})


@page(Action.SEE_ODD_LOOKS)
def look_log(request: HttpRequest) -> HttpResponse:
    """Show whether the log of looks is whole."""
    return render(request, "looking/log.html", {"log": queries.log_state(viewer=asking(request))})
