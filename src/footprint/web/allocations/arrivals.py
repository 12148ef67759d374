"""Recording that a child came into care, and when the IRO service was told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.access.policies import why_not_at_all
from footprint.operations import arrivals as operations
from footprint.operations.arrivals import Arrival, CannotRecordArrival, IsKnown, Newcomer
from footprint.queries import arrivals as queries
from footprint.terms.care import LegalStatus
from footprint.terms.children import Sex
from footprint.web.shared.asking import asking
from footprint.web.shared.fields import DayField, choices_of
from footprint.web.shared.forms import PageForm
from footprint.web.shared.serving import READ_AND_WRITE, page


class ToldForm(PageForm):
    """When and by whom the IRO service was told."""

    told_on = DayField(label="The day the IRO service was told")
    told_by = forms.CharField(
        label="Who told the IRO service", help_text="A name, or a team.", max_length=200
    )


class ArrivalForm(ToldForm):
    """When a child came into care, on what ground, and who works with them."""

    came_on = DayField(label="The day the child came into care")
    status = forms.ChoiceField(
        label="Legal status", choices=[("", "Choose a legal status"), *choices_of(LegalStatus)]
    )
    worker = forms.ChoiceField(label="Social worker, or team", required=False)

    field_order: tuple[str, ...] = ("came_on", "status", "worker", "told_on", "told_by")

    def __init__(self, *args: Any, workers: queries.Workers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["worker"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", "Not known yet"), *workers.choices]

    @property
    def arrival(self) -> Arrival:
        """Give the arrival as the operation takes it."""
        team, _, worker = self.cleaned_data["worker"].partition(":")
        return Arrival(
            came_on=self.cleaned_data["came_on"],
            status=LegalStatus(self.cleaned_data["status"]),
            told_on=self.cleaned_data["told_on"],
            told_by=self.cleaned_data["told_by"],
            team_id=int(team) if team else None,
            worker_id=int(worker) if worker else None,
        )


class NewcomerForm(ArrivalForm):
    """A child who is not on record yet."""

    number = forms.CharField(label="The child's number in the case system", max_length=40)
    first_name = forms.CharField(max_length=200)
    last_name = forms.CharField(label="Family name", max_length=200, required=False)
    born_on = DayField(label="Date of birth", required=False)
    sex = forms.ChoiceField(
        choices=choices_of(Sex), required=False, widget=forms.RadioSelect, label="Sex"
    )

    field_order = ("number", "first_name", "last_name", "born_on", "sex", *ArrivalForm.field_order)

    @property
    def newcomer(self) -> Newcomer:
        """Give the child as the operation takes them."""
        names = ("number", "first_name", "last_name", "born_on", "sex")
        return Newcomer(**{name: self.cleaned_data[name] for name in names})


@page(Action.RECORD_ARRIVAL, READ_AND_WRITE)
def arrival(request: HttpRequest) -> HttpResponse:
    """Put a child on record who came into care."""
    viewer = asking(request)
    form = NewcomerForm(
        request.POST or None, workers=queries.workers(viewer), initial={"told_on": viewer.today}
    )
    known: UUID | None = None
    if form.is_valid():
        try:
            public_id = operations.record_arrival(
                child=form.newcomer, arrival=form.arrival, by=viewer
            )
        except IsKnown as refusal:
            form.add_error("number", str(refusal))
            known = refusal.public_id
            queries.named(known, viewer=viewer)
        except CannotRecordArrival as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{form.newcomer.first_name} is on record.")
            return _onward(request, public_id)
    return render(request, "allocations/arrival.html", {"form": form, "known": known})


@page(Action.RECORD_ARRIVAL, READ_AND_WRITE)
def comes_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record that a child on record came into care again."""
    viewer = asking(request)
    name = queries.named(public_id, viewer=viewer)
    initial = {"told_on": viewer.today}
    form = ArrivalForm(request.POST or None, workers=queries.workers(viewer), initial=initial)
    if form.is_valid():
        try:
            operations.record_return(child=public_id, arrival=form.arrival, by=viewer)
        except CannotRecordArrival as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"It is recorded that {name} came back into care.")
            return _onward(request, public_id)
    return render(request, "allocations/comes_back.html", {"form": form, "name": name})


@page(Action.RECORD_ARRIVAL, READ_AND_WRITE)
def told(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record, or put right, when the IRO service was told of a child."""
    viewer = asking(request)
    name = queries.named(public_id, viewer=viewer)
    form = ToldForm(request.POST or None, initial=queries.told(public_id, viewer=viewer))
    if form.is_valid():
        try:
            operations.record_told(
                child=public_id,
                told_on=form.cleaned_data["told_on"],
                told_by=form.cleaned_data["told_by"],
                by=viewer,
            )
        except CannotRecordArrival as refusal:
            form.add_error("told_on", str(refusal))
        else:
            messages.success(request, f"It is recorded when the service was told of {name}.")
            return _onward(request, public_id)
    return render(request, "allocations/told.html", {"form": form, "name": name})


def _onward(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Lead whoever may choose the IRO on to choosing; others to their work."""
    if why_not_at_all(Action.ALLOCATE, asking(request)) is None:
        return redirect("allocate", public_id)
    return redirect("home")
