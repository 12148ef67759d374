"""The officers of the service side by side, and people who hold children and are IROs no longer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from footprint.access.viewing import Viewer
from footprint.queries.caseload_figures import CaseloadFigure, caseload_figures
from footprint.queries.caseloads import (
    Besides,
    Officer,
    besides,
    children_held,
    officers,
)
from footprint.queries.practice import in_force
from footprint.records.people import User
from footprint.rules.allocations import Band
from footprint.rules.suggestions import away_in_words


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One officer in the list."""

    officer: Officer
    besides: Besides
    band: Band
    away: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody who holds children and is an IRO no longer."""

    id: int
    name: str
    children: int


@dataclass(frozen=True, slots=True)
class Establishment:
    """The officers, who is missing, and the figures of the service."""

    rows: tuple[OfficerRow, ...]
    """The officers of the page asked for."""
    officers: int
    """How many there are in all."""
    gone: tuple[Gone, ...]
    figures: tuple[CaseloadFigure, ...]
    band: Band


def establishment(*, viewer: Viewer, rows: Callable[[int], slice]) -> Establishment:
    """List officers with their caseloads, the fullest first; it names no child.

    `rows` says which to show of so many.
    """
    limits, held = in_force().band, children_held(viewer)
    staff = sorted(officers(viewer, held), key=_fullest_first)
    shown = staff[rows(len(staff))]
    more = besides([one.id for one in shown], viewer=viewer)
    found = tuple(
        OfficerRow(
            officer=one,
            besides=more.get(one.id, Besides()),
            band=limits.of(one.full_time_equivalent),
            away=away_in_words(one.away, viewer.today) if one.away else "",
        )
        for one in shown
    )
    figures = caseload_figures(staff, limits, viewer=viewer)
    return Establishment(found, len(staff), _gone(held, staff), figures, limits)


def _fullest_first(one: Officer) -> tuple[float, str, int]:
    return -one.caseload / one.full_time_equivalent, one.name, one.id


def _gone(held: Mapping[int, int], staff: Sequence[Officer]) -> tuple[Gone, ...]:
    """Find who is an IRO no longer and has children still."""
    gone = held.keys() - {one.id for one in staff}
    people = User.objects.filter(pk__in=gone).order_by("name", "pk").values_list("pk", "name")
    return tuple(Gone(id_, name, held[id_]) for id_, name in people)
