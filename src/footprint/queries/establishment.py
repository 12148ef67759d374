"""The officers of the service side by side, and people who hold children and are IROs no longer."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.access.viewing import Viewer
from footprint.queries.caseload_figures import CaseloadFigure, caseload_figures, is_inside
from footprint.queries.caseloads import Officer, band, held_by, officers
from footprint.records.people import User
from footprint.rules.allocations import Band
from footprint.rules.suggestions import away_in_words


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One officer in the list."""

    officer: Officer
    band: Band
    is_within: bool
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
    gone: tuple[Gone, ...]
    figures: tuple[CaseloadFigure, ...]
    band: Band


def establishment(*, viewer: Viewer) -> Establishment:
    """List the officers with their caseloads, the fullest first; it names no child."""
    limits, staff = band(), officers(viewer)
    rows = [
        OfficerRow(
            officer=one,
            band=limits.of(one.full_time_equivalent),
            is_within=is_inside(one, limits),
            away=away_in_words(one.away, viewer.today) if one.away else "",
        )
        for one in staff
    ]
    rows.sort(key=_fullest_first)
    return Establishment(tuple(rows), _gone(viewer, staff), caseload_figures(viewer=viewer), limits)


def _fullest_first(row: OfficerRow) -> tuple[float, str]:
    return -row.officer.caseload / row.officer.full_time_equivalent, row.officer.name


def _gone(viewer: Viewer, staff: tuple[Officer, ...]) -> tuple[Gone, ...]:
    working = {one.id for one in staff}
    held = {id_: some.children for id_, some in held_by(viewer).items() if some.children}
    names = User.objects.filter(pk__in=set(held) - working).order_by("name", "pk")
    return tuple(Gone(pk, name, held[pk]) for pk, name in names.values_list("pk", "name"))
