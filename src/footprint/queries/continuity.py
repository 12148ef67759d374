"""Who was whose IRO when, why that changed, and how often a child's IRO changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.child import SeenChild
from footprint.queries.looking import within
from footprint.records.allocations import Allocation
from footprint.records.care import LookedAfterPeriod
from footprint.records.dated import holding_on
from footprint.rules.counting import add_months
from footprint.terms.casework import AllocationKind, ChangeReason, OverrideReason, Told


@dataclass(frozen=True, slots=True)
class Spell:
    """One time that somebody was, or covered for, a child's IRO."""

    allocation_id: int
    iro_id: int
    iro: str
    is_cover: bool
    started_on: date
    ended_on: date | None
    why_ended: str
    handover: str
    made_by: str
    made_at: datetime
    suggested: str
    """Who was suggested, where somebody else was chosen."""
    override: tuple[str, ...]
    because: str
    told_on: date | None
    told_how: str


@dataclass(frozen=True, slots=True)
class History:
    """Everybody who was a child's IRO, the latest first."""

    spells: tuple[Spell, ...]
    today: date

    @property
    def current(self) -> Spell | None:
        """The allocation of today, or the next one to come."""
        lasting = [
            one
            for one in reversed(self.spells)
            if not one.is_cover and (one.ended_on is None or one.ended_on > self.today)
        ]
        return lasting[0] if lasting else None

    @property
    def cover(self) -> Spell | None:
        """Who covers today, or is to cover."""
        lasting = [
            one
            for one in reversed(self.spells)
            if one.is_cover and one.ended_on is not None and one.ended_on > self.today
        ]
        return lasting[0] if lasting else None

    @property
    def iros(self) -> int:
        """How many people have been the child's IRO; who covers does not count."""
        return len({one.iro_id for one in self.spells if not one.is_cover})


def history(child: SeenChild, *, viewer: Viewer) -> History:
    """List who a child's IROs have been, and are."""
    return History(_spells(child), viewer.today)


def _spells(child: SeenChild) -> tuple[Spell, ...]:
    rows = Allocation.objects.filter(child_id=child.id).select_related(
        "iro", "made_by", "suggested"
    )
    return tuple(
        Spell(
            allocation_id=one.pk,
            iro_id=one.iro_id,
            iro=one.iro.name,
            is_cover=one.kind == AllocationKind.COVER,
            started_on=one.started_on,
            ended_on=one.ended_on,
            why_ended=ChangeReason(one.end_reason).label if one.end_reason else "",
            handover=one.handover,
            made_by=one.made_by.name if one.made_by else "",
            made_at=one.made_at,
            suggested=one.suggested.name if one.override_reasons and one.suggested else "",
            override=tuple(OverrideReason(code).label for code in one.override_reasons),
            because=one.because,
            told_on=one.told_on,
            told_how=Told(one.told_how).label if one.told_how else "",
        )
        for one in rows.order_by("-started_on", "-pk")
    )


@dataclass(frozen=True, slots=True)
class Share:
    """A count of children, of how many, so that a page can say both."""

    count: int
    of: int

    @property
    def percent(self) -> float | None:
        """The share in percent; None where there is nobody to count."""
        return 100 * self.count / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Steadiness:
    """How many children have had the same IRO for so long (indicator 70)."""

    children: int
    """Looked after today, short breaks left out."""
    same_for: tuple[tuple[int, Share], ...]
    """By months: those with one IRO for so long, of those in care for so long."""


@dataclass(frozen=True, slots=True)
class Continuity:
    """How steady the children's IROs are, and why they changed in a year."""

    steadiness: Steadiness
    by_number_of_iros: tuple[tuple[int, int], ...]
    """How many children have had 1, 2, 3... IROs in this time in care."""
    changes: tuple[tuple[str, int], ...]
    """Why allocations ended in the last twelve months, the most frequent first."""


SAME_FOR = (12, 24)
"""Months for which indicator 70 is counted."""


def steadiness(*, viewer: Viewer) -> Steadiness:
    """Count how long today's children have had their IRO; it names nobody."""
    then = {f"m{months}": add_months(viewer.today, -months) for months in SAME_FOR}
    so_long = {name: Count("pk", filter=Q(started_on__lte=day)) for name, day in then.items()}
    in_care = _in_care(viewer).aggregate(every=Count("pk"), **so_long)
    held = _held_as_long(viewer, then)
    return Steadiness(
        in_care["every"],
        tuple((int(name[1:]), Share(held[name], in_care[name])) for name in then),
    )


def _held_as_long(viewer: Viewer, then: Mapping[str, date]) -> Mapping[str, int]:
    """Count children in care since each day whose IRO of today has held them since then."""
    in_care = LookedAfterPeriod.objects.filter(
        holding_on(viewer.today), child=OuterRef("child"), is_short_breaks=False
    )
    held = Allocation.objects.filter(
        within(viewer, Action.LIST),
        holding_on(viewer.today),
        kind=AllocationKind.ALLOCATED,
        started_on__lte=max(then.values()),
    )
    since = {
        name: Q(Exists(in_care.filter(started_on__lte=day)), started_on__lte=day)
        for name, day in then.items()
    }
    return held.aggregate(**{name: Count("pk", filter=wanted) for name, wanted in since.items()})


def _in_care(viewer: Viewer) -> QuerySet[LookedAfterPeriod]:
    found: QuerySet[LookedAfterPeriod] = LookedAfterPeriod.objects.filter(
        within(viewer, Action.LIST), holding_on(viewer.today), is_short_breaks=False
    )
    return found


def continuity(*, viewer: Viewer) -> Continuity:
    """Count how steady the IROs of today's children are; it names nobody."""
    today = viewer.today
    numbers = (
        _in_care(viewer)
        .annotate(iros=Coalesce(_iros_in_period(today), 0))
        .values_list("iros")
        .annotate(count=Count("*"))
        .order_by("iros")
    )
    ended = Allocation.objects.filter(
        within(viewer, Action.LIST),
        kind=AllocationKind.ALLOCATED,
        ended_on__lte=today,
        ended_on__gt=add_months(today, -12),
    ).exclude(ended_on=F("started_on"))
    why = Counter(dict(ended.values_list("end_reason").annotate(count=Count("*"))))
    return Continuity(
        steadiness=steadiness(viewer=viewer),
        by_number_of_iros=tuple(numbers),
        changes=tuple(
            (ChangeReason(code).label if code else "not recorded", count)
            for code, count in why.most_common()
        ),
    )


def _iros_in_period(today: date) -> Subquery:
    held = Allocation.objects.filter(
        child=OuterRef("child_id"), kind=AllocationKind.ALLOCATED, started_on__lte=today
    ).exclude(Q(ended_on__lte=OuterRef("started_on")) | Q(ended_on=F("started_on")))
    number = held.order_by().values("child_id").annotate(number=Count("iro_id", distinct=True))
    return Subquery(number.values("number"))
