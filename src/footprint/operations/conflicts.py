"""Declaring that one knows a child's family, which closes the family's records to oneself."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.policies import why_not
from footprint.access.viewing import Viewer
from footprint.operations import events
from footprint.operations.checking import Refused, allow
from footprint.queries.looking import NoSuchChild, standing_to
from footprint.records.people import FamilyConflict


@transaction.atomic
def declare(*, public_id: UUID, by: Viewer) -> None:
    """Close the records of a family to oneself; it holds until somebody else ends it."""
    allow(Action.DECLARE_CONFLICT, by=by)
    found = standing_to(public_id, viewer=by)
    if found is None or (
        why_not(Action.FIND, by, found.standing) and why_not(Action.OPEN, by, found.standing)
    ):
        raise NoSuchChild(public_id)
    FamilyConflict.objects.create(user_id=by.user_id, child=found.child, declared_at=by.at)
    events.leave(
        "conflict declared",
        f"{by.name} said that they know this family.",
        by=by,
        child_id=found.child.pk,
    )


@transaction.atomic
def end(*, conflict_id: int, by: Viewer) -> None:
    """End somebody else's declared conflict, after it was looked into."""
    allow(Action.SEE_ODD_LOOKS, by=by)
    found = FamilyConflict.objects.select_for_update().filter(pk=conflict_id, ended_at=None).first()
    if found is None:
        raise Refused("This has ended already.")
    if found.user_id == by.user_id:
        raise Refused("Somebody else must end what you declared.")
    found.ended_at, found.ended_by_id = by.at, by.user_id
    found.save(update_fields=["ended_at", "ended_by"])
    events.leave(
        "conflict ended",
        f"{by.name} ended a declared conflict.",
        by=by,
        child_id=found.child_id,
    )
