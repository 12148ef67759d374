"""Accounts, teams, the roles people hold in them, and who manages whom."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from footprint.access.people import PRIVILEGED
from footprint.records.dated import Dated, ends_after_it_starts, one_at_a_time
from footprint.records.history import kept
from footprint.terms.people import Role


class Accounts(BaseUserManager["User"]):
    """Finds accounts by e-mail, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in, or is at least known by name; nobody is ever deleted."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    job_title = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    switched_on_at = models.DateTimeField(null=True, blank=True)
    """When it was last switched on again: from then on not using it counts anew."""
    registration = models.CharField(max_length=40, blank=True)
    """Number in the register of social workers; an IRO must have one (regulation 46)."""

    objects = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="user_one_per_email"),
        ]

    def __str__(self) -> str:
        return self.name


@kept()
class Team(models.Model):
    """A team of the council: of social workers, or of the IRO service."""

    name = models.CharField(max_length=200, unique=True)
    is_iro_service = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


@kept()
class RoleHeld(Dated):
    """A role a person holds from a day; rights are computed from those that hold today."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=4, choices=[(one.value, one.label) for one in Role])
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="roles"
    )
    granted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Empty where the role was given on the host, before there were administrators."""
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("role_held"),
            models.CheckConstraint(
                name="role_held_privileged_by_two",
                condition=~Q(role__in=sorted(PRIVILEGED))
                | Q(granted_by__isnull=True)
                | Q(confirmed_by__isnull=False),
                violation_error_message="A second person confirms a privileged role.",
            ),
            models.CheckConstraint(
                name="role_held_confirmed_by_another",
                condition=Q(confirmed_by__isnull=True)
                | (~Q(confirmed_by=F("user")) & ~Q(confirmed_by=F("granted_by"))),
                violation_error_message="Somebody else must confirm this role.",
            ),
            models.CheckConstraint(
                name="role_held_in_a_team",
                condition=~Q(role__in=[Role.SOCIAL_WORKER, Role.TEAM_MANAGER])
                | Q(team__isnull=False),
                violation_error_message="A social worker or team manager belongs to a team.",
            ),
            models.CheckConstraint(
                name="role_not_granted_to_oneself",
                condition=Q(granted_by__isnull=True) | ~Q(granted_by=F("user")),
                violation_error_message="Nobody grants a role to themselves.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.user_id}"


@kept()
class RoleProposed(models.Model):
    """A role that waits for a second person to confirm or refuse it."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles_proposed")
    role = models.CharField(max_length=4, choices=[(one.value, one.label) for one in Role])
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    starting_on = models.DateField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    is_confirmed = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="role_proposed_to_another",
                condition=~Q(proposed_by=F("user")),
                violation_error_message="Nobody proposes a role for themselves.",
            ),
            models.CheckConstraint(
                name="role_proposed_decided_whole",
                condition=Q(
                    decided_by__isnull=True, decided_at__isnull=True, is_confirmed__isnull=True
                )
                | Q(decided_by__isnull=False, decided_at__isnull=False, is_confirmed__isnull=False),
            ),
            models.CheckConstraint(
                name="role_proposed_confirmed_by_another",
                condition=~Q(is_confirmed=True)
                | (~Q(decided_by=F("proposed_by")) & ~Q(decided_by=F("user"))),
                violation_error_message="Somebody else must confirm this role.",
            ),
            models.UniqueConstraint(
                F("user"),
                F("role"),
                condition=Q(decided_at__isnull=True),
                name="role_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} proposed for {self.user_id}"


@kept()
class LineManagement(Dated):
    """Who manages whom; regulation 46 asks for it."""

    manager = models.ForeignKey(User, on_delete=models.PROTECT, related_name="manages")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="managed_by")

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("line_management"),
            one_at_a_time(
                "line_management_one_at_a_time",
                "person_id",
                says="This person has another manager then.",
            ),
            models.CheckConstraint(
                name="line_management_not_of_oneself",
                condition=~Q(manager=F("person")),
                violation_error_message="Nobody manages themselves.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.manager_id} manages {self.person_id}"


@kept()
class FamilyConflict(models.Model):
    """A person has declared that they know the child's family; it beats every right to see."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="conflicts")
    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="conflicts")
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                F("user"),
                F("child"),
                condition=Q(ended_at__isnull=True),
                name="family_conflict_once",
            ),
            models.CheckConstraint(
                name="family_conflict_not_ended_by_oneself",
                condition=Q(ended_by__isnull=True) | ~Q(ended_by=F("user")),
                violation_error_message="Somebody else must end a declared conflict.",
            ),
        ]

    def __str__(self) -> str:
        return f"conflict of {self.user_id} with {self.child_id}"
