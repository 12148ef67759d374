"""Which officer to suggest for a child, and why: our own rule, with its weights as data.

The suggestion only helps a manager to choose. Whoever may not be the child's IRO is never
suggested, nor anybody against whom guidance speaks (HB-14) or who is away for long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from footprint.rules.allocations import Advice, Band, advice_on_family
from footprint.terms.days import in_words

AWAY_TOO_LONG = 28
"""Days: cover lasts as long, so who is away for longer is not suggested."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each thing counts for or against an officer, in points."""

    holds_sibling: float = 60
    held_before: float = 40
    knows_family: float = 15
    room: float = 50
    """Times the share of the most an officer should hold that is still free."""
    over: float = 100
    """Taken off, times the share by which an officer is over the most."""
    mile: float = 0.3
    """Taken off for each mile."""
    most_miles: float = 150
    unknown_miles: float = 20
    """Where the way is not known, this many are counted."""
    day_away: float = 1.0
    """Taken off for each day until the officer is back."""


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Away:
    """An officer's absence: now, or the next one."""

    why: str
    started_on: date
    back_on: date | None
    """The first day back; None where that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An officer, as far as it matters for being one child's IRO."""

    id: int
    name: str
    caseload: int
    full_time_equivalent: float = 1.0
    siblings: tuple[str, ...] = ()
    """Brothers and sisters whose IRO this is, in words: "her brother Leo"."""
    parents_or_children: tuple[str, ...] = ()
    """A looked-after parent or child of the child, whose IRO this is."""
    held_until: date | None = None
    """The day this officer last ceased to be the child's IRO."""
    knows_family: bool = False
    """Whether this officer was the IRO of a brother or sister before."""
    miles: float | None = None
    away: Away | None = None
    refusals: tuple[str, ...] = ()
    """Why this person may not be the child's IRO; empty where they may."""

    @property
    def advice(self) -> Advice:
        """What guidance says of this officer (HB-14)."""
        return advice_on_family(
            holds_sibling=bool(self.siblings),
            holds_parent_or_child=bool(self.parents_or_children),
            held_before=self.held_until is not None,
        )


def may_be_suggested(candidate: Candidate, today: date) -> bool:
    """Say whether an officer is suggested at all; a manager may choose more than that."""
    is_refused = bool(candidate.refusals) or candidate.advice is Advice.AGAINST
    days = _days_away(candidate.away, today)
    return not is_refused and days is not None and days <= AWAY_TOO_LONG


def points(candidate: Candidate, *, today: date, band: Band, weights: Weights = WEIGHTS) -> float:
    """Weigh an officer: more is better; more children, miles or days away are never better."""
    share = candidate.caseload / (band.most * candidate.full_time_equivalent)
    miles = weights.unknown_miles if candidate.miles is None else candidate.miles
    found = (
        weights.holds_sibling * bool(candidate.siblings)
        + weights.held_before * (candidate.held_until is not None)
        + weights.knows_family * candidate.knows_family
        + weights.room * (1 - share)
        - weights.over * max(0.0, share - 1)
        - weights.mile * min(miles, weights.most_miles)
        - weights.day_away * (_days_away(candidate.away, today) or 0)
    )
    return round(found, 6)


def suggested(
    candidates: Iterable[Candidate], *, today: date, band: Band, weights: Weights = WEIGHTS
) -> Candidate | None:
    """Choose the officer with the most points; of equals the less loaded, then by name."""

    def order(one: Candidate) -> tuple[float, float, str, int]:
        weighed = points(one, today=today, band=band, weights=weights)
        return -weighed, one.caseload / one.full_time_equivalent, one.name.casefold(), one.id

    return min((one for one in candidates if may_be_suggested(one, today)), key=order, default=None)


def shared_out(
    children: Sequence[tuple[int, Sequence[Candidate]]],
    *,
    siblings: Mapping[int, Collection[int]],
    apart: Mapping[int, Collection[int]],
    today: date,
    band: Band,
) -> dict[int, Candidate | None]:
    """Suggest an officer for each of many children in turn, each adding to the load of the next.

    Brothers and sisters in the list go together; a parent and child (`apart`) do not.
    """
    given: dict[int, Candidate | None] = {}
    taken: Counter[int] = Counter()
    for child, candidates in children:
        kin = _holders(given, siblings.get(child, ()))
        against = _holders(given, apart.get(child, ()))
        asked = (
            replace(
                one,
                caseload=one.caseload + taken[one.id],
                siblings=one.siblings or ("a brother or sister",) * (one.id in kin),
                parents_or_children=one.parents_or_children
                or ("a parent or child",) * (one.id in against),
            )
            for one in candidates
        )
        given[child] = found = suggested(asked, today=today, band=band)
        if found:
            taken[found.id] += 1
    return given


def _holders(given: Mapping[int, Candidate | None], children: Collection[int]) -> frozenset[int]:
    return frozenset(found.id for one in children if (found := given.get(one)))


def reasons(candidate: Candidate, *, today: date, band: Band) -> tuple[str, ...]:
    """Say in words what speaks for and against an officer, the weightiest first."""
    said = []
    if candidate.parents_or_children:
        said.append(f"holds {_listed(candidate.parents_or_children)}")
    if candidate.siblings:
        said.append(f"holds {_listed(candidate.siblings)}")
    if candidate.held_until:
        said.append(f"was this child's IRO until {in_words(candidate.held_until)}")
    if candidate.knows_family:
        said.append("was IRO of a brother or sister before")
    said.append(f"{candidate.caseload} of {band.of(candidate.full_time_equivalent)}")
    if candidate.miles is not None:
        said.append(miles_in_words(candidate.miles))
    if candidate.away:
        said.append(away_in_words(candidate.away, today))
    return tuple(said)


def miles_in_words(miles: float) -> str:
    """Say a distance as people do, never closer than a mile."""
    whole = round(miles)
    if whole < 1:
        return "less than a mile"
    return "1 mile" if whole == 1 else f"{whole} miles"


def away_in_words(away: Away, today: date) -> str:
    """Say when an officer is away, and when back."""
    back = f"back on {in_words(away.back_on)}" if away.back_on else "no day of return yet"
    if away.started_on <= today:
        return f"away ({away.why}), {back}"
    return f"away from {in_words(away.started_on)} ({away.why}), {back}"


def _days_away(away: Away | None, today: date) -> int | None:
    """Count the days until an officer is back; None where that is not known."""
    if away is None or away.started_on > today:
        return 0
    return max(0, (away.back_on - today).days) if away.back_on else None


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
