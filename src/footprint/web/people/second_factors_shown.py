"""Which second factors an account has, for its own page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator


@dataclass(frozen=True, slots=True)
class Shown:
    """One second factor."""

    id: int
    kind: str
    name: str
    added_at: datetime
    used_at: datetime | None
    codes_left: int = 0


def second_factors(user_id: int) -> list[Shown]:
    """List the second factors of an account, in the order they were set up."""
    rows = Authenticator.objects.filter(user_id=user_id).order_by("created_at", "pk")
    return [_shown(row) for row in rows]


def _shown(row: Authenticator) -> Shown:
    is_codes = row.type == Authenticator.Type.RECOVERY_CODES
    left = len(row.wrap().get_unused_codes()) if is_codes else 0
    return Shown(row.pk, row.type, str(row), row.created_at, row.last_used_at, left)
