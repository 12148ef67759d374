"""The worker's clock: the one place of it that reads the time."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """Read the clock."""
    return timezone.now()
