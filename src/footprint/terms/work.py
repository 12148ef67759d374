"""The words for work that waits for somebody: computed from the records, never typed in."""

from __future__ import annotations

from footprint.terms.words import Coded


class WorkKind(Coded):
    """A kind of work; each is found in the records, and leads to where it is done."""

    REVIEW_LATE = "review late", "Review is late"
    REVIEW_BOOKED = "review booked", "Review"
    REVIEW_TO_RECORD = "review to record", "Was the review held?"
    REVIEW_TO_BOOK = "review to book", "Review to be booked"
    NOTICE_WAITING = "notice waiting", "Notice waits for an answer"
    NOTICE_ANSWERED = "notice answered", "The IRO answered your notice"
    CHILD_NOT_TOLD = "child not told", "Child not yet told who their IRO is"
    UNALLOCATED = "unallocated", "Child has no IRO"
    COVER_ENDING = "cover ending", "Cover ends"
    LIFT_TO_CONFIRM = "lift to confirm", "Restriction to be lifted: a second person must agree"
    GLASS_TO_JUDGE = "glass to judge", "Broken glass to be judged"
    ODD_LOOK = "odd look", "Odd looks to ask about"
    MESSAGE_FAILED = "message failed", "Message could not be sent"
    DUPLICATE = "duplicate", "Two children who may be one"


class When(Coded):
    """Under which heading work stands."""

    LATE = "late", "Late"
    TODAY = "today", "Today"
    THIS_WEEK = "this week", "This week"
    SOON = "soon", "In the next four weeks"
    WAITING_FOR_OTHERS = "others", "Waiting for others"
