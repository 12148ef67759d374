"""Breaking the glass, and judging it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import break_glass as operations
from footprint.queries import closed_records as queries
from footprint.queries.looking import NoSuchChild
from footprint.terms.looking import BreakGlassOutcome, BreakGlassReason
from footprint.web.looking.forms import BreakGlassForm, JudgeForm, PrintForm
from footprint.web.shared.asking import asking
from footprint.web.shared.proving import has_just_proved, prove_first
from footprint.web.shared.serving import READ_AND_WRITE, page


@page(Action.BREAK_GLASS, READ_AND_WRITE)
def break_glass(request: HttpRequest) -> HttpResponse:
    """Open one record for four hours, told to others at once."""
    if not has_just_proved(request):
        return prove_first(request)
    form = BreakGlassForm(request.POST or None)
    if form.is_valid():
        try:
            public_id, was_needed = operations.break_glass(
                number=form.cleaned_data["number"],
                reason=BreakGlassReason(form.cleaned_data["reason"]),
                sentence=form.cleaned_data["sentence"],
                by=asking(request),
            )
        except operations.CannotBreakGlass as refusal:
            form.add_error(None, str(refusal))
        else:
            if not was_needed:
                messages.info(request, "You may open this record anyway: no glass was broken.")
            return redirect("child", public_id)
    return render(request, "looking/break_glass.html", {"form": form})


@page(Action.BREAK_GLASS, READ_AND_WRITE)
def allow_print(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask for a second reason before what was opened by broken glass is printed."""
    viewer = asking(request)
    leave = queries.leave_now(public_id, viewer=viewer)
    if leave is None:
        raise NoSuchChild(public_id)
    form = PrintForm(request.POST or None)
    if form.is_valid():
        operations.allow_print(
            break_glass_id=leave.glass_id, because=form.cleaned_data["because"], by=viewer
        )
        messages.success(request, "You may print this record until your leave ends.")
        return redirect("child", public_id)
    return render(request, "looking/allow_print.html", {"form": form, "leave": leave})


@page(Action.REVIEW_BREAK_GLASS)
def broken_glass(request: HttpRequest) -> HttpResponse:
    """List each time the glass was broken, those to be judged first."""
    glass = queries.broken_glass(viewer=asking(request))
    return render(request, "looking/broken_glass.html", {"glass": glass})


@page(Action.REVIEW_BREAK_GLASS, READ_AND_WRITE)
def judge(request: HttpRequest, glass_id: int) -> HttpResponse:
    """Say whether breaking the glass was right."""
    viewer = asking(request)
    form = JudgeForm(request.POST or None)
    if form.is_valid():
        try:
            operations.judge(
                break_glass_id=glass_id,
                outcome=BreakGlassOutcome(form.cleaned_data["outcome"]),
                words=form.cleaned_data["words"],
                by=viewer,
            )
        except operations.CannotJudge as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Your judgement is recorded.")
            return redirect("broken-glass")
    waiting = queries.broken_glass(viewer=viewer).waiting
    glass = next((one for one in waiting if one.glass_id == glass_id and not one.is_closed), None)
    if glass is None:
        return redirect("broken-glass")
    return render(request, "looking/judge.html", {"form": form, "glass": glass})
