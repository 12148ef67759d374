"""What reviews rest on: dated facts, the permanence plan, the court, the children's guardian."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from footprint.access.viewing import Viewer
from footprint.queries.child import SeenChild
from footprint.records.care import CourtDate, DatedFact, Guardian, PermanencePlan
from footprint.records.dated import holding_on
from footprint.terms.casework import CourtDateKind, FactKind, Permanence
from footprint.terms.people import Role

DATES_ONLY = frozenset({Role.BUSINESS_SUPPORT})
"""Roles that are shown when a court sits, and nothing of what it is about."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """The last time something was done that reviews rest on, and how often before."""

    kind: FactKind
    on: date | None
    detail: str = ""
    score: int | None = None
    seen_alone: bool | None = None
    earlier: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A permanence plan, and from when until when it is the plan."""

    plan: Permanence
    detail: str
    started_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class CourtRow:
    """A day in court."""

    id: int
    on: date
    kind: CourtDateKind
    court: str
    case_number: str
    detail: str


@dataclass(frozen=True, slots=True)
class GuardianRow:
    """The children's guardian in proceedings about a child."""

    name: str
    phone: str
    email: str
    started_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Plans:
    """All that is dated and planned for a child."""

    facts: tuple[FactRow, ...]
    permanence: tuple[PlanRow, ...]
    """The plan that holds first, then those before."""
    court_coming: tuple[CourtRow, ...]
    court_past: tuple[CourtRow, ...]
    guardian: GuardianRow | None

    @property
    def done(self) -> tuple[FactRow, ...]:
        """What was done, at least once."""
        return tuple(one for one in self.facts if one.on)

    @property
    def never(self) -> tuple[FactRow, ...]:
        """What was never recorded."""
        return tuple(one for one in self.facts if not one.on)


def plans(child: SeenChild, *, viewer: Viewer) -> Plans:
    """Gather what is planned for a child, and how long ago each thing was done."""
    court = _court(child, viewer)
    guardian = Guardian.objects.filter(holding_on(viewer.today), child_id=child.id).first()
    return Plans(
        facts=facts(child),
        permanence=_permanence(child),
        court_coming=tuple(one for one in court if one.on >= viewer.today),
        court_past=tuple(reversed([one for one in court if one.on < viewer.today])),
        guardian=_guardian(guardian) if guardian else None,
    )


def facts(child: SeenChild) -> tuple[FactRow, ...]:
    """List each kind of dated fact with the last time it was done; never where it never was."""
    by_kind: dict[str, list[DatedFact]] = {}
    for one in DatedFact.objects.filter(child_id=child.id).order_by("-on"):
        by_kind.setdefault(one.kind, []).append(one)
    return tuple(_fact(kind, by_kind.get(kind, [])) for kind in FactKind)


def permanence_now(child: SeenChild, *, viewer: Viewer) -> PlanRow | None:
    """Find the permanence plan that holds today."""
    held = PermanencePlan.objects.filter(holding_on(viewer.today), child_id=child.id).first()
    return _plan(held) if held else None


def next_in_court(child: SeenChild, *, viewer: Viewer) -> CourtRow | None:
    """Find the next day in court."""
    return next((one for one in _court(child, viewer) if one.on >= viewer.today), None)


def _permanence(child: SeenChild) -> tuple[PlanRow, ...]:
    found = PermanencePlan.objects.filter(child_id=child.id).order_by("-started_on")
    return tuple(_plan(one) for one in found)


def _court(child: SeenChild, viewer: Viewer) -> list[CourtRow]:
    only_dates = viewer.roles <= DATES_ONLY
    return [
        CourtRow(
            id=one.pk,
            on=one.on,
            kind=CourtDateKind(one.kind),
            court="" if only_dates else one.court,
            case_number="" if only_dates else one.case_number,
            detail="" if only_dates else one.detail,
        )
        for one in CourtDate.objects.filter(child_id=child.id).order_by("on", "id")
    ]


def _fact(kind: FactKind, found: list[DatedFact]) -> FactRow:
    if not found:
        return FactRow(kind, None)
    last, *before = found
    return FactRow(
        kind, last.on, last.detail, last.score, last.seen_alone, tuple(one.on for one in before)
    )


def _plan(one: PermanencePlan) -> PlanRow:
    return PlanRow(Permanence(one.plan), one.detail, one.started_on, one.ended_on)


def _guardian(one: Guardian) -> GuardianRow:
    return GuardianRow(one.name, one.phone, one.email, one.started_on, one.ended_on)
