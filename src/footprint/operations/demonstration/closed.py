"""Records of the demonstration that are closed to most, and a broken glass to be judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from footprint.operations.demonstration.caseloads import Caseloads
from footprint.operations.demonstration.scene import Scene
from footprint.operations.demonstration.staff import Staff
from footprint.records.models import (
    BreakGlass,
    Child,
    FamilyConflict,
    RestrictedName,
    Restriction,
    SocialWorkerHeld,
    User,
)
from footprint.synthetic.chance import later
from footprint.terms.looking import BreakGlassOutcome, BreakGlassReason
from footprint.terms.people import Role

RESTRICTED = (
    "A relative of the child works for the council.",
    "The child is a witness in a criminal trial.",
    "A threat to the child's life is known to the police.",
    "The case was in the newspapers.",
)
RESTRICTED_DAYS_AGO = 200


def write(
    scene: Scene,
    staff: Staff,
    caseloads: Caseloads,
    children: dict[str, Child],
    workers: dict[str, SocialWorkerHeld],
) -> None:
    """Restrict a few records, declare a conflict, and break the glass twice."""
    chance = scene.chance("closed")
    known = [
        life.number
        for life in chance.shuffled(list(scene.in_care))
        if life.number in workers and caseloads.on(life.number, scene.today)
    ]
    since, manager = later(scene.today, -RESTRICTED_DAYS_AGO), staff.managers[0]
    restricted = known[: len(RESTRICTED)]
    Restriction.objects.bulk_create(
        Restriction(
            child=children[number],
            placed_at=scene.moment(since, chance),
            placed_by=manager,
            because=because,
        )
        for number, because in zip(restricted, RESTRICTED, strict=True)
    )
    RestrictedName.objects.bulk_create(
        RestrictedName(child=children[number], person=person, named_by=manager, started_on=since)
        for number in restricted
        for person in _named(scene, staff, caseloads, number, workers[number])
    )
    _knows_a_family(scene, staff, children[known[5]])
    _broken_glass(scene, staff, children[known[6]], children[known[7]])


def _named(
    scene: Scene, staff: Staff, caseloads: Caseloads, number: str, works: SocialWorkerHeld
) -> Iterator[User]:
    """List who may open a restricted record: who works with the child, and their managers."""
    yield staff.managers[0]
    yield staff.others[Role.HEAD]
    yield staff.team_managers[works.team.name]
    if works.worker:
        yield works.worker
    if officer := caseloads.on(number, scene.today):
        yield officer.user


def _knows_a_family(scene: Scene, staff: Staff, child: Child) -> None:
    knows = staff.officers[-1].user
    FamilyConflict.objects.create(user=knows, child=child, declared_at=scene.at - timedelta(60))


def _broken_glass(scene: Scene, staff: Staff, first: Child, second: Child) -> None:
    """One was judged long ago; the other waits for the privacy officer."""
    managers = list(staff.team_managers.values())
    for person, child, days, sentence in (
        (managers[0], first, 40, "The police rang at night and asked where the child lives."),
        (managers[1], second, 1, "On duty: the home cannot reach the social worker."),
    ):
        at = scene.at - timedelta(days=days)
        is_judged = days > 5
        BreakGlass.objects.create(
            child=child,
            person=person,
            at=at,
            until=at + timedelta(hours=4),
            reason=BreakGlassReason.SAFETY if is_judged else BreakGlassReason.DUTY_COVER,
            sentence=sentence,
            outcome=BreakGlassOutcome.JUSTIFIED if is_judged else "",
            reviewed_by=staff.others[Role.PRIVACY_OFFICER] if is_judged else None,
            reviewed_at=at + timedelta(days=1) if is_judged else None,
        )
