"""Lists of the children one works with: a line for each, chosen and ordered as the page asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, DateField, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries import looking
from footprint.queries.notices import waiting_too_long
from footprint.queries.relations import is_restricted
from footprint.queries.scrutiny import counting
from footprint.records.allocations import Allocation
from footprint.records.care import LookedAfterPeriod
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.notices import Notice
from footprint.records.reviews import TO_BE_HELD, Review, TimetableRow
from footprint.rules.counting import add_months, age_on
from footprint.terms.casework import AllocationKind
from footprint.terms.days import day_in_london
from footprint.terms.looking import LookKind
from footprint.terms.sources import Force

SOON = timedelta(weeks=4)
NOT_SEEN_FOR = 3
"""Months after which a child who was not seen is listed as such."""


class Due(StrEnum):
    """Which children, by when their next review is due."""

    LATE = "late"
    SOON = "soon"


class Order(StrEnum):
    """By what a list of children stands."""

    NAME = "name"
    AGE = "age"
    DUE = "due"
    SEEN = "seen"
    NOTICES = "notices"


class Waiting(StrEnum):
    """For how long a notice about a child has waited for an answer."""

    AT_ALL = "wait"
    TOO_LONG = "long"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which of the viewer's children are listed; nothing chosen is all who are looked after."""

    due: Due | None = None
    not_seen_lately: bool = False
    notices: Waiting | None = None
    care_ended: bool = False


@dataclass(frozen=True, slots=True)
class ChildLine:
    """A child in a list."""

    id: int
    public_id: UUID
    name: str
    number: str
    age: int | None
    iro: str
    due_by: date | None
    due_force: Force | None
    booked_for: datetime | None
    last_seen_on: date | None
    notices: int
    is_restricted: bool

    @property
    def is_at_risk(self) -> bool | None:
        """Whether a booking misses the limit; None where nothing is booked, and days decide."""
        if self.booked_for is None or self.due_by is None:
            return None
        return day_in_london(self.booked_for) > self.due_by


def how_many(filters: Filters, *, viewer: Viewer) -> int:
    """Count the children a list of these filters holds."""
    if filters == Filters():  # nobody is in care twice: there is no need to read the children
        theirs = looking.within(viewer, Action.LIST)
        return LookedAfterPeriod.objects.filter(theirs, holding_on(viewer.today)).count()
    return _chosen(filters, viewer).count()


def lines(
    filters: Filters,
    *,
    viewer: Viewer,
    order: Order = Order.DUE,
    is_descending: bool = False,
    part: slice = slice(None),
    where: str = "my children",
) -> tuple[ChildLine, ...]:
    """List a part of the viewer's children, and write whose names were shown."""
    found = _rows(filters, viewer, order, is_descending=is_descending, part=part)
    rows = tuple(_line(one, viewer.today) for one in found)
    looking.listed((one.id for one in rows), viewer=viewer, where=where)
    return rows


def exported(
    filters: Filters, *, viewer: Viewer, because: str, order: Order, is_descending: bool
) -> tuple[ChildLine, ...]:
    """List all the viewer may take away of a list as it was seen, and write that and why."""
    found = _rows(filters, viewer, order, is_descending=is_descending, action=Action.EXPORT_LIST)
    rows = tuple(_line(one, viewer.today) for one in found)
    looking.listed(
        (one.id for one in rows),
        viewer=viewer,
        where="children",
        kind=LookKind.EXPORTED,
        because=because,
    )
    return rows


def _rows(
    filters: Filters,
    viewer: Viewer,
    order: Order,
    *,
    is_descending: bool,
    action: Action = Action.LIST,
    part: slice = slice(None),
) -> list[Child]:
    """Put the children in order by what that needs, and read of those of a part what is shown."""
    ordered = _chosen(filters, viewer, action).order_by(*_order(order, is_descending=is_descending))
    ids = list(ordered.values_list("pk", flat=True)[part])
    shown = _described(Child.objects.filter(pk__in=ids)).annotate(
        iro_name=Subquery(_iro(viewer).values("iro__name")[:1]),
        due_force=Subquery(_open_duties().values("force")[:1]),
        booked=Subquery(_booked().values("booked_for")[:1]),
        has_list=is_restricted(),
    )
    by_id = {one.pk: one for one in shown.defer("name_marks")}
    return [by_id[one] for one in ids]


