"""Days as tests write them: with a weekday that is checked."""

from __future__ import annotations

from datetime import date, datetime


def day(written: str) -> date:
    """Read "Mon 5 Jan 2026"; a weekday that does not belong to the date is a slip of the test."""
    read = datetime.strptime(written, "%a %d %b %Y").date()
    assert f"{read:%a}" == written[:3], f"{written}: that day is a {read:%A}"
    return read
