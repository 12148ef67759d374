"""Secrets that must be read again are kept sealed with the app's own key, not in the clear."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class CannotOpen(Exception):
    """A sealed text was not sealed with a key the app still has."""


def seal(text: str) -> str:
    """Seal a text with the newest key."""
    return _keys().encrypt(text.encode()).decode()


def opened(sealed: str) -> str:
    """Open a sealed text with whichever key it was sealed with."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken as fault:
        raise CannotOpen("It was sealed with another key.") from fault


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    """Derive a key of its own for sealing, so that a signature tells nothing of a seal."""
    return base64.urlsafe_b64encode(
        hashlib.sha256(b"footprint.sealing:" + secret.encode()).digest()
    )
