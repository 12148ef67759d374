"""Every record, in one place for Django to find."""

from footprint.records.children import (
    Child,
    ChildLink,
    ConfidentialLocation,
    DuplicateSuspected,
    ImportantPerson,
)
from footprint.records.people import FamilyConflict, LineManagement, RoleHeld, Team, User

__all__ = [
    "Child",
    "ChildLink",
    "ConfidentialLocation",
    "DuplicateSuspected",
    "FamilyConflict",
    "ImportantPerson",
    "LineManagement",
    "RoleHeld",
    "Team",
    "User",
]
