"""The words of casework: dated facts, notices, entries of the IRO, allocations and absence."""

from __future__ import annotations

from footprint.terms.words import Coded


class FactKind(Coded):
    """A dated fact that reviews rest on: each is the day something was done."""

    CARE_PLAN = "care plan", "care plan"
    PLACEMENT_PLAN = "placement plan", "placement plan"
    PATHWAY_PLAN = "pathway plan", "pathway plan"
    VISIT = "visit", "visit of the social worker"
    HEALTH_ASSESSMENT = "health", "health assessment"
    DENTAL_CHECK = "dental", "dental check"
    EDUCATION_PLAN = "PEP", "personal education plan"
    SDQ = "SDQ", "strengths and difficulties questionnaire"
    RETURN_INTERVIEW = "return interview", "interview after being missing"


class MissingKind(Coded):
    """Missing, or away without authorisation."""

    MISSING = "M", "missing"
    AWAY = "A", "away without authorisation"


class Permanence(Coded):
    """The permanence plan, as Annex A lists it."""

    FAMILY = "family", "return to family"
    ADOPTION = "adoption", "adoption"
    GUARDIANSHIP = "guardianship", "special guardianship or child arrangements order"
    SUPPORTED = "supported", "supported living in the community"
    RESIDENTIAL = "residential", "long-term residential placement"
    FOSTERING = "fostering", "long-term fostering"
    OTHER = "other", "other"


class CourtDateKind(Coded):
    """What happens in court that day."""

    HEARING = "hearing", "hearing"
    ISSUES = "issues", "issues resolution hearing"
    FINAL = "final", "final hearing"
    FILING = "filing", "papers to be filed"
    ORDER = "order", "order made"


class NoticeKind(Coded):
    """What the authority must tell the IRO of (Handbook; regulations 14, 32 and 37)."""

    PLACEMENT_CHANGE = "placement", "change of placement proposed"
    PLACEMENT_ENDED = "ended", "placement ended without notice"
    EDUCATION_CHANGE = "education", "change of education plan proposed"
    PLAN_CHANGE = "plan", "change to the care plan at short notice"
    DECISION_NOT_DONE = "not done", "decision of a review not carried out in time"
    CONTACT_CHANGE = "contact", "major change to time with family"
    NEW_SOCIAL_WORKER = "worker", "new social worker"
    SAFEGUARDING = "safeguarding", "safeguarding concern"
    COMPLAINT = "complaint", "complaint"
    FAMILY = "family", "change in the family"
    CHARGED = "charged", "charged with an offence"
    EXCLUDED = "excluded", "excluded from school"
    MISSING = "missing", "missing"
    INCIDENT = "incident", "serious incident or injury"
    HEALTH = "health", "serious health event"
    PERMANENCE = "permanence", "decision of a permanence panel"
    CEASING = "ceasing", "proposal to stop looking after the child"


class NoticeAnswer(Coded):
    """What the IRO answers to a notice."""

    NOTED = "noted", "noted"
    SPEAK = "speak", "please speak with me"
    BRING_FORWARD = "forward", "the review is to be brought forward"


class EntryKind(Coded):
    """What an IRO did between reviews: the IRO's footprint on the record."""

    VISIT = "visit", "visit to the child"
    TALK = "talk", "talk with the child"
    WORKER = "worker", "call or message to the social worker"
    CARER = "carer", "call or message to the carer"
    SCHOOL = "school", "call or message to the school"
    FAMILY = "family", "call or message to the family"
    OTHER_AGENCY = "agency", "call or message to another agency"
    FILE_READ = "file", "file read"
    OTHER = "other", "other"


WITH_THE_CHILD = frozenset({EntryKind.VISIT, EntryKind.TALK})


class EntryPlace(Coded):
    """Where the IRO saw or spoke with the child."""

    HOME = "home", "where the child lives"
    BEDROOM = "bedroom", "where the child lives, bedroom seen"
    SCHOOL = "school", "school"
    OUT = "out", "out and about"
    OFFICE = "office", "an office"
    VIDEO = "video", "by video"
    PHONE = "phone", "by phone or message"
    CUSTODY = "custody", "in custody"


class AllocationKind(Coded):
    """Whether somebody is the child's IRO, or covers for them."""

    ALLOCATED = "allocated", "the child's IRO"
    COVER = "cover", "cover"


class OverrideReason(Coded):
    """Why somebody other than the officer suggested was chosen."""

    KNOWS_CHILD = "knows child", "has worked with the child or family before"
    CHILD_ASKED = "child asked", "the child or family asked"
    SKILL = "skill", "special skill or language"
    GEOGRAPHY = "geography", "lives or works nearby"
    DEVELOPMENT = "development", "development of the officer"
    WORKLOAD = "workload", "workload the figures do not show"
    OTHER = "other", "other"


class ChangeReason(Coded):
    """Why a child's IRO changed."""

    LEFT = "left", "the IRO left"
    ABSENCE = "absence", "long absence"
    REBALANCED = "rebalanced", "work shared out anew"
    CHILD_ASKED = "child asked", "the child asked"
    CONFLICT = "conflict", "independence or conflict of interest"
    SIBLINGS = "siblings", "to have one IRO for brothers and sisters"
    ENDED = "ended", "care ended"
    OTHER = "other", "other"


class OtherWork(Coded):
    """Other work of an IRO, counted by officer until it is recorded child by child."""

    CHILD_PROTECTION = "CP", "child protection"
    FOSTER_CARERS = "FC", "foster carer reviews"


class AbsenceKind(Coded):
    """Why an officer is away."""

    LEAVE = "leave", "leave"
    SICKNESS = "sickness", "sickness"
    TRAINING = "training", "training"
    PARENTAL = "parental", "parental leave"
    OTHER = "other", "other"


class Told(Coded):
    """How a child was told who their IRO is."""

    LETTER = "letter", "letter"
    IN_PERSON = "person", "in person"
    PHONE = "phone", "by phone or video"
    CARER = "carer", "through the carer"
