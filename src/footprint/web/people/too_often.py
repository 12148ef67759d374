"""The page for whoever tried too often: passwords, codes and addresses alike."""

from __future__ import annotations

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from footprint.web.shared import errors


def page(request: HttpRequest, *_: object) -> HttpResponse:
    """Say that it was tried too often, and when to try again."""
    return errors.too_often(request)


def name_tried(request: HttpRequest, credentials: dict[str, str] | None = None) -> str:
    """Give the address somebody tries to sign in with, however it is written."""
    tried = credentials or {}
    name = tried.get("email") or tried.get("username") or request.POST.get("login", "")
    return name.strip().lower()


def where_from(request: HttpRequest) -> str:
    """Give the address of the browser, past as many proxies as the council runs."""
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    passed = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(passed) >= proxies and passed[-proxies]:
        return passed[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def is_locked(request: HttpRequest, account: AbstractBaseUser) -> bool:
    """Say whether too many passwords or codes were wrong for this account from here."""
    return not AxesProxyHandler.is_allowed(request, {"email": account.get_username()})


def count_wrong_code(request: HttpRequest, account: AbstractBaseUser) -> None:
    """Count a wrong code as a wrong password is counted."""
    credentials = {"email": account.get_username()}
    AxesProxyHandler.user_login_failed(sender=__name__, credentials=credentials, request=request)
