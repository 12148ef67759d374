"""What the page shows on which a manager chooses one child's IRO."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries.allocations import Arrival, arrival
from footprint.queries.caseloads import Besides, Officer, besides, working_iros
from footprint.queries.choosing import Choices, choices
from footprint.queries.kin import Relative
from footprint.queries.looking import listed, opened
from footprint.queries.practice import PracticeInForce
from footprint.records.allocations import Allocation
from footprint.records.care import LookedAfterPeriod
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.rules.allocations import (
    Advice,
    Band,
    appointment_due_by,
    why_appointment_due,
)
from footprint.rules.suggestions import (
    Candidate,
    away_in_words,
    may_be_suggested,
    miles_in_words,
    points,
    reasons,
)
from footprint.rules.working_days import Calendar
from footprint.terms.casework import AllocationKind
from footprint.terms.days import in_words

AT_ONCE = 25
"""Officers of one page."""
Rows = Callable[[int], slice]
"""Which rows to show of so many."""


def _first_rows(total: int) -> slice:
    return slice(0, min(total, AT_ONCE))


@dataclass(frozen=True, slots=True)
class Compared:
    """One officer on the page: what they hold, and what speaks for and against them."""

    officer: Officer
    besides: Besides
    band: Band
    """Of the officer's own working time."""
    ties: tuple[str, ...]
    """Brothers, sisters and earlier work, in words."""
    miles: str
    away: str
    refusals: tuple[str, ...]
    caution: str
    """What guidance says against this officer; empty where it says nothing."""
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class Current:
    """The child's IRO on record."""

    allocation_id: int
    iro_id: int
    iro: str
    since: date
    works_still: bool
    """Whether they hold the role of an IRO still."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A child, the officers side by side, and the suggestion."""

    public_id: UUID
    name: str
    called: str
    born_on: date | None
    arrival: Arrival | None
    due_by: date | None
    """Of HB-1, for a child who has had no IRO in this time in care."""
    due_because: str
    current: Current | None
    siblings: tuple[Relative, ...]
    others: tuple[Relative, ...]
    """A looked-after parent, or a child of this child."""
    officers: tuple[Compared, ...]
    """Those of the page asked for."""
    everybody: tuple[tuple[int, str], ...]
    """Every officer by number and name, in the order of the pages."""
    suggested_id: int | None
    suggested: str
    because: tuple[str, ...]
    practice: PracticeInForce

    @property
    def band(self) -> Band:
        """How many children a full-time IRO should hold."""
        return self.practice.band

    @property
    def needs_iro(self) -> bool:
        """Whether nobody who can be it is the child's IRO."""
        return self.current is None or not self.current.works_still

    @property
    def together(self) -> tuple[Relative, ...]:
        """Brothers and sisters who could be allocated in the same decision."""
        return tuple(one for one in self.siblings if one.needs_iro)


def comparison(
    public_id: UUID, *, viewer: Viewer, where: str, rows: Rows = _first_rows
) -> Comparison:
    """Open a child to choose their IRO: whoever is the IRO now is not among the officers.

    All officers are weighed against each other; of those on the page more is said.
    """
    found = opened(public_id, viewer=viewer, where=where, action=Action.ALLOCATE)
    child = found.child
    held = _current(child, viewer)
    leaving = held.iro_id if held else None
    known = choices([child], viewer=viewer, leaving=leaving)
    kin = known.kin.get(child.pk, ())
    listed([one.id for one in kin], viewer=viewer, where=where)
    suggested = known.suggested(child.pk)
    came, due_by, because = _clock(child, known.practice.calendar, viewer)
    order = _in_order(known.candidates[child.pk], known, suggested)
    return Comparison(
        public_id=child.public_id,
        name=child.full_name,
        called=child.known_as or child.first_name,
        born_on=child.born_on,
        arrival=came,
        due_by=due_by,
        due_because=because,
        current=held,
        siblings=tuple(one for one in kin if one.is_sibling),
        others=tuple(one for one in kin if not one.is_sibling),
        officers=_compared(order[rows(len(order))], known, suggested, viewer),
        everybody=tuple((one.id, one.name) for one in order),
        suggested_id=suggested.id if suggested else None,
        suggested=suggested.name if suggested else "",
        because=reasons(suggested, today=known.today, band=known.band) if suggested else (),
        practice=known.practice,
    )


def _current(child: Child, viewer: Viewer) -> Current | None:
    held = (
        Allocation.objects.filter(child=child, kind=AllocationKind.ALLOCATED)
        .exclude(ended_on__lte=viewer.today)
        .select_related("iro")
        .annotate(works=Q(iro__in=working_iros(viewer.today)))
        .order_by("started_on")
        .first()
    )
    if held is None:
        return None
    return Current(
        held.pk, held.iro_id, held.iro.name, held.started_on, works_still=vars(held)["works"]
    )


def _clock(
    child: Child, counted: Calendar, viewer: Viewer
) -> tuple[Arrival | None, date | None, str]:
    """Find when the child came, and by when an IRO should be there where none has been yet."""
    allocated = Allocation.objects.filter(child=child, kind=AllocationKind.ALLOCATED)
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gt=OuterRef("started_on"))
    period = (
        LookedAfterPeriod.objects.filter(holding_on(viewer.today), child=child)
        .annotate(had_iro=Exists(allocated.filter(lasting)))
        .first()
    )
    if period is None:
        return None, None, ""
    came = arrival(period, counted)
    if vars(period)["had_iro"]:
        return came, None, ""
    due_by = appointment_due_by(period.started_on, counted)
    return came, due_by, why_appointment_due(period.started_on, counted)


def _in_order(
    candidates: Sequence[Candidate], known: Choices, suggested: Candidate | None
) -> list[Candidate]:
    """Put the officers in order: who may be suggested, then who may be chosen, then who may not."""

    def order(one: Candidate) -> tuple[bool, bool, bool, float, str]:
        weighed = points(one, today=known.today, band=known.band)
        is_first = suggested is not None and one.id == suggested.id
        is_not_suggested = not may_be_suggested(one, known.today)
        return not is_first, bool(one.refusals), is_not_suggested, -weighed, one.name

    return sorted(candidates, key=order)


def _compared(
    shown: Sequence[Candidate], known: Choices, suggested: Candidate | None, viewer: Viewer
) -> tuple[Compared, ...]:
    by_id = {one.id: one for one in known.officers}
    more = besides([one.id for one in shown], viewer=viewer)
    return tuple(
        Compared(
            officer=by_id[one.id],
            besides=more.get(one.id, Besides()),
            band=known.band.of(one.full_time_equivalent),
            ties=_ties(one),
            miles=miles_in_words(one.miles) if one.miles is not None else "",
            away=away_in_words(one.away, known.today) if one.away else "",
            refusals=one.refusals,
            caution=_caution(one),
            is_suggested=suggested is not None and one.id == suggested.id,
        )
        for one in shown
    )


def _ties(one: Candidate) -> tuple[str, ...]:
    held = [f"holds {words}" for words in one.siblings]
    if one.held_until:
        held.append(f"was this child's IRO until {in_words(one.held_until)}")
    if one.knows_family:
        held.append("was IRO of a brother or sister before")
    return tuple(held)


def _caution(one: Candidate) -> str:
    if one.advice is not Advice.AGAINST:
        return ""
    return (
        f"Holds {one.parents_or_children[0]}. Guidance says that a looked-after parent and their "
        "child should have different IROs."
    )
