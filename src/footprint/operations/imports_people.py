"""People, teams, roles and line managers, as a plain table.

A file gives no role that opens much, and none to whoever brings it in. Somebody who signs in
already gets a role only once a second person has confirmed it, as on the page of accounts; the
others cannot sign in before an administrator invites them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from footprint.access.people import GIVEN_BY_FILE, IN_A_TEAM, why_not_by_file
from footprint.access.viewing import Viewer
from footprint.exchange.reading_rules import ORDER, ReadingRule
from footprint.exchange.tables.reading import Row
from footprint.exchange.tables.rules import (
    CLOSE_ROLE,
    CONTRADICTS,
    IN_NO_TEAM,
    NO_SUCH_PERSON,
    NOT_REGISTERED,
)
from footprint.operations.imports_accounts import DETAILS, Account, accounts
from footprint.operations.imports_differences import About, compare, filled
from footprint.operations.imports_plan import Absent, Change, Plan, Ref
from footprint.operations.imports_rows import Table, origin
from footprint.records.models import Team
from footprint.terms.days import in_short
from footprint.terms.people import Role
from footprint.terms.words import folded


def plan(table: Table, *, by: Viewer) -> Plan:
    """Plan what becomes of people, teams and roles."""
    planner = _Planner(table, by)
    by_email: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        by_email[row.get("email")].append(row)
    planner.emails |= by_email.keys()
    for email, rows in by_email.items():
        planner.person(email, rows)
    planner.into.absent += planner.absent(by_email)
    return planner.into


class _Planner:
    """One pass over the people of a file."""

    def __init__(self, table: Table, by: Viewer) -> None:
        self.table, self.by, self.into = table, by, Plan()
        self.kept = accounts(today=by.today)
        self.given: set[tuple[Ref, Role, Ref | None]] = set()
        self.emails = set(self.kept)
        self.shown = {account.id: str(account.details["name"]) for account in self.kept.values()}
        self.teams = {
            folded(name): (Ref("team", folded(name), name, pk), is_iro_service)
            for pk, name, is_iro_service in Team.objects.order_by("-pk").values_list(
                "pk", "name", "is_iro_service"
            )
        }

    def tell(self, row: Row, rule: ReadingRule, what: str, name: str) -> None:
        """Add a problem of a row."""
        self.into.problems.append(self.table.problem(row, rule, what, name))

    def person(self, email: str, rows: list[Row]) -> None:
        """Plan one person, and each of the roles."""
        first, account = rows[0], self.kept.get(email)
        about = About("user", f"{first.get('name')}, {email}", "", origin(first))
        asked = filled({name: first.get(name) for name in DETAILS})
        if account is None:
            compare(self.into, about, {"email": email, **asked}, None)
        else:
            compare(self.into, about, asked, (account.id, account.details))
        me = Ref("user", email, str(first.get("name")), account.id if account else None)
        for row in rows:
            if folded(row.get("name")) != folded(first.get("name")):
                what = f"Row {first.number} calls this person {first.get('name')}."
                self.tell(row, CONTRADICTS, what, "name")
                continue
            team = self._team(row)
            if row.get("role"):
                self._role(row, me, account, team)
            if row.get("manager"):
                self._manager(row, me, account)

    def absent(self, told: Iterable[str]) -> list[Absent]:
        """List who holds a role and is not in the file."""
        return [
            Absent("user", f"{account.details['name']}, {email}")
            for email, account in sorted(self.kept.items())
            if account.roles and account.is_active and email not in set(told)
        ]

    # ---- teams -----------------------------------------------------------------------------------

    def _team(self, row: Row) -> Ref | None:
        name, is_iro_service = row.get("team"), row.get("is_iro_service")
        if not name:
            return None
        if folded(name) not in self.teams:
            is_iro_service = bool(is_iro_service) or row.get("role") == Role.IRO
            about = About("team", f"team {name}", "", origin(row))
            values = {"name": name, "is_iro_service": is_iro_service}
            compare(self.into, about, values, None)
            self.teams[folded(name)] = Ref("team", folded(name), name), is_iro_service
        team, was = self.teams[folded(name)]
        if is_iro_service is not None and is_iro_service != was and team.id:
            about = About("team", f"team {team.shown}", "", origin(row))
            after = {"is_iro_service": is_iro_service}
            compare(self.into, about, after, (team.id, {"is_iro_service": was}))
            self.teams[folded(name)] = team, is_iro_service
        return team

    # ---- roles -----------------------------------------------------------------------------------

    def _role(self, row: Row, me: Ref, account: Account | None, team: Ref | None) -> None:
        role = Role(row.get("role"))
        key = (role.value, team.id if team else None)
        is_made_here = team is not None and team.id is None
        held = account.roles.get(key) if account and not is_made_here else None
        if held is not None:
            self._held(row, me, role, held)
        elif why := self._why_not(row, me, account, role, team):
            rule, words, name = why
            self.tell(row, rule, words, name)
        elif account and account.signs_in:
            self._propose(row, me, account, role, team)
        else:
            self._give(row, me, role, team)

    def _held(self, row: Row, me: Ref, role: Role, held: tuple[int, date, date | None]) -> None:
        """Plan a role that is held already: only its end may be new."""
        record_id, started_on, ended_on = held
        end = row.get("ended_on")
        if end is None or end == ended_on:
            self.into.unchanged["roleheld"] += 1
        elif role not in GIVEN_BY_FILE or me.id == self.by.user_id:
            self.tell(row, CLOSE_ROLE, f"A file does not end the role of {role.label}.", "ended_on")
        elif end < max(started_on, self.by.today):
            what = "A role ends today or later: what was done in it stands."
            self.tell(row, ORDER, what, "ended_on")
        else:
            about = About("roleheld", _label(role, me), "", origin(row))
            compare(self.into, about, {"ended_on": end}, (record_id, {"ended_on": ended_on}))

    def _why_not(
        self, row: Row, me: Ref, account: Account | None, role: Role, team: Ref | None
    ) -> tuple[ReadingRule, str, str] | None:
        why = why_not_by_file(
            self.by,
            person_id=me.id,
            role=role,
            holds={Role(one) for one, _ in account.roles} if account else set(),
            signs_in=bool(account and account.signs_in),
        )
        if account and not account.is_active:
            why = "This account is switched off."
        if why:
            return CLOSE_ROLE, why, "role"
        if role in IN_A_TEAM and team is None:
            return IN_NO_TEAM, f"A {role.label} belongs to a team.", "team"
        registration = row.get("registration") or (account and account.details["registration"])
        if role is Role.IRO and not registration:
            return NOT_REGISTERED, "An IRO is a registered social worker.", "registration"
        end = row.get("ended_on")
        if end and end < (row.get("started_on") or self.by.today):
            return ORDER, "The role ends before it begins.", "ended_on"
        return None

    def _propose(self, row: Row, me: Ref, account: Account, role: Role, team: Ref | None) -> None:
        if role.value in account.proposed:
            self.into.unchanged["roleproposed"] += 1
            return
        account.proposed.add(role.value)
        start = max(row.get("started_on") or self.by.today, self.by.today)
        values = {"user": me, "role": role.value, "team": team, "starting_on": start}
        compare(self.into, About("roleproposed", _label(role, me), "", origin(row)), values, None)

    def _give(self, row: Row, me: Ref, role: Role, team: Ref | None) -> None:
        values = {
            "user": me,
            "role": role.value,
            "team": team,
            "started_on": row.get("started_on") or self.by.today,
            "ended_on": row.get("ended_on"),
        }
        given = [one.after for one in self.into.changes if one.table == "roleheld" and one.after]
        if any(
            one.get("user") == me and one["role"] == role.value and one.get("team") == team
            for one in given
        ):
            return
        compare(self.into, About("roleheld", _label(role, me), "", origin(row)), values, None)

    # ---- line managers ---------------------------------------------------------------------------

    def _manager(self, row: Row, me: Ref, account: Account | None) -> None:
        email = row.get("manager")
        if email not in self.emails or email == me.key:
            what = "Nobody of this address is recorded or in the file."
            self.tell(
                row,
                NO_SUCH_PERSON,
                what if email != me.key else "Nobody manages themselves.",
                "manager",
            )
            return
        manager = self.kept.get(email)
        now = account.manager if account else None
        if now and manager and now[1] == manager.id:
            self.into.unchanged["linemanagement"] += 1
            return
        today = self.by.today
        if now:
            label = f"line manager of {me.shown}: {self.shown[now[1]]}"
            end = max(today, now[2])
            before, after = {"ended_on": None}, {"ended_on": end}
            self.into.changes.append(
                Change("linemanagement", label, before, after, "", now[0], origin(row))
            )
        if account:
            account.manager = (0, manager.id if manager else 0, today)
        name = str(manager.details["name"]) if manager else email
        values = {
            "person": me,
            "manager": Ref("user", email, name, manager.id if manager else None),
            "started_on": today,
        }
        about = About(
            "linemanagement", f"line manager of {me.shown} from {in_short(today)}", "", origin(row)
        )
        compare(self.into, about, values, None)


def _label(role: Role, of: Ref) -> str:
    return f"{role.label}: {of.shown}"
