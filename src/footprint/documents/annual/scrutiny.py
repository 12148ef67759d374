"""Scrutiny and challenge: what IROs questioned, what came of it, and how good the plans are."""

from __future__ import annotations

from footprint.documents.annual.findings import Findings
from footprint.documents.values import Paragraph, Section, WriteHere

NOT_IN_A_RETURN = (
    "The yearly return to the government does not hold what IROs questioned or rated, so these"
    " figures come from the service's own records."
)


def section(findings: Findings) -> Section:
    """Leave room for challenge, ratings and audits, and say why the figures are not here."""
    return Section(
        "Scrutiny and challenge",
        blocks=(Paragraph(NOT_IN_A_RETURN),),
        sections=(
            Section(
                "What we challenged",
                blocks=(
                    WriteHere(
                        f"How many concerns IROs raised {findings.during}: informally, and as"
                        " formal disputes at each stage; what they were about; how soon they were"
                        f" answered; how many were still open on {findings.on_the_day}; any"
                        " referral to Cafcass. Say whether you count disputes opened in the year"
                        " or all that were active, and hide counts too small to publish."
                    ),
                ),
            ),
            Section(
                "What changed for children",
                blocks=(
                    WriteHere(
                        "What became better for children because an IRO spoke up: two or three"
                        " stories, with nothing that could tell a reader who the child is. This is"
                        " what challenge is for."
                    ),
                ),
            ),
            Section(
                "How good the plans are",
                blocks=(
                    WriteHere(
                        "How IROs rated care plans (green, amber, red), and whether you believe"
                        " the ratings; which decisions of reviews were not carried out, and why;"
                        " what case audits and midway checks found."
                    ),
                ),
            ),
        ),
    )
