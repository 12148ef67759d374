"""Recording when officers work, when they are away, and what else they hold."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import workforce as operations
from footprint.operations.workforce import CannotKeep
from footprint.queries import officer as queries
from footprint.terms.casework import AbsenceKind, OtherWork
from footprint.web.shared.asking import asking
from footprint.web.shared.forms import PageForm
from footprint.web.shared.serving import READ_AND_WRITE, WRITE, page
from footprint.web.workforce.forms import (
    AbsenceForm,
    CountForm,
    HoursForm,
    RegistrationForm,
    ReturnForm,
)


def _name(officer_id: int) -> str:
    name = queries.name_of(officer_id)
    if name is None:
        raise Http404
    return name


def _kept(form: PageForm, keep: Callable[[], object]) -> bool:
    """Do it where the form is complete; where it is refused, say so in the form."""
    if not form.is_valid():
        return False
    try:
        keep()
    except CannotKeep as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _asked(
    request: HttpRequest, form: PageForm, heading: str, officer_id: int, button: str = "Record"
) -> HttpResponse:
    shown = {"form": form, "heading": heading, "officer_id": officer_id, "button": button}
    return render(request, "workforce/record.html", shown)


@page(Action.KEEP_WORKFORCE, READ_AND_WRITE)
def working_time(request: HttpRequest, officer_id: int) -> HttpResponse:
    """Record an officer's working time from a day on."""
    viewer, name = asking(request), _name(officer_id)
    known = queries.hours_now(officer_id, viewer=viewer)
    form = HoursForm(request.POST or None, initial={"starts_on": viewer.today, **known})
    if _kept(
        form,
        lambda: operations.set_working_time(iro_id=officer_id, hours=form.hours, by=viewer),
    ):
        messages.success(request, f"The working time of {name} is recorded.")
        return redirect("officer", officer_id)
    return _asked(request, form, f"When does {name} work?", officer_id)


@page(Action.KEEP_WORKFORCE, READ_AND_WRITE)
def absence(request: HttpRequest, officer_id: int) -> HttpResponse:
    """Record that an officer is away."""
    viewer, name = asking(request), _name(officer_id)
    form = AbsenceForm(request.POST or None, initial={"starts_on": viewer.today})
    if _kept(
        form,
        lambda: operations.record_absence(
            person_id=officer_id,
            kind=AbsenceKind(form.cleaned_data["kind"]),
            starts_on=form.cleaned_data["starts_on"],
            back_on=form.cleaned_data["back_on"],
            by=viewer,
        ),
    ):
        messages.success(request, f"The absence of {name} is recorded.")
        return redirect("officer", officer_id)
    return _asked(request, form, f"When is {name} away?", officer_id)


@page(Action.KEEP_WORKFORCE, READ_AND_WRITE)
def change_return(request: HttpRequest, officer_id: int, absence_id: int) -> HttpResponse:
    """Record when an officer is back."""
    viewer, name = asking(request), _name(officer_id)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and _kept(
        form,
        lambda: operations.change_return(
            absence_id=absence_id, back_on=form.cleaned_data["back_on"], by=viewer
        ),
    ):
        messages.success(request, "The return is recorded.")
        return redirect("officer", officer_id)
    return _asked(request, form, f"When is {name} back?", officer_id)


@page(Action.KEEP_WORKFORCE, WRITE)
def remove_absence(request: HttpRequest, officer_id: int, absence_id: int) -> HttpResponse:
    """Take out an absence that did not happen."""
    try:
        operations.remove_absence(absence_id=absence_id, by=asking(request))
    except CannotKeep as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The absence is taken out.")
    return redirect("officer", officer_id)


@page(Action.KEEP_WORKFORCE, READ_AND_WRITE)
def other_work(request: HttpRequest, officer_id: int) -> HttpResponse:
    """Record how much other work an officer holds."""
    viewer, name = asking(request), _name(officer_id)
    form = CountForm(request.POST or None, initial={"on": viewer.today})
    if _kept(
        form,
        lambda: operations.count_other_work(
            iro_id=officer_id,
            kind=OtherWork(form.cleaned_data["kind"]),
            on=form.cleaned_data["on"],
            count=form.cleaned_data["count"],
            by=viewer,
        ),
    ):
        messages.success(request, f"The other work of {name} is recorded.")
        return redirect("officer", officer_id)
    return _asked(request, form, f"What else does {name} hold?", officer_id)


@page(Action.KEEP_WORKFORCE, READ_AND_WRITE)
def registration(request: HttpRequest, officer_id: int) -> HttpResponse:
    """Record an officer's number in the register of social workers."""
    viewer, name = asking(request), _name(officer_id)
    form = RegistrationForm(request.POST or None)
    if _kept(
        form,
        lambda: operations.record_registration(
            iro_id=officer_id, number=form.cleaned_data["number"], by=viewer
        ),
    ):
        messages.success(request, f"The registration of {name} is recorded.")
        return redirect("officer", officer_id)
    return _asked(request, form, f"Registration of {name}", officer_id)
