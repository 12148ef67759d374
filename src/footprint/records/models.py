"""Every record, in one place for Django to find."""

from footprint.records.allocations import (
    Absence,
    Allocation,
    OtherWorkCount,
    SocialWorkerHeld,
    WorkingTime,
)
from footprint.records.care import (
    CourtDate,
    DatedFact,
    Guardian,
    HealthOutcome,
    LegalStatusHeld,
    LookedAfterPeriod,
    Missing,
    PermanencePlan,
    Placement,
)
from footprint.records.children import (
    Child,
    ChildLink,
    ConfidentialLocation,
    DuplicateSuspected,
    ImportantPerson,
)
from footprint.records.events import Event
from footprint.records.imports import Import, ImportedRow, ImportFile, ImportPreview
from footprint.records.links import ActionLink
from footprint.records.looking import (
    BreakGlass,
    Look,
    LookSeal,
    OddLook,
    ReasonGiven,
    RestrictedName,
    Restriction,
)
from footprint.records.messages import Delivery, Message
from footprint.records.notices import Notice
from footprint.records.people import (
    FamilyConflict,
    LineManagement,
    RoleHeld,
    RoleProposed,
    Team,
    User,
)
from footprint.records.practice import ExtraHoliday, PracticeVersion, TimetableRebuild
from footprint.records.remembered import Remembered
from footprint.records.reviews import Review, ReviewMove, TimetableRow, TimetableState
from footprint.records.scrutiny import Entry, EntryAddition
from footprint.records.sessions import Session
from footprint.records.words_kept import WordsKept

__all__ = [
    "Absence",
    "ActionLink",
    "Allocation",
    "BreakGlass",
    "Child",
    "ChildLink",
    "ConfidentialLocation",
    "CourtDate",
    "DatedFact",
    "Delivery",
    "DuplicateSuspected",
    "Entry",
    "EntryAddition",
    "Event",
    "ExtraHoliday",
    "FamilyConflict",
    "Guardian",
    "HealthOutcome",
    "Import",
    "ImportFile",
    "ImportPreview",
    "ImportantPerson",
    "ImportedRow",
    "LegalStatusHeld",
    "LineManagement",
    "Look",
    "LookSeal",
    "LookedAfterPeriod",
    "Message",
    "Missing",
    "Notice",
    "OddLook",
    "OtherWorkCount",
    "PermanencePlan",
    "Placement",
    "PracticeVersion",
    "ReasonGiven",
    "Remembered",
    "RestrictedName",
    "Restriction",
    "Review",
    "ReviewMove",
    "RoleHeld",
    "RoleProposed",
    "Session",
    "SocialWorkerHeld",
    "Team",
    "TimetableRebuild",
    "TimetableRow",
    "TimetableState",
    "User",
    "WordsKept",
    "WorkingTime",
]
