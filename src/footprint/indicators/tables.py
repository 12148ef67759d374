"""The tables of facts, as Ibis tables that any engine can stand behind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from footprint.facts.tables import DERIVED, GIVEN
from footprint.indicators import lazily as ibis

if TYPE_CHECKING:
    from ibis.expr.types import DateScalar, Table

IBIS_TYPES = {
    "VARCHAR": "string",
    "DATE": "date",
    "BOOLEAN": "boolean",
    "INTEGER": "int32",
    "DOUBLE": "float64",
}
TABLES = {table.name: table for table in (*GIVEN, *DERIVED)}


def the_day(which: str) -> DateScalar:
    """Name one of `reporting.Reporting.days`; `scripts` puts the day itself in its place."""
    return _the_day_function()(which)


@cache
def _the_day_function() -> Any:
    return ibis.udf.scalar.builtin(
        lambda which: None, name="the_day", signature=(("string",), "date")
    )


@dataclass(frozen=True)
class FactTables:
    """The tables of facts by name."""

    def _table(self, name: str) -> Table:
        columns = {column.name: IBIS_TYPES[column.type] for column in TABLES[name].columns}
        return ibis.table(columns, name=name)

    @cached_property
    def children(self) -> Table:
        return self._table("children")

    @cached_property
    def periods(self) -> Table:
        return self._table("periods")

    @cached_property
    def episodes(self) -> Table:
        return self._table("episodes")

    @cached_property
    def placements(self) -> Table:
        return self._table("placements")

    @cached_property
    def reviews(self) -> Table:
        return self._table("reviews")

    @cached_property
    def duties(self) -> Table:
        return self._table("duties")

    @cached_property
    def short_break_episodes(self) -> Table:
        return self._table("short_break_episodes")

    @cached_property
    def health(self) -> Table:
        return self._table("health")
