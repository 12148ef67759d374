"""Reviews booked and held, as a plain table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from footprint.exchange.tables import cells
from footprint.exchange.tables.cells import Wrong
from footprint.exchange.tables.reading import Row
from footprint.exchange.tables.rules import NO_HOUR, NOTHING_SAID
from footprint.operations.imports_differences import About, compare, filled
from footprint.operations.imports_kept import Kept, KeptChild
from footprint.operations.imports_plan import Absent, Plan
from footprint.operations.imports_rows import People, Table, known, once, origin
from footprint.terms.days import day_in_london, in_short


def plan(table: Table, kept: Kept, numbers: Iterable[str]) -> Plan:
    """Plan what becomes of the reviews of these children."""
    planned, people = Plan(), People()
    rows = table.by_child()
    for number in numbers:
        child = known(table, planned, number, kept, rows[number])
        if child is not None:
            _Child(table, planned, people, number, child).plan(rows[number])
    return planned


class _Child:
    """One child's reviews, while they are planned."""

    def __init__(
        self, table: Table, plan: Plan, people: People, number: str, child: KeptChild
    ) -> None:
        self.table, self.into, self.people = table, plan, people
        self.number, self.child = number, child
        self.booked = child.booked
        """The next review that is booked, until a row says that it was held."""

    def plan(self, rows: list[Row]) -> None:
        held = [row for row in rows if row.get("held_on")]
        for row in once(self.table, self.into, held, lambda row: row.get("held_on"), "held_on"):
            self._plan_held(row)
        booked = [row for row in rows if row.get("booked_for")]
        for row in once(self.table, self.into, booked, lambda row: True, "booked_for"):
            self._plan_booked(row)
        for row in rows:
            if not row.get("held_on") and not row.get("booked_for"):
                what = "It has neither a day held nor a day booked."
                self.into.problems.append(self.table.problem(row, NOTHING_SAID, what, "child"))
        self.into.absent += self._absent({row.get("held_on") for row in held})

    def _plan_held(self, row: Row) -> None:
        held_on: date = row.get("held_on")
        asked: dict[str, Any] = {"participation": row.get("participation")}
        if row.get("chaired_by"):
            chair = self.people.chosen(self.table, self.into, row, "chaired_by")
            if chair is None:
                return
            asked["chaired_by"] = chair
        about = About("review", f"review on {in_short(held_on)}", self.number, origin(row))
        was = self.child.reviews.get(held_on)
        if was is not None:
            before = {"participation": was[1], "chaired_by": self.people.by_id.get(was[2] or 0)}
            compare(self.into, about, filled(asked), (was[0], before))
        elif self.booked and day_in_london(self.booked[1]) == held_on:
            kept = self.booked[0], {"held_on": None}
            compare(self.into, about, {"held_on": held_on, **filled(asked)}, kept)
            self.booked = None
        else:
            compare(self.into, about, {"held_on": held_on, **filled(asked)}, None)

    def _plan_booked(self, row: Row) -> None:
        moment = self._moment(row)
        if moment is None:
            return
        asked: dict[str, Any] = filled({"booked_for": moment, "place": row.get("place")})
        label = f"review booked for {in_short(day_in_london(moment))}"
        about = About("review", label, self.number, origin(row))
        if self.booked is None:
            compare(self.into, about, asked, None)
            return
        record_id, booked_for, until, place = self.booked
        if booked_for != moment:  # how long it lasts is not said, and the old end no longer fits
            asked["booked_until"] = None
        kept = {"booked_for": booked_for, "booked_until": until, "place": place}
        compare(self.into, about, asked, (record_id, kept))

    def _moment(self, row: Row) -> datetime | None:
        """Put the day and the time of a booking together, or tell why they do not fit."""
        day, hour = row.get("booked_for"), row.get("hour")
        if isinstance(day, datetime):
            return day
        if hour is None:
            what = f"It is booked for {in_short(day)}, with no time."
            self.into.problems.append(self.table.problem(row, NO_HOUR, what, "hour"))
            return None
        moment = cells.at(day, hour)
        if isinstance(moment, Wrong):
            self.into.problems.append(self.table.problem(row, moment.rule, moment.what, "hour"))
            return None
        return moment

    def _absent(self, told: set[date]) -> list[Absent]:
        if not told:
            return []
        return [
            Absent("review", f"review on {in_short(day)}", self.number)
            for day in sorted(self.child.reviews)
            if min(told) <= day <= max(told) and day not in told
        ]
