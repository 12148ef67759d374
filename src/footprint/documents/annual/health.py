"""Health and education: what the year's outcomes say of children in care for a year or more."""

from __future__ import annotations

from footprint.documents.annual.findings import Findings
from footprint.documents.annual.said import not_known, shares_said
from footprint.documents.annual.tables import shares_side_by_side
from footprint.documents.sentences import CHILD, Noun
from footprint.documents.values import Block, Paragraph, Section, WriteHere

UNDER_5 = Noun("child under 5", "children under 5")
FROM_4_TO_16 = Noun("child aged 4 to 16", "children aged 4 to 16")
OUTCOMES = (
    ("73", CHILD, "had their yearly health assessment", "Yearly health assessment"),
    ("73b", CHILD, "had their teeth checked by a dentist", "Teeth checked"),
    ("73c", CHILD, "had their immunisations up to date", "Immunisations up to date"),
    ("73d", UNDER_5, "had their development checks up to date", "Development checks, under 5"),
    (
        "73e",
        FROM_4_TO_16,
        "had a score for strengths and difficulties",
        "Strengths and difficulties score, 4 to 16",
    ),
)


def section(findings: Findings) -> Section:
    """Say how many children in care for a year had their checks."""
    known = [outcome for outcome in OUTCOMES if not findings.now(outcome[0]).not_known]
    blocks: list[Block] = [
        Paragraph(
            "Each review asks whether the child is well and gets on at school. These figures are"
            f" of children who on {findings.on_the_day} had been in care for 12 months or more."
        )
    ]
    if known:
        blocks += shares_said(findings, ((id_, verb, noun) for id_, noun, verb, _ in known))
        blocks.append(
            shares_side_by_side(
                findings,
                f"Health of children in care for a year, {findings.period}",
                "Check",
                tuple((id_, name) for id_, _, _, name in known),
            )
        )
    else:
        blocks.append(not_known(findings.now("73")))
    blocks.append(
        WriteHere(
            "How many children had an up-to-date personal education plan, and how IROs found them"
            " to be doing at school; education plans are not in a return. What did IROs do when a"
            " health check was missed?"
        )
    )
    return Section("Health and education", tuple(blocks))
