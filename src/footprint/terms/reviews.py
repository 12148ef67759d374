"""The words of reviews: what a limit counts from, how far a review has got, and why not sooner."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from footprint.terms.words import Coded


class Anchor(Coded):
    """The event a review's limit counts from."""

    LOOKED_AFTER = "became looked after", "the child became looked after"
    FIRST_REVIEW = "first review", "the first review was held"
    PREVIOUS_REVIEW = "previous review", "the review before was held"
    UNSEEN_REVIEW = "unseen review", "an earlier review may have been held that is not seen"
    AUTHORITY = "authority to place", "the agency first had authority to place for adoption"
    PLACED = "placed for adoption", "the child was placed for adoption"
    RETURNED = "returned by adopters", "the child returned from an adoptive placement"
    DIRECTION = "direction", "the IRO directed a review, or an event required one"
    MOVE = "move", "the child moved to another home"
    ADJOURNED = "meeting adjourned", "the review meeting was adjourned"
    SHORT_BREAKS = "short breaks began", "the first short break began"


class Note(Coded):
    """What else must be said about a duty."""

    NONE = "", ""
    UNSEEN = "unseen", "earlier reviews may be unseen, so its limit cannot be known"
    UNSEEN_LIMIT = "unseen limit", "even if one was held on the last unseen day, this was the limit"
    STANDS = "stands", "it was past due when the rules changed, and stands until a review is held"
    LAPSED = "lapsed", "care ended before it fell due"


class MeetingMode(Coded):
    """How people come together for a review."""

    FACE = "face", "face to face"
    VIDEO = "video", "by video"
    BOTH = "both", "some face to face, some by video"
    NONE = "none", "without a meeting"


class Setback(Coded):
    """Why a review was moved, called off, or held after its limit."""

    CHILD_ILL = "child ill", "the child was ill"
    CHILD_ASKED = "child asked", "the child asked for it"
    FAMILY_ASKED = "family asked", "the family asked for it"
    WORKER_ILL = "worker ill", "the social worker was ill or away"
    IRO_ILL = "iro ill", "the IRO was ill or away"
    LATE_NEWS = "late news", "the IRO service was told late"
    COURT = "court", "a hearing in court"
    MOVED = "moved", "the child moved to another home"
    NOT_READY = "not ready", "the report or the care plan was not ready"
    TOO_BUSY = "too busy", "there was no time in the diary"
    OTHER = "other", "something else"


class ReviewStatus(Coded):
    """How far one review has got."""

    DUE = "due", "due"
    BOOKED = "booked", "booked"
    HELD = "held", "held"
    CANCELLED = "cancelled", "cancelled"


NEXT_STATUS: Mapping[ReviewStatus, frozenset[ReviewStatus]] = MappingProxyType(
    {
        ReviewStatus.DUE: frozenset({ReviewStatus.BOOKED, ReviewStatus.HELD}),
        ReviewStatus.BOOKED: frozenset(
            {ReviewStatus.BOOKED, ReviewStatus.HELD, ReviewStatus.CANCELLED}
        ),
        ReviewStatus.HELD: frozenset(),
        ReviewStatus.CANCELLED: frozenset(),
    }
)
"""What may follow what: a booking may be moved; what was held or called off stays so."""
