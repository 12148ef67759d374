"""A synthetic council as everything above it sees it: written, read, merged, derived."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from footprint.exchange.ssda903 import merging, reading
from footprint.exchange.ssda903.returns import Source
from footprint.exchange.ssda903.writing import write_csv
from footprint.facts.build import build
from footprint.synthetic import council
from footprint.synthetic.council import Council, Plan
from footprint.synthetic.places import Postcodes, authority_called
from footprint.terms.periods import ReportingYear

WHERE = authority_called("Walsall")


@cache
def postcodes() -> Postcodes:
    return Postcodes(WHERE.letters)


def made(children: int, last: int, years: int, seed: int = 1) -> Council:
    return council.make(Plan(children, ReportingYear(last), years, WHERE, seed), postcodes())


def write(one: Council, out: Path) -> list[Path]:
    """Write a council's returns, a folder for each year."""
    folders = []
    for year, tables in one.returns():
        folders.append(out / str(year.ending))
        write_csv(tables, folders[-1], year)
    return folders


def rows(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@dataclass(frozen=True)
class Seen:
    """The facts of a council's returns, as at the last 31 March."""

    store: duckdb.DuckDBPyConnection
    problems: int

    def all(self, sql: str) -> list[tuple[Any, ...]]:
        return self.store.execute(sql.format(f="facts", g="given")).fetchall()

    def one(self, sql: str) -> Any:
        ((value,),) = self.all(sql)
        return value


def seen(folders: list[Path], as_at: date) -> Seen:
    """Read returns through the whole way to facts."""
    returns = reading.read([Source(folder) for folder in folders], duckdb.connect())
    merging.merge(returns)
    build(returns.store, as_at=as_at, reviews_from=returns.earliest.first_day)
    return Seen(returns.store, returns.problems.total)


def files(folders: list[Path]) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        for path in sorted(folder.iterdir()):
            yield f"{folder.name}/{path.name}", path.read_bytes()
