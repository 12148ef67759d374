"""The IRO's footprint on a child's record: what was done between reviews, listed and counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth

from footprint.access.viewing import Viewer
from footprint.queries.child import SeenChild
from footprint.records.scrutiny import Entry, EntryAddition
from footprint.rules.counting import add_months
from footprint.terms.casework import WITH_THE_CHILD, EntryKind, EntryPlace

MONTHS = 6
"""How many months are counted one by one; earlier ones are in the total."""


@dataclass(frozen=True, slots=True)
class Added:
    """What was added to an entry later."""

    at: datetime
    by: str
    words: str
    takes_back: bool


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry, as it was written, with what was added."""

    id: int
    kind: EntryKind
    on: date
    by: str
    is_own: bool
    made_at: datetime
    was_seen: bool | None
    was_alone: bool | None
    place: EntryPlace | None
    note: str
    added: tuple[Added, ...] = ()

    @property
    def taken_back(self) -> Added | None:
        """Who took the entry back, and why, if somebody did."""
        return next((one for one in self.added if one.takes_back), None)

    @property
    def with_the_child(self) -> str:
        """Say whether the child was seen, alone, and where: "seen, alone, at school"."""
        if self.kind not in WITH_THE_CHILD:
            return ""
        words = ["seen" if self.was_seen else "not seen"]
        if self.was_alone is not None:
            words.append("alone" if self.was_alone else "not alone")
        if self.place:
            words.append(self.place.label)
        return ", ".join(words)


@dataclass(frozen=True, slots=True)
class CountRow:
    """How often one kind of thing was done, by month and in all."""

    kind: EntryKind
    monthly: tuple[tuple[date, int], ...]
    """First day of each month counted apart, the newest first, with its count."""
    total: int


@dataclass(frozen=True, slots=True)
class Footprint:
    """What an IRO's oversight of a child amounts to."""

    last_seen_on: date | None
    last_seen_alone_on: date | None
    total: int
    this_half_year: int
    months: tuple[date, ...]
    """First days of the months counted one by one, the newest first."""
    counts: tuple[CountRow, ...]


def counting() -> QuerySet[Entry]:
    """Give the entries that count: those nobody has taken back."""
    taken = EntryAddition.objects.filter(entry=OuterRef("pk"), takes_back=True)
    return Entry.objects.filter(~Exists(taken))


def footprint(child: SeenChild, *, viewer: Viewer) -> Footprint:
    """Count what was done for a child, by kind and month."""
    counted = (
        counting()
        .filter(child_id=child.id)
        .annotate(month=TruncMonth("on"))
        .values_list("kind", "month")
        .annotate(
            count=Count("id"),
            last_seen=Max("on", filter=Q(was_seen=True)),
            last_alone=Max("on", filter=Q(was_seen=True, was_alone=True)),
        )
    )
    months = _months_until(viewer.today)
    by_kind: dict[EntryKind, dict[date, int]] = defaultdict(dict)
    seen, alone = [], []
    for kind, month, count, last_seen, last_alone in counted:
        by_kind[EntryKind(kind)][month] = count
        seen.append(last_seen)
        alone.append(last_alone)
    rows = tuple(
        CountRow(kind, tuple((one, found.get(one, 0)) for one in months), sum(found.values()))
        for kind in EntryKind
        if (found := by_kind.get(kind))
    )
    return Footprint(
        last_seen_on=max(filter(None, seen), default=None),
        last_seen_alone_on=max(filter(None, alone), default=None),
        total=sum(row.total for row in rows),
        this_half_year=sum(count for row in rows for _, count in row.monthly),
        months=months,
        counts=rows,
    )


def entries(
    child: SeenChild, *, viewer: Viewer, kind: EntryKind | None = None, part: slice = slice(None)
) -> tuple[EntryRow, ...]:
    """List a child's entries, the newest first; those taken back too, without what they said."""
    found = Entry.objects.filter(child_id=child.id).select_related("by")
    if kind:
        found = found.filter(kind=kind)
    return _rows(found.order_by("-on", "-made_at", "-id")[part], viewer)


def how_many(child: SeenChild, *, kind: EntryKind | None = None) -> int:
    """Count the entries that `entries` lists."""
    found = Entry.objects.filter(child_id=child.id)
    return (found.filter(kind=kind) if kind else found).count()


def entry(child: SeenChild, entry_id: int, *, viewer: Viewer) -> EntryRow | None:
    """Find one entry of a child."""
    found = Entry.objects.filter(child_id=child.id, pk=entry_id).select_related("by")
    return next(iter(_rows(found, viewer)), None)


def _rows(found: Iterable[Entry], viewer: Viewer) -> tuple[EntryRow, ...]:
    listed = list(found)
    added: dict[int, list[Added]] = defaultdict(list)
    additions = EntryAddition.objects.filter(entry__in=listed).select_related("by")
    for one in additions.order_by("at", "id"):
        added[one.entry_id].append(Added(one.at, one.by.name, one.words, one.takes_back))
    return tuple(_row(one, tuple(added[one.pk]), viewer) for one in listed)


def _row(one: Entry, added: tuple[Added, ...], viewer: Viewer) -> EntryRow:
    is_taken_back = any(addition.takes_back for addition in added)
    return EntryRow(
        id=one.pk,
        kind=EntryKind(one.kind),
        on=one.on,
        by=one.by.name,
        is_own=one.by_id == viewer.user_id,
        made_at=one.made_at,
        was_seen=one.was_seen,
        was_alone=one.was_alone,
        place=EntryPlace(one.place) if one.place else None,
        note="" if is_taken_back else one.note,
        added=tuple(one for one in added if one.takes_back) if is_taken_back else added,
    )


def _months_until(today: date) -> tuple[date, ...]:
    this_month = today.replace(day=1)
    return tuple(add_months(this_month, -back) for back in range(MONTHS))
