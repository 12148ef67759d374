"""Reading returns: from files of any kind to typed tables in a store, and all that is wrong.

Files are opened source by source and gathered as text in columns; when enough has been gathered
it is typed, all rows of a table at once, and forgotten before the next table's are parsed. Nothing
loops over the rows of a plain file; see `plain` and `careful`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import duckdb
import pyarrow as pa

from footprint.exchange.problems import Problems
from footprint.exchange.reading_rules import visible
from footprint.exchange.ssda903 import births, latest_days, opening, typed, years
from footprint.exchange.ssda903.gathering import Gathered
from footprint.exchange.ssda903.layouts import EPISODES, TABLES, Table
from footprint.exchange.ssda903.returns import ReadSource, Returns, Source
from footprint.exchange.ssda903.typed import DatedFile
from footprint.facts.stores import give_back
from footprint.facts.tabulating import tabulate
from footprint.terms.periods import ReportingYear

Progress = Callable[[str, int, int], None]
"""Told what is read next, how many sources are done, and of how many."""

ENOUGH = 64 * 1024 * 1024
"""How many bytes are gathered before they are typed."""


class CannotRead(Exception):
    """No source can be used, or a year is missing between them; `problems` says why."""

    def __init__(self, problems: Problems) -> None:
        super().__init__("The returns cannot be read.")
        self.problems = problems


def read(
    sources: Sequence[Source],
    store: duckdb.DuckDBPyConnection,
    *,
    progress: Progress | None = None,
) -> Returns:
    """Read returns into a store; raise CannotRead where there is nothing to go on with."""
    reader = _Reader(sources, store)
    for number, label in enumerate(reader.labels):
        if progress:
            progress(label, number, len(sources))
        reader.gather(number)
    reader.type_gathered()
    births.refuse_the_impossible(store, reader.problems)
    returns = Returns(store, reader.in_order(), reader.problems)
    gaps = list(years.missing(returns.sources))
    returns.problems.extend(gaps)
    if gaps or not returns.sources:
        raise CannotRead(returns.problems)
    return returns


class _Reader:
    """One reading of sources: what was found of each so far."""

    def __init__(self, sources: Sequence[Source], store: duckdb.DuckDBPyConnection) -> None:
        self.sources, self.store = sources, store
        self.labels = _labels(sources)
        self.problems = Problems()
        self.gathered = Gathered(self.problems)
        self.years: dict[int, ReportingYear] = {}
        for table in TABLES:
            typed.create(store, table)

    def gather(self, number: int) -> None:
        """Open a source and gather its rows; type them where there are enough."""
        label = self.labels[number]
        opened = opening.opened(self.sources[number].path, label, self.problems)
        self.gathered.add(number, label, opened)
        if self.gathered.size > ENOUGH:
            self.store.execute("RESET threads")  # the one of `open_store` is too few for so much
            self.type_gathered()

    def type_gathered(self) -> None:
        """Type the rows gathered so far, once the years of their returns are settled."""
        gathered = self.gathered
        self.gathered = Gathered(self.problems, gathered.first + len(gathered.files))
        early = {EPISODES: gathered.rows_of(EPISODES)}
        self._settle_years(gathered, early[EPISODES])
        files = {
            number: DatedFile(
                file.label,
                file.source,
                self.sources[file.source].council,
                self.years[file.source],
            )
            for number, file in gathered.files.items()
            if file.source in self.years
        }
        _tabulate(self.store, files)
        for table in TABLES:
            self._type(
                early.pop(table) if table in early else gathered.rows_of(table), table, files
            )
            give_back()
        self.store.execute("DROP TABLE read_files")

    def _type(self, rows: pa.Table | None, table: Table, files: typed.Files) -> None:
        if rows is not None and files:
            self.store.register("raw_rows", rows)
            typed.type_rows(self.store, table, files, self.problems)
            self.store.unregister("raw_rows")

    def _settle_years(self, gathered: Gathered, episodes: pa.Table | None) -> None:
        latest: dict[int, ReportingYear] = {}
        if episodes is not None:
            numbers = ((number, file.source) for number, file in gathered.files.items())
            types = {"file": "INTEGER", "source": "INTEGER"}
            tabulate(self.store, "read_files", types, numbers)
            self.store.register("raw_rows", episodes)
            latest = years.latest_starts(self.store)
            self.store.unregister("raw_rows")
        for number in sorted({file.source for file in gathered.files.values()}):
            source, label = self.sources[number], self.labels[number]
            year = years.of(source, label, latest.get(number), self.problems)
            if year is not None:
                self.years[number] = year

    def in_order(self) -> tuple[ReadSource, ...]:
        """Number the sources in order of year, in the tables too, and count their rows."""
        for table in TABLES:
            typed.finish(self.store, table)
        order = years.in_order(self.years)
        if order != list(range(len(order))):
            self._renumber(order)
        rows: dict[int, Counter[str]] = {place: Counter() for place in range(len(order))}
        for table in TABLES:
            counted = self.store.execute(
                f"SELECT source, count(*) FROM {table.stored_as} GROUP BY source"  # noqa: S608  our own names
            )
            for place, count in counted.fetchall():
                rows[place][table.name] = count
        return tuple(
            ReadSource(
                self.sources[number],
                self.years[number],
                self.sources[number].year is not None,
                dict(rows[place]),
            )
            for place, number in enumerate(order)
        )

    def _renumber(self, order: Sequence[int]) -> None:
        places = ((source, place) for place, source in enumerate(order))
        tabulate(self.store, "places", {"source": "INTEGER", "place": "INTEGER"}, places)
        for table in TABLES:
            self.store.execute(
                f"UPDATE {table.stored_as} AS typed SET source = places.place "  # noqa: S608  our own names
                "FROM places WHERE places.source = typed.source"
            )
        self.store.execute("DROP TABLE places")


def _labels(sources: Sequence[Source]) -> list[str]:
    """Name sources for people: by their last name, or in full where two share that."""
    names = Counter(source.path.name for source in sources)
    return [
        visible(source.path.name if names[source.path.name] == 1 else str(source.path))
        for source in sources
    ]


def _tabulate(store: duckdb.DuckDBPyConnection, files: typed.Files) -> None:
    types = {
        "file": "INTEGER",
        "source": "INTEGER",
        "label": "VARCHAR",
        "council": "VARCHAR",
        "year": "INTEGER",
        "last_birth": "DATE",
        "last_day": "DATE",
    }
    rows = (
        (
            number,
            file.source,
            file.label,
            file.council,
            file.year.ending,
            latest_days.latest_day("DOB", file.year),
            latest_days.latest_day("", file.year),
        )
        for number, file in files.items()
    )
    tabulate(store, "read_files", types, rows)
