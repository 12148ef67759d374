"""Sentences about one figure, and how it moved since the year before."""

from __future__ import annotations

from collections.abc import Iterable

from footprint.disclosure.published import PublishedFigure
from footprint.documents.annual.findings import THE_YEAR_BEFORE, Findings, number_of
from footprint.documents.numbers import percent, whole
from footprint.documents.sentences import (
    CHILD,
    Noun,
    count_change,
    counted,
    share_change,
)
from footprint.documents.values import Paragraph
from footprint.terms.words import capital

MOST_NOT_KNOWN = 5
"""Per cent not known above which two years are not compared."""
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
    """Say what share did something, of how many it is not known, and how the share moved.

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
    unknown = number_of(now.unknown)
    words = (
        f"{_part(part, total, now.value.number, noun)} {verb}.",
        f"For {counted(unknown, noun)} it is not known." if unknown else "",
        share_moved(findings, id_),
    )
    return Paragraph(" ".join(filter(None, words)), figures=(id_,))


def shares_said(
    findings: Findings, wanted: Iterable[tuple[str, str, Noun]]
) -> tuple[Paragraph, ...]:
    """Say several shares, a sentence each: ids, what was done, by whom.

    Those that are hidden stand in the table as such; only where all are is it said.
    """
    wanted = tuple(wanted)
    shown = [one for one in wanted if not findings.now(one[0]).value.is_hidden]
    if not shown:
        return (Paragraph(f"These figures are not shown, {NOT_SHOWN}."),)
    return tuple(share_said(findings, id_, verb, noun) for id_, verb, noun in shown)


def share_moved(findings: Findings, id_: str, what: str = "The share") -> str:
    """Say how a share moved; nothing where it is nought or all in both years, or not comparable."""
    compared = comparable(findings, id_)
    if compared is None or compared in {(0, 0), (100, 100)}:
        return ""
    return f"{what} {share_change(*compared, THE_YEAR_BEFORE)}."


def comparable(findings: Findings, id_: str) -> tuple[float, float] | None:
    """Take this year's and last year's value, if both are shown and can be compared.

    They cannot where more than one in twenty is not known in either year, or where what is not
    known could explain the difference.
    """
    now, before = findings.now(id_), findings.before(id_)
    if now.value.number is None or before.value.number is None:
        return None
    room = max(_share_unknown(now), _share_unknown(before))
    apart = abs(now.value.number - before.value.number)
    if room > MOST_NOT_KNOWN or (room and apart <= room):
        return None
    return now.value.number, before.value.number


def _share_unknown(figure: PublishedFigure) -> float:
    count, total = figure.unknown.number, figure.denominator.number
    return 100 * count / (count + total) if count and total else 0


def _part(part: int, total: int, share: float, noun: Noun) -> str:
    if part == 0:
        return f"None of {whole(total)} {noun.after(total)}"
    if part == total:
        return f"All {whole(total)} {noun.many}" if total > 1 else f"The only {noun.one}"
    return f"{whole(part)} of {whole(total)} {noun.after(total)} ({percent(share)})"
