"""How long a session lasts: it ends when it was not used for a while, and after a working day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from footprint.web.shared.asking import now

BEGUN, SEEN, AGENT = "begun_at", "seen_at", "agent"
NOTED_EVERY = timedelta(minutes=1)
"""Use is noted once a minute, so that a page does not cost a write."""


class Sessions:
    """Ends sessions that are too old, and notes the use of those that are not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request, signed out if the session is over."""
        at = now()
        if SESSION_KEY in request.session:
            if is_over(request.session, at=at):
                request.expired_user_id = int(request.session[SESSION_KEY])  # type: ignore[attr-defined]  # read by `expired_user_id`
                request.session.flush()
            else:
                _note_use(request.session, at=at)
        response = self.get_response(request)
        if SESSION_KEY in request.session and BEGUN not in request.session:
            _begin(request, at=at)
        return response


def expired_user_id(request: HttpRequest) -> int | None:
    """Say whose session ended at this request, if one did."""
    user_id: int | None = getattr(request, "expired_user_id", None)
    return user_id


def is_over(session: SessionBase, *, at: datetime) -> bool:
    """Say whether a session is too old, or was not used for too long."""
    begun, seen = session.get(BEGUN), session.get(SEEN)
    if begun is None or seen is None:
        return False
    too_old = at - datetime.fromisoformat(begun) >= settings.SESSION_LASTS
    unused = at - datetime.fromisoformat(seen) >= settings.SESSION_IDLES
    return bool(too_old or unused)


def _begin(request: HttpRequest, *, at: datetime) -> None:
    request.session[BEGUN] = request.session[SEEN] = at.isoformat()
    request.session[AGENT] = request.headers.get("User-Agent", "")[:200]


def _note_use(session: SessionBase, *, at: datetime) -> None:
    seen = session.get(SEEN)
    if seen is None or at - datetime.fromisoformat(seen) >= NOTED_EVERY:
        session[SEEN] = at.isoformat()
