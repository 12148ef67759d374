"""Brothers, sisters, parents and children of children, as far as the viewer may know of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.looking import children_for
from footprint.records.allocations import Allocation
from footprint.records.care import LookedAfterPeriod
from footprint.records.children import Child, ChildLink
from footprint.records.dated import holding_on
from footprint.terms.casework import AllocationKind
from footprint.terms.children import ChildLinkKind, Sex

THEIR = {Sex.FEMALE: "her", Sex.MALE: "his"}
SIBLING = {Sex.FEMALE: "sister", Sex.MALE: "brother"}
PARENT = {Sex.FEMALE: "mother", Sex.MALE: "father"}
OFFSPRING = {Sex.FEMALE: "daughter", Sex.MALE: "son"}


@dataclass(frozen=True, slots=True)
class Relative:
    """Another child of the council's, related to one: what they are, and who holds them."""

    id: int
    public_id: UUID
    name: str
    words: str
    """What they are to the child, with their first name: "her brother Leo"."""
    is_sibling: bool
    is_in_care: bool
    iro_id: int | None
    iro: str

    @property
    def needs_iro(self) -> bool:
        """Whether they are looked after and nobody is their IRO."""
        return self.is_in_care and self.iro_id is None


Link = tuple[int, int, str]
"""A child, another, and what the other is to the child."""


def kin_of(
    children: Collection[Child], links: Collection[Link], *, viewer: Viewer
) -> Mapping[int, tuple[Relative, ...]]:
    """Find the relatives of each child; those the viewer may not list are not there."""
    by_id = {child.pk: child for child in children}
    others = _others({other for _, other, _ in links}, viewer)
    found: dict[int, list[Relative]] = defaultdict(list)
    for child, other, kind in sorted(links):
        if other in others:
            found[child].append(_relative(by_id[child], others[other], kind))
    return {child: tuple(some) for child, some in found.items()}


def links_of(children: Collection[int]) -> set[Link]:
    """List the links from each child's side, whoever the other is: not to be shown."""
    rows = ChildLink.objects.filter(Q(child__in=children) | Q(other__in=children)).values_list(
        "child_id", "other_id", "kind"
    )
    seen = set()
    for child, other, kind in rows:
        is_parent = kind == ChildLinkKind.PARENT
        if child in children:
            seen.add((child, other, "parent" if is_parent else "sibling"))
        if other in children:
            seen.add((other, child, "offspring" if is_parent else "sibling"))
    return seen


def _others(ids: Collection[int], viewer: Viewer) -> dict[int, Child]:
    today = viewer.today
    held = Allocation.objects.filter(
        holding_on(today), child=OuterRef("pk"), kind=AllocationKind.ALLOCATED
    )
    in_care = LookedAfterPeriod.objects.filter(holding_on(today), child=OuterRef("pk"))
    found = (
        children_for(viewer, Action.LIST)
        .filter(pk__in=ids)
        .annotate(
            iro_now=Subquery(held.values("iro_id")[:1]),
            iro_name=Subquery(held.values(name=F("iro__name"))[:1]),
            in_care_since=Subquery(in_care.values("started_on")[:1]),
        )
    )
    return {one.pk: one for one in found}


def _relative(child: Child, other: Child, kind: str) -> Relative:
    named = {"sibling": SIBLING, "parent": PARENT, "offspring": OFFSPRING}[kind]
    unnamed = {"sibling": "brother or sister", "parent": "parent", "offspring": "child"}[kind]
    what = named.get(Sex(other.sex), unnamed) if other.sex else unnamed
    first = other.known_as or other.first_name
    notes = vars(other)
    return Relative(
        id=other.pk,
        public_id=other.public_id,
        name=other.full_name,
        words=f"{their(child)} {what} {first}",
        is_sibling=kind == "sibling",
        is_in_care=notes["in_care_since"] is not None,
        iro_id=notes["iro_now"],
        iro=notes["iro_name"] or "",
    )


def their(child: Child) -> str:
    """Say "her", "his" or "their" of a child."""
    return THEIR.get(Sex(child.sex), "their") if child.sex else "their"
