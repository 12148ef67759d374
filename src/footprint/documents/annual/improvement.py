"""Feedback, good practice, last year's promises and next year's: what a person has to write."""

from __future__ import annotations

from footprint.documents.annual.findings import Findings
from footprint.documents.values import Section, WriteHere


def feedback(findings: Findings) -> Section:
    """Leave room for what people said about the service."""
    return Section(
        "What people told us",
        blocks=(
            WriteHere(
                f"What children, parents, carers and colleagues said about the service"
                f" {findings.during}: surveys, compliments, complaints, and what you did about"
                " them. Leave out names and anything that points to one child."
            ),
        ),
    )


def good_practice(_: Findings) -> Section:
    """Leave room for what others can learn from."""
    return Section(
        "Good practice",
        blocks=(
            WriteHere(
                "Work that made a difference and that others can learn from: letters written to"
                " children, children chairing their own reviews, plans that moved a child safely"
                " home."
            ),
        ),
    )


def progress(findings: Findings) -> Section:
    """Leave room for last year's priorities, one by one."""
    return Section(
        "What we promised last year",
        blocks=(
            WriteHere(
                f"Each priority that was set for {findings.period}: done, partly done or not done,"
                " and how you know. Keep the ones that were missed; a board trusts a report that"
                " tells it so."
            ),
        ),
    )


def priorities(findings: Findings) -> Section:
    """Leave room for next year's priorities."""
    return Section(
        "What we will do next",
        blocks=(
            WriteHere(
                f"Three to six priorities for {findings.next_period}: for each, what will be"
                " different for children, by when, who leads, and how the board will see it."
            ),
        ),
    )
