"""The annual report as a document: its sections, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from footprint.documents.annual import (
    children,
    health,
    improvement,
    introduction,
    method,
    opening,
    reviews,
    row_lists,
    scrutiny,
    voice,
    workforce,
)
from footprint.documents.annual.findings import Findings
from footprint.documents.values import Document, Section, Table
from footprint.indicators.figures import Figure, Part

SECTIONS: tuple[Callable[[Findings], Section], ...] = (
    opening.key_figures,
    opening.summary,
    introduction.section,
    workforce.section,
    children.section,
    reviews.section,
    voice.section,
    health.section,
    scrutiny.section,
    improvement.feedback,
    improvement.good_practice,
    improvement.progress,
    improvement.priorities,
    method.limits,
    method.definitions,
    method.glossary,
)

BREAKDOWNS = {
    "1": {
        "age_band",
        "sex",
        "ethnic_group",
        "legal_status",
        "kind_of_home",
        "time_in_care",
    },
    "4": {"end_reason"},
    "5": {"legal_status"},
    "5b": {"legal_status", "still_looked_after"},
    "6": {"sex"},
    "7": {"age_band"},
    "8": {"time_in_care"},
    "8b": {"time_in_care"},
    "9": {"kind_of_home"},
    "17": {"number"},
    "31": {"age_band"},
    "32": {"age_band"},
    "33": {"participation"},
}
"""The breakdowns that the report prints, of its own year. What is not printed gives nothing away,
so that less has to be hidden; the lines of 5 to 9 stand under 1 too, where disclosure knows what
they have to do with other figures."""
INTERNAL_ONLY = {"5b"}
"""Beside figure 5 it would tell the legal status of each child who left in the month."""
SAID_ALREADY = {"19"}
"""Figure 17 by number says the same."""


def annual_report(findings: Findings, lists: tuple[Table, ...] = ()) -> Document:
    """Write the report; `lists` are rows about single children, for an internal one only."""
    if lists and not findings.is_internal:
        raise ValueError("Lists of children stand in an internal report only.")
    sections = tuple(section(findings) for section in SECTIONS)
    if lists:
        sections += (row_lists.section(lists),)
    return Document(
        title="Annual report of the Independent Reviewing Officer service",
        subtitle=f"{findings.council}, {findings.period}",
        council=findings.council,
        period=findings.period,
        as_at=findings.as_at,
        is_internal=findings.is_internal,
        sections=sections,
        rounded_to=findings.figures.rounded_to,
    )


def to_print(figures: Iterable[Figure], as_at: date, *, is_internal: bool) -> list[Figure]:
    """Keep what the report prints: headlines of every year, breakdowns of its own year."""
    return [
        _kept(figure, is_own=figure.as_at == as_at)
        for figure in figures
        if figure.id not in SAID_ALREADY and (is_internal or figure.id not in INTERNAL_ONLY)
    ]


def _kept(figure: Figure, *, is_own: bool) -> Figure:
    """Keep what is printed; of a figure that is not known, not even of how many it is not."""
    if figure.not_known:
        return replace(
            figure, numerator=None, denominator=None, unknown=0, excluded=(), breakdowns=()
        )
    return replace(figure, breakdowns=_printed(figure) if is_own else ())


def _printed(figure: Figure) -> tuple[Part, ...]:
    wanted = BREAKDOWNS.get(figure.id, set())
    return tuple(part for part in figure.breakdowns if part.by in wanted)
