"""The service and its people: who they are, how many children each holds, who supports them."""

from __future__ import annotations

from footprint.documents.annual.findings import Findings
from footprint.documents.values import Section, WriteHere


def section(findings: Findings) -> Section:
    """Leave room for what no return holds: people, caseloads, support."""
    return Section(
        "The service and its people",
        sections=(
            Section(
                "Who we are",
                blocks=(
                    WriteHere(
                        "How many IROs the service has, as full-time equivalents and as people, on"
                        f" {findings.on_the_day}; vacancies, agency cover and long sickness in the"
                        " year; who manages the service, and how it stays independent of the"
                        " teams it reviews. The board needs this to judge whether the service can"
                        " do its work."
                    ),
                ),
            ),
            Section(
                "Caseloads",
                blocks=(
                    WriteHere(
                        "How many children each IRO holds on average, and the most and fewest; add"
                        " child protection plans and foster carer reviews if the same officers"
                        " chair those. The IRO Handbook suggests 50 to 70 children for a full-time"
                        " IRO. A return does not say who holds which child."
                    ),
                ),
            ),
            Section(
                "Keeping the same IRO",
                blocks=(
                    WriteHere(
                        "How many children kept the same IRO through the year, and why others had"
                        " a new one. Children tell us that this matters to them."
                    ),
                ),
            ),
            Section(
                "Supervision, training and resources",
                blocks=(
                    WriteHere(
                        "How often IROs had supervision; what they learned together; whether they"
                        " can get independent legal advice; and any shortage of people, time or"
                        " systems that puts the service's duties to children at risk."
                    ),
                ),
            ),
        ),
    )
