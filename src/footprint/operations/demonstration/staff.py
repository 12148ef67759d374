"""Who works in the demonstration: two teams of IROs and those around them, and social workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from footprint.operations.demonstration.scene import Scene
from footprint.records.models import (
    Absence,
    LineManagement,
    OtherWorkCount,
    RoleHeld,
    Team,
    User,
    WorkingTime,
)
from footprint.synthetic.chance import later
from footprint.synthetic.names import Names
from footprint.terms.casework import AbsenceKind, OtherWork
from footprint.terms.people import Role

DOMAIN = "anytown.example"
LONG_AGO = timedelta(days=3000)
JOINED_DAYS_AGO = (None,) * 9 + (630, 350, 140, 55)
"""When each of the 13 officers joined; most were there before all of this."""
LEFT_DAYS_AGO = (630, 350, 140)
"""When three officers left, each as another joined."""
PART_TIME = 12
"""The officer who works four days."""
SICK, ON_LEAVE, AWAY_SOON, IN_TRAINING = 3, 6, 1, 8
WORKER_TEAMS = (
    "Safeguarding East", "Safeguarding West", "Children in Care North", "Children in Care South",
    "Leaving Care", "Children with Disabilities",
)  # fmt: skip
PRACTICE_PHONE = "01632 960"
"""Numbers kept for drama: they reach nobody."""


@dataclass(frozen=True, slots=True)
class Officer:
    """An IRO: now, or until a day."""

    user: User
    since: date
    until: date | None = None
    fte: Decimal = Decimal(1)


@dataclass(slots=True)
class Staff:
    """Everybody, by what they are."""

    officers: list[Officer] = field(default_factory=list)
    gone: list[Officer] = field(default_factory=list)
    managers: list[User] = field(default_factory=list)
    support: list[User] = field(default_factory=list)
    workers: dict[str, User] = field(default_factory=dict)
    """Social workers, by the number that the returns give them."""
    team_of: dict[str, Team] = field(default_factory=dict)
    team_managers: dict[str, User] = field(default_factory=dict)
    """By the name of their team."""
    others: dict[Role, User] = field(default_factory=dict)
    """The head of service, and who sees no or few children."""


def hire(scene: Scene, workers: Iterable[str]) -> Staff:
    """Make everybody's account (which nobody can sign in to yet), roles, teams and hours."""
    hiring = _Hiring(scene, Names(scene.chance("staff")))
    staff = hiring.service()
    hiring.social_work(staff, sorted(workers))
    hiring.write()
    _keep_hours(scene, staff)
    return staff


