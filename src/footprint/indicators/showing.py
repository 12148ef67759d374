"""The rows behind a figure, and the SQL that gives them: the expression the figure is made of."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.facts.build import Facts
from footprint.indicators import scripts
from footprint.indicators.engines import Row, looking_into
from footprint.indicators.reporting import Reporting


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind a figure, in order of child and day."""

    columns: tuple[str, ...]
    rows: list[Row]
    sql: str


def show(facts: Facts, indicator_id: str) -> Behind:
    """Fetch every row an indicator considers, marked above, below, not known or left out."""
    sql = sql_of(facts, indicator_id)
    with looking_into(facts):
        found = facts.store.execute(sql)
        columns = tuple(column[0] for column in found.description)
        return Behind(columns, found.fetchall(), sql)


def sql_of(facts: Facts, indicator_id: str) -> str:
    """Give the statement that fetches an indicator's rows from the tables of facts."""
    script = scripts.read().on(Reporting(facts.as_at).days)
    return f"{script.whole(indicator_id)}ORDER BY child, about_on, left_out\n"
