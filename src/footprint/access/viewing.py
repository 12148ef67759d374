"""Who is asking, and when: all that a policy, a query or an operation knows of a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from footprint.access.actions import Action
from footprint.terms.links import LinkPurpose
from footprint.terms.people import RecordLevel, Relation, Role

ERRANDS: dict[LinkPurpose, Action] = {LinkPurpose.NOTICE: Action.GIVE_NOTICE}
"""What each kind of link lets its holder do."""


@dataclass(frozen=True, slots=True)
class Errand:
    """The one thing somebody may do who came by a link sent to their mail, and with which child."""

    link_id: int
    purpose: LinkPurpose
    child_id: int
    child_public_id: UUID
    target_id: int | None = None
    """What of the child's it is about, where it is about one thing of several."""

    @property
    def action(self) -> Action:
        """What may be done."""
        return ERRANDS[self.purpose]

    def allows(self, action: Action) -> bool:
        """Say whether an action belongs to the errand; its page opens the child to name them."""
        return action in {self.action, Action.OPEN}


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in person at the moment of asking; rights hold for this request and no longer."""

    user_id: int
    name: str
    roles: frozenset[Role]
    at: datetime
    """The moment of asking, with its zone: the clock was read once, for this."""
    today: date
    """The day it is in London at that moment."""
    email: str = ""
    teams: frozenset[int] = field(default_factory=frozenset)
    """Ids of the teams in which the roles are held."""
    session: str = ""
    """A hash that tells this session from another in the log; never the session's key."""
    errand: Errand | None = None
    """Set where the person did not sign in, but came by a link: nothing else is open to them."""

    def is_any(self, *roles: Role) -> bool:
        """Say whether the person holds any of these roles today."""
        return not self.roles.isdisjoint(roles)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a viewer stands to one child today: computed when asked, never kept."""

    level: RecordLevel
    relations: frozenset[Relation]

    def has(self, *relations: Relation) -> bool:
        """Say whether any of these relations holds."""
        return not self.relations.isdisjoint(relations)
