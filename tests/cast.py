"""The named cast of the casework tests: people in their roles, and children they know.

Everybody is made in the database as it would be by the app; days are counted from `TODAY`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from footprint.access.viewing import Viewer
from footprint.records.models import (
    Allocation,
    Child,
    LegalStatusHeld,
    LookedAfterPeriod,
    Placement,
    RoleHeld,
    SocialWorkerHeld,
    Team,
    User,
)
from footprint.terms.people import Role

TODAY = date(2026, 11, 24)  # a Tuesday
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Europe/London"))
LONG_AGO = TODAY - timedelta(days=700)


def team(name: str, *, is_iro_service: bool = False) -> Team:
    """A team, made once."""
    return Team.objects.get_or_create(name=name, defaults={"is_iro_service": is_iro_service})[0]


def person(name: str, *roles: Role, team: Team | None = None, since: date = LONG_AGO) -> User:
    """Somebody with roles, held in a team where there is one."""
    user = User.objects.create(
        email=f"{name.lower().replace(' ', '.')}@council.example",
        name=name,
        joined_at=NOW - timedelta(days=700),
        registration="SW12345" if Role.IRO in roles else "",
    )
    for role in roles:
        RoleHeld.objects.create(user=user, role=role, team=team, started_on=since)
    return user


def viewer(user: User, *, at: datetime = NOW) -> Viewer:
    """Somebody as the middleware sees them at a moment."""
    from footprint.queries.people import viewer_of

    found = viewer_of(user.pk, at=at, session="a session of the tests")
    assert found is not None
    return found


def child(
    name: str, *, in_care_since: date | None = LONG_AGO, born_on: date | None = None
) -> Child:
    """A child, looked after since a day unless told otherwise."""
    first, _, last = name.partition(" ")
    made = Child.objects.create(
        number=f"C{uuid4().int % 10**8:08}",
        first_name=first,
        last_name=last,
        born_on=born_on or date(2014, 6, 5),
        sex="F",
    )
    if in_care_since:
        LookedAfterPeriod.objects.create(child=made, started_on=in_care_since, need="N1")
        LegalStatusHeld.objects.create(child=made, started_on=in_care_since, status="C2")
        Placement.objects.create(child=made, started_on=in_care_since, home="U6", provider="PR1")
    return made


def allocate(
    of: Child,
    iro: User,
    *,
    since: date = LONG_AGO,
    until: date | None = None,
    kind: str = "allocated",
) -> Allocation:
    """An IRO holds a child."""
    return Allocation.objects.create(
        child=of, iro=iro, started_on=since, ended_on=until, kind=kind, made_at=NOW
    )


def social_worker(
    of: Child, worker: User | None, team: Team, *, since: date = LONG_AGO, until: date | None = None
) -> SocialWorkerHeld:
    """A social worker works with a child."""
    return SocialWorkerHeld.objects.create(
        child=of, worker=worker, team=team, started_on=since, ended_on=until
    )
