"""Children who may be one: compared by birth, name and pupil number, for a person to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models.functions import Upper
from rapidfuzz import fuzz

from footprint.operations.imports_plan import Alike, Plan
from footprint.records.models import Child, DuplicateSuspected
from footprint.terms.words import folded

SIMILAR = 80
"""From here on two names are similar, of 100."""
NO_PUPIL_NUMBER = "UN"


@dataclass(frozen=True, slots=True)
class Described:
    """As much of a child as tells two apart."""

    number: str
    """In capitals; spelt as recorded for people."""
    name: str
    born_on: date | None
    upn: str | None
    sex: str | None

    @property
    def has_upn(self) -> bool:
        return bool(self.upn) and not str(self.upn).startswith(NO_PUPIL_NUMBER)


def described(number: str, about: dict[str, Any]) -> Described:
    """Describe a child by the fields of the record."""
    name = f"{about.get('first_name') or ''} {about.get('last_name') or ''}".strip()
    return Described(
        number, name, about.get("born_on"), about.get("upn") or None, about.get("sex") or None
    )


TOLD_BY = ("first_name", "last_name", "born_on", "upn", "sex")


def find(plan: Plan, seen: Iterable[int]) -> list[Alike]:
    """List likely doubles of the children a plan makes or names: among them, and those seen."""
    asked = {
        change.child: dict(change.after or {}) for change in plan.changes if change.table == "child"
    }
    rows = Child.objects.filter(pk__in=seen).values_list("number", *TOLD_BY)
    kept = {number.upper(): dict(zip(TOLD_BY, about, strict=True)) for number, *about in rows}
    new = [described(key, {**kept.get(key, {}), **about}) for key, about in asked.items()]
    others = [described(key, about) for key, about in kept.items() if key not in asked]
    known = {
        (min(pair), max(pair))
        for pair in DuplicateSuspected.objects.values_list(
            Upper("child__number"), Upper("other__number")
        )
    }
    pairs = (
        Alike(*pair, *likeness)
        for pair, (one, other) in _pairs(new, others).items()
        if pair not in known and (likeness := compare(one, other))
    )
    return sorted(pairs, key=lambda one: (-one.likeness, one.child, one.other))


def _pairs(
    new: Sequence[Described], others: Sequence[Described]
) -> dict[tuple[str, str], tuple[Described, Described]]:
    """Pair those who share a birth, turned or not, or a pupil number; no others can be alike."""
    index: dict[object, list[Described]] = defaultdict(list)
    found: dict[tuple[str, str], tuple[Described, Described]] = {}
    for child in others:
        for key in _keys(child):
            index[key].append(child)
    for child in new:
        for other in [other for key in _keys(child) for other in index[key]]:
            first, second = sorted((child, other), key=lambda one: one.number)
            found.setdefault((first.number, second.number), (first, second))
        for key in _keys(child):
            index[key].append(child)
    return found


def _keys(child: Described) -> Collection[object]:
    keys: set[object] = {child.born_on, _turned(child.born_on)}
    return {key for key in {*keys, child.upn if child.has_upn else None} if key}


def _turned(day: date | None) -> date | None:
    """Turn day and month, as a slip of order does."""
    if day is not None and day.day <= 12:
        with suppress(ValueError):
            return day.replace(day=day.month, month=day.day)
    return None


def compare(one: Described, other: Described) -> tuple[int, str] | None:
    """Say how alike two children are, from 0 to 100, and in what; None where nothing speaks for it.

    Twins share a birth and a family name, so the first names have to be alike as well.
    """
    reasons = []
    likeness = 0.0
    if one.has_upn and one.upn == other.upn:
        likeness, reasons = 95, ["the same pupil number"]
    names = _names(one, other)
    birth = _birth(one, other)
    if birth and names >= SIMILAR and not _have_other_upns(one, other):
        weight = {"born on the same day": 1.0, "day and month of birth turned": 0.95}[birth]
        likeness = max(likeness, names * weight)
        reasons += [birth, "the same name" if names == 100 else "a similar name"]
    return (round(likeness), ", ".join(reasons)) if likeness else None


def _have_other_upns(one: Described, other: Described) -> bool:
    return one.has_upn and other.has_upn and one.upn != other.upn


def _birth(one: Described, other: Described) -> str:
    if not one.born_on or not other.born_on:
        return ""
    if one.born_on == other.born_on:
        return "born on the same day"
    return "day and month of birth turned" if _turned(one.born_on) == other.born_on else ""


def _names(one: Described, other: Described) -> float:
    """Compare two names word by word, in any order: 0 to 100, the worst word counting."""
    words = [_words(one.name), _words(other.name)]
    fewer, more = sorted(words, key=len)
    if not fewer:
        return 0
    left = list(more)
    worst = 100.0
    for word in fewer:
        best = max(left, key=lambda candidate: fuzz.ratio(word, candidate))
        worst = min(worst, fuzz.ratio(word, best))
        left.remove(best)
    return worst


def _words(name: str) -> list[str]:
    return [spelt for word in name.replace("-", " ").split() if (spelt := folded(word))]
