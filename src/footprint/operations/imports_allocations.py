"""The IROs and social workers of children, as a plain table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from footprint.exchange.tables.reading import Row
from footprint.exchange.tables.rules import (
    INDEPENDENCE,
    NO_SUCH_PERSON,
    NO_SUCH_TEAM,
    NOT_IN_CARE,
    NOT_IN_ROLE,
    NOTHING_SAID,
    OVERLAPS,
)
from footprint.operations.imports_differences import About, compare
from footprint.operations.imports_kept import Kept, KeptChild
from footprint.operations.imports_plan import Change, Plan, Ref
from footprint.operations.imports_rows import People, Table, known, once, origin
from footprint.operations.imports_tables import TABLES
from footprint.queries.independence import working_with
from footprint.records.dated import holding_on
from footprint.records.models import Allocation, RoleHeld, SocialWorkerHeld, Team
from footprint.terms.casework import AllocationKind, ChangeReason
from footprint.terms.days import in_short
from footprint.terms.people import Role
from footprint.terms.words import folded


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody, and a team where there is one, from a day: an IRO, cover, or a social worker."""

    id: int
    started_on: date
    ended_on: date | None
    person: Ref | None
    team: Ref | None = None

    def lasts_after(self, day: date) -> bool:
        return self.ended_on is None or self.ended_on > day


@dataclass(slots=True)
class Service:
    """Who holds and works with which children, and who may."""

    people: People
    iros: frozenset[int]
    teams: dict[str, Ref]
    """By name, folded."""
    team_of: dict[int, list[Ref]]
    """The teams in which somebody is a social worker."""
    held: dict[int, list[Held]] = field(default_factory=lambda: defaultdict(list))
    covers: dict[int, list[Held]] = field(default_factory=lambda: defaultdict(list))
    workers: dict[int, list[Held]] = field(default_factory=lambda: defaultdict(list))


def service(children: Collection[int], *, today: date) -> Service:
    """Read who holds these children, and the roles of today."""
    people = People()
    teams = {
        folded(name): Ref("team", folded(name), name, pk)
        for pk, name in Team.objects.order_by("-pk").values_list("pk", "name")
    }
    by_id = {team.id: team for team in teams.values()}
    roles = RoleHeld.objects.filter(holding_on(today))
    team_of: dict[int, list[Ref]] = defaultdict(list)
    for person, team in roles.filter(role=Role.SOCIAL_WORKER).values_list("user_id", "team_id"):
        team_of[person].append(by_id[team])
    iros = frozenset(roles.filter(role=Role.IRO).values_list("user_id", flat=True))
    found = Service(people, iros, teams, team_of)
    rows = Allocation.objects.filter(child__in=children).order_by("started_on", "pk")
    for pk, child, kind, iro, start, end in rows.values_list(
        "pk", "child_id", "kind", "iro_id", "started_on", "ended_on"
    ):
        into = found.held if kind == AllocationKind.ALLOCATED else found.covers
        into[child].append(Held(pk, start, end, people.by_id[iro]))
    workers = SocialWorkerHeld.objects.filter(child__in=children).order_by("started_on", "pk")
    for pk, child, worker, team, start, end in workers.values_list(
        "pk", "child_id", "worker_id", "team_id", "started_on", "ended_on"
    ):
        person = people.by_id.get(worker) if worker else None
        found.workers[child].append(Held(pk, start, end, person, by_id[team]))
    return found


def plan(table: Table, kept: Kept, numbers: Iterable[str], *, today: date) -> Plan:
    """Plan who holds, and who works with, these children."""
    planned = Plan()
    rows, found = table.by_child(), service([one.id for one in kept.values()], today=today)
    for number in numbers:
        child = known(table, planned, number, kept, rows[number])
        if child is not None:
            for row in once(table, planned, rows[number], lambda row: True, "child"):
                _Row(table, planned, found, number, child, row, today).plan()
    return planned


