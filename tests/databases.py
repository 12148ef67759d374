"""Databases for tests: migrated once by the owner, cloned for whoever needs one, used as the app.

The server is our embedded one, in `build/test-database`, unless FOOTPRINT_TEST_SERVER gives the
address of another for its superuser. What DATABASE_URL says is never touched.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import dj_database_url
import psycopg
from psycopg import sql

ROOT = Path(__file__).parents[1]
HOME = ROOT / "build" / "test-database"
OWNER, WEB = "footprint_owner", "footprint_web"
_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """A server that tests may fill with databases, by the address of its superuser."""

    superuser_url: str

    def url(self, login: str, database: str) -> str:
        """Give the address of a database for a login."""
        parts = urlsplit(self.superuser_url)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=f"{login}@{host}", path=f"/{database}"))


@dataclass(frozen=True)
class Database:
    """One database of the tests."""

    server: Server
    name: str

    @property
    def owner_url(self) -> str:
        """The address for the owner, who migrates, and for sabotage."""
        return self.server.url(OWNER, self.name)

    @property
    def web_url(self) -> str:
        """The address as the app has it."""
        return self.server.url(WEB, self.name)

    @property
    def superuser_url(self) -> str:
        """The address for what neither login may do."""
        return urlunsplit(urlsplit(self.server.superuser_url)._replace(path=f"/{self.name}"))

    @property
    def environment(self) -> dict[str, str]:
        """What another process needs to use this database as the app does."""
        return {**os.environ, "DATABASE_URL": self.web_url, "DATABASE_OWNER_URL": self.owner_url}

    def owner(self) -> psycopg.Connection:
        """Connect as the owner; each statement is kept at once."""
        return psycopg.connect(self.owner_url, autocommit=True)

    def superuser(self) -> psycopg.Connection:
        """Connect as the superuser; each statement is kept at once."""
        return psycopg.connect(self.superuser_url, autocommit=True)


@cache
def server() -> Server:
    """Give the server of the tests, started and with its two logins."""
    from footprint.outside import embedded, logins

    given = os.environ.get("FOOTPRINT_TEST_SERVER")
    if not given:
        here = embedded.start(HOME, is_durable=False)
        return Server(here.superuser_url)
    logins.make(given)
    return Server(given)


@cache
def template() -> Database:
    """Give the migrated database that all others are clones of, made where there is none."""
    made = Database(server(), f"footprint_template_{_stamp_of_migrations()}")
    with psycopg.connect(server().superuser_url, autocommit=True) as asked:
        # other processes wait here, and find it made
        asked.execute("SELECT pg_advisory_lock(hashtext('footprint template'))")
        _drop_leftovers(asked)
        if not _exists(asked, made.name):
            making = Database(made.server, f"{made.name}_making")
            _drop(asked, making.name)
            _create(asked, making.name)
            _migrate(making)
            asked.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(making.name), sql.Identifier(made.name)
                )
            )
    return made


@contextmanager
def cloned(source: Database | None = None) -> Iterator[Database]:
    """Give a database of one's own, like the migrated one or another, and remove it afterwards."""
    with _made((source or template()).name) as clone:
        yield clone


@contextmanager
def empty() -> Iterator[Database]:
    """Give a database with nothing in it, and remove it afterwards."""
    with _made(None) as made:
        yield made


@contextmanager
def _made(source: str | None) -> Iterator[Database]:
    made = Database(server(), f"footprint_test_{os.getpid()}_{next(_numbers)}")
    with psycopg.connect(server().superuser_url, autocommit=True) as asked:
        _create(asked, made.name, source)
    try:
        yield made
    finally:
        with psycopg.connect(server().superuser_url, autocommit=True) as asked:
            _drop(asked, made.name)


def program(name: str) -> str:
    """Find one of PostgreSQL's programs, of the server that the tests use."""
    from footprint.outside import embedded

    if os.environ.get("FOOTPRINT_TEST_SERVER"):
        return name
    return str(embedded.place(HOME).programs / name)


@contextmanager
def used(database: Database, login: str = WEB) -> Iterator[None]:
    """Let Django use a database, as the app's login unless another is named."""
    from django.db import connections

    settings = connections.settings["default"]
    before = dict(settings)
    connections.close_all()
    address = database.server.url(login, database.name)
    settings.update(dj_database_url.parse(address), ATOMIC_REQUESTS=True)
    try:
        yield
    finally:
        connections.close_all()
        settings.update(before)


def _migrate(database: Database) -> None:
    from footprint.operations import migrating

    with used(database, OWNER):
        migrating.migrate(web=WEB, verbosity=0)


def _create(asked: psycopg.Connection, name: str, source: str | None = None) -> None:
    names = {
        "name": sql.Identifier(name),
        "owner": sql.Identifier(OWNER),
        "web": sql.Identifier(WEB),
    }
    of = sql.SQL(" TEMPLATE {}").format(sql.Identifier(source)) if source else sql.SQL("")
    asked.execute(sql.SQL("CREATE DATABASE {name} OWNER {owner}").format(**names) + of)
    # what a login may do with a database as a whole is not cloned
    asked.execute(
        sql.SQL("REVOKE CREATE, TEMPORARY ON DATABASE {name} FROM PUBLIC").format(**names)
    )
    asked.execute(sql.SQL("GRANT CONNECT ON DATABASE {name} TO {web}").format(**names))


def _drop(asked: psycopg.Connection, name: str) -> None:
    asked.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _exists(asked: psycopg.Connection, name: str) -> bool:
    found = asked.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone()
    return found is not None


def _drop_leftovers(asked: psycopg.Connection) -> None:
    """Remove what a run that was killed left: clones of processes that are no more."""
    rows = asked.execute("SELECT datname FROM pg_database WHERE datname LIKE 'footprint_test_%'")
    for (name,) in rows.fetchall():
        try:
            os.kill(int(name.split("_")[2]), 0)
        except ProcessLookupError:
            with suppress(psycopg.errors.InvalidCatalogName):
                _drop(asked, name)
        except PermissionError:
            continue


def _stamp_of_migrations() -> str:
    """Give a short word that changes with any migration of any app, and with what is granted."""
    from django.apps import apps

    folders = [Path(app.path) / "migrations" for app in apps.get_app_configs()]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    files = [path for path in files if path.suffix in {".py", ".sql"}]
    granting = [
        ROOT / "src/footprint/records/grants.py",
        ROOT / "src/footprint/operations/migrating.py",
    ]
    stamp = hashlib.sha256()
    for path in (*files, *granting):
        stamp.update(path.read_bytes())
    return stamp.hexdigest()[:12]
