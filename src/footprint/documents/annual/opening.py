"""The first page and the summary: the figures people look for first, and what they say."""

from __future__ import annotations

from footprint.disclosure.shown import Shown
from footprint.documents.annual.children import in_care
from footprint.documents.annual.findings import THE_YEAR_BEFORE, Findings
from footprint.documents.annual.reviews import all_in_time, overdue, reviews_held
from footprint.documents.annual.said import comparable
from footprint.documents.annual.voice import took_part
from footprint.documents.numbers import one_place, whole
from footprint.documents.sentences import points_apart
from footprint.documents.values import (
    Bullets,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    WriteHere,
)
from footprint.indicators.figures import Unit

NOTHING_SHOWN = (
    "The headline figures are not shown: they are not known from what was read, or so small that"
    " they could tell something about one child."
)


def key_figures(findings: Findings) -> Section:
    """Show the headline figures, each with how it moved."""
    wanted = (
        ("1", f"children in our care on {findings.on_the_day}"),
        ("2", "children in care for every 10,000 who live here"),
        ("15", f"reviews held {findings.during}"),
        ("17", "of reviews were held in time"),
        ("31", "of reviews heard the child's views"),
        ("32", "of reviews were attended by the child"),
    )
    items = tuple(
        KeyFigure(findings.now(id_).value.text, label, _moved(findings, id_), id_)
        for id_, label in wanted
        if findings.now(id_).value.number is not None
    )
    return Section(
        f"{findings.period} at a glance",
        blocks=(KeyFigures(items),) if items else (Paragraph(NOTHING_SHOWN),),
    )


def _moved(findings: Findings, id_: str) -> str:
    compared = comparable(findings, id_)
    if compared is None:
        return ""
    (now, before), unit = compared, findings.now(id_).value.unit
    if Shown(now, unit).text == Shown(before, unit).text:
        return f"the same as {THE_YEAR_BEFORE}"
    if unit is Unit.COUNT:
        more = "more" if now > before else "fewer"
        return f"{whole(round(abs(now - before)))} {more} than {THE_YEAR_BEFORE}"
    direction = "up" if now > before else "down"
    if unit is Unit.PERCENT:
        return f"{direction} {points_apart(now, before)} on {THE_YEAR_BEFORE}"
    return f"{direction} from {one_place(before)} {THE_YEAR_BEFORE}"


def summary(findings: Findings) -> Section:
    """Say in a few sentences what the figures say, and leave room for what the manager says."""
    sentences = (
        in_care(findings),
        reviews_held(findings),
        all_in_time(findings),
        overdue(findings),
        *took_part(findings),
    )
    return Section(
        "Summary",
        blocks=(
            Bullets(
                tuple(sentence.text for sentence in sentences),
                figures=tuple(id_ for sentence in sentences for id_ in sentence.figures),
            ),
            WriteHere(
                "In four or five sentences: what went well this year, what worries you, what"
                " changed for children because of the service, and what you ask of the board."
            ),
        ),
    )
