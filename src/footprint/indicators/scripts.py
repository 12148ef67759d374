"""The SQL of every indicator, as Ibis writes it of the indicator's one expression.

DuckDB's stands in `sql/`, for anyone to read and run; a test holds it equal to the definitions.
Spark's is written when Spark is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from footprint.indicators import lazily as ibis
from footprint.indicators.catalogue import CATALOGUE
from footprint.indicators.starting_rows import STARTING_ROWS, Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

Dialect = Literal["duckdb", "pyspark"]
FOLDER = resources.files("footprint.indicators").joinpath("sql")
HEADER = "-- {what}. Written by Ibis from footprint.indicators ({how}); do not edit.\n"
DAY = re.compile(r"THE_DAY\('(\w+)'\)")
HOW = "python -m footprint.indicators.writing"


@dataclass(frozen=True, slots=True)
class Script:
    """The rows most indicators start from, in order, and the rows of each indicator."""

    starting_rows: Mapping[str, str]
    rows: Mapping[str, str]

    def on(self, days: Mapping[str, date]) -> Script:
        """Put the days in the places that name them."""

        def filled(sqls: Mapping[str, str]) -> dict[str, str]:
            return {
                name: DAY.sub(lambda it: f"DATE '{days[it[1]]}'", sql) for name, sql in sqls.items()
            }

        return Script(filled(self.starting_rows), filled(self.rows))

    def only(self, indicator_ids: Collection[str]) -> Script:
        """Keep some indicators, and what they stand on."""
        rows = {id_: sql for id_, sql in self.rows.items() if id_ in indicator_ids}
        needed = set[str]().union(*(self._needed(sql) for sql in rows.values()))
        starting = {name: sql for name, sql in self.starting_rows.items() if name in needed}
        return Script(starting, rows)

    def whole(self, indicator_id: str) -> str:
        """Give one statement for an indicator's rows, from the tables of facts alone."""
        starting_rows = self.only({indicator_id}).starting_rows
        parts = [f"{name} AS (\n{sql.strip()}\n)" for name, sql in starting_rows.items()]
        named = f"WITH {', '.join(parts)}\n" if parts else ""
        rows = self.rows[indicator_id].strip()
        return f"{named}SELECT * FROM (\n{rows}\n) AS behind\n"  # noqa: S608  all our own

    def _needed(self, sql: str) -> set[str]:
        """Find what a statement stands on, and what that stands on; Ibis quotes every name."""
        here = {name for name in self.starting_rows if re.search(rf'["`]{name}["`]', sql)}
        return here.union(*(self._needed(self.starting_rows[name]) for name in here))


def read() -> Script:
    """Read DuckDB's script from `sql/`."""

    def text(name: str) -> str:
        return FOLDER.joinpath(f"{name}.sql").read_text(encoding="utf-8")

    return Script(
        {name: text(name) for name in STARTING_ROWS}, {id_: text(id_) for id_ in CATALOGUE}
    )


def write(dialect: Dialect) -> Script:
    """Have Ibis write the script of a dialect."""
    starting_rows: dict[str, str] = {}
    getattr(ibis, dialect)  # loads the options that the dialect's writer looks at
    ibis.options.sql.fuse_selects = False  # one step of thought, one SELECT

    def keep(name: str, rows: Table) -> Table:
        starting_rows[name] = str(ibis.to_sql(rows, dialect=dialect))
        return ibis.table(rows.schema(), name=name)

    tables = Tables(keep)
    rows = {
        id_: str(ibis.to_sql(indicator.rows(tables), dialect=dialect))
        for id_, indicator in CATALOGUE.items()
    }
    return Script({name: starting_rows[name] for name in STARTING_ROWS}, rows)


def files() -> dict[str, str]:
    """Give the files of `sql/` as they should stand, by name."""
    script = write("duckdb")
    names = {
        **{name: name.replace("_", " ") for name in script.starting_rows},
        **{id_: f"{id_} {CATALOGUE[id_].name}" for id_ in script.rows},
    }
    return {
        f"{name}.sql": HEADER.format(what=names[name], how=HOW) + sql + "\n"
        for name, sql in {**script.starting_rows, **script.rows}.items()
    }


def folder() -> Path:
    """Give the folder in the working tree."""
    return Path(str(FOLDER))
