"""Leaving an event: every change says who did what, in the transaction that did it."""

from __future__ import annotations

from datetime import datetime

from footprint.access.viewing import Viewer
from footprint.records.events import Event


def leave(kind: str, sentence: str, *, by: Viewer, child_id: int | None = None) -> int:
    """Write what a person did, in a sentence fit for the child's page."""
    event = Event.objects.create(
        at=by.at, by_id=by.user_id, kind=kind, child_id=child_id, sentence=sentence
    )
    return event.pk


def leave_by_system(kind: str, sentence: str, *, at: datetime, child_id: int | None = None) -> None:
    """Write what the system did by itself, at night."""
    Event.objects.create(at=at, by=None, kind=kind, child_id=child_id, sentence=sentence)
