"""The people of the service: who is asking, with the roles that hold today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import FilteredRelation

from footprint.access.viewing import Viewer
from footprint.records.dated import holding_on
from footprint.records.models import RoleHeld, User
from footprint.records.sessions import Session, mark_of
from footprint.terms.days import day_in_london
from footprint.terms.people import Role

BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
MACHINES = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def viewer_of(user_id: int, *, at: datetime, session: str = "") -> Viewer | None:
    """Find who a signed-in person is at a moment; nobody, where the account is switched off.

    `session` is the session's key, of which the viewer carries only a mark.
    """
    today = day_in_london(at)
    rows = list(
        User.objects.filter(pk=user_id, is_active=True)
        .annotate(held=FilteredRelation("roles", condition=holding_on(today, "roles__")))
        .values_list("name", "email", "held__role", "held__team_id")
    )
    if not rows:
        return None
    name, email, *_ = rows[0]
    return Viewer(
        user_id=user_id,
        name=name,
        roles=frozenset(Role(role) for _, _, role, _ in rows if role),
        at=at,
        today=today,
        email=email,
        teams=frozenset(team for *_, team in rows if team),
        session=mark_of(session) if session else "",
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A role a person holds today."""

    id: int
    role: Role
    team: str
    started_on: date
    ended_on: date | None

    @property
    def label(self) -> str:
        """What people call it."""
        return self.role.label


@dataclass(frozen=True, slots=True)
class SessionSeen:
    """A browser in which one is signed in."""

    mark: str
    browser: str
    begun_at: datetime | None
    seen_at: datetime | None
    is_this: bool


def my_roles(*, viewer: Viewer) -> list[Held]:
    """List the viewer's own roles that hold today."""
    rows = RoleHeld.objects.on(viewer.today).filter(user_id=viewer.user_id).select_related("team")
    return [_held(row) for row in rows.order_by("started_on", "pk")]


def my_sessions(*, viewer: Viewer) -> list[SessionSeen]:
    """List where the viewer is signed in, last used first."""
    rows = Session.objects.filter(user_id=viewer.user_id).order_by("-seen_at", "pk")
    return [
        SessionSeen(
            mark=row.mark,
            browser=browser_in_words(row.agent),
            begun_at=row.begun_at,
            seen_at=row.seen_at,
            is_this=row.mark == viewer.session,
        )
        for row in rows
    ]


def browser_in_words(agent: str) -> str:
    """Name a browser and its machine as people do: "Edge on Windows"."""
    name = next((word for mark, word in BROWSERS if mark in agent), "A browser")
    machine = next((word for mark, word in MACHINES if mark in agent), "")
    return f"{name} on {machine}" if machine else name


def _held(row: RoleHeld) -> Held:
    team = row.team.name if row.team else ""
    return Held(row.pk, Role(row.role), team, row.started_on, row.ended_on)
