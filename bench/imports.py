"""Bringing in a return of 650, 2,000 and 6,500 children, beside a COPY of all it wrote.

Run as `python -m bench.imports [SIZES]`. Each return is uploaded, looked at and written by the
app's own operations, with its own login, into a database that has nothing yet but a manager. What
came of it in any table (records, their versions, events, timetables) is then kept aside, the
tables are emptied, and it is put back by COPY: into the same tables with all their indexes and
checks, while triggers and references rest.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from bench.casework import begin
from bench.councils import HOME

if TYPE_CHECKING:
    from footprint.access.viewing import Viewer

SIZES = (650, 2_000, 6_500)
ROUNDS = 3
PROMISED = 10


@dataclass(frozen=True, slots=True)
class Brought:
    """One return brought in: seconds of each part, and how much it wrote."""

    looking: float
    """Reading the files, and making the preview that somebody looks at."""
    writing: float
    """The job that reads, checks and writes it all."""
    copying: float
    """COPY of the same rows."""
    rows: int


def brought(children: int, files: list[tuple[str, bytes]]) -> Brought:
    """Bring a return in, and put what it wrote into the same tables once more."""
    from tests.databases import cloned, used

    from footprint.operations import imports
    from footprint.records.models import Import
    from footprint.terms.imports import ImportStatus

    with cloned() as database:
        with used(database):
            by = _manager()
            before = _counted(database.superuser_url)
            batch = imports.upload(layout="return", files=files, by=by)
            who = {"import_id": batch, "user_id": by.user_id, "at": by.at}
            looking = _seconds(lambda: imports.preview(**who))
            imports.begin(import_id=batch, by=by)
            writing = _seconds(lambda: imports.carry_out(**who))
            done = Import.objects.get(pk=batch)
            assert done.status == ImportStatus.COMMITTED, (children, done.refusal)
        after = _counted(database.superuser_url)
        grown = {table: rows for table, rows in after.items() if rows > before[table]}
        return Brought(
            looking, writing, _copied(database.superuser_url, grown), sum(grown.values())
        )


def _manager() -> Viewer:
    from tests.cast import person, viewer

    from footprint.terms.people import Role
    from footprint.web.shared.asking import now

    return viewer(person("Mo Reed", Role.IRO_MANAGER), at=now())


def _counted(address: str) -> dict[str, int]:
    """Count the rows of every table of records."""
    with psycopg.connect(address) as asked:
        names = asked.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'records\\_%'"
        ).fetchall()
        counts = {}
        for (name,) in names:
            (counts[name],) = asked.execute(
                sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))
            ).fetchone() or (0,)
        return counts


def _copied(address: str, tables: dict[str, int]) -> float:
    """Take the rows of tables aside, empty the tables, and put the rows back; give the seconds."""
    options = "-c session_replication_role=replica"
    with psycopg.connect(address, options=options, autocommit=True) as asked:
        aside = {}
        for name in tables:
            with asked.cursor().copy(_of("COPY {} TO STDOUT", name)) as copy:
                aside[name] = b"".join(copy)
        named = sql.SQL(", ").join(map(sql.Identifier, tables))
        asked.execute(sql.SQL("TRUNCATE {} CASCADE").format(named))

        def put_back() -> None:
            with asked.transaction():
                for name, rows in aside.items():
                    with asked.cursor().copy(_of("COPY {} FROM STDIN", name)) as copy:
                        copy.write(rows)

        return _seconds(put_back)


def _of(statement: str, table: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(table))


def _seconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _files(children: int) -> list[tuple[str, bytes]]:
    """Make one year's return."""
    from footprint.synthetic import making
    from footprint.terms.periods import ReportingYear

    folder = Path(f"build/bench/import-{children}")
    if not folder.exists():
        (plan,) = making.plans(children, ReportingYear(2026), 1, 1, 1)
        list(making.make_councils([plan], 1, folder))
    return [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.csv"))]


HEAD = (
    "| children | rows | looked at, s | written, s | COPY, s | written / COPY "
    "| with looking / COPY | ms a child |\n|---|---|---|---|---|---|---|---|"
)


def lines(sizes: tuple[int, ...] = SIZES) -> list[str]:
    """Bring each return in, as rows of a table: medians of a few rounds."""
    from footprint.outside import embedded

    begin()
    os.environ["FOOTPRINT_TEST_SERVER"] = embedded.start(HOME).superuser_url
    rounds: dict[int, list[Brought]] = {size: [] for size in sizes}
    files = {size: _files(size) for size in sizes}
    for _ in range(ROUNDS):
        for size, found in rounds.items():
            found.append(brought(size, files[size]))
            print(size, found[-1], file=sys.stderr, flush=True)
    return [HEAD, *(_line(size, found) for size, found in rounds.items())]


def _line(children: int, found: list[Brought]) -> str:
    looking, writing, copying = (
        median(getattr(one, part) for one in found) for part in ("looking", "writing", "copying")
    )
    ratio = median(one.writing / one.copying for one in found)
    whole = median((one.looking + one.writing) / one.copying for one in found)
    told = f"{ratio:.1f}" if ratio <= PROMISED else f"**{ratio:.1f}**"
    return (
        f"| {children:,} | {found[0].rows:,} | {looking:.2f} | {writing:.2f} | {copying:.2f} "
        f"| {told} | {whole:.1f} | {writing / children * 1000:.1f} |"
    )


if __name__ == "__main__":
    print("\n".join(lines(tuple(int(word) for word in sys.argv[1:]) or SIZES)))
