"""Sentences that change with the data: counts, shares, changes, lists.

A count or share of None is one that is not shown, because it or its neighbour is small.
Differences are taken between numbers as printed, so that a reader who subtracts gets the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from footprint.documents.numbers import one_place, percent, whole


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing that is counted, in the singular and the plural."""

    one: str
    many: str

    def after(self, count: int | None) -> str:
        return self.one if count == 1 else self.many


CHILD = Noun("child", "children")
REVIEW = Noun("review", "reviews")


def counted(count: int | None, noun: Noun) -> str:
    """Write how many: "1,782 reviews", "1 review", "no reviews", "reviews (number not shown)"."""
    if count is None:
        return f"{noun.many} (number not shown)"
    return f"{whole(count) if count else 'no'} {noun.after(count)}"


def was(count: int | None) -> str:
    """Write the verb that goes with a count."""
    return "was" if count == 1 else "were"


def has(count: int | None) -> str:
    """Write the verb that goes with a count."""
    return "has" if count == 1 else "have"


def listed(items: Sequence[str]) -> str:
    """Write a list as a sentence does: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def of_them(part: int | None, total: int | None, share: float | None, verb: str) -> str:
    """Say a part of a total just named: "1,687 of them (94.7%) were in time".

    `verb` is what they all did, in the plural: "were in time".
    """
    if part is None:
        return f"how many of them {verb} is not shown"
    if total and part == total:
        return f"all of them {verb}" if total > 1 else f"it {_singular(verb)}"
    if part == 0:
        return f"none of them {verb}"
    shown = f" ({percent(share)})" if share is not None else ""
    return f"{whole(part)} of them{shown} {_singular(verb) if part == 1 else verb}"


def _singular(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    return " ".join(filter(None, [{"were": "was", "have": "has"}.get(first, first), rest]))


def count_change(now: int | None, before: int | None, when: str) -> str:
    """Say how a count moved: "12 more than the year before (638)"; nothing if either is unknown."""
    if now is None or before is None:
        return ""
    if now == before:
        return f"the same as {when}"
    more = "more" if now > before else "fewer"
    return f"{whole(abs(now - before))} {more} than {when} ({whole(before) if before else 'none'})"


def rate_change(now: float | None, before: float | None, when: str) -> str:
    """Say how a rate moved: "down from 96.8 the year before"."""
    if now is None or before is None:
        return ""
    after, earlier = one_place(now), one_place(before)
    if after == earlier:
        return f"the same as {when}"
    return f"{'up' if now > before else 'down'} from {earlier} {when}"


def share_change(now: float | None, before: float | None, when: str) -> str:
    """Say how a share moved, in percentage points, never in per cent of a per cent.

    "rose by 2.1 percentage points, from 92.6% the year before to 94.7%"
    """
    if now is None or before is None:
        return ""
    after, earlier = _printed(now), _printed(before)
    if after == earlier:
        return f"was the same as {when}, {percent(now)}"
    verb = "rose" if after > earlier else "fell"
    return f"{verb} by {points_apart(now, before)}, from {earlier}% {when} to {after}%"


def points_apart(now: float, before: float) -> str:
    """Write how far two shares are apart: "2.1 percentage points"."""
    apart = abs(_printed(now) - _printed(before))
    return f"{apart} percentage {'point' if apart == 1 else 'points'}"


def _printed(share: float) -> Decimal:
    return Decimal(percent(share).rstrip("%"))


def direction(values: Sequence[float | None]) -> str:
    """Name the course of three years or more: "risen each year", "fallen", ...; or nothing."""
    known = [value for value in values if value is not None]
    if len(known) < 3 or len(known) != len(values):
        return ""
    steps = [later - earlier for earlier, later in pairwise(known)]
    if not any(steps):
        return "stayed the same"
    each_year = " each year" if all(steps) else ""
    if all(step >= 0 for step in steps):
        return f"risen{each_year}"
    if all(step <= 0 for step in steps):
        return f"fallen{each_year}"
    return "moved up and down"
