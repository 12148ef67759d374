"""The diary: reviews of a week, day by day, one's own or the whole service's."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from footprint.access.actions import Action
from footprint.queries import diary as queries
from footprint.queries import practice
from footprint.web.shared.asking import asking
from footprint.web.shared.serving import page

WEEK = timedelta(days=7)
FRIDAY = 5


@page(Action.SEE_DIARY)
def diary(request: HttpRequest) -> HttpResponse:
    """Show a week of reviews, with the weeks beside it and how full the next ones are."""
    viewer = asking(request)
    monday = monday_of(request.GET.get("week", ""), viewer.today)
    calendar = practice.in_force().calendar
    shown = {
        "days": queries.week(monday, calendar, viewer=viewer),
        "monday": monday,
        "before": monday - WEEK,
        "after": monday + WEEK,
        "ahead": queries.weeks_ahead(viewer=viewer),
        "calendar": calendar,
    }
    return render(request, "reviews/diary.html", shown)


def monday_of(asked: str, today: date) -> date:
    """Read the week asked for by any of its days; else this week, and at its end the next."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = today + timedelta(days=2)  # from Saturday on people look at what comes
        day = day if today.isoweekday() > FRIDAY else today
    first, last = date.min + WEEK, date.max - 2 * WEEK
    day = min(max(day, first), last)
    return day - timedelta(days=day.weekday())
