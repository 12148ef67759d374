"""Setting up a second factor: an app on the phone, or a passkey."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from footprint.operations import people
from footprint.web.people.adapters import SecondFactors
from footprint.web.people.sign_in import account_of


def enrol(request: HttpRequest) -> HttpResponse:
    """Choose which second factor to set up; nothing else can be opened before."""
    return render(request, "people/enrol.html")


class SetUpApp(ActivateTOTPView):  # type: ignore[misc]  # allauth ships no types
    """An authenticator app: its first right code proves that it is there."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Set it up, and count it as proved in this session."""
        response: HttpResponse = super().form_valid(form)
        _proved(self.request, Authenticator.Type.TOTP)
        return response


class SetUpPasskey(AddWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """A passkey: having made it proves that it is there."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Set it up, and count it as proved in this session."""
        response: HttpResponse = super().form_valid(form)
        _proved(self.request, Authenticator.Type.WEBAUTHN)
        return response


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """Remove a passkey that is not the last second factor."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Remove it, or say why not."""
        if not SecondFactors().can_delete_authenticator(self.object):
            why = SecondFactors.error_messages["cannot_delete_authenticator"]
            messages.error(self.request, why)
            return HttpResponseRedirect(reverse("my-account"))
        response: HttpResponse = super().form_valid(form)
        return response


def _proved(request: HttpRequest, kind: str) -> None:
    """Count a second factor as proved; sessions that knew the password alone end."""
    account = account_of(request)
    if account is None:
        return
    record_authentication(request, account, "mfa", type=str(kind))
    request.session.cycle_key()
    people.end_sessions(user_id=account.pk, but=request.session.session_key or "")
