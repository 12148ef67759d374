"""Notices the authority gave the IRO: of one child, those that wait, those one gave oneself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries import looking
from footprint.queries.child import SeenChild
from footprint.queries.practice import in_force
from footprint.records.allocations import Allocation
from footprint.records.dated import holding_on
from footprint.records.notices import Notice
from footprint.rules import book
from footprint.rules.notices import WHY_TOLD
from footprint.rules.working_days import add_working_days
from footprint.terms.casework import AllocationKind, NoticeAnswer, NoticeKind
from footprint.terms.days import LONDON, day_in_london
from footprint.terms.sources import Force

WAITS_TOO_LONG_AFTER = 2
"""Working days in which we aim to answer a notice."""


class Box(StrEnum):
    """Which notices a list holds."""

    WAITING = "waiting"
    """Those the viewer may answer, and nobody has."""
    ANSWERED = "answered"
    GIVEN = "given"
    """Those the viewer gave, of children they still work with."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A rule by which the IRO is told of something."""

    rule: str
    words: str
    citation: str
    force: Force | None
    is_certain: bool


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice, and what the IRO answered."""

    id: int
    kind: NoticeKind
    on: date
    what: str
    given_by: str
    given_at: datetime
    answer: NoticeAnswer | None
    answer_words: str
    answered_by: str
    answered_at: datetime | None
    review_by: date | None

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has answered yet."""
        return self.answer is None

    @property
    def given_on(self) -> date:
        """The day it was given, in London."""
        return day_in_london(self.given_at)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Why the IRO is told of such a thing, the strongest rule first."""
        return grounds(self.kind)


@dataclass(frozen=True, slots=True)
class ListedNotice:
    """A notice in a list of several children's."""

    notice: NoticeRow
    public_id: UUID
    child: str
    iro: str


def grounds(kind: NoticeKind) -> tuple[Ground, ...]:
    """Say by which rules the IRO is told of a kind of thing."""
    return tuple(_ground(rule) for rule in WHY_TOLD[kind])


def of_child(child: SeenChild) -> tuple[NoticeRow, ...]:
    """List a child's notices: those that wait first, then the newest."""
    found = _with_people(Notice.objects.filter(child_id=child.id))
    rows = [_row(one) for one in found.order_by("-given_at", "-id")]
    return tuple(sorted(rows, key=lambda row: not row.is_waiting))


def one_of(child: SeenChild, notice_id: int) -> NoticeRow | None:
    """Find one notice of a child."""
    found = _with_people(Notice.objects.filter(child_id=child.id, pk=notice_id)).first()
    return _row(found) if found else None


def waiting_too_long(today: date) -> QuerySet[Notice]:
    """Find the notices that ought to be answered by now, by our own aim."""
    day, calendar = today, in_force().calendar
    while add_working_days(day, WAITS_TOO_LONG_AFTER, calendar) >= today:
        day -= timedelta(days=1)
    given_before = datetime.combine(day + timedelta(days=1), time(), LONDON)
    return Notice.objects.filter(answer="", given_at__lt=given_before)


def how_many(box: Box, *, viewer: Viewer) -> int:
    """Count the notices of a box."""
    return _in(box, viewer).count()


def listed(box: Box, *, viewer: Viewer, part: slice) -> tuple[ListedNotice, ...]:
    """List a part of a box, those that wait first, and write whose names were shown."""
    iro = Allocation.objects.filter(
        holding_on(viewer.today), child=OuterRef("child"), kind=AllocationKind.ALLOCATED
    )
    found = _with_people(_in(box, viewer)).select_related("child", "given_by", "answered_by")
    found = found.annotate(iro_name=Subquery(iro.values("iro__name")[:1]), waits=Q(answer=""))
    rows = list(found.order_by("-waits", "-given_at", "-id")[part])
    looking.listed((one.child_id for one in rows), viewer=viewer, where=f"notices, {box.value}")
    return _listed(rows)


def _in(box: Box, viewer: Viewer) -> QuerySet[Notice]:
    if box is Box.GIVEN:
        children = looking.children_for(viewer, Action.GIVE_NOTICE)
        return Notice.objects.filter(given_by_id=viewer.user_id, child__in=children)
    found = Notice.objects.filter(child__in=looking.children_for(viewer, Action.ANSWER_NOTICE))
    return found.filter(answer="") if box is Box.WAITING else found.exclude(answer="")


def _listed(rows: Iterable[Notice]) -> tuple[ListedNotice, ...]:
    return tuple(
        ListedNotice(
            _row(one), one.child.public_id, one.child.full_name, getattr(one, "iro_name", "") or ""
        )
        for one in rows
    )


def _with_people(found: QuerySet[Notice]) -> QuerySet[Notice]:
    return found.select_related("given_by", "answered_by")


def _row(one: Notice) -> NoticeRow:
    return NoticeRow(
        id=one.pk,
        kind=NoticeKind(one.kind),
        on=one.on,
        what=one.what,
        given_by=one.given_by.name,
        given_at=one.given_at,
        answer=NoticeAnswer(one.answer) if one.answer else None,
        answer_words=one.answer_words,
        answered_by=one.answered_by.name if one.answered_by else "",
        answered_at=one.answered_at,
        review_by=one.review_by,
    )


def _ground(rule: str) -> Ground:
    entry = book.entry(rule)
    return Ground(rule, entry.words, str(entry.citation), entry.force, entry.is_certain)
