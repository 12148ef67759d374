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
LINK, ERRAND_OF = "link", "errand_of"
"""The link somebody came by, and whose it is, once its code was brought."""
NOTED_EVERY = timedelta(minutes=1)
"""Use is noted once a minute, so that a page does not cost a write."""


class Sessions:
    """Ends sessions that are too old, and notes the use of those that are not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request, signed out if the session is over."""
        at, session = now(), request.session
        if _owner(session) is not None:
            if is_over(session, at=at):
                request.expired_user_id = _owner(session)  # type: ignore[attr-defined]  # read by `expired_user_id`
                _end(session)
            else:
                _note_use(session, at=at)
        response = self.get_response(request)
        if _owner(session) is not None and BEGUN not in session:
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
    lasts = settings.ERRAND_LASTS if ERRAND_OF in session else settings.SESSION_LASTS
    too_old = at - datetime.fromisoformat(begun) >= lasts
    unused = at - datetime.fromisoformat(seen) >= settings.SESSION_IDLES
    return bool(too_old or unused)


def _owner(session: SessionBase) -> int | None:
    """Say whose session it is: somebody's who signed in, or who came by a link."""
    owner = session.get(SESSION_KEY) or session.get(ERRAND_OF)
    return int(owner) if owner else None


def _end(session: SessionBase) -> None:
    """End a session; one that came by a link may ask for another code."""
    link = session.get(LINK)
    session.flush()
    if link:
        session[LINK] = link


def _begin(request: HttpRequest, *, at: datetime) -> None:
    request.session[BEGUN] = request.session[SEEN] = at.isoformat()
    request.session[AGENT] = request.headers.get("User-Agent", "")[:200]


def _note_use(session: SessionBase, *, at: datetime) -> None:
    seen = session.get(SEEN)
    if seen is None or at - datetime.fromisoformat(seen) >= NOTED_EVERY:
        session[SEEN] = at.isoformat()
