"""The catalogue as a page for people: docs/indicators.md is written from it."""

from __future__ import annotations

from datetime import date

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


def as_markdown() -> str:
    """Write the page."""
    return INTRODUCTION + "".join(_section(one) for one in CATALOGUE.values())


def _section(indicator: Indicator) -> str:
    lines = [
        f"\n## {indicator.id} {indicator.name}\n",
        f"{indicator.definition}\n",
        f"- Filter: {indicator.filter}",
        f"- Unit: {indicator.unit.label}; version {indicator.version}",
    ]
    if indicator.leaves_out:
        lines.append(f"- Left out and counted: {'; '.join(indicator.leaves_out)}")
    if indicator.breakdowns:
        lines.append("- Broken down by:")
        lines += [f"  - {_breakdown(one)}" for one in indicator.breakdowns]
    return "\n".join(lines) + "\n"


def _breakdown(breakdown: Breakdown) -> str:
    keys = breakdown.keys(Reporting(date(2026, 3, 31))) if breakdown.keys else {}
    words = "; ".join(f"`{key}` {label}" for key, label in keys.items())
    kind = "each a share of the whole" if breakdown.is_share else "each of its own"
    return f"`{breakdown.by}` ({breakdown.title.lower()}, {kind}): {words}"
