"""The catalogue as a page for people: docs/indicators.md is written from it."""

from __future__ import annotations

from datetime import date

from footprint.indicators import breakdowns
from footprint.indicators.catalogue import CATALOGUE
from footprint.indicators.definitions import Breakdown, Indicator
from footprint.indicators.reporting import Reporting

INTRODUCTION = """# Indicators

Written from the definitions in `src/footprint/indicators/` by
`python -m footprint.indicators.writing`; a test sees that it is fresh. Each figure has its rows
(`footprint show ID SOURCE...`) and its SQL (`src/footprint/indicators/sql/ID.sql`, or
`footprint show ID SOURCE... --sql`), all from one expression.

*The year* is the reporting year that contains the as-at day, from 1 April to that day. *At the
date* means on the as-at day. *Looked after for n months* means that n calendar months since the
first day are over when the as-at day is: from 1 April to 31 March is 12 months. Short breaks
(V3, V4) are set aside before periods of care are built; the children and the days are counted
beside every figure.
"""
BREAKDOWNS = """Every line stands in the figure, also at nought. Where something is not known,
`unknown` follows. Where several councils are read together, counts and percentages are broken down
by `council` too.
"""


def as_markdown() -> str:
    """Write the page."""
    sections = [*map(_section, CATALOGUE.values()), "## Breakdowns\n", BREAKDOWNS]
    lines = {one.by: one for indicator in CATALOGUE.values() for one in indicator.breakdowns}
    return "\n".join([INTRODUCTION, *sections, *map(_lines, lines.values()), ""])


def _section(indicator: Indicator) -> str:
    facts = {
        "Filter": indicator.filter,
        "Left out, and counted beside it": "; ".join(indicator.leaves_out),
        "Broken down by": ", ".join(one.title.lower() for one in indicator.breakdowns),
        "Unit": indicator.unit.label,
        "Version": indicator.version,
    }
    listed = "".join(f"- {name}: {words}\n" for name, words in facts.items() if words)
    return f"## {indicator.id} {indicator.name}\n\n{indicator.definition}\n\n{listed}"


def _lines(breakdown: Breakdown) -> str:
    if breakdown.by == breakdowns.MONTH.by:
        words = "`2026-03` March 2026, and so on: every month of the year up to the as-at day"
    else:
        keys = breakdown.keys(Reporting(date.max)) if breakdown.keys else {}
        words = "; ".join(f"`{key}` {label}" for key, label in keys.items())
    return f"- **{breakdown.title}**, `{breakdown.by}`: {words}"
