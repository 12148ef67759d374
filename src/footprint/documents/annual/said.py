"""Sentences about one figure, and how it moved since the year before."""

from __future__ import annotations

from footprint.disclosure.published import PublishedFigure
from footprint.documents.annual.findings import THE_YEAR_BEFORE, Findings, number_of
from footprint.documents.numbers import percent, whole
from footprint.documents.sentences import (
    CHILD,
    Noun,
    capital,
    count_change,
    counted,
    share_change,
    was,
)
from footprint.documents.values import Paragraph

NOT_SHOWN = "so that no child can be recognised"


def not_known(figure: PublishedFigure) -> Paragraph:
    """Say why a figure is not there."""
    return Paragraph(f"{figure.name}: not known from the returns. {figure.not_known}")


def count_said(findings: Findings, id_: str, verb: str, noun: Noun = CHILD) -> Paragraph:
    """Say how many did something in the year, and how that moved.

    "In 2022-23, 283 children came into care, 12 more than the year before (271)."
    """
    now = findings.now(id_)
    if now.not_known:
        return not_known(now)
    count = number_of(now.numerator)
    if count is None:
        return Paragraph(
            f"How many {noun.many} {verb} {findings.during} is not shown, {NOT_SHOWN}."
        )
    moved = count_change(count, number_of(findings.before(id_).numerator), THE_YEAR_BEFORE)
    text = (
        f"{capital(findings.during)}, {counted(count, noun)} {verb}{', ' if moved else ''}{moved}."
    )
    return Paragraph(text, figures=(id_,))


def share_said(findings: Findings, id_: str, verb: str, noun: Noun = CHILD) -> Paragraph:
    """Say what share did something, and how that moved in percentage points.

    "78 of 650 children (12.0%) had three or more homes in the year. The share rose by ..."
    """
    now = findings.now(id_)
    if now.not_known:
        return not_known(now)
    part, total = number_of(now.numerator), number_of(now.denominator)
    if total == 0:
        return Paragraph(f"There were no {noun.many} of whom this could be asked: who {verb}.")
    if part is None or total is None or now.value.number is None:
        return Paragraph(f"How many {noun.many} {verb} is not shown, {NOT_SHOWN}.")
    text = f"{_part(part, total, now.value.number, noun)} {verb}. {share_moved(findings, id_)}"
    return Paragraph(text.strip(), figures=(id_,))


def share_moved(findings: Findings, id_: str, what: str = "The share") -> str:
    """Say how a share moved; nothing where either year is not shown."""
    moved = share_change(
        findings.now(id_).value.number, findings.before(id_).value.number, THE_YEAR_BEFORE
    )
    return f"{what} {moved}." if moved else ""


def _part(part: int, total: int, share: float, noun: Noun) -> str:
    if part == 0:
        return f"None of {whole(total)} {noun.after(total)}"
    if part == total:
        return f"All {whole(total)} {noun.many}" if total > 1 else f"The only {noun.one}"
    return f"{whole(part)} of {whole(total)} {noun.after(total)} ({percent(share)})"


def not_known_said(count: int | None, what: str) -> str:
    """Say how many are not known: "For 3 of them it is not known whether they were in time."."""
    if not count:
        return ""
    return (
        f" For {whole(count)} more {'it' if count == 1 else 'they'} {was(count)} not known {what}."
    )
