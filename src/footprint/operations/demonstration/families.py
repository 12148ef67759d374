"""What the children of the demonstration are called, who are brothers and sisters, and who parents.

The synthetic council knows each child alone; families are read into it here, where ages and days
allow it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from uuid import NAMESPACE_URL, uuid5

from footprint.operations.demonstration.scene import Life, Scene
from footprint.records.models import Child, ChildLink
from footprint.synthetic.names import first_name, heritage
from footprint.terms.children import ChildLinkKind

CAME_WITHIN_DAYS = 120
LEAST_GAP_DAYS, MOST_GAP_DAYS = 330, 3300
LARGEST_FAMILY = 4
IS_FAMILY, HAS_OTHER_NAME, IS_KNOWN_AS = 0.6, 0.12, 0.08
MOTHERS = 2
CASE_SYSTEM = "https://cases.anytown.example/child/"
NICKNAMES = ("Bee", "Ziggy", "Mo", "Teddy", "Cass", "Nell", "Fin", "Pip", "Sunny", "Ace")
WAYS_TO_TALK = (
    "Uses Makaton; give one sign and wait.",
    "Likes to draw while talking. Bring paper.",
    "Wears hearing aids; sit facing the window.",
    "Reads well, speaks little. Write it down and read it together.",
    "Has a picture timetable: use the same pictures.",
)


@dataclass(slots=True)
class Families:
    """Brothers and sisters in care together, and mothers in care with their child."""

    siblings: list[list[Life]] = field(default_factory=list)
    """Everybody in care who did not come alone, in families; many of one."""
    mothers: list[tuple[Life, Life]] = field(default_factory=list)
    """A child, and the mother who is in care too."""


def find(scene: Scene) -> Families:
    """Read families into the children who are in care today."""
    chance, families = scene.chance("families"), Families()
    alone = [life for life in scene.in_care if not life.child.is_uasc]
    groups: list[list[Life]] = []
    open_groups: dict[str, list[Life]] = {}
    for life in sorted(alone, key=lambda one: (one.in_care_since, one.number)):
        group = open_groups.get(life.child.ethnicity)
        if group and _may_join(life, group) and chance.happens(IS_FAMILY):
            group.append(life)
            continue
        open_groups[life.child.ethnicity] = [life]
        groups.append(open_groups[life.child.ethnicity])
    families.siblings = groups
    single = [group[0] for group in groups if len(group) == 1]
    babies = [one for one in single if one.age < 2]
    for mother in single:
        baby = next((one for one in babies if _may_be_mother(mother, one)), None)
        if baby and len(families.mothers) < MOTHERS:
            families.mothers.append((baby, mother))
            babies.remove(baby)
    return families


def _may_join(life: Life, group: list[Life]) -> bool:
    first = group[0].in_care_since
    came = life.in_care_since
    gaps = [abs((life.child.born_on - one.child.born_on).days) for one in group]
    return (
        first is not None
        and came is not None
        and (came - first).days <= CAME_WITHIN_DAYS
        and len(group) < LARGEST_FAMILY
        and all(LEAST_GAP_DAYS <= gap <= MOST_GAP_DAYS for gap in gaps)
    )


def _may_be_mother(mother: Life, baby: Life) -> bool:
    years = (baby.child.born_on - mother.child.born_on).days / 365
    return (
        mother.child.sex == "F"
        and years >= 14.5
        and mother.child.ethnicity == (baby.child.ethnicity)
    )


def call(scene: Scene, families: Families) -> dict[str, Child]:
    """Name every child: unsaved records, by number, with who they are and how to talk with them."""
    chance = scene.chance("names")
    called: dict[str, Child] = {}
    in_a_family = {life.number for group in families.siblings for life in group}
    mother_of = {baby.number: mother for baby, mother in families.mothers}
    groups = [*families.siblings, *([one] for one in scene.lives if one.number not in in_a_family)]
    for group in groups:
        of = heritage(chance, group[0].child.ethnicity)
        family = chance.one_of(of.families)
        for life in group:
            own = chance.one_of(of.families) if chance.happens(HAS_OTHER_NAME) else family
            record = Child(
                first_name=first_name(chance, of, life.child.sex),
                last_name=own,
                case_link=f"{CASE_SYSTEM}{life.number}",
                public_id=uuid5(NAMESPACE_URL, f"{CASE_SYSTEM}{scene.seed}/{life.number}"),
            )
            if chance.happens(IS_KNOWN_AS):
                record.known_as = chance.one_of(NICKNAMES)
            if life.child.is_uasc and of.languages:
                record.language = chance.one_of(of.languages)
                record.communication = f"Needs an interpreter ({record.language})."
            elif chance.happens(0.04):
                record.communication = chance.one_of(WAYS_TO_TALK)
            called[life.number] = record
    for baby, mother in mother_of.items():
        called[baby].last_name = called[mother.number].last_name
    return called


def link(families: Families, children: dict[str, Child]) -> None:
    """Write who is whose brother, sister or parent."""
    links = [
        ChildLink(
            child=children[one.number], other=children[other.number], kind=ChildLinkKind.SIBLING
        )
        for group in families.siblings
        for one, other in combinations(group, 2)
    ]
    links += [
        ChildLink(
            child=children[baby.number], other=children[mother.number], kind=ChildLinkKind.PARENT
        )
        for baby, mother in families.mothers
    ]
    ChildLink.objects.bulk_create(links)
