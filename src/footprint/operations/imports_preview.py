"""A plan as its page shows it: so many rows of each kind, and how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from footprint.exchange.problems import CAP, Problem, Problems, Severity
from footprint.operations.imports_plan import Absent, Alike, Change, Plan
from footprint.operations.imports_planning import Planned
from footprint.operations.imports_tables import SEALED, TABLES
from footprint.terms.imports import Outcome

T = TypeVar("T")
GIVES_AWAY = frozenset({"postcode", "distance_miles", "authority", "urn", "address"})
"""What would give a sealed place away."""
SAID_BEFORE = frozenset({"started_on", "on", "held_on", "number", "year_ending"})
"""Fields that only say which record it is, as its label does."""


def shown(found: Planned) -> dict[str, Any]:
    """Make of a plan what its page shows, in plain values that can be kept as JSON."""
    plan, known = found.shown, found.known
    new = [one for one in plan.changes if one.outcome is Outcome.NEW]
    changed = [one for one in plan.changes if one.outcome is Outcome.CHANGED]
    named = {one.child for one in plan.changes} | {one.child for one in plan.absent}
    named |= {child for pair in plan.alike for child in (pair.child, pair.other)}
    return {
        "tables": _tables(plan),
        "counts": counts(found),
        "new": _capped(new, lambda one: _change(one, known)),
        "changed": _capped(changed, lambda one: _change(one, known)),
        "absent": _capped(plan.absent, lambda one: _absent(one, known)),
        "alike": _capped(plan.alike, lambda one: _alike(one, known)),
        "problems": _problems(found.problems),
        "children": sorted(known[child] for child in named & known.keys()),
    }


def counts(found: Planned) -> dict[str, int]:
    """Count what becomes of the file, in all."""
    plan, problems = found.shown, found.problems
    outcomes = Counter(one.outcome for one in plan.changes)
    return {
        "new": outcomes[Outcome.NEW],
        "changed": outcomes[Outcome.CHANGED],
        "unchanged": plan.unchanged.total(),
        "absent": len(plan.absent),
        "alike": len(plan.alike),
        "rejected_files": problems.counts[Severity.REJECT_FILE],
        "rejected_rows": problems.counts[Severity.REJECT_ROW],
        "warnings": problems.counts[Severity.WARN],
    }


def _tables(plan: Plan) -> list[dict[str, Any]]:
    found = Counter((one.table, one.outcome) for one in plan.changes)
    absent = Counter(one.table for one in plan.absent)
    rows = [
        {
            "several": table.several,
            "new": found[name, Outcome.NEW],
            "changed": found[name, Outcome.CHANGED],
            "unchanged": plan.unchanged[name],
            "absent": absent[name],
        }
        for name, table in TABLES.items()
    ]
    return [row for row in rows if any(value for key, value in row.items() if key != "several")]


def _capped(of: Sequence[T], shape: Callable[[T], dict[str, Any]]) -> dict[str, Any]:
    return {"rows": [shape(one) for one in of[:CAP]], "more": max(0, len(of) - CAP)}


def _change(change: Change, known: Mapping[str, int]) -> dict[str, Any]:
    table = TABLES[change.table]
    row = _row(change, known)
    row["values"] = [
        [
            words,
            _value(change, name, change.before) if change.before is not None else "",
            _value(change, name, change.after) if change.after is not None else "",
        ]
        for name, words in table.fields.items()
        if _is_told(change, name)
    ]
    row["is_taken_in"] = change.after is None
    if change.origin:
        row["file"], row["row"] = change.origin.file, change.origin.row
    return row


def _is_told(change: Change, name: str) -> bool:
    """Say whether a field is worth showing: what changes, and of a new record what is known."""
    if change.after is None:
        return name in (change.before or {})
    if change.before is not None:
        return name in change.after
    is_kind_of_fact = name == "kind" and change.table == "datedfact"
    return change.after.get(name) is not None and name not in SAID_BEFORE and not is_kind_of_fact


def _value(change: Change, name: str, values: Mapping[str, Any] | None) -> str:
    if change.is_sealed and name in GIVES_AWAY:
        return SEALED
    return TABLES[change.table].shown(name, (values or {}).get(name))


def _row(one: Change | Absent, known: Mapping[str, int]) -> dict[str, Any]:
    return {"child": one.child, "child_id": known.get(one.child), "what": one.label}


def _absent(one: Absent, known: Mapping[str, int]) -> dict[str, Any]:
    return _row(one, known)


def _alike(one: Alike, known: Mapping[str, int]) -> dict[str, Any]:
    return {
        "pair": [[number, known.get(number)] for number in (one.child, one.other)],
        "likeness": one.likeness,
        "because": one.because,
    }


def _problems(problems: Problems) -> dict[str, Any]:
    order = list(Severity)
    rows = sorted(problems, key=lambda one: order.index(one.severity))
    return {"rows": [_problem(one) for one in rows], "more": problems.unlisted}


def _problem(one: Problem) -> dict[str, Any]:
    return {
        "severity": one.severity.value,
        "becomes": one.severity.label,
        "rule": one.rule,
        "what": one.what,
        "to_do": one.to_do,
        "file": one.file,
        "row": one.row,
        "column": one.column,
        "value": one.value,
    }
