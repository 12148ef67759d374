"""What was done about a child, in sentences, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from footprint.access.actions import Action
from footprint.queries.child import SeenChild
from footprint.records.events import Event

ABOUT_LOOKING = frozenset(
    {
        "conflict declared",
        "conflict ended",
        "glass broken",
        "glass judged",
        "lifting asked",
        "named",
        "print allowed",
        "reason given",
        "restricted",
        "restriction lifted",
        "taken off",
    }
)
"""Kinds of events that tell who looked, and who may: for those who may see that."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing that was done."""

    at: datetime
    by: str
    """Empty where the system did it by itself."""
    sentence: str


def how_many(child: SeenChild) -> int:
    """Count what the viewer may read of what was done."""
    return _of(child).count()


def events(child: SeenChild, *, part: slice) -> tuple[EventRow, ...]:
    """List what was done about a child."""
    found = _of(child).select_related("by").order_by("-at", "-id")[part]
    return tuple(EventRow(one.at, one.by.name if one.by else "", one.sentence) for one in found)


def _of(child: SeenChild) -> QuerySet[Event]:
    found = Event.objects.filter(child_id=child.id)
    if Action.SEE_LOOKS in child.actions:
        return found
    return found.exclude(kind__in=ABOUT_LOOKING)
