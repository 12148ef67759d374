"""The first line of every operation about a child: the person may do this with this child."""

from __future__ import annotations

from uuid import UUID

from footprint.access.actions import Action
from footprint.access.policies import why_not, why_not_at_all
from footprint.access.viewing import Viewer
from footprint.queries.looking import NoSuchChild, standing_to
from footprint.records.children import Child


class Refused(Exception):
    """Somebody asked for what they may not do; the message says why, and is fit for the page."""


def child_for(public_id: UUID, action: Action, *, by: Viewer) -> Child:
    """Load a child to act on, or raise: as absent where the person may not know of the child."""
    found = standing_to(public_id, viewer=by)
    if found is None:
        raise NoSuchChild(public_id)
    if reason := why_not(action, by, found.standing):
        if why_not(Action.FIND, by, found.standing) is None or found.may(Action.OPEN, by):
            raise Refused(reason)
        raise NoSuchChild(public_id)
    return found.child


def allow(action: Action, *, by: Viewer) -> None:
    """Refuse what a person may not do at all."""
    if reason := why_not_at_all(action, by):
        raise Refused(reason)
