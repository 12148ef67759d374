"""What the pages about coming into care show: who may be the worker, and what is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.looking import opened
from footprint.records.care import LookedAfterPeriod
from footprint.records.dated import holding_on
from footprint.records.people import RoleHeld, Team
from footprint.terms.people import Role


@dataclass(frozen=True, slots=True)
class Workers:
    """Teams of social workers and who is in them, as a field offers them."""

    choices: tuple[tuple[str, str], ...]
    """A code "team:worker", or "team:" for a team alone, with the words for it."""


def workers(viewer: Viewer) -> Workers:
    """List the teams that children can be with, each with its social workers of today."""
    teams = Team.objects.filter(is_iro_service=False).order_by("name", "pk")
    held = (
        RoleHeld.objects.filter(holding_on(viewer.today), role=Role.SOCIAL_WORKER)
        .filter(user__is_active=True)
        .order_by("user__name")
        .values_list("team_id", "user_id", "user__name")
    )
    rows = list(held)
    offered = []
    for team in teams:
        offered.append((f"{team.pk}:", f"{team.name}, worker not known yet"))
        offered += [
            (f"{team.pk}:{who}", f"{name}, {team.name}") for of, who, name in rows if of == team.pk
        ]
    return Workers(tuple(offered))


def named(public_id: UUID, *, viewer: Viewer) -> str:
    """Open a child for a page about their coming into care, and give the name."""
    found = opened(
        public_id, viewer=viewer, where="recording an arrival", action=Action.RECORD_ARRIVAL
    )
    return found.child.full_name


def told(public_id: UUID, *, viewer: Viewer) -> dict[str, object]:
    """Give when and by whom the IRO service was told, as it is recorded; for a page just opened."""
    period = LookedAfterPeriod.objects.filter(
        holding_on(viewer.today), child__public_id=public_id
    ).first()
    if period is None or period.notified_on is None:
        return {"told_on": viewer.today}
    return {"told_on": period.notified_on, "told_by": period.notified_by}
