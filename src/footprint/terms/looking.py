"""The words for looking at a child's record: how it was looked at, why, and what was odd."""

from __future__ import annotations

from footprint.terms.words import Coded


class LookKind(Coded):
    """How a child was looked at."""

    OPENED = "opened", "opened"
    LISTED = "listed", "named in a list"
    SEARCHED = "searched", "named in a search"
    PRINTED = "printed", "printed"
    EXPORTED = "exported", "exported"
    REVEALED = "revealed", "sealed place revealed"


class LookReason(Coded):
    """Why somebody opens a child they do not hold: few reasons, and each can be checked."""

    DUTY_COVER = "duty", "on duty for the child's IRO"
    ASKED = "asked", "asked by the child's IRO or their manager"
    COMPLAINT = "complaint", "a complaint or request about this child"
    AUDIT = "audit", "audit or data check"
    SUPPORT = "support", "business support for this child"


class BreakGlassReason(Coded):
    """Why somebody breaks the glass."""

    SAFETY = "safety", "a child's immediate safety"
    DUTY_COVER = "duty", "duty cover"
    COURT = "court", "court today"
    INSTRUCTION = "instruction", "instruction of a manager"


class BreakGlassOutcome(Coded):
    """What the privacy officer finds on review."""

    JUSTIFIED = "justified", "justified"
    NOT_JUSTIFIED = "not justified", "not justified"
    UNCLEAR = "unclear", "unclear, followed up"


class Oddness(Coded):
    """What makes a look odd enough to be asked about."""

    SAME_SURNAME = "surname", "same surname as the viewer"
    NOT_ALLOCATED = "allocation", "no working relation to the child"
    OUT_OF_HOURS = "hours", "out of hours"
    BURST = "burst", "many children in a short time"
