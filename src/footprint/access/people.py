"""Who may give which role to whom: nobody to themselves, and the privileged ones by two people."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from footprint.access.viewing import Viewer
from footprint.terms.people import Role

PRIVILEGED = frozenset({Role.IRO_MANAGER, Role.HEAD, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR})
"""Roles that open much, or make others' rights: a second person confirms each."""
IN_A_TEAM = frozenset({Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
NEVER_WITHOUT = frozenset({Role.PRIVACY_OFFICER, Role.ADMINISTRATOR})
"""Roles whose last holder cannot be taken away."""
PROPOSED_BY_A_MANAGER = frozenset({Role.IRO, Role.BUSINESS_SUPPORT})
"""Roles an IRO manager may propose for the service."""
GIVEN_BY_FILE = frozenset({Role.IRO, Role.BUSINESS_SUPPORT, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
"""Roles that may be brought in with a file of people."""


def why_not_propose(
    viewer: Viewer, *, person_id: int, role: Role, holds: AbstractSet[Role], in_a_team: bool
) -> str | None:
    """Say why a person may not be given a role by this viewer, or None where they may."""
    if person_id == viewer.user_id:
        return "Nobody gives a role to themselves. Ask another administrator."
    if not viewer.is_any(Role.ADMINISTRATOR) and role not in PROPOSED_BY_A_MANAGER:
        return f"A system administrator gives the role of {role.label}."
    if role in IN_A_TEAM and not in_a_team:
        return f"A {role.label} belongs to a team: choose which."
    return why_not_together({*holds, role})


def why_not_together(roles: AbstractSet[Role]) -> str | None:
    """Say why one person may not hold these roles at once."""
    if Role.ADMINISTRATOR in roles and len(roles) > 1:
        return (
            "A system administrator sees no child and so holds no other role. "
            "End the other role first, or choose somebody else."
        )
    return None


def why_not_by_file(
    viewer: Viewer, *, person_id: int | None, role: Role, holds: AbstractSet[Role], signs_in: bool
) -> str | None:
    """Say why a file may not bring in a role: it opens little, and nothing to who signs in."""
    if person_id == viewer.user_id:
        return "Nobody gives a role to themselves."
    if role not in GIVEN_BY_FILE:
        return f"A file does not give the role of {role.label}."
    if signs_in and role not in PROPOSED_BY_A_MANAGER:
        return f"Whoever signs in already is made {role.label} by a system administrator."
    return why_not_together({*holds, role})


def why_not_confirm(viewer: Viewer, *, person_id: int, proposed_by_id: int) -> str | None:
    """Say why the viewer may not be the second person."""
    if viewer.user_id == person_id:
        return "Nobody confirms a role of their own."
    if viewer.user_id == proposed_by_id:
        return "You proposed this role, so somebody else confirms it."
    return None


def is_given_at_once(viewer: Viewer, role: Role) -> bool:
    """Say whether this viewer gives the role alone, or proposes it to a second person."""
    return viewer.is_any(Role.ADMINISTRATOR) and role not in PRIVILEGED
