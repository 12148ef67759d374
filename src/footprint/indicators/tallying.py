"""Counting an indicator's rows, whole and in every breakdown, in one query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from footprint.indicators.engines import Engine

LEFT_OUT = "left_out"
SQL = """
SELECT
  GROUPING_ID({keys}), {keys},
  COUNT(*) FILTER (WHERE is_above),
  COUNT(*) FILTER (WHERE is_below),
  COUNT(*) FILTER (WHERE is_below OR is_unknown),
  COUNT(*) FILTER (WHERE is_unknown),
  COUNT(*)
FROM ({rows}) AS counted
GROUP BY GROUPING SETS ({sets})
"""
"""Ibis has no grouping sets; DuckDB and Spark have the same ones."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows are above, below, considered, not known, and there at all."""

    above: int = 0
    below: int = 0
    considered: int = 0
    """Below, or would be but for something not known."""
    unknown: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Tallies:
    """The tally of the whole, and of each key of each column."""

    whole: Tally
    by: Mapping[str, Mapping[str, Tally]]

    def of(self, column: str, key: str) -> Tally:
        return self.by[column].get(key, Tally())


def tally(engine: Engine, rows: str, by: Sequence[str]) -> Tallies:
    """Count the rows a statement gives, whole, by reason left out, and by each of some columns."""
    columns = (LEFT_OUT, *by)
    keys = ", ".join(columns)
    sets = ", ".join(f"({column})" for column in ("", *columns))
    whole = Tally()
    parts: dict[str, dict[str, Tally]] = {column: {} for column in columns}
    every_bit = 2 ** len(columns) - 1
    for row in engine.run(SQL.format(keys=keys, rows=rows, sets=sets)):
        found = Tally(*row[1 + len(columns) :])
        # a bit is 0 for the column grouped by; the last column has the lowest bit
        place = len(columns) - (every_bit ^ row[0]).bit_length()
        if place == len(columns):
            whole = found
        elif (key := row[1 + place]) is not None:
            parts[columns[place]][key] = found
    return Tallies(whole, parts)
