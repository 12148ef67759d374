"""Where children live: kinds of home, how far away, how settled."""

from __future__ import annotations

from footprint.documents.annual.divided import Division, divided
from footprint.documents.annual.findings import Findings
from footprint.documents.annual.said import shares_said
from footprint.documents.annual.tables import shares_side_by_side
from footprint.documents.sentences import CHILD
from footprint.documents.values import Block, ChartKind, Section

Measures = tuple[tuple[str, str, str], ...]
"""Figures, by id: what their row is called, and what the children in it did."""
HOMES: Measures = (
    ("11", "With their parents", "lived with their parents"),
    ("11b", "In a home that is not regulated", "lived in a home that is not regulated"),
)
FAR: Measures = (
    ("10", "20 miles or more from home", "lived 20 miles or more from home"),
    ("10b", "Outside the council's area", "lived outside the council's area"),
)
SETTLED: Measures = (
    ("12", "Three or more homes in the year", "had three or more homes in the year"),
    (
        "12b",
        "Long in care and settled in one home",
        "long in care had lived in one home for two years, or were placed for adoption",
    ),
)


def where_they_live(findings: Findings) -> tuple[Section, ...]:
    """Describe the homes, the distance and how settled children are."""
    kinds = Division(
        "9", "kind_of_home", "1",
        caption=f"Where children lived on {findings.on_the_day}",
        heading="Home",
        says="The most common kind of home was “{label}”: {counts}.",
        chart=ChartKind.BARS,
    )  # fmt: skip
    return (
        Section(
            "Where children live",
            (
                *divided(findings, kinds),
                *_measured(findings, HOMES, "Children with parents or in unregulated homes"),
            ),
        ),
        Section("How far from home", _measured(findings, FAR, "Children living further away")),
        Section("How settled children are", _measured(findings, SETTLED, "How settled")),
    )


def _measured(findings: Findings, measures: Measures, caption: str) -> tuple[Block, ...]:
    said = shares_said(findings, ((id_, verb, CHILD) for id_, _, verb in measures))
    table = shares_side_by_side(
        findings,
        f"{caption}, {findings.on_the_day}",
        "Children",
        tuple((id_, name) for id_, name, _ in measures),
    )
    return (*said, table) if table.rows else said
