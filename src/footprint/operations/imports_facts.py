"""Children's details, dated facts, times missing and Annex A list 8, as plain tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from footprint.exchange.reading_rules import ORDER
from footprint.exchange.tables.catalogue import ANNEX_A_8, CHILDREN, MISSING
from footprint.exchange.tables.reading import Row
from footprint.exchange.tables.rules import ANOTHER_CHILD, IMPOSSIBLE_BIRTH, NOTHING_SAID
from footprint.operations.imports_differences import About, compare, filled
from footprint.operations.imports_kept import Kept, KeptChild
from footprint.operations.imports_plan import Absent, Plan
from footprint.operations.imports_rows import Table, known, of_this_child, once, origin
from footprint.operations.imports_tables import TABLES
from footprint.rules.counting import birthday
from footprint.terms.casework import FactKind
from footprint.terms.days import day_in_london, in_short
from footprint.terms.words import folded

NAMES = ("first_name", "last_name", "born_on")
LIST_8 = {
    "visited_on": FactKind.VISIT,
    "health_on": FactKind.HEALTH_ASSESSMENT,
    "dental_on": FactKind.DENTAL_CHECK,
}
"""Columns of list 8 that are dated facts."""
OLDEST = 25


def plan(table: Table, kept: Kept, numbers: Iterable[str], *, today: date) -> Plan:
    """Plan what becomes of the children of these numbers."""
    planned = Plan()
    rows = table.by_child()
    for number in numbers:
        if table.layout is CHILDREN:
            _plan_details(table, planned, number, kept.get(number), rows[number])
            continue
        child = known(table, planned, number, kept, rows[number])
        if child is not None:
            of_child = list(of_this_child(table, planned, child, rows[number]))
            _fill_names(planned, number, child, of_child)
            _plan_facts(table, planned, number, child, of_child, today)
    return planned


def _plan_facts(
    table: Table, plan: Plan, number: str, child: KeptChild, rows: Sequence[Row], today: date
) -> None:
    if table.layout is MISSING:
        _plan_missing(table, plan, number, child, rows)
    elif table.layout is ANNEX_A_8:
        for row in once(table, plan, rows, lambda row: number, "child"):
            _plan_list_8(table, plan, number, child, row, today)
    else:
        _plan_dated(table, plan, number, child, rows)


# ---- who a child is ------------------------------------------------------------------------------


def _plan_details(
    table: Table, plan: Plan, number: str, child: KeptChild | None, rows: Sequence[Row]
) -> None:
    for row in once(table, plan, rows, lambda row: number, "child"):
        asked = {name: value for name, value in row.values.items() if name != "child"}
        if why := child and _impossible_birth(child, row.get("born_on")):
            plan.problems.append(table.problem(row, IMPOSSIBLE_BIRTH, why, "born_on"))
            continue
        spelt = str(row.get("child"))
        about = About("child", f"child {spelt}", number, origin(row))
        if child is None:
            compare(plan, about, {"number": spelt, **asked}, None)
            continue
        if why := _another(child, asked):
            plan.problems.append(table.problem(row, ANOTHER_CHILD, why, "child"))
        compare(plan, about, asked, (child.id, child.about))


def _impossible_birth(child: KeptChild, born_on: date | None) -> str:
    """Say why a child of this birth could not have been in care as recorded; empty where so."""
    starts = [period.started_on for _, period in child.periods]
    if born_on is None or not starts:
        return ""
    if min(starts) < born_on:
        return f"The child came into care on {in_short(min(starts))}."
    if max(starts) >= birthday(born_on, OLDEST):
        return f"The child would be over {OLDEST} on coming into care on {in_short(max(starts))}."
    return ""


def _another(child: KeptChild, asked: dict[str, Any]) -> str:
    """Say what makes this look like another child: both the birth and the name are different."""
    was, born_on = child.about, asked.get("born_on")
    names = [
        folded(f"{one.get('first_name') or ''} {one.get('last_name') or ''}")
        for one in (was, asked)
    ]
    if not all(names) or names[0] == names[1]:
        return ""
    if not born_on or not was["born_on"] or born_on == was["born_on"]:
        return ""
    return f"Recorded is {names[0].strip()}, born on {in_short(was['born_on'])}."


def _fill_names(plan: Plan, number: str, child: KeptChild, rows: Sequence[Row]) -> None:
    """Fill who the child is, where nothing is recorded yet."""
    for row in rows:
        asked = {name: row.get(name) for name in NAMES if row.get(name) and not child.about[name]}
        if asked:
            about = About("child", f"child {child.about['number']}", number, origin(row))
            compare(plan, about, asked, (child.id, child.about))
            return


# ---- dated facts ---------------------------------------------------------------------------------


def _plan_dated(
    table: Table, plan: Plan, number: str, child: KeptChild, rows: Sequence[Row]
) -> None:
    kind = FactKind(table.layout.fact)
    for row in once(table, plan, rows, lambda row: row.get("on"), "on"):
        said = filled({name: row.get(name) for name in ("detail", "score", "seen_alone")})
        _plan_fact(plan, number, child, kind, row, row.get("on"), said)
    plan.absent += _absent(
        "datedfact",
        number,
        {row.get("on") for row in rows},
        [day for of, day in child.facts if of == kind],
        lambda day: _fact_label(kind, day),
    )


def _plan_fact(
    plan: Plan,
    number: str,
    child: KeptChild,
    kind: FactKind,
    row: Row,
    on: date,
    said: dict[str, Any],
) -> None:
    about = About("datedfact", _fact_label(kind, on), number, origin(row))
    was = child.facts.get((kind.value, on))
    compare(plan, about, said if was else {"kind": kind.value, "on": on, **said}, was)


def _fact_label(kind: FactKind, on: date) -> str:
    return f"{kind.label} on {in_short(on)}"


def _plan_missing(
    table: Table, plan: Plan, number: str, child: KeptChild, rows: Sequence[Row]
) -> None:
    for row in once(table, plan, rows, lambda row: row.get("started_on"), "started_on"):
        start, end = row.get("started_on"), row.get("ended_on")
        if end and end < start:
            what = f"It begins on {in_short(start)}."
            plan.problems.append(table.problem(row, ORDER, what, "ended_on"))
            continue
        asked = filled({"ended_on": end, "kind": row.get("kind")})
        about = About("missing", f"time missing from {in_short(start)}", number, origin(row))
        gone = child.missing.get(start)
        before = (gone[0], {"ended_on": gone[1], "kind": gone[2]}) if gone else None
        compare(plan, about, asked if before else {"started_on": start, **asked}, before)
    plan.absent += _absent(
        "missing",
        number,
        {row.get("started_on") for row in rows},
        child.missing,
        lambda day: f"time missing from {in_short(day)}",
    )


def _absent(
    table: str,
    number: str,
    told: set[date],
    kept: Iterable[date],
    label: Callable[[date], str],
) -> Iterator[Absent]:
    """List what is recorded for the days the file tells of, and not in it."""
    if told:
        for day in sorted(kept):
            if min(told) <= day <= max(told) and day not in told:
                yield Absent(table, label(day), number)


# ---- Annex A, list 8 -----------------------------------------------------------------------------


def _plan_list_8(
    table: Table, plan: Plan, number: str, child: KeptChild, row: Row, today: date
) -> None:
    stated = [
        name for name in table.layout.names if name not in {"child", "born_on"} and row.get(name)
    ]
    if not stated:
        plan.problems.append(
            table.problem(row, NOTHING_SAID, "None of its dates is filled.", "child")
        )
    for name, kind in LIST_8.items():
        if row.get(name):
            _plan_fact(plan, number, child, kind, row, row.get(name), {})
    if row.get("reviewed_on"):
        _plan_review(plan, number, child, row, row.get("reviewed_on"))
    if row.get("permanence"):
        _plan_permanence(plan, number, child, row, today)


def _plan_review(plan: Plan, number: str, child: KeptChild, row: Row, held_on: date) -> None:
    about = About("review", f"review on {in_short(held_on)}", number, origin(row))
    if held_on in child.reviews:
        plan.unchanged["review"] += 1
    elif child.booked and day_in_london(child.booked[1]) == held_on:
        compare(plan, about, {"held_on": held_on}, (child.booked[0], {"held_on": None}))
    else:
        compare(plan, about, {"held_on": held_on}, None)


def _plan_permanence(plan: Plan, number: str, child: KeptChild, row: Row, today: date) -> None:
    """Let another permanence plan follow the one that holds, from today."""
    asked, held = row.get("permanence"), child.permanence
    if held and held[2] == asked:
        plan.unchanged["permanenceplan"] += 1
        return
    one = TABLES["permanenceplan"].one
    if held and held[1] < today:
        about = About("permanenceplan", f"{one} from {in_short(held[1])}", number, origin(row))
        compare(plan, about, {"ended_on": today}, (held[0], {"ended_on": None}))
    about = About("permanenceplan", f"{one} from {in_short(today)}", number, origin(row))
    if held and held[1] >= today:
        compare(plan, about, {"plan": asked}, (held[0], {"plan": held[2]}))
    else:
        compare(plan, about, {"started_on": today, "plan": asked}, None)
