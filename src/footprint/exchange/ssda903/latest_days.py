"""Which days a return may hold."""

from __future__ import annotations

from datetime import date

from footprint.terms.periods import ReportingYear


def latest_day(name: str, year: ReportingYear) -> date:
    """Give the last day a column may hold: no one is born after the year, few dates far ahead.

    DUC is the 18th birthday while a child is an unaccompanied asylum seeker (rule 205B).
    """
    if name == "DOB":
        return year.last_day
    return date(year.ending + (18 if name == "DUC" else 2), 12, 31)
