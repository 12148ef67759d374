"""The children in the council's care: how many, who they are, who came and who left."""

from __future__ import annotations

from footprint.disclosure.shown import NOT_AVAILABLE
from footprint.documents.annual.divided import Division, divided
from footprint.documents.annual.findings import THE_YEAR_BEFORE, Findings, number_of
from footprint.documents.annual.homes import where_they_live
from footprint.documents.annual.said import NOT_SHOWN, count_said, not_known
from footprint.documents.annual.tables import (
    Measure,
    by_year,
    counts_side_by_side,
    line,
    numerator,
)
from footprint.documents.annual.who import WHO_LEFT, who_they_are
from footprint.documents.numbers import one_place
from footprint.documents.sentences import (
    CHILD,
    count_change,
    counted,
    direction,
    rate_change,
)
from footprint.documents.values import Paragraph, Section, WriteHere

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
            *who_they_are(findings),
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
    shown = line(table.caption, in_care(findings).text, "Children", table)
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
