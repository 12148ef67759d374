"""Indicators 68, 69 and 70 as they stand today, each with its definition beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footprint.access.viewing import Viewer
from footprint.queries.caseloads import Officer
from footprint.queries.continuity import steadiness
from footprint.rules.allocations import Band, is_within_caseload


@dataclass(frozen=True, slots=True)
class CaseloadFigure:
    """One figure: what is said, of how many, and how it is defined."""

    id: str
    """The number of the indicator in the list of 74, with a letter where it has parts."""
    label: str
    value: str
    note: str
    definition: str


CARE = (
    "Children are those looked after today (short breaks included) whom an officer is the IRO of, "
    "and the child protection children last counted for the officer. Cover, foster carer reviews "
    "and children nobody is the IRO of are left out. Officers are those who hold the role of an "
    "IRO today."
)


def caseload_figures(
    staff: Sequence[Officer], limits: Band, *, viewer: Viewer
) -> tuple[CaseloadFigure, ...]:
    """Work out the figures; they count children the viewer may list, and name nobody."""
    return (*_caseload(staff), _within(staff, limits), *_steady(viewer))


def caseload_for_full_time(staff: Sequence[Officer]) -> CaseloadFigure:
    """Work out the first of them alone, for a page that shows no other."""
    return _caseload(staff)[0]


def _caseload(staff: Sequence[Officer]) -> tuple[CaseloadFigure, ...]:
    children = sum(one.caseload for one in staff)
    full_time = sum(one.full_time_equivalent for one in staff)
    loads = [one.caseload for one in staff]
    spread = f"from {min(loads)} to {max(loads)}" if loads else "no officers"
    dual = sum(bool(one.child_protection and one.child_protection.count) for one in staff)
    unknown = sum(one.hours is None for one in staff)
    guess = f" {unknown} without recorded working time count as full time." if unknown else ""
    return (
        CaseloadFigure(
            "68a",
            "children for each full-time IRO",
            _ratio(children, full_time),
            f"{children} children, {full_time:g} full-time equivalent",
            f"Children, divided by the full-time equivalent of the officers.{guess} {CARE}",
        ),
        CaseloadFigure(
            "68b",
            "children for each IRO, by heads",
            _ratio(children, len(staff)),
            f"{children} children, {len(staff)} officers, {spread}; {dual} with both roles",
            f"Children, divided by the number of officers. {CARE}",
        ),
    )


def _within(staff: Sequence[Officer], limits: Band) -> CaseloadFigure:
    inside = sum(is_inside(one, limits) for one in staff)
    over = sum(one.caseload > limits.most * one.full_time_equivalent for one in staff)
    return CaseloadFigure(
        "69",
        f"officers within {limits}",
        f"{inside} of {len(staff)}",
        f"{over} over, {len(staff) - inside - over} under",
        f"Officers whose caseload lies from {limits.fewest} to {limits.most} for full time, or the "
        "same share of it as they work, of all officers. The band is guidance (IRO Handbook, para "
        f"7.15, not verified) and a setting of the council. {CARE}",
    )


def is_inside(officer: Officer, limits: Band) -> bool:
    """Say whether an officer's caseload lies within the band of their working time (HB-15)."""
    return is_within_caseload(
        officer.caseload, officer.full_time_equivalent, limits.fewest, limits.most
    )


def _steady(viewer: Viewer) -> tuple[CaseloadFigure, ...]:
    found = steadiness(viewer=viewer)
    return tuple(
        CaseloadFigure(
            f"70{letter}",
            f"with the same IRO for {months} months",
            f"{share.count} of {share.of}",
            f"{_percent(share.count, share.of)} of those in care so long; "
            f"{_percent(share.count, found.children)} of all {found.children} children",
            f"Children looked after today without a break for {months} months or more whose IRO of "
            f"today has been their IRO for all of the last {months} months, of all who have been "
            "looked after so long. Short breaks are left out. Cover changes nothing.",
        )
        for letter, (months, share) in zip("ab", found.same_for, strict=True)
    )


def _ratio(count: int, of: float) -> str:
    return f"{count / of:.1f}" if of else "–"


def _percent(count: int, of: int) -> str:
    return f"{100 * count / of:.0f} %" if of else "–"
