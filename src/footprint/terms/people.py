"""The words for the people of the service: what they are, and how they stand to a child."""

from __future__ import annotations

from footprint.terms.words import Coded


class Role(Coded):
    """What a person is in the council; one person may be several."""

    IRO = "IRO", "Independent Reviewing Officer"
    IRO_MANAGER = "MGR", "IRO manager"
    HEAD = "HOS", "head of the IRO service"
    BUSINESS_SUPPORT = "BS", "business support"
    SOCIAL_WORKER = "SW", "social worker"
    TEAM_MANAGER = "TM", "team manager"
    AUDITOR = "AUD", "auditor"
    ELECTED_MEMBER = "MEM", "elected member"
    ADMINISTRATOR = "ADM", "system administrator"
    PRIVACY_OFFICER = "PRV", "privacy officer"


class Relation(Coded):
    """How a person stands to a child on a day; each has its own dates."""

    ALLOCATED_IRO = "allocated IRO", "the child's IRO"
    COVERING_IRO = "covering IRO", "covering for the child's IRO"
    FORMER_IRO = "former IRO", "the child's IRO until lately"
    SOCIAL_WORKER = "social worker", "the child's social worker"
    TEAM_MANAGER = "team manager", "manager of the team that works with the child"
    SUPPORT = "business support", "business support of the child's IRO"
    NAMED = "named", "named on the list of a restricted child"
    REASON_GIVEN = "reason given", "has said why today"
    BREAK_GLASS = "break glass", "has broken the glass"
    CONFLICT = "conflict", "knows the family"


class RecordLevel(Coded):
    """How closely a child's record is held."""

    STANDARD = "standard", "standard"
    RESTRICTED = "restricted", "restricted: only people on a named list"
