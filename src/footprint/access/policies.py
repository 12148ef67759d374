"""Who may do what, as one table, and for each refusal why not.

A right is a role, a relation to the child that holds today, and the level of the record; each
must be there, and unknown is no. A declared conflict with the family beats everything. The
queries in `queries.looking` choose children by the same table: see `reach_of`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from footprint.access.actions import Action
from footprint.access.viewing import Standing, Viewer
from footprint.terms.people import RecordLevel, Relation, Role


class Reach(Enum):
    """Of which children a role may do something, where the record is not restricted."""

    NONE = auto()
    OWN = auto()
    """Those the person works with today."""
    OWN_OR_REASON = auto()
    """Those, and others after saying why."""
    WITH_REASON = auto()
    """Any, after saying why."""
    WHOLE = auto()
    """Any child of the council."""


OWN_RELATIONS: Mapping[Role, frozenset[Relation]] = {
    Role.IRO: frozenset({Relation.ALLOCATED_IRO, Relation.COVERING_IRO}),
    Role.BUSINESS_SUPPORT: frozenset({Relation.SUPPORT}),
    Role.SOCIAL_WORKER: frozenset({Relation.SOCIAL_WORKER}),
    Role.TEAM_MANAGER: frozenset({Relation.TEAM_MANAGER}),
}
"""What makes a child one's own, by role."""

READING = frozenset({Action.OPEN})
"""What broken glass opens: it lets read, and nothing else."""

_EVERYONE = dict.fromkeys(Role, Reach.WHOLE)
_NO_CHILDREN = frozenset({Role.ADMINISTRATOR, Role.ELECTED_MEMBER})
_STAFF = {role: Reach.WHOLE for role in Role if role not in _NO_CHILDREN}
IRO, MGR, HOS, BS = Role.IRO, Role.IRO_MANAGER, Role.HEAD, Role.BUSINESS_SUPPORT
SW, TM, AUD = Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.AUDITOR
ADM, PRV = Role.ADMINISTRATOR, Role.PRIVACY_OFFICER
OWN, WHOLE = Reach.OWN, Reach.WHOLE

REACHES: Mapping[Action, Mapping[Role, Reach]] = {
    Action.FIND: {IRO: WHOLE, MGR: WHOLE, HOS: WHOLE, BS: WHOLE, SW: OWN, TM: OWN, PRV: WHOLE},
    Action.LIST: {IRO: OWN, MGR: WHOLE, HOS: WHOLE, BS: OWN, SW: OWN, TM: OWN},
    Action.OPEN: {
        IRO: Reach.OWN_OR_REASON,
        MGR: WHOLE,
        HOS: WHOLE,
        BS: OWN,
        SW: OWN,
        TM: OWN,
        AUD: Reach.WITH_REASON,
        PRV: Reach.WITH_REASON,
    },
    Action.REVEAL: {
        IRO: OWN,
        MGR: WHOLE,
        HOS: WHOLE,
        SW: OWN,
        TM: OWN,
        PRV: Reach.WITH_REASON,
    },
    Action.ADD_ENTRY: {IRO: OWN},
    Action.CORRECT: {IRO: OWN, MGR: WHOLE, BS: OWN},
    Action.GIVE_NOTICE: {SW: OWN, TM: OWN, BS: OWN},
    Action.SEND_LINK: {IRO: OWN, MGR: WHOLE, BS: OWN},
    Action.ANSWER_NOTICE: {IRO: OWN, MGR: WHOLE},
    Action.BOOK_REVIEW: {IRO: OWN, MGR: WHOLE, BS: OWN},
    Action.HOLD_REVIEW: {IRO: OWN, MGR: WHOLE},
    Action.ALLOCATE: {MGR: WHOLE, HOS: WHOLE},
    Action.RECORD_ARRIVAL: {MGR: WHOLE, BS: WHOLE},
    Action.TELL_CHILD: {IRO: OWN, MGR: WHOLE, BS: OWN},
    Action.RESTRICT: {IRO: OWN, MGR: WHOLE, HOS: WHOLE, PRV: WHOLE},
    Action.BREAK_GLASS: {IRO: WHOLE, MGR: WHOLE, HOS: WHOLE, SW: WHOLE, TM: WHOLE, PRV: WHOLE},
    Action.SEE_LOOKS: {IRO: OWN, MGR: WHOLE, HOS: WHOLE, PRV: WHOLE},
    Action.SEE_OWN_WORK: _EVERYONE,
    Action.SEE_OWN_LOOKS: _EVERYONE,
    Action.DECLARE_CONFLICT: _STAFF,
    Action.SEE_DIARY: {IRO: OWN, MGR: WHOLE, HOS: WHOLE, BS: OWN},
    Action.SEE_CASELOADS: {MGR: WHOLE, HOS: WHOLE},
    Action.KEEP_WORKFORCE: {MGR: WHOLE, HOS: WHOLE},
    Action.SET_PRACTICE: {MGR: WHOLE, ADM: WHOLE},
    Action.PREVIEW_IMPORT: {MGR: WHOLE, BS: WHOLE},
    Action.COMMIT_IMPORT: {MGR: WHOLE},
    Action.EXPORT_LIST: {MGR: WHOLE, HOS: WHOLE},
    Action.SEE_ODD_LOOKS: {PRV: WHOLE},
    Action.REVIEW_BREAK_GLASS: {PRV: WHOLE},
    Action.KEEP_ACCOUNTS: {ADM: WHOLE},
    Action.SEE_ACCOUNTS: {ADM: WHOLE, HOS: WHOLE, MGR: WHOLE, PRV: WHOLE},
    Action.PROPOSE_ROLE: {ADM: WHOLE, MGR: WHOLE},
    Action.REFUSE_ROLE: {ADM: WHOLE, HOS: WHOLE, PRV: WHOLE},
    Action.CONFIRM_ROLE: {HOS: WHOLE, ADM: WHOLE},
    Action.SEE_FIGURES: {MGR: WHOLE, HOS: WHOLE},
}


