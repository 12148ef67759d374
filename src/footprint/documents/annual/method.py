"""What the report cannot show, how its figures are made, and the codes it uses."""

from __future__ import annotations

from collections.abc import Iterable

from footprint.disclosure.published import PublishedFigure
from footprint.documents.annual.findings import Findings
from footprint.documents.values import Bullets, Paragraph, Section, Table
from footprint.terms.care import HOME_KINDS, HomeKind, LegalStatus
from footprint.terms.participation import Participation
from footprint.terms.words import Coded, capital

NOT_IN_A_RETURN = (
    "Why a review was late, moved or cancelled, and whether it was held face to face or by video.",
    "Who the child's IRO was, and how many children each IRO had.",
    "What IROs raised, how it was answered, and what changed for the child.",
    "Ratings of care plans, decisions of reviews and whether they were carried out.",
    "What parents, carers, schools and health workers said.",
    "Advocates, independent visitors, compliments and complaints.",
    "Consent to adoption under section 19 of the Adoption and Children Act 2002.",
)
WORDS = (
    ("In care, or looked after", "The council has a care order, or gives the child a home."),
    ("Short breaks", "Days away from home to help a family; counted apart."),
    ("IRO", "Independent Reviewing Officer."),
    ("Review", "The meeting, or series of meetings, on a child's care plan that the law requires."),
    ("In time", "Held on or before the last day that the law allows."),
    ("Overdue, outstanding", "The last day has passed and the review has not been held."),
)


def limits(findings: Findings) -> Section:
    """Say what a return does not hold, and which figures are not known for this council."""
    absent = [
        f"{figure.name}. {figure.not_known}"
        for figure in findings.figures
        if figure.as_at == findings.as_at and figure.not_known
    ]
    blocks: list[Paragraph | Bullets] = [
        Paragraph(
            "The figures come from the returns that the council sends to the government every year"
            " (SSDA903). These say who was in care, where, and when reviews were held. They do not"
            " say:"
        ),
        Bullets(NOT_IN_A_RETURN),
    ]
    if absent:
        blocks.append(Paragraph("These figures could not be worked out from what was read:"))
        blocks.append(Bullets(tuple(absent)))
    blocks.append(
        Paragraph(
            "Reviews held before the earliest return cannot be seen. Where an unseen review could"
            " change the day a review was due, the report counts it as not known rather than guess."
        )
    )
    return Section("What this report cannot show", tuple(blocks))


def definitions(findings: Findings) -> Section:
    """List every figure of the report with its definition, its counts and its result."""
    known = [
        figure
        for figure in findings.figures
        if figure.as_at == findings.as_at and not figure.not_known
    ]
    return Section(
        "How the figures are made",
        (
            Paragraph(
                "Every figure is counted from the rows of the returns by one written definition."
                " A percentage is the number counted out of the number beside it. Inside the"
                " council each figure can be opened and checked, child by child."
            ),
            Paragraph(findings.figures.method),
            Table(
                caption=f"The figures of {findings.period}, as at {findings.on_the_day}",
                header=("Figure", "What it counts", "Version", "Counted", "Out of", "Result"),
                rows=tuple(_line(figure) for figure in known),
                row_figures=tuple(figure.id for figure in known),
            ),
        ),
    )


def _line(figure: PublishedFigure) -> tuple[str, ...]:
    return (
        f"{figure.id}. {figure.name}",
        figure.definition,
        figure.version,
        figure.numerator.text,
        "" if figure.denominator.text == "z" else figure.denominator.text,
        figure.value.text,
    )


def glossary(_: Findings) -> Section:
    """Say what the codes of a return mean, and the words of this report."""
    return Section(
        "Words and codes",
        (
            Table(
                caption="Words of this report",
                header=("Word", "What it means"),
                rows=WORDS,
            ),
            _codes("How children take part in a review", Participation),
            _codes("Legal status", LegalStatus),
            Table(
                caption="Kinds of home, and the codes of the return that they hold",
                header=("Kind of home", "Codes"),
                rows=tuple((capital(kind.label), _codes_of(kind)) for kind in HomeKind),
            ),
        ),
    )


def _codes_of(kind: HomeKind) -> str:
    return ", ".join(
        sorted(home.value for home, its_kind in HOME_KINDS.items() if its_kind is kind)
    )


def _codes(caption: str, codes: Iterable[Coded]) -> Table:
    return Table(
        caption=f"{caption}: codes of the return",
        header=("Code", "What it means"),
        rows=tuple((code.value, code.label) for code in codes),
    )
