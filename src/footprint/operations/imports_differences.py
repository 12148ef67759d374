"""What differs between what is recorded and what a file asks for, record by record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from footprint.exchange.origins import Origin
from footprint.operations.imports_plan import Change, Plan, Values
from footprint.operations.imports_tables import TABLES
from footprint.terms.days import in_short

From = Callable[[date], Origin | None]


class About(NamedTuple):
    """Which record something is about."""

    table: str
    label: str
    """For people: "placement from 3 Mar 2026"."""
    child: str = ""
    origin: Origin | None = None
    is_sealed: bool = False


class Stretch(NamedTuple):
    """A dated record, kept or asked for: its days among its values, and its id where kept."""

    values: dict[str, Any]
    record_id: int | None = None
    is_sealed: bool = False

    @property
    def start(self) -> date:
        start: date = self.values["started_on"]
        return start

    def overlaps(self, other: Stretch) -> bool:
        """Tell whether two hold on one day at least."""
        ends = (self.values["ended_on"] or date.max, other.values["ended_on"] or date.max)
        return self.start < ends[1] and other.start < ends[0]


def changed(before: Values, after: Values) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give what differs, as it is and as it will be."""
    names = [name for name in after if after[name] != before.get(name)]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def filled(values: Values) -> dict[str, Any]:
    """Leave out what a file says nothing of: silence empties nothing."""
    return {name: value for name, value in values.items() if value is not None}


def compare(plan: Plan, about: About, after: Values, kept: tuple[int, Values] | None) -> None:
    """Add to a plan what becomes of one record; `kept` is its id and values, where there is one."""
    if kept is None:
        made = Change(
            about.table, about.label, None, dict(after), about.child, None, about.origin,
            about.is_sealed,
        )  # fmt: skip
        plan.changes.append(made)
        return
    record_id, before = kept
    was, becomes = changed(before, after)
    if not becomes:
        plan.unchanged[about.table] += 1
        return
    plan.changes.append(
        Change(about.table, about.label, was, becomes, about.child, record_id, about.origin,
               about.is_sealed)
    )  # fmt: skip


def compare_stretches(
    plan: Plan,
    table: str,
    *,
    child: str,
    kept: Sequence[Stretch],
    asked: Iterable[Stretch],
    origin: From,
) -> None:
    """Add to a plan what becomes of a child's dated records of one kind.

    One is the same as a kept one that begins the same day, or else as one it overlaps, whose first
    day is then corrected. A kept one that is the same as none has been taken into another.
    """
    by_start = {one.start: one for one in kept}
    rest = list(kept)
    unmatched: list[Stretch] = []
    for one in asked:
        same = by_start.get(one.start)
        if same is None:
            unmatched.append(one)
            continue
        rest.remove(same)
        _pair(plan, table, child, same, one, origin)
    for one in unmatched:
        same = next((other for other in rest if other.overlaps(one)), None)
        if same is not None:
            rest.remove(same)
        _pair(plan, table, child, same, one, origin)
    for gone in rest:
        before = {"started_on": gone.start, "ended_on": gone.values["ended_on"]}
        label = _label(table, gone.start)
        plan.changes.append(
            Change(table, label, before, None, child, gone.record_id, origin(gone.start))
        )


def _pair(
    plan: Plan, table: str, child: str, kept: Stretch | None, asked: Stretch, origin: From
) -> None:
    start = (kept or asked).start
    about = About(table, _label(table, start), child, origin(asked.start), asked.is_sealed)
    same = (kept.record_id, kept.values) if kept and kept.record_id else None
    compare(plan, about, asked.values, same)


def _label(table: str, start: date) -> str:
    return f"{TABLES[table].one} from {in_short(start)}"
