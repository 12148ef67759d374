"""What an import would do to the records, as a value: rows new and changed, and what stays."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from footprint.exchange.origins import Origin
from footprint.exchange.problems import Problem
from footprint.terms.imports import Outcome

Values = Mapping[str, Any]
"""By name of the field; None stands for empty."""


class Ref(NamedTuple):
    """A record that another refers to: by its id, or, if this import makes it, by its key."""

    table: str
    key: str
    shown: str
    """How people are told of it."""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is made, changed, or taken into another."""

    table: str
    label: str
    """Which record it is, for people: "placement from 3 Mar 2026"."""
    before: Values | None
    """What changes, as it is; None where the record is new."""
    after: Values | None
    """What changes, as it will be; all that is known where new; None where taken into another."""
    child: str = ""
    """The child's number in capitals; empty where it is about no child."""
    record_id: int | None = None
    origin: Origin | None = None
    is_sealed: bool = False
    """Where the place must stay secret: what would give it away is not shown."""

    @property
    def outcome(self) -> Outcome:
        return Outcome.NEW if self.before is None else Outcome.CHANGED


@dataclass(frozen=True, slots=True)
class Absent:
    """A record that the file does not have, though it speaks of those days; it stays."""

    table: str
    label: str
    child: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two children who may be one; at least one of them is new."""

    child: str
    other: str
    likeness: int
    because: str


@dataclass(slots=True)
class Plan:
    """Everything an import would do, and what it would leave."""

    changes: list[Change] = field(default_factory=list)
    unchanged: Counter[str] = field(default_factory=Counter)
    """How many records of each table are as the file has them."""
    absent: list[Absent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)

    def __add__(self, other: Plan) -> Plan:
        return Plan(
            self.changes + other.changes,
            self.unchanged + other.unchanged,
            self.absent + other.absent,
            self.problems + other.problems,
            self.alike + other.alike,
        )

    def digests(self) -> dict[str, str]:
        """Digest what would change, child by child, to compare it with a later plan."""
        by_child: dict[str, list[str]] = defaultdict(list)
        for change in self.changes:
            by_child[change.child].append(_spelt(change))
        return {child: _digest(sorted(lines)) for child, lines in by_child.items()}


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """List the children of whom two plans would change something else."""
    return sorted(child for child in {*before, *after} if before.get(child) != after.get(child))


def _spelt(change: Change) -> str:
    values = [sorted((of or {}).items(), key=str) for of in (change.before, change.after)]
    return repr((change.table, change.label, change.record_id, values))


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
