"""Choosing a child's IRO: the officers side by side, for one child or for many."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q

from footprint.access.viewing import Viewer
from footprint.facts.places import miles_between
from footprint.queries.caseloads import Officer, officers
from footprint.queries.independence import ties
from footprint.queries.kin import Relative, kin_of, links_of
from footprint.queries.practice import PracticeInForce, in_force
from footprint.records.allocations import Allocation
from footprint.records.care import Placement
from footprint.records.children import Child, ConfidentialLocation
from footprint.records.dated import holding_on
from footprint.rules import suggestions
from footprint.rules.allocations import Band
from footprint.rules.suggestions import Candidate
from footprint.terms.casework import AllocationKind, ChangeReason

NOT_REGISTERED = "has no number in the register of social workers recorded here (regulation 46)"


@dataclass(frozen=True, slots=True)
class Choices:
    """All that is known for choosing the IROs of some children."""

    officers: tuple[Officer, ...]
    kin: Mapping[int, tuple[Relative, ...]]
    candidates: Mapping[int, tuple[Candidate, ...]]
    """By child: each officer, as far as it matters for this child."""
    practice: PracticeInForce
    today: date

    @property
    def band(self) -> Band:
        """How many children a full-time IRO should hold."""
        return self.practice.band

    def suggested(self, child: int) -> Candidate | None:
        """Suggest an officer for one child by itself."""
        return suggestions.suggested(self.candidates[child], today=self.today, band=self.band)

    def suggested_for_all(self, children: Sequence[int]) -> Mapping[int, Candidate | None]:
        """Suggest officers for many children in turn: each adds to the load of the next."""
        return suggestions.shared_out(
            [(child, self.candidates[child]) for child in children],
            siblings=self._related(is_sibling=True),
            apart=self._related(is_sibling=False),
            today=self.today,
            band=self.band,
        )

    def candidate(self, child: int, officer: int) -> Candidate | None:
        """Find an officer as a candidate for a child."""
        return next((one for one in self.candidates[child] if one.id == officer), None)

    def are_parent_and_child(self, children: Collection[int]) -> bool:
        """Say whether any of these children is the parent of another."""
        return any(set(some) & set(children) for some in self._related(is_sibling=False).values())

    def _related(self, *, is_sibling: bool) -> dict[int, list[int]]:
        return {
            child: [one.id for one in some if one.is_sibling is is_sibling]
            for child, some in self.kin.items()
        }


def choices(children: Collection[Child], *, viewer: Viewer, leaving: int | None = None) -> Choices:
    """Gather what is known of every officer for each child; `leaving` is not among them."""
    ids = [child.pk for child in children]
    staff = [one for one in officers(viewer) if one.id != leaving]
    links = links_of(ids)
    kin = kin_of(children, links, viewer=viewer)
    siblings = [(child, one.id) for child, some in kin.items() for one in some if one.is_sibling]
    family = {(child, other) for child, other, _ in links}
    tied = ties(ids, siblings=siblings, family=family, from_day=viewer.today)
    held_until = _held_until({*ids, *(one for _, one in siblings)}, viewer.today)
    homes = _homes(ids, viewer.today)
    found = {
        child: tuple(
            Candidate(
                id=one.id,
                name=one.name,
                caseload=one.caseload,
                full_time_equivalent=one.full_time_equivalent,
                siblings=_holds(one.id, kin.get(child, ()), is_sibling=True),
                parents_or_children=_holds(one.id, kin.get(child, ()), is_sibling=False),
                held_until=held_until.get((child, one.id)),
                knows_family=any(
                    (other, one.id) in held_until for this, other in siblings if this == child
                ),
                miles=_miles(one, homes.get(child, "")),
                away=one.away,
                refusals=_refusals(one, tied.get((child, one.id), ())),
            )
            for one in staff
        )
        for child in ids
    }
    return Choices(tuple(staff), kin, found, in_force(), viewer.today)


def _holds(officer: int, kin: Sequence[Relative], *, is_sibling: bool) -> tuple[str, ...]:
    return tuple(
        one.words
        for one in kin
        if one.iro_id == officer and one.is_in_care and one.is_sibling is is_sibling
    )


def _refusals(officer: Officer, tied: tuple[str, ...]) -> tuple[str, ...]:
    return tied if officer.is_registered else (*tied, NOT_REGISTERED)


def _held_until(children: Collection[int], today: date) -> dict[tuple[int, int], date]:
    """Find when each person last ceased to be the IRO of each child, for no reason against it."""
    rows = (
        Allocation.objects.filter(
            child__in=children, kind=AllocationKind.ALLOCATED, ended_on__lte=today
        )
        .exclude(end_reason__in=[ChangeReason.CHILD_ASKED, ChangeReason.CONFLICT])
        .values("child_id", "iro_id")
        .annotate(until=Max("ended_on"))
        .values_list("child_id", "iro_id", "until")
    )
    return {(child, iro): until for child, iro, until in rows}


def _homes(children: Collection[int], today: date) -> dict[int, str]:
    """Find the postcode each child lives at, but of none whose home is secret."""
    sealed = ConfidentialLocation.objects.filter(holding_on(today), child=OuterRef("child_id"))
    rows = Placement.objects.filter(
        holding_on(today),
        ~Q(Exists(sealed)),
        child__in=children,
        is_confidential=False,
    ).exclude(postcode="")
    return dict(rows.values_list("child_id", "postcode"))


def _miles(officer: Officer, home: str) -> float | None:
    based_at = officer.hours.based_at if officer.hours else ""
    return miles_between(based_at, home) if based_at and home else None
