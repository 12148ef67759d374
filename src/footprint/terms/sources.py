"""How strong a rule is, and how far each was checked."""

from __future__ import annotations

from footprint.terms.words import Coded


class Force(Coded):
    """What a rule binds: only statute may say a duty was missed."""

    LAW = "law", "law of counting"
    STATUTE = "statute", "must: statute"
    GUIDANCE = "guidance", "should: statutory guidance"
    DATA = "data", "must: specification of the data return"
    LOCAL = "local", "we aim to: local practice"


class Verified(Coded):
    """How the figure and citation of a rule were checked."""

    PRIMARY = "P", "read in a primary source"
    SECONDARY = "S", "read in a secondary source"
    INFERRED = "I", "inferred from text that was read"
    GENERAL = "G", "from general knowledge, not verified"

    @property
    def is_certain(self) -> bool:
        """Whether a page may state the rule without "unverified" beside it."""
        return self in {Verified.PRIMARY, Verified.SECONDARY}
