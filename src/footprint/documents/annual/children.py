"""The children in the council's care: how many, who they are, who came and who left."""

from __future__ import annotations

from dataclasses import replace

from footprint.disclosure.shown import NOT_AVAILABLE
from footprint.documents.annual.divided import Division, divided
from footprint.documents.annual.findings import THE_YEAR_BEFORE, Findings, number_of
from footprint.documents.annual.homes import where_they_live
from footprint.documents.annual.said import NOT_SHOWN, count_said, not_known
from footprint.documents.annual.tables import (
    Measure,
    Shares,
    by_year,
    counts_side_by_side,
    line,
    numerator,
)
from footprint.documents.numbers import one_place
from footprint.documents.sentences import (
    CHILD,
    Noun,
    count_change,
    counted,
    direction,
    rate_change,
)
from footprint.documents.values import Block, ChartKind, Paragraph, Section, Whole, WriteHere

WHO_LEFT = Noun("child who left", "children who left")
NO_RATE = WriteHere(
    "The rate for every 10,000 children, beside England and similar councils. It needs the number"
    " of people under 18 who live here, which is not in a return: give it as"
    " --population-under-18 and the report works the rate out."
)


def section(findings: Findings) -> Section:
    """Describe the children as they were on the day, and who came and left in the year."""
    heading = f"The children in our care on {findings.on_the_day}"
    if findings.now("1").numerator.number == 0:
        return Section(heading, (in_care(findings),), (_coming_and_leaving(findings),))
    return Section(
        heading,
        sections=(
            _how_many(findings),
            _coming_and_leaving(findings),
            *(
                Section(
                    title,
                    (
                        *divided(findings, division),
                        *(_last_month(findings) if division.figure == "5" else ()),
                    ),
                )
                for title, division in _who_they_are(findings)
            ),
            _time_in_care(findings),
            *where_they_live(findings),
            _closer_eye(findings),
        ),
    )


def in_care(findings: Findings) -> Paragraph:
    """Say how many children were looked after, how that moved, and the rate."""
    now, before = findings.now("1"), findings.before("1")
    count = number_of(now.numerator)
    start = f"On {findings.on_the_day} {findings.council}"
    if now.not_known:
        return not_known(now)
    if count is None:
        return Paragraph(
            f"How many children {findings.council} looked after on {findings.on_the_day} is not"
            f" shown, {NOT_SHOWN}."
        )
    moved = count_change(count, number_of(before.numerator), THE_YEAR_BEFORE)
    text = f"{start} looked after {counted(count, CHILD)}{', ' if moved else ''}{moved}."
    return Paragraph(f"{text}{_rate(findings)}", figures=("1", "2"))


def _rate(findings: Findings) -> str:
    now, before = findings.now("2").value.number, findings.before("2").value.number
    if now is None:
        return ""
    moved = rate_change(now, before, THE_YEAR_BEFORE)
    return (
        f" That is {one_place(now)} for every 10,000 children who live here"
        f"{', ' if moved else ''}{moved}."
    )


def _how_many(findings: Findings) -> Section:
    course = findings.course("1")
    rates = {figure.as_at: figure.value for figure in findings.course("2")}
    columns: list[tuple[str, Measure]] = [("Children", numerator)]
    if rates:
        columns.append(
            ("For every 10,000", lambda figure: rates.get(figure.as_at, NOT_AVAILABLE)),
        )
    table = by_year(
        f"Children looked after on {findings.as_at.day} {findings.as_at:%B} of each year",
        course,
        columns,
        is_snapshot=True,
        also=("2",),
        note="Short breaks are not counted here.",
    )
    went = direction([figure.numerator.number for figure in course])
    said = (Paragraph(f"Over three years the number has {went}."),) if went else ()
    shown: Block = table
    if len(course) > 1:
        alt = in_care(findings).text
        shown = line(table.caption, alt, "Children", numerator, course, table)
    return Section(
        "How many children",
        (in_care(findings), *said, shown, *(() if rates else (NO_RATE,))),
    )


def _coming_and_leaving(findings: Findings) -> Section:
    table = by_year(
        "Children who came into care, and who left",
        findings.course("3"),
        (
            ("Came into care", numerator),
            ("Left care", lambda figure: findings.on("4", figure.as_at).numerator),
        ),
        also=("4",),
        note="A child who came or left twice in a year is counted twice.",
    )
    reasons = Division(
        "4", "end_reason", "4",
        caption=f"Why children left care {findings.during}",
        heading="Reason",
        says="The most common reason was “{label}”: {counts}.",
        noun=WHO_LEFT,
    )  # fmt: skip
    return Section(
        "Coming into care and leaving",
        (
            count_said(findings, "3", "came into care"),
            count_said(findings, "4", "left care"),
            table,
            *divided(findings, reasons),
        ),
    )


def _who_they_are(findings: Findings) -> tuple[tuple[str, Division], ...]:
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


def _closer_eye(findings: Findings) -> Section:
    wanted = (
        ("13", "Unaccompanied children seeking asylum"),
        ("13b", "Children on remand"),
        ("13c", "Children who had short breaks in the year"),
    )
    known = [(id_, name) for id_, name in wanted if not findings.now(id_).not_known]
    return Section(
        "Children who need a closer eye",
        (
            counts_side_by_side(findings, "Children who need a closer eye", "Children", known),
            WriteHere(
                "How IROs watch over children who go missing or may be exploited, disabled"
                " children, children placed with parents, and children about to go home."
            ),
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
        note=f"{counted(count, CHILD)} of these left in the month, so that"
        f" {findings.now('1').numerator.text} were looked after on {findings.on_the_day}.",
    )
    whole = Whole(figure="1", percents=2, instead="children in care at any time in the month")
    return (replace(table, whole=whole),)
