"""How a viewer stands to children today, as conditions on children: one for each relation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from footprint.access.viewing import Viewer
from footprint.records.allocations import Allocation, SocialWorkerHeld
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.looking import BreakGlass, ReasonGiven, RestrictedName, Restriction
from footprint.records.people import FamilyConflict, RoleHeld
from footprint.terms.casework import AllocationKind
from footprint.terms.people import Relation, Role

THIS_CHILD = OuterRef("pk")
FORMER_FOR = timedelta(days=30)


def is_restricted() -> Exists:
    """Whether only people on a list may know of the child."""
    return Exists(Restriction.objects.filter(child=THIS_CHILD, lifted_at__isnull=True))


def relation(one: Relation, viewer: Viewer) -> Exists:
    """Whether the viewer stands to the child in this way today."""
    return _CONDITIONS[one](viewer)


def _iro(viewer: Viewer, kind: AllocationKind) -> Exists:
    held = Allocation.objects.filter(child=THIS_CHILD, iro_id=viewer.user_id, kind=kind)
    return Exists(held.filter(holding_on(viewer.today)))


def _allocated(viewer: Viewer) -> Exists:
    return _iro(viewer, AllocationKind.ALLOCATED)


def _covering(viewer: Viewer) -> Exists:
    return _iro(viewer, AllocationKind.COVER)


def _former(viewer: Viewer) -> Exists:
    return Exists(
        Allocation.objects.filter(
            child=THIS_CHILD,
            iro_id=viewer.user_id,
            ended_on__lte=viewer.today,
            ended_on__gt=viewer.today - FORMER_FOR,
        )
    )


def _social_worker(viewer: Viewer) -> Exists:
    works = SocialWorkerHeld.objects.filter(child=THIS_CHILD, worker_id=viewer.user_id)
    return Exists(works.filter(holding_on(viewer.today)))


def _roles(viewer: Viewer, role: Role) -> Q:
    return Q(user_id=viewer.user_id, role=role) & holding_on(viewer.today)


def _team_manager(viewer: Viewer) -> Exists:
    teams = RoleHeld.objects.filter(_roles(viewer, Role.TEAM_MANAGER)).values("team_id")
    works = SocialWorkerHeld.objects.filter(child=THIS_CHILD, team_id__in=teams)
    return Exists(works.filter(holding_on(viewer.today)))


def _support(viewer: Viewer) -> Exists:
    """Business support of a team has that team's IROs' children; without a team, every child."""
    supports = RoleHeld.objects.filter(_roles(viewer, Role.BUSINESS_SUPPORT))
    of_all = Exists(supports.filter(team__isnull=True))
    officers = RoleHeld.objects.filter(
        holding_on(viewer.today), role=Role.IRO, team_id__in=supports.values("team_id")
    ).values("user_id")
    held = Allocation.objects.filter(
        holding_on(viewer.today), child=THIS_CHILD, iro_id__in=officers
    )
    return Exists(Child.objects.filter(pk=THIS_CHILD).filter(Q(of_all) | Q(Exists(held))))


def _named(viewer: Viewer) -> Exists:
    names = RestrictedName.objects.filter(child=THIS_CHILD, person_id=viewer.user_id)
    return Exists(names.filter(holding_on(viewer.today)))


def _reason_given(viewer: Viewer) -> Exists:
    return Exists(
        ReasonGiven.objects.filter(child=THIS_CHILD, person_id=viewer.user_id, on=viewer.today)
    )


def _break_glass(viewer: Viewer) -> Exists:
    return Exists(
        BreakGlass.objects.filter(
            child=THIS_CHILD,
            person_id=viewer.user_id,
            at__lte=viewer.at,
            until__gt=viewer.at,
        )
    )


def _conflict(viewer: Viewer) -> Exists:
    """A conflict with one child is one with the child's brothers, sisters and parents in care."""
    declared = FamilyConflict.objects.filter(user_id=viewer.user_id, ended_at__isnull=True)
    return Exists(
        declared.filter(
            Q(child=THIS_CHILD)
            | Q(child__links__other=THIS_CHILD)
            | Q(child__linked_from__child=THIS_CHILD)
        )
    )


_CONDITIONS: Mapping[Relation, Callable[[Viewer], Exists]] = {
    Relation.ALLOCATED_IRO: _allocated,
    Relation.COVERING_IRO: _covering,
    Relation.FORMER_IRO: _former,
    Relation.SOCIAL_WORKER: _social_worker,
    Relation.TEAM_MANAGER: _team_manager,
    Relation.SUPPORT: _support,
    Relation.NAMED: _named,
    Relation.REASON_GIVEN: _reason_given,
    Relation.BREAK_GLASS: _break_glass,
    Relation.CONFLICT: _conflict,
}
