"""Where each kind of work is done: the name of the address an item leads to, and how to fill it."""

from __future__ import annotations

from django.urls import reverse

from footprint.queries.work import Item
from footprint.terms.work import When, WorkKind

REVIEWS = {WorkKind.REVIEW_BOOKED: "review", WorkKind.REVIEW_TO_RECORD: "hold-review"}
NOTICES = frozenset({WorkKind.NOTICE_WAITING, WorkKind.NOTICE_ANSWERED})
OTHERS = When.WAITING_FOR_OTHERS

OF_CHILD = {
    WorkKind.REVIEW_LATE: "child-timetable",
    WorkKind.REVIEW_TO_BOOK: "book-review",
    WorkKind.CHILD_NOT_TOLD: "iro-letter",
    WorkKind.UNALLOCATED: "allocate",
    WorkKind.COVER_ENDING: "allocation-history",
    WorkKind.LIFT_TO_CONFIRM: "restriction",
}
OF_TARGET = {
    WorkKind.GLASS_TO_JUDGE: "judge-glass",
    WorkKind.ODD_LOOK: "answer-odd-look",
    WorkKind.MESSAGE_FAILED: "message",
    WorkKind.DUPLICATE: "duplicate",
}
DONE = {
    WorkKind.REVIEW_LATE: "held",
    WorkKind.REVIEW_TO_BOOK: "booked",
    WorkKind.NOTICE_WAITING: "answered",
    WorkKind.CHILD_NOT_TOLD: "told",
    WorkKind.UNALLOCATED: "given an IRO",
    WorkKind.GLASS_TO_JUDGE: "judged",
    WorkKind.ODD_LOOK: "asked about",
}
"""What must, should or is to be done by a day: "must be held by"."""


def place_of(item: Item) -> str:
    """Give the address where this very thing is done."""
    if item.kind in REVIEWS:
        return reverse(REVIEWS[item.kind], args=[item.public_id, item.target])
    if item.kind in NOTICES:
        is_to_answer = item.kind is WorkKind.NOTICE_WAITING and item.when is not OTHERS
        name = "answer-notice" if is_to_answer else "notice"
        return reverse(name, args=[item.public_id, item.target])
    if item.kind in OF_CHILD:
        return reverse(OF_CHILD[item.kind], args=[item.public_id])
    return reverse(OF_TARGET[item.kind], args=[item.target])
