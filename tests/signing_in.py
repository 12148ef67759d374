"""Signing in from a test: accounts with a password and an app, and the codes that it shows."""

from __future__ import annotations

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from allauth.mfa.utils import decrypt
from django.http import HttpResponse
from django.test import Client

from footprint.records.models import User

PASSWORD = "seventeen quiet lanterns"
PERIOD = 30


def with_password(user: User, password: str = PASSWORD) -> User:
    """Give an account a password."""
    user.set_password(password)
    user.save()
    return user


def with_app(user: User, password: str = PASSWORD) -> User:
    """Give an account a password and an authenticator app."""
    with_password(user, password)
    TOTP.activate(user, generate_totp_secret())
    return user


def code_of(user: User, *, later: int = 0) -> str:
    """Read the code that the person's app shows now, or some periods later."""
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return code_for(decrypt(kept.data["secret"]), later=later)


def code_for(secret: str, *, later: int = 0) -> str:
    """Reckon the code of a secret."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + later))


def give_password(client: Client, user: User, password: str = PASSWORD) -> HttpResponse:
    """Send the first page of signing in."""
    return client.post("/sign-in/", {"login": user.email, "password": password})


def give_code(client: Client, code: str) -> HttpResponse:
    """Send the second."""
    return client.post("/sign-in/code/", {"code": code})


def sign_in(client: Client, user: User) -> Client:
    """Sign in with both factors, as a person does."""
    give_password(client, user)
    answer = give_code(client, code_of(user))
    assert answer.status_code == 302, answer.content
    return client


def signed_in(user: User) -> Client:
    """Give a browser in which somebody is signed in, second factor and all."""
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    TOTP.activate(user, generate_totp_secret())
    session = client.session
    now = time.time()
    session["account_authentication_methods"] = [
        {"method": "password", "at": now, "email": user.email},
        {"method": "mfa", "at": now, "type": "totp"},
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client