class _Hiring:
    """People and their roles, gathered and then written at once."""

    def __init__(self, scene: Scene, names: Names) -> None:
        self.scene, self.names = scene, names
        self.since = scene.today - LONG_AGO
        self.users: list[User] = []
        self.roles: list[RoleHeld] = []
        self.teams: list[Team] = []
        self.lines: list[LineManagement] = []

    def service(self) -> Staff:
        """Hire the IRO service, and those beside it."""
        staff, today = Staff(), self.scene.today
        teams = [self._team(f"IRO team {name}", is_iro_service=True) for name in ("A", "B")]
        head = staff.others[Role.HEAD] = self._person("Head of the IRO service", Role.HEAD)
        for team in teams:
            manager = self._person("Principal IRO", Role.IRO_MANAGER, team=team)
            staff.managers.append(manager)
            self._manages(head, manager)
            staff.support.append(
                self._person("Review coordinator", Role.BUSINESS_SUPPORT, team=team)
            )
        staff.support.append(self._person("Service administrator", Role.BUSINESS_SUPPORT))
        for place, days in enumerate(JOINED_DAYS_AGO):
            since = self.since if days is None else today - timedelta(days=days)
            fte = Decimal("0.8") if place == PART_TIME else Decimal(1)
            staff.officers.append(self._officer(staff, place % 2, teams, since=since, fte=fte))
        for place, days in enumerate(LEFT_DAYS_AGO):
            until = today - timedelta(days=days)
            gone = self._officer(staff, place % 2, teams, since=self.since, until=until)
            staff.gone.append(gone)
        for role, title in (
            (Role.AUDITOR, "Practice auditor"),
            (Role.ELECTED_MEMBER, "Lead member for children"),
            (Role.ADMINISTRATOR, "Systems officer"),
            (Role.PRIVACY_OFFICER, "Data protection officer"),
        ):
            staff.others[role] = self._person(title, role)
        self._person("Deputy systems officer", Role.ADMINISTRATOR)
        return staff

    def social_work(self, staff: Staff, numbers: Sequence[str]) -> None:
        """Hire social workers and their managers, team by team."""
        teams = [self._team(name) for name in WORKER_TEAMS]
        for team in teams:
            staff.team_managers[team.name] = self._person(
                "Team manager", Role.TEAM_MANAGER, team=team
            )
        for place, number in enumerate(numbers):
            team = teams[place % len(teams)]
            worker = self._person("Social worker", Role.SOCIAL_WORKER, team=team)
            staff.workers[number], staff.team_of[number] = worker, team
            self._manages(staff.team_managers[team.name], worker)

    def write(self) -> None:
        """Write everybody."""
        User.objects.bulk_create(self.users)
        Team.objects.bulk_create(self.teams)
        RoleHeld.objects.bulk_create(self.roles)
        LineManagement.objects.bulk_create(self.lines)

    def _team(self, name: str, *, is_iro_service: bool = False) -> Team:
        self.teams.append(Team(name=name, is_iro_service=is_iro_service))
        return self.teams[-1]

    def _officer(
        self,
        staff: Staff,
        of: int,
        teams: Sequence[Team],
        *,
        since: date,
        until: date | None = None,
        fte: Decimal = Decimal(1),
    ) -> Officer:
        title = "Independent Reviewing Officer"
        user = self._person(title, Role.IRO, team=teams[of], since=since, until=until)
        user.is_active = until is None
        self._manages(staff.managers[of], user, since=since, until=until)
        return Officer(user, since, until, fte)

    def _person(
        self,
        title: str,
        role: Role,
        *,
        team: Team | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> User:
        name, number = self.names.another(), len(self.users) + 1
        is_registered = role in {Role.IRO, Role.IRO_MANAGER, Role.HEAD, Role.SOCIAL_WORKER}
        user = User(
            email=f"{name.lower().replace(' ', '.')}@{DOMAIN}",
            name=name,
            job_title=title,
            phone=f"{PRACTICE_PHONE}{number:03}",
            joined_at=self.scene.at - LONG_AGO,
            registration=f"SW{100_000 + 37 * number}" if is_registered else "",
            # whoever does not sign in for a month is switched off at night
            last_login=self.scene.at - timedelta(days=1 + number % 9),
        )
        user.set_unusable_password()
        self.users.append(user)
        self.roles.append(
            RoleHeld(
                user=user, role=role, team=team, started_on=since or self.since, ended_on=until
            )
        )
        return user

    def _manages(
        self, manager: User, person: User, *, since: date | None = None, until: date | None = None
    ) -> None:
        self.lines.append(
            LineManagement(
                manager=manager, person=person, started_on=since or self.since, ended_on=until
            )
        )


def _keep_hours(scene: Scene, staff: Staff) -> None:
    """Write who works how much, who is away, and what else each officer holds."""
    chance = scene.chance("hours")
    spots = scene.council.homes.surroundings.inside
    WorkingTime.objects.bulk_create(
        WorkingTime(
            iro=officer.user,
            started_on=officer.since,
            ended_on=officer.until,
            fte=officer.fte,
            weekdays="12345" if officer.fte == 1 else "1234",
            is_agency=place == len(staff.officers) - 2,
            based_at=chance.one_of(spots).postcode,
        )
        for place, officer in enumerate((*staff.officers, *staff.gone))
    )
    Absence.objects.bulk_create(_absences(scene, staff))
    months = sorted({later(scene.today, -back).replace(day=1) for back in (0, 31, 62)})
    OtherWorkCount.objects.bulk_create(
        OtherWorkCount(iro=officer.user, kind=kind, on=day, count=chance.between(least, most))
        for officer in staff.officers
        for kind, least, most in (
            (OtherWork.CHILD_PROTECTION, 12, 22),
            (OtherWork.FOSTER_CARERS, 0, 6),
        )
        for day in months
        if day >= officer.since
    )


def _absences(scene: Scene, staff: Staff) -> Iterator[Absence]:
    today = scene.today
    for place, kind, start, days in (
        (SICK, AbsenceKind.SICKNESS, -12, None),
        (ON_LEAVE, AbsenceKind.LEAVE, -2, 9),
        (AWAY_SOON, AbsenceKind.LEAVE, 10, 14),
        (IN_TRAINING, AbsenceKind.TRAINING, 3, 1),
    ):
        started_on = later(today, start)
        yield Absence(
            person=staff.officers[place].user,
            kind=kind,
            started_on=started_on,
            ended_on=None if days is None else later(started_on, days),
        )
