"""Reviews: how many were held and in time, which children had all in time, what is overdue."""

from __future__ import annotations

from footprint.disclosure.published import PublishedFigure
from footprint.disclosure.shown import NOT_AVAILABLE, Shown
from footprint.documents.annual.findings import Findings, number_of
from footprint.documents.annual.said import count_said, not_known, share_moved, share_said
from footprint.documents.annual.tables import (
    by_year,
    denominator,
    left_out,
    line,
    numerator,
    rates,
    rest,
    unknown,
    value,
)
from footprint.documents.numbers import percent, whole
from footprint.documents.sentences import CHILD, REVIEW, Noun, counted, of_them
from footprint.documents.values import Block, Paragraph, Section, WriteHere
from footprint.terms.words import capital

IRO = Noun("IRO", "IROs")
OUTSTANDING = "outstanding at the date"
LEAVER = Noun("child who left care", "children who left care")


def section(findings: Findings) -> Section:
    """Say how many reviews were held and how many in time; leave room for why some were late."""
    return Section(
        "Reviews",
        sections=(
            Section("Reviews held", _held(findings)),
            Section("Reviews in time", _in_time(findings)),
            Section("First, second and later reviews", _by_number(findings)),
            Section("Children with every review in time", _all_in_time(findings)),
            Section("Reviews that were late or have not been held", _late(findings)),
        ),
    )


def reviews_held(findings: Findings) -> Paragraph:
    """Say how many reviews were held and how many of them in time.

    "In 2022-23 the service held 1,782 reviews; 1,687 of them (94.7%) were in time."
    """
    held, timely = findings.now("15"), findings.now("17")
    count = number_of(held.numerator)
    if held.not_known:
        return not_known(held)
    if count is None:
        return count_said(findings, "15", "were held", REVIEW)
    start = f"{capital(findings.during)} the service held {counted(count, REVIEW)}"
    moved = share_moved(findings, "17", "The share in time")
    if count == 0 or timely.not_known:
        text = f"{start}."
    elif timely.unknown.number == 0:
        in_time = number_of(timely.numerator)
        text = f"{start}; {of_them(in_time, count, timely.value.number, 'were in time')}. {moved}"
    else:
        text = f"{start}. {_where_known(timely)} {moved}"
    return Paragraph(text.strip(), figures=("15", "17"))


def _where_known(timely: PublishedFigure) -> str:
    part, known = number_of(timely.numerator), number_of(timely.denominator)
    if part is None or known is None or timely.value.number is None:
        return "How many of them were in time is not shown, so that no child can be recognised."
    return (
        f"For {whole(known)} of them it is known by when they were due; of these {whole(part)}"
        f" ({percent(timely.value.number)}) were in time."
    )


def _held(findings: Findings) -> tuple[Block, ...]:
    course = findings.course("15")
    if findings.now("15").not_known:
        return (not_known(findings.now("15")),)
    blocks: list[Block] = [
        count_said(findings, "15", "were held", REVIEW),
        by_year("Reviews held in the year", course, (("Reviews", numerator),)),
    ]
    each = findings.now("16")
    if each.value.number is None:
        blocks.append(
            WriteHere(
                "How many reviews each IRO held on average. It needs the number of IROs, which is"
                " not in a return: give it as --iros and the report works it out. Say whether you"
                " count people or full-time equivalents."
            )
        )
    else:
        blocks.append(_each_iro(each))
    return tuple(blocks)


def _each_iro(each: PublishedFigure) -> Paragraph:
    iros = number_of(each.denominator)
    return Paragraph(
        f"The service had {counted(iros, IRO)}. On average each held {each.value.text} reviews.",
        figures=("16",),
    )


def _in_time(findings: Findings) -> tuple[Block, ...]:
    if findings.now("17").not_known:
        return (not_known(findings.now("17")),)
    course = findings.course("17")
    table = by_year(
        "Reviews in time",
        course,
        (
            ("Held", lambda figure: _held_in(findings, figure)),
            ("Due date known", denominator),
            ("In time", numerator),
            ("Late", rest),
            ("Share in time", value),
            ("Not known", unknown),
            ("Not held by 31 March" if findings.is_year_end else "Not held", left_out(OUTSTANDING)),
        ),
        also=("15",),
        note=(
            "A review is in time when it is held on or before the day it was due. The share is of"
            " reviews whose due date is known. The last column counts reviews that were due and"
            " had not been held at the end; they are not part of the share."
        ),
    )
    said = reviews_held(findings)
    shown = line("Share of reviews in time", said.text, "Share in time", table)
    return (said, shown)


def _held_in(findings: Findings, figure: PublishedFigure) -> Shown:
    held = findings.figures.get("15", figure.as_at)
    return held.numerator if held else NOT_AVAILABLE


def _by_number(findings: Findings) -> tuple[Block, ...]:
    figure = findings.now("17")
    if figure.not_known:
        return (not_known(figure),)
    return (
        Paragraph(
            "The first review comes soonest, and so is the hardest to hold in time: a child has"
            " just come into care, and everyone who matters has to be brought together."
        ),
        *rates(
            figure,
            "number",
            f"Reviews in time {findings.during}, by which review it was",
            ("Review", "Due date known", "In time", "Share in time"),
        ),
    )


def all_in_time(findings: Findings) -> Paragraph:
    """Say how many children in care on the day had every review of the year in time."""
    return share_said(
        findings, "18", "in care on the day had every review of the year in time", CHILD
    )


def overdue(findings: Findings) -> Paragraph:
    """Say how many children had a review overdue on the day."""
    return share_said(findings, "21", f"had a review overdue on {findings.on_the_day}")


def _all_in_time(findings: Findings) -> tuple[Block, ...]:
    columns = (
        ("Children", denominator),
        ("All in time", numerator),
        ("Share", value),
        ("Not known", unknown),
    )
    blocks: list[Block] = []
    for id_, said, caption in (
        ("18", all_in_time(findings), "Children in care with every review of the year in time"),
        (
            "18b",
            share_said(findings, "18b", "had every review of the year in time", LEAVER),
            "Children who left in the year with every review in time",
        ),
    ):
        blocks.append(said)
        if not findings.now(id_).not_known:
            blocks.append(by_year(caption, findings.course(id_), columns, is_snapshot=id_ == "18"))
    return tuple(blocks)


def _late(findings: Findings) -> tuple[Block, ...]:
    columns = (
        ("Children", denominator),
        ("With a review overdue", numerator),
        ("Share", value),
    )
    blocks: list[Block] = [overdue(findings)]
    if not findings.now("21").not_known:
        course = findings.course("21")
        blocks.append(by_year("Children with a review overdue", course, columns, is_snapshot=True))
    blocks.append(
        WriteHere(
            "Why reviews were late, with numbers: the social worker or the IRO was ill, the"
            " service heard late that a child had come into care, reports were not ready. A return"
            " holds no reasons. Say also what you did so that it happens less."
        )
    )
    return tuple(blocks)
