"""Notices: given by the social worker's side, read and answered by the IRO's."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import notices as operations
from footprint.queries import notices as queries
from footprint.queries import practice
from footprint.queries.child import SeenChild, opened
from footprint.queries.notices import Box
from footprint.terms.casework import NoticeKind
from footprint.web.notices.forms import AnswerForm, NoticeForm
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_form, child_page, refuse_unless_may
from footprint.web.shared.paging import paging_of
from footprint.web.shared.serving import READ_AND_WRITE, page

TAB = "child-notices"


@page(Action.ANSWER_NOTICE)
def to_answer(request: HttpRequest) -> HttpResponse:
    """List the notices that wait for the viewer's answer, or those that were answered."""
    box = Box.ANSWERED if request.GET.get("box") == Box.ANSWERED.value else Box.WAITING
    return _list(request, box)


@page(Action.GIVE_NOTICE)
def given(request: HttpRequest) -> HttpResponse:
    """List the notices the viewer gave, with what was answered."""
    return _list(request, Box.GIVEN)


def _list(request: HttpRequest, box: Box) -> HttpResponse:
    viewer = asking(request)
    paging = paging_of(request, queries.how_many(box, viewer=viewer))
    shown = {
        "box": box,
        "rows": queries.listed(box, viewer=viewer, part=paging.rows),
        "paging": paging,
        "calendar": practice.in_force().calendar,
    }
    return render(request, "notices/list.html", shown)


@page(Action.OPEN)
def of_child(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """List a child's notices, those that wait first."""
    child = opened(public_id, viewer=asking(request), where="notices")
    shown = {"notices": queries.of_child(child)}
    return child_page(request, child, "notices/of_child.html", shown, TAB)


@page(Action.GIVE_NOTICE, READ_AND_WRITE)
def tell(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Tell the IRO of something: two fields and a day."""
    viewer = asking(request)
    form = NoticeForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    if form.is_valid():
        typed = dict(form.cleaned_data)
        kind = NoticeKind(typed.pop("kind"))
        try:
            operations.give(child_id=public_id, kind=kind, by=viewer, **typed)
        except operations.CannotGiveNotice as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The IRO is told. The answer comes to you by mail.")
            return redirect(TAB, public_id)
    child = opened(public_id, viewer=viewer, where="tell the IRO")
    refuse_unless_may(Action.GIVE_NOTICE, child, viewer)
    why = [(kind, queries.grounds(kind)) for kind in NoticeKind]
    return child_form(request, child, "notices/tell.html", {"form": form, "why": why}, TAB)


@page(Action.OPEN)
def notice(request: HttpRequest, public_id: UUID, notice_id: int) -> HttpResponse:
    """Show one notice, why the IRO is told, and what was answered."""
    child = opened(public_id, viewer=asking(request), where="a notice")
    shown = {"notice": _notice(child, notice_id)}
    return child_page(request, child, "notices/notice.html", shown, TAB)


@page(Action.ANSWER_NOTICE, READ_AND_WRITE)
def answer(request: HttpRequest, public_id: UUID, notice_id: int) -> HttpResponse:
    """Let the IRO's side answer a notice."""
    viewer = asking(request)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        given_answer = form.answer_given()
        try:
            operations.answer(
                child_id=public_id, notice_id=notice_id, answer=given_answer, by=viewer
            )
        except operations.CannotAnswer as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Your answer is on its way.")
            return redirect(TAB, public_id)
    child = opened(public_id, viewer=viewer, where="a notice")
    refuse_unless_may(Action.ANSWER_NOTICE, child, viewer)
    shown = {"form": form, "notice": _notice(child, notice_id)}
    return child_form(request, child, "notices/answer.html", shown, TAB)


def _notice(child: SeenChild, notice_id: int) -> queries.NoticeRow:
    found = queries.one_of(child, notice_id)
    if found is None:
        raise Http404
    return found
