"""Who is signed in: the only place that looks at `request.user`, and turns it into a viewer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import pghistory
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from footprint.access.viewing import Viewer
from footprint.queries import links, people
from footprint.web.shared.asking import now

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
ERRAND = "errand"
"""Where a session keeps which link it came by, and the mark of the link's holder."""
WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Stage(Enum):
    """How far a browser has come in signing in."""

    NOBODY = "nobody"
    """Nothing was proved, or a password only, of an account with a second factor."""
    WITHOUT_FACTOR = "without a second factor"
    """The password was right, and there is no second factor yet: it must be set up."""
    UNPROVED = "second factor not proved"
    """A second factor was set up elsewhere since the password was given here."""
    ON_ERRAND = "on an errand"
    """A link by mail was opened with its code: one thing can be done."""
    SIGNED_IN = "signed in"


class SignedIn:
    """Sets `request.viewer`, and tells the history of the records whose change it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who asks, and serve the request."""
        came, viewer = _found(request)
        request.stage = came  # type: ignore[attr-defined]  # read by `stage`
        request.viewer = viewer  # type: ignore[attr-defined]  # read by `asking`
        request.proved_at = _proved_at(request)  # type: ignore[attr-defined]  # read by `web.shared.proving`
        with _history(request, viewer):
            return self.get_response(request)


def account_of(request: HttpRequest) -> AbstractBaseUser | None:
    """Give the account whose password was given, for the pages that manage just that account."""
    return request.user if request.user.is_authenticated else None


def stage(request: HttpRequest) -> Stage:
    """Say how far this request's browser has come; nowhere, where nobody found out."""
    found: Stage = getattr(request, "stage", Stage.NOBODY)
    return found


def stage_of(request: HttpRequest) -> Stage:
    """Find out how far this request's browser has come in signing in."""
    account = account_of(request)
    if account is None:
        return Stage.NOBODY
    if _proved_at(request):
        return Stage.SIGNED_IN
    if is_mfa_enabled(account, SECOND_FACTORS):
        return Stage.UNPROVED
    return Stage.WITHOUT_FACTOR


def _found(request: HttpRequest) -> tuple[Stage, Viewer | None]:
    """Find out how far the browser has come, and who asks."""
    came, account = stage_of(request), account_of(request)
    session = request.session.session_key or ""
    if came is Stage.SIGNED_IN and account is not None:
        return came, people.viewer_of(account.pk, at=now(), session=session)
    link_id, holder = request.session.get(ERRAND, (0, ""))
    if came is Stage.NOBODY and link_id:
        viewer = links.on_errand(link_id, holder=holder, at=now(), session=session)
        return (Stage.ON_ERRAND, viewer) if viewer else (came, None)
    return came, None


def _proved_at(request: HttpRequest) -> datetime | None:
    """Find when a second factor was last proved in this session by this account."""
    records = get_authentication_records(request, account_of(request))
    proofs = [record["at"] for record in records if record.get("method") == "mfa"]
    return datetime.fromtimestamp(proofs[-1], UTC) if proofs else None


def _history(request: HttpRequest, viewer: Viewer | None) -> AbstractContextManager[Any]:
    if viewer is None or request.method not in WRITES:
        return nullcontext()
    context: AbstractContextManager[Any] = pghistory.context(user=viewer.user_id, url=request.path)
    return context
