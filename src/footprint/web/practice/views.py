"""What the council asks of itself: as it stands, set with a reason, and what was set when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import practice as operations
from footprint.operations.practice import CannotSetPractice
from footprint.queries import practice as queries
from footprint.queries import practice_versions
from footprint.terms.days import in_words
from footprint.web.practice.forms import (
    BandForm,
    HolidayForm,
    LimitsForm,
    RemovalForm,
    ReviewsFromForm,
)
from footprint.web.shared.asking import asking
from footprint.web.shared.forms import PageForm
from footprint.web.shared.paging import paging_of
from footprint.web.shared.serving import READ_AND_WRITE, page

VERSIONS = 20


@page(Action.SET_PRACTICE)
def practice(request: HttpRequest) -> HttpResponse:
    """Show what holds now beside the law, whether dates are being remade, and what was set when."""
    now = queries.in_force()
    paging = paging_of(request, practice_versions.how_many(), size=VERSIONS)
    shown = {
        "now": now,
        "limits": [
            (one, practice_versions.limit_in_words(one, getattr(now.local, one.name)))
            for one in practice_versions.limits()
        ],
        "series": practice_versions.SERIES_IN_WORDS[now.local.series_counts_from],
        "holidays": practice_versions.added_holidays(),
        "known_until": now.calendar.known_until,
        "rebuilding": queries.rebuild_running(),
        "versions": practice_versions.versions(part=paging.rows),
        "paging": paging,
    }
    return render(request, "practice/practice.html", shown)


@page(Action.SET_PRACTICE, READ_AND_WRITE)
def limits(request: HttpRequest) -> HttpResponse:
    """Set limits stricter than the law's."""
    form = LimitsForm(request.POST or None, initial=asdict(queries.in_force().local))
    return _set(
        request,
        form,
        lambda: operations.set_limits(
            limits=form.limits, because=form.cleaned_data["because"], by=asking(request)
        ),
        template="practice/limits.html",
        done="What you ask of yourselves is set.",
    )


@page(Action.SET_PRACTICE, READ_AND_WRITE)
def caseload(request: HttpRequest) -> HttpResponse:
    """Set how many children a full-time IRO should hold."""
    form = BandForm(request.POST or None, initial=asdict(queries.in_force().band))
    return _set(
        request,
        form,
        lambda: operations.set_caseload_band(**form.cleaned_data, by=asking(request)),
        template="practice/caseload.html",
        done="How many children a full-time IRO should hold is set.",
    )


@page(Action.SET_PRACTICE, READ_AND_WRITE)
def reviews_from(request: HttpRequest) -> HttpResponse:
    """Set from which day every review is recorded."""
    form = ReviewsFromForm(request.POST or None, initial={"day": queries.in_force().reviews_from})
    return _set(
        request,
        form,
        lambda: operations.set_reviews_from(**form.cleaned_data, by=asking(request)),
        template="practice/reviews_from.html",
        done="The first day of recorded reviews is set.",
        refused_at="day",
    )


@page(Action.SET_PRACTICE, READ_AND_WRITE)
def add_holiday(request: HttpRequest) -> HttpResponse:
    """Add a bank holiday that was proclaimed."""
    form = HolidayForm(request.POST or None)
    return _set(
        request,
        form,
        lambda: operations.add_holiday(**form.cleaned_data, by=asking(request)),
        template="practice/add_holiday.html",
        done="The bank holiday is added.",
        refused_at="on",
    )


@page(Action.SET_PRACTICE, READ_AND_WRITE)
def remove_holiday(request: HttpRequest, holiday_id: int) -> HttpResponse:
    """Take away a bank holiday that was added."""
    holiday = practice_versions.added_holiday(holiday_id)
    if holiday is None:
        raise Http404
    form = RemovalForm(request.POST or None)
    return _set(
        request,
        form,
        lambda: operations.remove_holiday(
            on=holiday.on, because=form.cleaned_data["because"], by=asking(request)
        ),
        template="practice/remove_holiday.html",
        done=f"{in_words(holiday.on)} is a working day again.",
        holiday=holiday,
    )


def _set(
    request: HttpRequest,
    form: PageForm,
    keep: Callable[[], None],
    *,
    template: str,
    done: str,
    refused_at: str | None = None,
    **shown: object,
) -> HttpResponse:
    """Set it where the form is complete and go back; where it is refused, say so in the form."""
    if form.is_valid():
        try:
            keep()
        except CannotSetPractice as refusal:
            form.add_error(refused_at, str(refusal))
        else:
            messages.success(request, f"{done} Every date is being worked out anew.")
            return redirect("practice")
    return render(request, template, {"form": form, **shown})
