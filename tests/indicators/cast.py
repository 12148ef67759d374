"""A small council by hand: named children, their episodes and reviews, and the facts of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
from tests.dates import day

from footprint.facts.build import Facts, build, create_given
from footprint.facts.tables import GIVEN
from footprint.indicators.computing import compute
from footprint.indicators.figures import Figure, Part
from footprint.indicators.showing import show

COLUMNS = {table.name: table.column_names for table in GIVEN}


class Council:
    """What a council returns, row by row; days are written as tests write them."""

    def __init__(self) -> None:
        self.store = duckdb.connect()
        create_given(self.store)
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}

    def child(self, child: str, born: str | date | None = "Wed 1 Jan 2014", **more: Any) -> None:
        self._insert(
            "children",
            {"child": child, "council": "", "born_on": born, "sex": "F", "is_uasc": False, **more},
        )

    def episode(
        self, child: str, first: str | date, ended: str | date | None = None, **more: Any
    ) -> None:
        usual = {"legal_status": "C2", "home": "U6", "need": "N1"}
        self._insert(
            "episodes_given",
            {"child": child, "started_on": first, "ended_on": ended, **usual, **more},
        )

    def reviews(self, child: str, *held: str | date, code: str | None = "PN1") -> None:
        for one in held:
            self._insert("reviews_given", {"child": child, "held_on": one, "participation": code})

    def health(self, child: str, year: int = 2026, **more: Any) -> None:
        self._insert("health", {"child": child, "year_ending": year, **more})

    def facts(
        self, as_at: str | date = "Tue 31 Mar 2026", *, reviews_from: str = "Sat 1 Apr 2017"
    ) -> Facts:
        self._store_rows()
        on = day(as_at) if isinstance(as_at, str) else as_at
        return build(
            self.store, as_at=on, reviews_from=day(reviews_from), schema=f"facts_{on:%Y%m%d}"
        )

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        self.rows[table].append({name: _read(name, value) for name, value in row.items()})

    def _store_rows(self) -> None:
        """Write the rows that were added, all at once."""
        for table, rows in self.rows.items():
            values = [tuple(row.get(name) for name in COLUMNS[table]) for row in rows]
            places = ", ".join("?" * len(COLUMNS[table]))
            for some in (values[n : n + 500] for n in range(0, len(values), 500)):
                self.store.execute(
                    f"INSERT INTO given.{table} VALUES " + ", ".join([f"({places})"] * len(some)),
                    [value for row in some for value in row],
                )
            rows.clear()


def _read(column: str, value: Any) -> Any:
    return day(value) if column.endswith("_on") and isinstance(value, str) else value


def figure(facts: Facts, id_: str, **more: Any) -> Figure:
    """Compute one figure."""
    [only] = compute(facts, only={id_}, **more)
    return only


def counts(facts: Facts, id_: str) -> tuple[int | None, int | None]:
    """Give numerator and denominator."""
    one = figure(facts, id_)
    return one.numerator, one.denominator


def lines(one: Figure, by: str) -> dict[str, int]:
    """Give the lines of a breakdown that are not nought."""
    return {part.key: part.numerator for part in parts(one, by) if part.numerator}


def parts(one: Figure, by: str) -> list[Part]:
    return [part for part in one.breakdowns if part.by == by]


def left_out(one: Figure) -> dict[str, int]:
    """Give what was left out, with how many, where any were."""
    return {excluded.why: excluded.count for excluded in one.excluded if excluded.count}


def rows_of(facts: Facts, id_: str) -> list[dict[str, Any]]:
    """Give the rows behind a figure."""
    behind = show(facts, id_)
    return [dict(zip(behind.columns, row, strict=True)) for row in behind.rows]