@dataclass(slots=True)
class _Row:
    """One row, while it is planned: both halves of it stand, or neither."""

    table: Table
    into: Plan
    service: Service
    number: str
    child: KeptChild
    row: Row
    today: date

    def plan(self) -> None:
        if not self.row.get("iro") and not self.row.get("worker") and not self.row.get("team"):
            self._tell(NOTHING_SAID, "It names neither an IRO nor a social worker.", "child")
            return
        before = len(self.into.problems)
        changes = Plan()
        worker = self._worker(changes)
        self._iro(changes, worker)
        rejected = [one for one in self.into.problems[before:] if one.severity == "reject row"]
        if not rejected:
            self.into.changes += changes.changes
            self.into.unchanged.update(changes.unchanged)

    def _tell(self, rule: Any, what: str, name: str) -> None:
        self.into.problems.append(self.table.problem(self.row, rule, what, name))

    # ---- the IRO ---------------------------------------------------------------------------------

    def _iro(self, changes: Plan, worker: tuple[Ref | None, Ref] | None) -> None:
        if not self.row.get("iro"):
            return
        iro = self.service.people.chosen(self.table, self.into, self.row, "iro")
        start = self.row.get("iro_from") or self.today
        if iro is None or not self._may_be(iro, start, worker):
            return
        held = [one for one in self.service.held[self.child.id] if one.lasts_after(start)]
        values = {"iro": iro, "kind": AllocationKind.ALLOCATED.value}
        if self._follows(changes, "allocation", held, iro, start, values):
            for cover in self.service.covers[self.child.id]:
                if held and cover.lasts_after(start):
                    self._end(changes, "allocation", cover, start)

    def _may_be(self, iro: Ref, start: date, worker: tuple[Ref | None, Ref] | None) -> bool:
        if iro.id not in self.service.iros:
            self._tell(NOT_IN_ROLE, f"{iro.shown} is not an IRO today.", "iro")
            return False
        if not any(
            period.ended_on is None or period.ended_on > start for _, period in self.child.periods
        ):
            self._tell(NOT_IN_CARE, f"The child is not in care on {in_short(start)}.", "iro")
            return False
        works = [worker] if worker else [
            (one.person, one.team)
            for one in self.service.workers[self.child.id]
            if one.lasts_after(start) and one.team
        ]  # fmt: skip
        around = working_with(
            [(0, person.id if person else None, team.id or 0) for person, team in works if team],
            start,
        )
        words = [said for _, person, said in around if person == iro.id]
        if words:
            self._tell(INDEPENDENCE, f"{iro.shown} {words[0]} this child.", "iro")
        return not words

    # ---- the social worker -----------------------------------------------------------------------

    def _worker(self, changes: Plan) -> tuple[Ref | None, Ref] | None:
        """Plan the social worker; give who it will be, and of which team, where the row says."""
        if not self.row.get("worker") and not self.row.get("team"):
            return None
        team = self._team_named()
        worker = self._worker_named(has_team=team is not None)
        if team is None and worker is not None:
            team = self._team_of(worker)
        if team is None:
            return None
        start = self.row.get("worker_from") or self.today
        held = [one for one in self.service.workers[self.child.id] if one.lasts_after(start)]
        values = {"worker": worker, "team": team}
        self._follows(changes, "socialworkerheld", held, worker, start, values)
        return worker, team

    def _team_named(self) -> Ref | None:
        name = self.row.get("team")
        team = self.service.teams.get(folded(name)) if name else None
        if name and team is None:
            self._tell(NO_SUCH_TEAM, "No team of this name is recorded.", "team")
        return team

    def _worker_named(self, *, has_team: bool) -> Ref | None:
        """Find the social worker; one who is not recorded costs nothing where the team is known."""
        said = self.row.get("worker")
        found = self.service.people.find(said) if said else None
        if isinstance(found, Ref) or found is None:
            return found
        what = "Nobody of this name or address is recorded."
        if found is NO_SUCH_PERSON and has_team:
            problem = found.broken(
                what, file=self.row.file, row=self.row.number, column="Social worker", value=said,
                is_dispensable=True,
            )  # fmt: skip
            self.into.problems.append(problem)
        else:
            self.service.people.chosen(self.table, self.into, self.row, "worker")
        return None

    def _team_of(self, worker: Ref) -> Ref | None:
        teams = self.service.team_of.get(worker.id or 0, [])
        if len(teams) == 1:
            return teams[0]
        what = "is in several teams" if teams else "is in no team"
        self._tell(NO_SUCH_TEAM, f"{worker.shown} {what} as a social worker.", "worker")
        return None

    # ---- one after the other ---------------------------------------------------------------------

    def _follows(
        self,
        changes: Plan,
        table: str,
        held: Sequence[Held],
        person: Ref | None,
        start: date,
        values: dict[str, Any],
    ) -> bool:
        """Let somebody follow who holds the child until now; say whether that changes anything."""
        now = held[0] if held else None
        if now and now.person == person and now.team == values.get("team"):
            changes.unchanged[table] += 1
            return False
        if len(held) > 1 or (now and (now.started_on > start or now.ended_on is not None)):
            name = "iro" if table == "allocation" else "worker"
            what = f"Recorded is somebody from {in_short(held[-1].started_on)}."
            self._tell(OVERLAPS, what, name)
            return False
        if now:
            self._end(changes, table, now, start)
        about = About(table, self._label(table, start), self.number, origin(self.row))
        compare(changes, about, {"started_on": start, **values}, None)
        return True

    def _end(self, changes: Plan, table: str, held: Held, day: date) -> None:
        end = max(day, held.started_on)
        before: dict[str, Any] = {"ended_on": held.ended_on}
        after: dict[str, Any] = {"ended_on": end}
        if table == "allocation":
            before["end_reason"], after["end_reason"] = None, ChangeReason.OTHER.value
        who = held.person.shown if held.person else held.team and held.team.shown
        label = f"{self._label(table, held.started_on)}: {who}"
        changes.changes.append(
            Change(table, label, before, after, self.number, held.id, origin(self.row))
        )

    def _label(self, table: str, start: date) -> str:
        return f"{TABLES[table].one} from {in_short(start)}"
