"""The accounts of the service, for those who keep them; nothing here names a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from footprint.access.viewing import Viewer
from footprint.records.models import RoleHeld, RoleProposed, Team, User
from footprint.terms.people import Role


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role somebody holds, or will."""

    id: int
    role: Role
    team: str
    started_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A role that waits for a second person."""

    id: int
    person_id: int
    person: str
    role: Role
    team: str
    starting_on: date
    proposed_by: str
    is_mine: bool
    """Proposed by the viewer, or for the viewer: somebody else confirms it."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account, as those who keep accounts see it."""

    id: int
    name: str
    email: str
    job_title: str
    registration: str
    is_active: bool
    has_password: bool
    has_second_factor: bool
    last_used_at: datetime | None
    roles: tuple[RoleRow, ...]

    @property
    def state(self) -> str:
        """How the account stands, in words."""
        if not self.is_active:
            return "switched off"
        if not self.has_password:
            return "no password yet"
        return "in use" if self.has_second_factor else "no second factor yet"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, and how long the whole list is."""

    rows: tuple[Account, ...]
    total: int


def accounts(*, viewer: Viewer, words: str = "", which: slice) -> Page:
    """List accounts by name; `words` are part of a name or an address."""
    found = _with_factor().filter(Q(name__icontains=words) | Q(email__icontains=words))
    rows = [_account(row, viewer) for row in found.order_by("name", "pk")[which]]
    return Page(tuple(rows), found.count())


def account(person_id: int, *, viewer: Viewer) -> Account | None:
    """Look up one account."""
    row = _with_factor().filter(pk=person_id).first()
    return _account(row, viewer) if row else None


def proposals(*, viewer: Viewer, person_id: int | None = None) -> list[Proposal]:
    """List the roles that wait to be confirmed, longest waiting first."""
    rows = RoleProposed.objects.filter(decided_at__isnull=True)
    if person_id is not None:
        rows = rows.filter(user_id=person_id)
    rows = rows.select_related("user", "team", "proposed_by").order_by("proposed_at", "pk")
    return [
        Proposal(
            id=row.pk,
            person_id=row.user_id,
            person=row.user.name,
            role=Role(row.role),
            team=row.team.name if row.team else "",
            starting_on=row.starting_on,
            proposed_by=row.proposed_by.name,
            is_mine=viewer.user_id in {row.user_id, row.proposed_by_id},
        )
        for row in rows
    ]


def teams() -> list[tuple[int, str]]:
    """List the teams, to choose from."""
    return list(Team.objects.order_by("name").values_list("pk", "name"))


def _with_factor() -> QuerySet[User]:
    factors = Authenticator.objects.filter(user=OuterRef("pk"))
    proved = factors.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return User.objects.annotate(has_factor=Exists(proved)).prefetch_related("roles__team")


def _account(row: User, viewer: Viewer) -> Account:
    held = [one for one in row.roles.all() if one.ended_on is None or one.ended_on > viewer.today]
    return Account(
        id=row.pk,
        name=row.name,
        email=row.email,
        job_title=row.job_title,
        registration=row.registration,
        is_active=row.is_active,
        has_password=bool(row.password) and row.has_usable_password(),
        has_second_factor=bool(getattr(row, "has_factor", False)),
        last_used_at=row.last_login,
        roles=tuple(_role(one) for one in sorted(held, key=lambda one: (one.started_on, one.pk))),
    )


def _role(row: RoleHeld) -> RoleRow:
    team = row.team.name if row.team else ""
    return RoleRow(row.pk, Role(row.role), team, row.started_on, row.ended_on)
