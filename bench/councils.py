"""Councils of 650, 6,500 and 65,000 children in a scratch database of our own, made in bulk.

The smallest is a synthetic return, loaded as a council's own would be, and a working day put
around it (`councils.sql`). The larger are copies of it within one database, every copy with ids,
names, officers and teams of its own; the versions kept of records are not copied: no page reads
them.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from footprint.web.shared.asking import now

if TYPE_CHECKING:
    import duckdb
    from tests.databases import Database

    from footprint.exchange.ssda903.returns import Returns

HOME = Path("build/bench-database")
FILLED_BY = Path(__file__).with_name("councils.sql")
SIZES = (650, 6_500, 65_000)
STEP = 1_000_000
"""Ids of one copy begin so far after those of the one before."""
COPIED_NOT = {"records_practiceversion", "records_remembered", "records_session"}
FRESH = {
    ("records_child", "public_id"): "gen_random_uuid()",
    ("records_child", "number"): "t.number || '-' || k",
    ("records_entry", "form_key"): "gen_random_uuid()",
    ("records_notice", "form_key"): "gen_random_uuid()",
    ("records_team", "name"): "t.name || ' of ' || k",
    ("records_user", "email"): "k || '.' || t.email",
}
"""What may stand only once, and is no id."""
STARTS = (
    "Ash Brad Carl Dun East Farn Glen Hart Ing Kirk Lang Mor Nor Oak Pem Rad Sel Thorn Wel York"
)
ENDS = "by combe cott dale don field ford ham hurst ley low man ridge shaw son stead ton well wood"
FIRST = (
    "Aisha Amelia Ben Callum Chloe Daniel Ella Ethan Freya George Hana Isaac Jack Kayla Leo Lily "
    "Mia Mohammed Noah Olivia Poppy Ruby Sam Tyler Zoe"
)
LAST_NAMES = [start + end for end in ENDS.split() for start in STARTS.split()]


def councils(sizes: tuple[int, ...] = SIZES) -> dict[int, Database]:
    """Give a database for each size, made where none is kept from a run of today."""
    from footprint.outside import embedded

    # the tests' own way to migrated databases, on a server that keeps what it acknowledged
    os.environ["FOOTPRINT_TEST_SERVER"] = embedded.start(HOME).superuser_url
    from tests import databases

    template = databases.template()
    today = now().date()
    made_by = f"{today} {template.name} {FILLED_BY.read_text()} {Path(__file__).read_text()}"
    stamp = hashlib.sha256(made_by.encode()).hexdigest()[:12]
    names = {size: f"footprint_bench_{size}_{stamp}" for size in sizes}
    found = {size: databases.Database(template.server, name) for size, name in names.items()}
    with psycopg.connect(template.server.superuser_url, autocommit=True) as asked:
        kept = {name for (name,) in asked.execute("SELECT datname FROM pg_database")}
        for name in kept:
            if name.startswith("footprint_bench_") and stamp not in name:
                _do(asked, "DROP DATABASE {} WITH (FORCE)", name)
        before = template
        for size, made in found.items():
            if made.name not in kept:
                making = databases.Database(made.server, f"{made.name}_making")
                databases._create(asked, making.name, before.name)
                _timed(
                    f"{size:,} children", _fill if before is template else _multiply(size), making
                )
                _do(asked, "ALTER DATABASE {} RENAME TO {}", making.name, made.name)
            before = before if before is not template else made
    return found


def _do(asked: psycopg.Connection, statement: str, *names: str) -> None:
    asked.execute(sql.SQL(statement).format(*(sql.Identifier(one) for one in names)))


def _timed(what: str, make: Callable[[Database], None], of: Database) -> None:
    start = time.perf_counter()
    make(of)
    print(f"made {what} in {time.perf_counter() - start:.0f} s", file=sys.stderr)


def _fill(of: Database) -> None:
    """Load the smallest council, and put a working day around it."""
    from tests.databases import used

    with used(of):
        _load(returns_of(SIZES[0]))
    with _quickly(of) as asked:
        asked.execute(FILLED_BY.read_text())
        _name_children(asked)
    _settle(of)


def returns_of(children: int) -> Returns:
    """Make and read a synthetic return, its days moved so that it ends about yesterday."""
    import duckdb

    from footprint.exchange.ssda903 import merging, reading
    from footprint.exchange.ssda903.returns import Source
    from footprint.synthetic import making
    from footprint.terms.periods import ReportingYear

    (plan,) = making.plans(children, ReportingYear(2026), 3, 1, 1)
    (made,) = making.make_councils([plan], 1, Path(f"build/bench/casework-{children}"))
    returns = reading.read([Source.named(one.folder) for one in made], duckdb.connect())
    merging.merge(returns, with_distances=False)
    _move(returns.store, days_since(returns))
    return returns


def days_since(returns: Returns) -> int:
    """Count whole weeks from the end of the returns to today."""
    return (now().date() - returns.latest.last_day).days // 7 * 7


def _move(store: duckdb.DuckDBPyConnection, days: int) -> None:
    dates = store.execute(
        "SELECT table_name, list(column_name) FROM duckdb_columns() "
        "WHERE schema_name = 'given' AND data_type = 'DATE' GROUP BY ALL"
    ).fetchall()
    for table, columns in dates:
        moved = ", ".join(f"{one} = {one} + {days}" for one in columns)
        store.execute(f"UPDATE given.{table} SET {moved}")


def _load(returns: Returns) -> None:
    from footprint.operations import loading, timetables

    ended = returns.latest.last_day + timedelta(days=days_since(returns))
    children = loading.load(returns.store, known_until=ended)
    timetables.rebuild([child.pk for child in children.values()], at=now())


def _quickly(of: Database) -> psycopg.Connection:
    """Connect for writing in bulk: triggers and references rest, and nothing waits for the disk."""
    return psycopg.connect(
        of.superuser_url,
        options="-c session_replication_role=replica -c synchronous_commit=off "
        "-c maintenance_work_mem=256MB",
    )


def _multiply(size: int) -> Callable[[Database], None]:
    def multiply(of: Database) -> None:
        """Copy every row so many times, all ids moved on by a step for each copy."""
        with _quickly(of) as asked:
            refer = _references(asked)
            for table in _tables(asked):
                columns = _columns(asked, table)
                values = ", ".join(_copied(table, one, refer) for one in columns)
                names = ", ".join(f'"{one}"' for one in columns)
                asked.execute(
                    f"INSERT INTO {table} ({names}) SELECT {values} "
                    f"FROM {table} t, generate_series(1, {size // SIZES[0] - 1}) k"
                )
            _name_children(asked)
        _settle(of)

    return multiply


def _copied(table: str, column: str, refer: set[tuple[str, str]]) -> str:
    if (table, column) == ("records_look", "children"):
        return f"ARRAY(SELECT one + k * {STEP} FROM unnest(t.children) one)"
    if column == "id" or (table, column) in refer:
        return f't."{column}" + k * {STEP}'
    return FRESH.get((table, column), f't."{column}"')


def _tables(asked: psycopg.Connection) -> list[str]:
    rows = asked.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'records\\_%' "
        "AND relname NOT LIKE '%version' ORDER BY relname"
    )
    return [name for (name,) in rows if name not in COPIED_NOT]


def _columns(asked: psycopg.Connection, table: str) -> list[str]:
    rows = asked.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 "
        "AND NOT attisdropped ORDER BY attnum",
        [table],
    )
    return [name for (name,) in rows]


def _references(asked: psycopg.Connection) -> set[tuple[str, str]]:
    """Find the columns that hold ids of others, from the constraints that say so."""
    rows = asked.execute(
        "SELECT conrelid::regclass::text, attname FROM pg_constraint JOIN pg_attribute "
        "ON attrelid = conrelid AND attnum = ANY (conkey) WHERE contype = 'f'"
    )
    return {(table, column) for table, column in rows}


def _name_children(asked: psycopg.Connection) -> None:
    """Give every child a name, and the marks by which a search finds it."""
    asked.execute(
        "UPDATE records_child c SET first_name = first, last_name = last, "
        "name_marks = records_name_marks(first || ' ' || last) "
        "FROM (SELECT id, %(first)s::text[] AS firsts, %(last)s::text[] AS lasts, "
        "abs(hashint8(id)) AS h FROM records_child) n, "
        "LATERAL (SELECT firsts[1 + h %% 25] AS first, lasts[1 + h / 25 %% 380] AS last) names "
        "WHERE n.id = c.id",
        {"first": FIRST.split(), "last": LAST_NAMES},
    )


def _settle(of: Database) -> None:
    """Let the database know its tables, as one that has been used for a while does."""
    with psycopg.connect(of.superuser_url, autocommit=True) as asked:
        asked.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.project.settings")
    os.environ.setdefault("FOOTPRINT_SECRET_KEY", "only-for-benches-" + "0" * 50)
    import django

    django.setup()
    for one in councils(tuple(int(word) for word in sys.argv[1:]) or SIZES).values():
        print(one.web_url)
