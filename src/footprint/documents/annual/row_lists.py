"""Lists of children for readers inside the council: late reviews, and reviews not yet held."""

from __future__ import annotations

from datetime import date
from typing import Any

from footprint.documents.annual.reviews import OUTSTANDING
from footprint.documents.values import Paragraph, Section, Table
from footprint.facts.build import Facts
from footprint.indicators.showing import show
from footprint.rules.practice import NO_LOCAL_PRACTICE
from footprint.rules.reasons import Reasons
from footprint.rules.working_days import england
from footprint.terms.days import in_short
from footprint.terms.reviews import Anchor, Note

Row = dict[str, Any]


def section(lists: tuple[Table, ...]) -> Section:
    """Put the lists at the end of an internal report."""
    return Section(
        "The children behind the figures",
        (
            Paragraph(
                "These lists are about single children. They are for the people who need them to do"
                " their work, and go no further."
            ),
            *lists,
        ),
    )


def row_lists(facts: Facts) -> tuple[Table, ...]:
    """List the rows of figure 17 that were late, not yet held, or not known to be in time."""
    behind = show(facts, "17")
    rows = [dict(zip(behind.columns, row, strict=True)) for row in behind.rows]
    reasons = _reasons(facts)
    late = [row for row in rows if row["is_below"] and not row["is_above"]]
    not_held = [row for row in rows if row["left_out"]]
    not_known = [row for row in rows if row["is_unknown"]]
    return (
        _table("Reviews of the year that were late", late, reasons),
        _table("Reviews that were due and not held", not_held, reasons),
        _table("Reviews of which it is not known whether they were in time", not_known, reasons),
    )


Key = tuple[str, date | None, date | None]


def _reasons(facts: Facts) -> dict[Key, str]:
    """Say of every duty why it was due when it was."""
    words = Reasons(england(), NO_LOCAL_PRACTICE)
    found = facts.store.execute(
        f"SELECT child, held_on, due_by, rule, anchor, anchor_on, note FROM {facts.schema}.duties"  # noqa: S608  our own schema
    )
    return {
        (child, held_on, due_by): words.of(rule, Anchor(anchor), anchor_on, due_by, Note(note))
        for child, held_on, due_by, rule, anchor, anchor_on, note in found.fetchall()
    }


def _table(caption: str, rows: list[Row], reasons: dict[Key, str]) -> Table:
    return Table(
        caption=f"{caption}: {len(rows):,}",
        header=("Child", "Due", "Held", "Why it was due then"),
        rows=tuple(_line(row, reasons) for row in rows),
    )


def _line(row: Row, reasons: dict[Key, str]) -> tuple[str, ...]:
    held_on = None if row["left_out"] else row["about_on"]
    return (
        row["child"],
        in_short(row["due_by"]) if row["due_by"] else "not known",
        in_short(held_on) if held_on else _not_held(row["left_out"]),
        reasons.get((row["child"], held_on, row["due_by"]), ""),
    )


def _not_held(why: str) -> str:
    return "not yet" if OUTSTANDING in why else "not before care ended"