def _described(children: QuerySet[Child]) -> QuerySet[Any]:
    """Read with each child by what lists are narrowed and put in order."""
    return children.annotate(
        due_by=Subquery(_open_duties().values("due_by")[:1]),
        last_seen=Subquery(_last_seen(), output_field=DateField()),
        waiting=Coalesce(Subquery(_waiting(), output_field=IntegerField()), 0),
    )


def _chosen(filters: Filters, viewer: Viewer, action: Action = Action.LIST) -> QuerySet[Child]:
    found = _described(looking.children_for(viewer, action))
    in_care = LookedAfterPeriod.objects.filter(holding_on(viewer.today)).values("child_id")
    found = found.exclude(pk__in=in_care) if filters.care_ended else found.filter(pk__in=in_care)
    if filters.due is Due.LATE:
        found = found.filter(due_by__lt=viewer.today)
    if filters.due is Due.SOON:
        found = found.filter(due_by__gte=viewer.today, due_by__lte=viewer.today + SOON)
    if filters.not_seen_lately:
        since = add_months(viewer.today, -NOT_SEEN_FOR)
        found = found.filter(Q(last_seen__isnull=True) | Q(last_seen__lt=since))
    if filters.notices is Waiting.TOO_LONG:
        found = found.filter(pk__in=waiting_too_long(viewer.today).values("child_id"))
    return found.filter(waiting__gt=0) if filters.notices is Waiting.AT_ALL else found


def _order(order: Order, *, is_descending: bool) -> list[str | OrderBy]:
    by = {
        Order.NAME: F("last_name"),
        Order.AGE: F("born_on"),
        Order.DUE: F("due_by"),
        Order.SEEN: F("last_seen"),
        Order.NOTICES: F("waiting"),
    }[order]
    if order is Order.AGE:  # the youngest were born last
        is_descending = not is_descending
    if order is Order.SEEN and not is_descending:  # who was never seen waits longest
        return [by.asc(nulls_first=True), "last_name", "first_name", "pk"]
    turned = by.desc(nulls_last=True) if is_descending else by.asc(nulls_last=True)
    return [turned, "last_name", "first_name", "pk"]


def _open_duties() -> QuerySet[TimetableRow]:
    duties = TimetableRow.objects.filter(TO_BE_HELD, child=OuterRef("pk"), due_by__isnull=False)
    return duties.order_by("due_by")


def _last_seen() -> QuerySet[Any, Any]:
    seen = counting().filter(child=OuterRef("pk"), was_seen=True).order_by().values("child")
    return seen.annotate(last=Max("on")).values("last")


def _waiting() -> QuerySet[Any, Any]:
    waiting = Notice.objects.filter(child=OuterRef("pk"), answer="").order_by().values("child")
    return waiting.annotate(count=Count("pk")).values("count")


def _iro(viewer: Viewer) -> QuerySet[Allocation]:
    return Allocation.objects.filter(
        holding_on(viewer.today), child=OuterRef("pk"), kind=AllocationKind.ALLOCATED
    )


def _booked() -> QuerySet[Review]:
    return Review.objects.filter(
        child=OuterRef("pk"), held_on__isnull=True, cancelled_at__isnull=True
    )


def _line(one: Child, today: date) -> ChildLine:
    found = vars(one)
    force = found["due_force"]
    return ChildLine(
        id=one.pk,
        public_id=one.public_id,
        name=one.full_name,
        number=one.number,
        age=age_on(one.born_on, today) if one.born_on and one.born_on <= today else None,
        iro=found["iro_name"] or "",
        due_by=found["due_by"],
        due_force=Force(force) if force else None,
        booked_for=found["booked"],
        last_seen_on=found["last_seen"],
        notices=found["waiting"],
        is_restricted=found["has_list"],
    )
