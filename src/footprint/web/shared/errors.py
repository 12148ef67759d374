"""Pages for what goes wrong: in our words, with what people can do instead."""

from __future__ import annotations

import sys

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from footprint.web.shared.layout import Council

LONG_ENOUGH_TO_MISS = 40
"""Characters: what is shorter is quickly typed again."""
AGAIN_AFTER = 120
"""Seconds after which whoever found the service resting may try again."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be understood."""
    if _is_database_away(exception):  # cut off as the session was kept
        return resting(request)
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return render(request, "shared/errors/400.html", status=400)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer whoever may not; the refusal's own sentence says why, and what to do instead."""
    why = str(exception) if isinstance(exception, PermissionDenied) else ""
    return render(request, "shared/errors/403.html", {"why": why}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old, and show what was typed: it is not lost."""
    typed = _typed(request) if _came_from_here(request) else []
    return render(request, "shared/errors/form_expired.html", {"typed": typed}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what is not there, or not there for this person: the two are one answer."""
    return render(request, "shared/errors/404.html", status=404)


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer for a file or a text that is too long to take."""
    return render(request, "shared/errors/413.html", status=413)


def too_often(request: HttpRequest) -> HttpResponse:
    """Answer whoever has tried too often."""
    return render(request, "shared/errors/429.html", status=429)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer for what nothing else has caught: it may be tried again, or it is our mistake."""
    return resting(request) if _is_database_away(sys.exc_info()[1]) else went_wrong(request)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Answer when we have failed; the page asks nothing of the request, where the fault may be."""
    return _by_itself("shared/errors/500.html", 500)


def resting(request: HttpRequest) -> HttpResponse:
    """Answer while the database is away or busy, with what was typed; nothing was half done."""
    typed = _typed(request) if _came_from_here(request) else []
    answer = _by_itself(
        "shared/errors/503.html", 503, is_form=request.method == "POST", typed=typed
    )
    answer["Retry-After"] = str(AGAIN_AFTER)
    return answer


def _by_itself(template: str, status: int, **shown: object) -> HttpResponse:
    frame = {"council": Council(settings.COUNCIL_NAME), **shown}
    return HttpResponse(render_to_string(template, frame), status=status)


def _is_database_away(fault: BaseException | None) -> bool:
    """Say whether a fault is the database's, or came of one: it was cut off, or is overloaded."""
    while fault is not None:
        if isinstance(fault, OperationalError | InterfaceError):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def _came_from_here(request: HttpRequest) -> bool:
    """Say whether one of our own pages sent the form: nobody else's words are shown as theirs."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _typed(request: HttpRequest) -> list[str]:
    if any("password" in name for name in request.POST):
        return []
    return [
        text
        for name in request.POST
        if name != "csrfmiddlewaretoken"
        for text in request.POST.getlist(name)
        if len(text) > LONG_ENOUGH_TO_MISS
    ]
