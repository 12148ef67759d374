"""How a child took part in a review: the participation codes of the SSDA903 return."""

from __future__ import annotations

from footprint.terms.words import Coded


class Participation(Coded):
    """A participation code; attending by video or phone counts as attending."""

    UNDER_FOUR = "PN0", "under four at the review"
    SPOKE = "PN1", "attended and spoke for themselves"
    ADVOCATE_SPOKE = "PN2", "attended; an advocate spoke for them"
    CONVEYED_WITHOUT_WORDS = "PN3", "attended and conveyed their views without words"
    PRESENT_WITHOUT_CONTRIBUTING = "PN4", "attended but did not contribute"
    BRIEFED_AN_ADVOCATE = "PN5", "did not attend; views given through an advocate"
    SENT_VIEWS = "PN6", "did not attend; views sent in another way"
    NEITHER = "PN7", "did not attend, and no views were conveyed"

    @property
    def counts_as_attending(self) -> bool:
        return self in ATTENDED

    @property
    def counts_as_contributing(self) -> bool:
        return self in CONTRIBUTED


ATTENDED = frozenset(
    {
        Participation.SPOKE,
        Participation.ADVOCATE_SPOKE,
        Participation.CONVEYED_WITHOUT_WORDS,
        Participation.PRESENT_WITHOUT_CONTRIBUTING,
    }
)
CONTRIBUTED = frozenset(
    {
        Participation.SPOKE,
        Participation.ADVOCATE_SPOKE,
        Participation.CONVEYED_WITHOUT_WORDS,
        Participation.BRIEFED_AN_ADVOCATE,
        Participation.SENT_VIEWS,
    }
)
