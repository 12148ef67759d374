"""A second factor once more, for what must not be done from a screen left open."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from footprint.web.shared import words_kept
from footprint.web.shared.asking import asking

FRESH_FOR = timedelta(minutes=5)


def has_just_proved(request: HttpRequest) -> bool:
    """Say whether the viewer proved a second factor within the last five minutes."""
    proved: datetime | None = getattr(request, "proved_at", None)
    return proved is not None and asking(request).at - proved < FRESH_FOR


def prove_first(request: HttpRequest) -> HttpResponse:
    """Send to where a second factor is proved, and from there back; what was typed is kept."""
    back = request.get_full_path()
    if words_kept.keep(request, user_id=asking(request).user_id):
        back = reverse("words-kept")
    return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}")
