"""Which pages may be opened before one is signed in: those named here, and no others."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from footprint.web.people import link
from footprint.web.people.sessions import LINK, expired_user_id
from footprint.web.people.sign_in import Stage, stage
from footprint.web.shared import words_kept
from footprint.web.shared.asking import asking

PUBLIC = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "health",
        "link",
        "link-code",
        "link-done",
        "link-opened",
        "mfa_authenticate",
        "shared:theme",
    }
)
"""Pages for everybody: signing in, a forgotten password, links by mail, the council's colours."""

SETTING_UP = frozenset({"enrol", "mfa_activate_totp", "mfa_add_webauthn"})
"""Pages for somebody who has no second factor yet."""

PROVING = frozenset({"mfa_reauthenticate"})
"""Pages for somebody whose second factor was not proved in this session."""

OWN = (
    SETTING_UP
    | PROVING
    | frozenset(
        {
            "account_change_password",
            "mfa_deactivate_totp",
            "mfa_download_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_index",
            "mfa_list_webauthn",
            "mfa_remove_webauthn",
            "mfa_view_recovery_codes",
            "my-account",
            "sign-out-elsewhere",
            "words-dropped",
            "words-kept",
        }
    )
)
"""Pages for whoever is signed in, about nothing but their own account."""

ON_ERRAND = frozenset({"words-kept", "words-dropped"})
"""Pages for somebody who came by a link, beside the one it is for."""

OPEN: dict[Stage, frozenset[str]] = {
    Stage.NOBODY: PUBLIC,
    Stage.WITHOUT_FACTOR: PUBLIC | SETTING_UP,
    Stage.UNPROVED: PUBLIC | PROVING,
    Stage.ON_ERRAND: PUBLIC | ON_ERRAND,
    Stage.SIGNED_IN: PUBLIC | OWN,
}
LEADS_TO: dict[Stage, str] = {
    Stage.NOBODY: "account_login",
    Stage.WITHOUT_FACTOR: "enrol",
    Stage.UNPROVED: "mfa_reauthenticate",
    Stage.ON_ERRAND: "account_login",
}
ACCEPTED = frozenset({HTTPStatus.FOUND, HTTPStatus.SEE_OTHER})
"""How a form answers that was taken."""


class Doors:
    """Lets a request through to its view only if the page is open to whoever asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request; words that were brought again and accepted are let go."""
        response = self.get_response(request)
        if request.method != "POST" or response.status_code not in ACCEPTED:
            return response
        words_kept.drop_if_sent_again(request)
        return link.ended(request) if _is_errand(request) else response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> HttpResponse | None:
        """Turn away whoever has not come far enough, to where they can go on."""
        came = stage(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in OPEN[came] or _is_errand(request):
            return None
        if came is not Stage.SIGNED_IN:
            return _turned_away(request, came)
        if not hasattr(view, "action"):
            raise PermissionDenied("This page does not say what it is for, so it is not served.")
        return None


def _is_errand(request: HttpRequest) -> bool:
    """Say whether this is the one page that somebody's link opens."""
    if stage(request) is not Stage.ON_ERRAND or request.resolver_match is None:
        return False
    errand = asking(request).errand
    return errand is not None and link.serves(errand, request.resolver_match)


def _turned_away(request: HttpRequest, came: Stage) -> HttpResponse:
    """Send to where one signs in, and from there back to the page that was asked for."""
    asked = {"next": request.get_full_path() if request.method == "GET" else "/"}
    user_id = expired_user_id(request)
    if user_id is not None:
        asked["why"] = "time"
        if words_kept.keep(request, user_id=user_id):
            asked = {"next": reverse("words-kept"), "why": "kept"}
        if LINK in request.session:
            return HttpResponseRedirect(f"{reverse('link')}?{urlencode(asked)}")
    return HttpResponseRedirect(f"{reverse(LEADS_TO[came])}?{urlencode(asked)}")