def reach_of(action: Action, role: Role) -> Reach:
    """Of which children a role may do this; what no line says is no."""
    return REACHES[action].get(role, Reach.NONE)


def why_not_at_all(action: Action, viewer: Viewer) -> str | None:
    """Say why a person may not do this with any child; the page that asks is then refused."""
    if reason := why_not_on_errand(action, viewer):
        return reason
    if any(reach_of(action, role) is not Reach.NONE for role in viewer.roles):
        return None
    return f"You may not {action.label}. {_who_may(action)}"


def why_not(action: Action, viewer: Viewer, standing: Standing) -> str | None:
    """Say why a person may not do this with this child, or None where they may."""
    if reason := why_not_on_errand(action, viewer):
        return reason
    if standing.has(Relation.CONFLICT):
        return "You have said that you know this family, so this record is closed to you."
    if _reads_by_broken_glass(action, viewer, standing):
        return None
    if not any(_reaches(action, role, standing) for role in viewer.roles):
        return f"You may not {action.label}. {_who_may(action)}"
    if not _is_standard(standing) and not standing.has(Relation.NAMED):
        return "This record is restricted, and you are not on its list."
    return None


def why_not_on_errand(action: Action, viewer: Viewer) -> str | None:
    """Say why somebody who came by a link may not do something else than what it is for."""
    if viewer.errand is None or viewer.errand.allows(action):
        return None
    return f"The link you came by is only to {viewer.errand.action.label}. Sign in to do more."


def may_with_reason(action: Action, viewer: Viewer) -> bool:
    """Say whether saying why would let this person do it with a standard record."""
    with_reason = {Reach.WITH_REASON, Reach.OWN_OR_REASON}
    return any(reach_of(action, role) in with_reason for role in viewer.roles)


def may_hold_broken_glass(action: Action, viewer: Viewer) -> bool:
    """Say whether broken glass lets this person do this: read, while they might still break it."""
    return action in READING and why_not_at_all(Action.BREAK_GLASS, viewer) is None


def _reads_by_broken_glass(action: Action, viewer: Viewer, standing: Standing) -> bool:
    return (
        may_hold_broken_glass(action, viewer)
        and standing.has(Relation.BREAK_GLASS)
        and _is_standard(standing)
    )


def _is_standard(standing: Standing) -> bool:
    return standing.level is RecordLevel.STANDARD


def _reaches(action: Action, role: Role, standing: Standing) -> bool:
    reach = reach_of(action, role)
    if reach is Reach.WHOLE:
        return True
    is_own = standing.has(*OWN_RELATIONS.get(role, ()))
    has_said_why = standing.has(Relation.REASON_GIVEN)
    return (reach in {Reach.OWN, Reach.OWN_OR_REASON} and is_own) or (
        reach in {Reach.WITH_REASON, Reach.OWN_OR_REASON} and has_said_why
    )


def _who_may(action: Action) -> str:
    """Say whose work it is, so that a refused person knows whom to ask."""
    roles = [role.label for role in Role if reach_of(action, role) is not Reach.NONE]
    return f"It is for: {', '.join(roles)}."
