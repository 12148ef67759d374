"""My work: what waits for a person, found in the records at the moment of asking.

There is no list of tasks to go stale. Each kind of work is one query over the children the person
holds; a kind that finds many gives the most urgent and says how many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from footprint.access.viewing import Viewer
from footprint.queries import looking, work_found
from footprint.queries.work_rows import Found, Row
from footprint.terms.people import Role
from footprint.terms.sources import Force
from footprint.terms.work import When, WorkKind


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: about whom, by when, how strongly that binds, and what else to know."""

    kind: WorkKind
    when: When
    child_id: int | None = None
    """For the log of looks; a page uses `public_id`."""
    public_id: UUID | None = None
    name: str = ""
    due_by: date | None = None
    force: Force | None = None
    detail: str = ""
    target: int | None = None
    """Id of the notice, the broken glass and so on."""


@dataclass(frozen=True, slots=True)
class Section:
    """Work under one heading, the most urgent first."""

    when: When
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class MyWork:
    """What waits for a person today."""

    sections: tuple[Section, ...]
    more: Mapping[WorkKind, int]
    """How many of a kind there are beyond those shown."""
    goes_on: frozenset[When] = frozenset()
    """Headings under which there may be more than is shown."""

    def count(self, when: When) -> int:
        """Count what is shown under a heading."""
        return sum(len(one.items) for one in self.sections if one.when is when)


Rows = Callable[[Viewer], Found]


@dataclass(frozen=True, slots=True)
class Finder:
    """One kind of work: its query, and whether it waits for others."""

    kind: WorkKind
    rows: Rows
    is_for_others: bool = False


def mine(*, viewer: Viewer) -> MyWork:
    """What waits for the viewer: late first, then today, this week, soon, and from others."""
    found: list[Item] = []
    more: dict[WorkKind, int] = {}
    goes_on: frozenset[When] = frozenset()
    for finder in _finders(viewer):
        of_kind = finder.rows(viewer)
        found.extend(_item(row, finder, viewer) for row in of_kind.rows)
        if of_kind.count > len(of_kind.rows):
            more[finder.kind] = of_kind.count - len(of_kind.rows)
            goes_on |= _from_on(found[-1].when)
    looking.listed((one.child_id for one in found if one.child_id), viewer=viewer, where="my work")
    sections = (Section(when, _under(found, when)) for when in When)
    return MyWork(tuple(one for one in sections if one.items), more, goes_on)


def _from_on(when: When) -> frozenset[When]:
    """Rows come with the most urgent first: what is not shown stands here or further on."""
    if when is When.WAITING_FOR_OTHERS:
        return frozenset({when})
    order = [one for one in When if one is not When.WAITING_FOR_OTHERS]
    return frozenset(order[order.index(when) :])


def _urgency(item: Item) -> tuple[int, date, str]:
    order = list(When)
    return order.index(item.when), item.due_by or date.max, item.name


def _under(found: list[Item], when: When) -> tuple[Item, ...]:
    return tuple(sorted((one for one in found if one.when is when), key=_urgency))


def _finders(viewer: Viewer) -> list[Finder]:
    """The kinds of work a person's roles bring, each once."""
    found: list[Finder] = []
    for role, finders in FINDERS.items():
        if role in viewer.roles:
            found.extend(one for one in finders if one not in found)
    return found


def when_due(due_by: date, viewer: Viewer) -> When:
    """Under which heading a day stands."""
    if due_by < viewer.today:
        return When.LATE
    if due_by == viewer.today:
        return When.TODAY
    sunday = viewer.today + timedelta(days=7 - viewer.today.isoweekday())
    return When.THIS_WEEK if due_by <= sunday else When.SOON


def _item(row: Row, finder: Finder, viewer: Viewer) -> Item:
    when = when_due(row.due_by, viewer) if row.due_by else When.TODAY
    return Item(
        finder.kind,
        When.WAITING_FOR_OTHERS if finder.is_for_others else when,
        row.child_id,
        row.public_id,
        row.name,
        row.due_by,
        row.force,
        row.detail,
        row.target,
    )


REVIEWS_LATE = Finder(WorkKind.REVIEW_LATE, work_found.reviews_late)
REVIEWS_BOOKED = Finder(WorkKind.REVIEW_BOOKED, work_found.reviews_booked)
REVIEWS_TO_RECORD = Finder(WorkKind.REVIEW_TO_RECORD, work_found.reviews_to_record)
REVIEWS_TO_BOOK = Finder(WorkKind.REVIEW_TO_BOOK, work_found.reviews_to_book)
NOTICES = Finder(WorkKind.NOTICE_WAITING, work_found.notices_waiting)
NOTICES_GIVEN = Finder(WorkKind.NOTICE_WAITING, work_found.notices_given, is_for_others=True)
NOTICES_ANSWERED = Finder(WorkKind.NOTICE_ANSWERED, work_found.notices_answered)
NOT_TOLD = Finder(WorkKind.CHILD_NOT_TOLD, work_found.children_not_told)
UNALLOCATED = Finder(WorkKind.UNALLOCATED, work_found.unallocated)
COVER_ENDING = Finder(WorkKind.COVER_ENDING, work_found.cover_ending)
LIFTS = Finder(WorkKind.LIFT_TO_CONFIRM, work_found.lifts_to_confirm)
GLASS = Finder(WorkKind.GLASS_TO_JUDGE, work_found.glass_to_judge)
ODD_LOOKS = Finder(WorkKind.ODD_LOOK, work_found.odd_looks)
FAILED = Finder(WorkKind.MESSAGE_FAILED, work_found.messages_failed)
DUPLICATES = Finder(WorkKind.DUPLICATE, work_found.duplicates)

FINDERS: Mapping[Role, tuple[Finder, ...]] = {
    Role.IRO: (
        REVIEWS_LATE,
        REVIEWS_TO_RECORD,
        REVIEWS_BOOKED,
        REVIEWS_TO_BOOK,
        NOTICES,
        NOT_TOLD,
        LIFTS,
    ),
    Role.IRO_MANAGER: (UNALLOCATED, REVIEWS_LATE, COVER_ENDING, NOTICES, LIFTS, DUPLICATES),
    Role.HEAD: (UNALLOCATED, REVIEWS_LATE),
    Role.BUSINESS_SUPPORT: (REVIEWS_TO_BOOK, REVIEWS_BOOKED, NOT_TOLD, FAILED, DUPLICATES),
    Role.SOCIAL_WORKER: (NOTICES_ANSWERED, REVIEWS_BOOKED, NOTICES_GIVEN),
    Role.TEAM_MANAGER: (NOTICES_ANSWERED, REVIEWS_BOOKED, NOTICES_GIVEN),
    Role.PRIVACY_OFFICER: (GLASS, ODD_LOOKS),
}
"""Which work each role brings."""
