"""The introduction: what the report is for, what an Independent Reviewing Officer does, the law."""

from __future__ import annotations

from footprint.documents.annual.findings import Findings
from footprint.documents.values import Bullets, Paragraph, Section, WriteHere

WHAT_AN_IRO_DOES = (
    "gets to know each child, and makes sure that the child is heard",
    "chairs the child's reviews, where everyone who matters looks at the care plan together",
    "checks between reviews that the plan is good, and that what was promised is done",
    "speaks up when it is not, as high as it takes, and outside the council if it must",
    "makes sure that the child knows their rights, and how to get an advocate",
)
THE_LAW = (
    (
        "Section 25A of the Children Act 1989: the council must name an IRO for every child it"
        " looks after, before the child's first review."
    ),
    (
        "Section 25B of the same Act: the IRO monitors how the council does its duties to the"
        " child, takes part in reviews, and makes sure that the child's wishes and feelings are"
        " given due consideration. The IRO may refer a child's case to Cafcass."
    ),
    (
        "The Care Planning, Placement and Case Review (England) Regulations 2010: the first review"
        " is held within 20 working days of the day the child came into care, the second within"
        " 3 months of the first, and every later one within 6 months of the one before"
        " (regulation 33)."
    ),
    (
        "The IRO Handbook, which is statutory guidance: the manager of the service writes a report"
        " every year for the corporate parenting board, and the council publishes it."
    ),
)


def section(findings: Findings) -> Section:
    """Say who the report is for, what the service is, and which law it works under."""
    return Section(
        "Introduction",
        sections=(
            Section(
                "Why we write this report",
                blocks=(
                    Paragraph(
                        "When a child cannot live at home, the council becomes their corporate"
                        " parent. It should do for them what any good parent would do. This report"
                        " is for the corporate parenting board, which watches over that promise,"
                        " and for everybody who cares how children in care are doing in"
                        f" {findings.council}."
                    ),
                    Paragraph(
                        "It says how the Independent Reviewing Officer (IRO) service worked"
                        f" {findings.during}: what it did, what children said, what it questioned,"
                        " what got better, and what must get better still."
                    ),
                ),
            ),
            Section(
                "What an IRO does",
                blocks=(
                    Paragraph("Every child in care has their own IRO. The IRO:"),
                    Bullets(WHAT_AN_IRO_DOES),
                    WriteHere(
                        "A few words from a child or young person about their IRO, if they agree"
                        " to be quoted. The report is theirs too; their own words say most."
                    ),
                ),
            ),
            Section("The law we work under", blocks=(Bullets(THE_LAW),)),
        ),
    )
