"""Every indicator once more, in plain Python over the tables of facts, row by row.

It is written from the settled definitions, not from the expressions, and shares nothing with them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from footprint.facts.build import Facts
from footprint.facts.tables import DERIVED, GIVEN
from footprint.rules.counting import add_months, age_on
from footprint.terms.care import (
    HOME_KINDS,
    SHORT_BREAKS,
    Home,
    LegalStatus,
)

Row = dict[str, Any]
DAY = timedelta(days=1)
NOT_KNOWN = "unknown"


@dataclass
class Mark:
    """One row: does it count above, below, is it unknown, or left out, and by which keys."""

    is_above: bool = True
    is_below: bool = True
    is_unknown: bool = False
    left_out: str | None = None
    keys: dict[str, str | None] = field(default_factory=dict)


class Oracle:
    """The facts as lists of dicts, and each indicator as a plain loop."""

    def __init__(self, facts: Facts) -> None:
        self.as_at = facts.as_at
        self.ending = facts.as_at.year + (facts.as_at.month > 3)
        self.first_day = date(self.ending - 1, 4, 1)
        self.tables: dict[str, list[Row]] = {}
        for table in (*GIVEN, *DERIVED):
            found = facts.store.execute(f"SELECT * FROM {facts.schema}.{table.name}")
            names = [column[0] for column in found.description or ()]
            rows = [dict(zip(names, values, strict=True)) for values in found.fetchall()]
            self.tables[table.name] = rows
        self.episodes_of = defaultdict(list)
        for row in self.rows("episodes"):
            self.episodes_of[row["child"], row["period_start"]].append(row)
        self.child = {row["child"]: row for row in self.rows("children")}
        self.in_care = {
            row["child"]: row for row in self.rows("periods") if self.is_open(row, self.as_at)
        }
        self.held = [row for row in self.rows("reviews") if self.is_in_year(row["held_on"])]
        self.duty = {
            (row["child"], row["held_on"]): row for row in self.rows("duties") if row["held_on"]
        }

    def rows(self, table: str) -> list[Row]:
        return self.tables[table]

    # ---- what the words mean -------------------------------------------------------------------

    @staticmethod
    def is_open(row: Row, day: date, start: str = "period_start") -> bool:
        return bool(row[start] <= day and (row["ended_on"] is None or day < row["ended_on"]))

    def is_in_year(self, day: date | None) -> bool:
        return day is not None and self.first_day <= day <= self.as_at

    def months(self, start: date, end: date) -> int:
        return bisect_right(range(240), end, key=lambda n: add_months(start, n)) - 1

    def lasted(self, start: date, months: int) -> bool:
        return add_months(start, months) <= self.as_at + DAY

    def age(self, child: str, day: date) -> int | None:
        born = self.child[child]["born_on"]
        return None if born is None else age_on(born, day)

    def age_band(self, child: str, day: date) -> str:
        age = self.age(child, day)
        bands = {"0": [0], "1-4": range(1, 5), "5-9": range(5, 10), "10-15": range(10, 16),
                 "16-17": [16, 17, 18]}  # fmt: skip
        return next((band for band, ages in bands.items() if age in ages), NOT_KNOWN)

    def sex(self, child: str) -> str:
        return {"M": "M", "F": "F"}.get(self.child[child]["sex"], NOT_KNOWN)

    def length(self, months: int) -> str:
        if months >= 60:
            return "5-years-or-more"
        if months >= 24:
            return "2-to-5-years"
        if months >= 12:
            return "1-to-2-years"
        return "6-to-12-months" if months >= 6 else "under-6-months"

    def episode_on(self, period: Row, day: date) -> Row:
        """Find the last episode of a period that began by a day."""
        of_period = self.episodes_of[period["child"], period["period_start"]]
        return max(
            (row for row in of_period if row["started_on"] <= day),
            key=lambda row: row["started_on"],
        )

    @staticmethod
    def status(row: Row, column: str = "legal_status") -> str:
        return code_in(row[column], (one for one in LegalStatus if one not in SHORT_BREAKS))

    @staticmethod
    def home_kind(row: Row) -> str:
        return HOME_KINDS[Home(row["home"])].value if row["home"] else NOT_KNOWN

    def at_date(self) -> Iterable[tuple[str, Row, Row]]:
        for child, period in self.in_care.items():
            yield child, period, self.episode_on(period, self.as_at)

    def age_and_home(self, child: str, episode: Row) -> dict[str, str | None]:
        return {
            "age_band": self.age_band(child, self.as_at),
            "kind_of_home": self.home_kind(episode),
        }

    @cached_property
    def missed(self) -> list[tuple[Row, bool]]:
        """List each duty missed, and whether the child is still looked after."""
        missed = []
        periods = {(row["child"], row["period_start"]): row for row in self.rows("periods")}
        for duty in self.rows("duties"):
            period = periods[duty["child"], duty["period_start"]]
            is_open = self.is_open(period, self.as_at)
            if duty["outstanding"] and (is_open or self.is_in_year(period["ended_on"])):
                missed.append((duty, is_open))
        return missed


def code_in(value: str | None, codes: Iterable[Any]) -> str:
    return value if value is not None and value in {one.value for one in codes} else NOT_KNOWN
