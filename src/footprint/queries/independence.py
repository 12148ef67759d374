"""Who may not be a child's IRO: ties to the case (regulation 46), and knowing the family.

The database refuses the first for whoever writes (`records/migrations/sql/independence.sql`);
here both are told in words, before anybody chooses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from footprint.records.allocations import SocialWorkerHeld
from footprint.records.people import FamilyConflict, LineManagement, RoleHeld
from footprint.terms.people import Role

Ties = dict[tuple[int, int], tuple[str, ...]]
"""Why not, by child and person; who is not there has no tie."""

KNOWS_FAMILY = "has said that they know this family"


def ties(
    children: Collection[int],
    *,
    siblings: Iterable[tuple[int, int]],
    family: Iterable[tuple[int, int]],
    from_day: date,
) -> Ties:
    """Say why people may not be the IRO of these children from a day on.

    `siblings` and `family` are pairs of a child and another. Whoever works with a brother or
    sister is not the IRO of the other either, though only our own rule says so; whoever knows one
    of a family knows them all.
    """
    of_kin = defaultdict(set)
    for child, other in siblings:
        of_kin[other].add(child)
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gt=from_day)
    held = SocialWorkerHeld.objects.filter(lasting, child__in={*children, *of_kin})
    workers = working_with(held.values_list("child_id", "worker_id", "team_id"), from_day)
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for child, person, words in workers:
        if child in children:
            found[child, person].append(f"{words} this child")
        for one in of_kin.get(child, ()):
            found[one, person].append(f"{words} this child's brother or sister")
    for child, person in _conflicts(children, family):
        found[child, person].append(KNOWS_FAMILY)
    return {key: tuple(dict.fromkeys(said)) for key, said in found.items()}


def working_with(
    held: Iterable[tuple[int, int | None, int]], day: date
) -> list[tuple[int, int, str]]:
    """List who works with children, by child, worker and team, and all who manage them."""
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    held = list(held)
    managers = defaultdict(set)
    for team, manager in RoleHeld.objects.filter(
        lasting, role=Role.TEAM_MANAGER, team__in={team for *_, team in held}
    ).values_list("team_id", "user_id"):
        managers[team].add(manager)
    above = defaultdict(set)
    for person, manager in LineManagement.objects.filter(lasting).values_list(
        "person_id", "manager_id"
    ):
        above[person].add(manager)
    found = []
    for child, worker, team in held:
        if worker:
            found.append((child, worker, "is the social worker of"))
            over = _all_above({worker}, above)
            found += [(child, one, "manages the social worker of") for one in sorted(over)]
        found += [(child, one, "manages the team of") for one in sorted(managers[team])]
        over = _all_above(managers[team], above) - managers[team]
        found += [(child, one, "manages the manager of the team of") for one in sorted(over)]
    return found


def _all_above(people: Iterable[int], above: dict[int, set[int]]) -> set[int]:
    found: set[int] = set()
    waiting = list(people)
    while waiting:
        for manager in above.get(waiting.pop(), ()):
            if manager not in found:
                found.add(manager)
                waiting.append(manager)
    return found


def _conflicts(
    children: Collection[int], family: Iterable[tuple[int, int]]
) -> Iterable[tuple[int, int]]:
    """List who knows the family of which child: a conflict with one is one with their kin."""
    known_by = defaultdict(set)
    for child, other in family:
        known_by[other].add(child)
    for child in children:
        known_by[child].add(child)
    declared = FamilyConflict.objects.filter(ended_at__isnull=True, child__in=known_by)
    for of, person in declared.values_list("child_id", "user_id"):
        yield from ((child, person) for child in known_by[of])
