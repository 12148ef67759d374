"""A code of an authenticator app is used once, for as long as it could be used again."""

from __future__ import annotations

from allauth.mfa import app_settings
from django.core.cache import cache


def use(user_id: int, code: str) -> bool:
    """Note that a code was used; say no if it was before.

    allauth notes it for one period, but takes codes of the periods before and after as well.
    """
    periods = 2 * app_settings.TOTP_TOLERANCE + 1
    key = f"code-used:{user_id}:{code.strip()}"
    return cache.add(key, "used", timeout=periods * app_settings.TOTP_PERIOD)
