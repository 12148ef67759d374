"""Who the children are: legal status, sex, age, ethnicity, and how long they have been in care."""

from __future__ import annotations

from dataclasses import replace

from footprint.documents.annual.divided import Division, divided
from footprint.documents.annual.findings import Findings, number_of
from footprint.documents.annual.tables import Shares
from footprint.documents.numbers import whole
from footprint.documents.sentences import Noun
from footprint.documents.values import Block, ChartKind, Paragraph, Section, Whole

WHO_LEFT = Noun("child who left", "children who left")


def who_they_are(findings: Findings) -> tuple[Section, ...]:
    """Describe the children in care on the day, a section for each way to look at them."""
    return (
        *(
            Section(
                title,
                (
                    *divided(findings, division),
                    *(_last_month(findings) if division.figure == "5" else ()),
                ),
            )
            for title, division in _divisions(findings)
        ),
        _time_in_care(findings),
    )


def _divisions(findings: Findings) -> tuple[tuple[str, Division], ...]:
    day = findings.on_the_day
    return (
        (
            "Legal status",
            Division(
                "5", "legal_status", "1",
                caption=f"Legal status on {day}",
                heading="Legal status",
                says="The most common legal status was {label}: {counts}.",
                note="Each child is counted once, by their status on this day.",
            ),
        ),
        (
            "Girls and boys",
            Division("6", "sex", "1", f"Sex, on {day}", "Sex", "{counts} were {label}."),
        ),
        (
            "Age",
            Division(
                "7", "age_band", "1", f"Age on {day}", "Age",
                "The largest age group was {label}: {counts}.",
                chart=ChartKind.COLUMNS, every_line=True,
            ),
        ),
        (
            "Ethnicity",
            Division(
                "1", "ethnic_group", "1", f"Ethnicity, on {day}", "Ethnic group",
                "The largest ethnic group was {label}: {counts}.",
            ),
        ),
    )  # fmt: skip


def _time_in_care(findings: Findings) -> Section:
    now = Division(
        "8", "time_in_care", "1",
        f"How long children in care on {findings.on_the_day} had been in care",
        "Time in care", "The largest group had been in care for {label}: {counts}.",
        every_line=True,
    )  # fmt: skip
    leavers = Division(
        "8b", "time_in_care", "4",
        f"How long those who left {findings.during} had been in care",
        "Time in care", "The largest group had been in care for {label}: {counts}.",
        noun=WHO_LEFT, every_line=True,
    )  # fmt: skip
    return Section(
        "Time in care",
        (
            Paragraph("Two groups, never mixed: children in care on the day, and those who left."),
            *divided(findings, now),
            *divided(findings, leavers),
        ),
    )


def _last_month(findings: Findings) -> tuple[Block, ...]:
    """Show legal status over all who were in care in the last month, and say how many left.

    Only an internal report has the figure: beside the table of the day it tells the legal status
    of each child who left.
    """
    figure = findings.now("5b")
    shares = Shares.of_figure(figure, "legal_status", figure)
    left = [part for part in figure.broken_down("still_looked_after") if part.key == "no"]
    if figure.not_known or not left:
        return ()
    count = number_of(left[0].numerator)
    table = shares.table(
        f"Legal status of all children in care at any time in {findings.as_at:%B %Y}",
        "Legal status",
        note=f"{whole(count or 0)} of these children left in the month, so that"
        f" {findings.now('1').numerator.text} were looked after on {findings.on_the_day}.",
    )
    base = Whole(figure="1", percents=2, instead="children in care at any time in the month")
    return (replace(table, whole=base),)
