"""How children took part in their reviews: who was heard, who came, and how."""

from __future__ import annotations

from footprint.documents.annual.divided import Division, divided
from footprint.documents.annual.findings import Findings
from footprint.documents.annual.said import not_known, share_said
from footprint.documents.annual.tables import (
    Measure,
    by_year,
    denominator,
    left_out,
    line,
    numerator,
    rates,
    unknown,
    value,
)
from footprint.documents.sentences import REVIEW
from footprint.documents.values import Block, ChartKind, Paragraph, Section, WriteHere

HEARD = "heard the child's views"
CAME = "were attended by the child"
UNDER_FOUR = "under four"


def section(findings: Findings) -> Section:
    """Say at how many reviews children were heard and at how many they were present."""
    return Section(
        "Children's voice",
        blocks=(
            Paragraph(
                "A review is about a child's life, so the child should shape it. Children can"
                " come and speak, bring someone to speak for them, or send their views. To be heard"
                " is not the same as to be there, so the two are counted apart. Children under"
                " four are not counted in either."
            ),
        ),
        sections=(
            Section("Being heard", _shares(findings, "31", HEARD, "Reviews that heard the child")),
            Section("Being there", _shares(findings, "32", CAME, "Reviews the child attended")),
            Section("How children took part", _ways(findings)),
            Section(
                "In their own words",
                (
                    WriteHere(
                        "What children said about their reviews and what changed because they said"
                        " it; who has an advocate or independent visitor; who chaired or planned"
                        " their own review. Numbers of these are not in a return."
                    ),
                ),
            ),
        ),
    )


def took_part(findings: Findings) -> tuple[Paragraph, ...]:
    """Say in a sentence each how many reviews heard the child, and how many the child attended."""
    return (
        share_said(findings, "31", HEARD, REVIEW),
        share_said(findings, "32", CAME, REVIEW),
    )


def _shares(findings: Findings, id_: str, verb: str, caption: str) -> tuple[Block, ...]:
    figure, course = findings.now(id_), findings.course(id_)
    if figure.not_known:
        return (not_known(figure),)
    columns: tuple[tuple[str, Measure], ...] = (
        ("Reviews", denominator),
        ("Of these", numerator),
        ("Share", value),
        ("Not recorded", unknown),
        ("Under four", left_out(UNDER_FOUR)),
    )
    table = by_year(caption, course, columns)
    said = share_said(findings, id_, verb, REVIEW)
    shown = line(caption, said.text, "Share", table)
    ages = rates(
        figure,
        "age_band",
        f"{caption} {findings.during}, by age",
        ("Age", "Reviews", "Of these", "Share"),
    )
    return (said, shown, *ages)


def _ways(findings: Findings) -> tuple[Block, ...]:
    ways = Division(
        "33", "participation", "33",
        caption=f"How children took part in reviews {findings.during}",
        heading="How",
        says="The most common way was “{label}”: {counts}.",
        noun=REVIEW,
        chart=ChartKind.BARS,
    )  # fmt: skip
    return divided(findings, ways)
