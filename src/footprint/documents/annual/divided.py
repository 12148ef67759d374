"""What the report says of a whole that is divided: by age, by legal status, by kind of home."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.documents.annual.findings import Findings, number_of
from footprint.documents.annual.said import NOT_SHOWN, not_known
from footprint.documents.annual.tables import Shares
from footprint.documents.numbers import whole
from footprint.documents.sentences import CHILD, Noun
from footprint.documents.values import Block, ChartKind, Paragraph
from footprint.terms.words import capital

ALL_HIDDEN = f"This breakdown is not shown, {NOT_SHOWN}."


@dataclass(frozen=True, slots=True)
class Division:
    """One breakdown of a figure, and the words that go with it."""

    figure: str
    by: str
    of: str
    """Id of the figure that counts the whole."""
    caption: str
    heading: str
    says: str
    """A sentence about the largest line, with {label} and {counts}: "... ({counts})."."""
    noun: Noun = CHILD
    chart: ChartKind | None = None
    note: str = ""
    every_line: bool = False
    """Whether lines that count nobody are printed; a scale like age keeps them."""


def divided(findings: Findings, division: Division) -> tuple[Block, ...]:
    """Say which line is largest, and show all of them; or say why they cannot be shown."""
    figure = findings.now(division.figure)
    if figure.not_known:
        return (not_known(figure),)
    counted = findings.now(division.of)
    shares = Shares.of_figure(figure, division.by, counted, drop_noughts=not division.every_line)
    if counted.numerator.number == 0 or not shares.parts:
        return (Paragraph(f"There were no {division.noun.many} to count."),)
    if all(part.numerator.number is None for part in shares.parts):
        return (Paragraph(ALL_HIDDEN),)
    table = shares.table(
        division.caption, division.heading, division.noun.many.capitalize(), division.note
    )
    said = _said(shares, division)
    if division.chart is None:
        return (*said, table)
    alt = said[0].text if said else f"{division.caption}, as in the table."
    return (*said, shares.chart(division.chart, division.caption, alt, table))


def _said(shares: Shares, division: Division) -> tuple[Paragraph, ...]:
    largest, total = shares.largest(), number_of(shares.total)
    if largest is None or not total:
        return ()
    count = number_of(largest.numerator) or 0
    if count == total:
        text = f"All of them were in one group: {largest.label}."
    else:
        counts = (
            f"{whole(count)} of {whole(total)} {division.noun.many} ({shares.share(largest).text})"
        )
        text = capital(division.says.format(label=largest.label, counts=counts))
    return (Paragraph(text, figures=(division.figure,)),)
