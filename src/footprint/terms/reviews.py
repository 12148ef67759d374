"""The words of a review duty: what its limit counts from, and what else its reason must say."""

from __future__ import annotations

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
