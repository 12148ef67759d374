"""Proving a second factor once more, and going on where one was."""

from __future__ import annotations

from http import HTTPStatus

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from footprint.web.people.forms import CodeAgain
from footprint.web.people.sign_in import account_of


@transaction.non_atomic_requests
def prove(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a passkey; what is wrong is counted as at signing in."""
    account = account_of(request)
    if account is None:
        return HttpResponseRedirect("/")
    form = _form(request, account)
    if request.method == "POST" and form.is_valid():
        form.save()
        return HttpResponseRedirect(get_next_redirect_url(request) or "/")
    page = {
        "form": form if isinstance(form, CodeAgain) else CodeAgain(user=account),
        "faults": form.non_field_errors() if form.is_bound else [],
        "next": get_next_redirect_url(request) or "/",
        **_passkeys(account),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "mfa/reauthenticate.html", page, status=status)


def _form(
    request: HttpRequest, account: AbstractBaseUser
) -> CodeAgain | ReauthenticateWebAuthnForm:
    if request.method != "POST":
        return CodeAgain(user=account)
    kind = CodeAgain if "code" in request.POST else ReauthenticateWebAuthnForm
    return kind(user=account, data=request.POST)


def _passkeys(account: AbstractBaseUser) -> dict[str, object]:
    """Give what the browser needs to ask a passkey, if there is one."""
    if not is_mfa_enabled(account, [Authenticator.Type.WEBAUTHN]):
        return {}
    return {
        "webauthn_form": ReauthenticateWebAuthnForm(user=account),
        "js_data": {"request_options": begin_authentication(account)},
    }
