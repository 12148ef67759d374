"""Everybody who is recorded, for a file of people to be compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.hashers import is_password_usable

from footprint.records.dated import holding_on
from footprint.records.models import LineManagement, RoleHeld, RoleProposed, User

DETAILS = ("name", "job_title", "phone", "registration")


@dataclass(slots=True)
class Account:
    """Somebody as recorded."""

    id: int
    details: dict[str, Any]
    is_active: bool
    signs_in: bool
    roles: dict[tuple[str, int | None], tuple[int, date, date | None]] = field(default_factory=dict)
    """By role and team: id and days."""
    proposed: set[str] = field(default_factory=set)
    manager: tuple[int, int, date] | None = None
    """The id of the line management, of the manager, and since when."""


def accounts(*, today: date) -> dict[str, Account]:
    """Read everybody, by e-mail."""
    found: dict[str, Account] = {}
    by_id: dict[int, Account] = {}
    for pk, email, is_active, password, *details in User.objects.values_list(
        "pk", "email", "is_active", "password", *DETAILS
    ):
        said = {name: value or None for name, value in zip(DETAILS, details, strict=True)}
        found[email.lower()] = by_id[pk] = Account(
            pk, said, is_active, bool(password) and is_password_usable(password)
        )
    for pk, user, role, team, start, end in RoleHeld.objects.exclude(
        ended_on__lte=today
    ).values_list("pk", "user_id", "role", "team_id", "started_on", "ended_on"):
        by_id[user].roles[role, team] = pk, start, end
    waiting = RoleProposed.objects.filter(decided_at__isnull=True)
    for user, role in waiting.values_list("user_id", "role"):
        by_id[user].proposed.add(role)
    managed = LineManagement.objects.filter(holding_on(today))
    for pk, person, manager, start in managed.values_list(
        "pk", "person_id", "manager_id", "started_on"
    ):
        by_id[person].manager = pk, manager, start
    return found
