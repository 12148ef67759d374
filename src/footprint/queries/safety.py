"""Whether the database may be used as it is: who the app is in it, and what it could do to it.

Asked by the app's own login when it starts; every fault is a sentence that says what to do.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import ProgrammingError, connection
from django.db.migrations.loader import MigrationLoader

from footprint.records.grants import append_only_tables

OLDEST = 15
"""The oldest PostgreSQL whose newcomers may not make tables wherever they like."""
USE_THE_OTHER = "Give DATABASE_URL a login that owns nothing, and run: footprint migrate"
MIGRATE = "Run: footprint migrate"

YOUNG_ENOUGH = "SELECT 'yes' WHERE current_setting('server_version_num')::int >= %s"
POWERS = """
    SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
    FROM pg_roles WHERE rolname = current_user
"""
POWER_WORDS = (
    "is a superuser",
    "may pass over row security",
    "may make logins",
    "may make databases",
    "may copy the whole server",
)
OWNERS = """
    SELECT DISTINCT pg_get_userbyid(owner) FROM (
      SELECT relowner AS owner FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
      UNION ALL
      SELECT datdba FROM pg_database WHERE datname = current_database()
    ) AS owned
    WHERE pg_has_role(current_user, owner, 'MEMBER') ORDER BY 1
"""
"""The owners of anything here that the login is, or can become."""
MAKES_TABLES = "SELECT 'yes' WHERE has_schema_privilege(current_schema(), 'CREATE')"
CHANGEABLE = """
    SELECT relname FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relname = ANY (%s)
      AND (has_any_column_privilege(oid, 'UPDATE') OR has_table_privilege(oid, 'DELETE'))
    ORDER BY 1
"""
EMPTIABLE = """
    SELECT relname FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
      AND has_table_privilege(oid, 'TRUNCATE, TRIGGER')
    ORDER BY 1
"""
SWITCHED_OFF = """
    SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE relnamespace = current_schema()::regnamespace AND tgenabled IN ('D', 'R')
    ORDER BY 1
"""


def faults() -> list[str]:
    """Say everything about the login and its rights that makes the database unsafe to use."""
    if not _names(YOUNG_ENOUGH, OLDEST * 10_000):
        return [f"PostgreSQL here is older than {OLDEST}. Use {OLDEST} or a later one."]
    login, powers = _powers()
    found = [f"The app's login, {login}, {power}. {USE_THE_OTHER}" for power in powers]
    if POWER_WORDS[0] in powers:
        return found  # whatever else is asked of a superuser, the answer is yes
    return [*found, *_faults_of_login(login), *_faults_of_rights()]


def unapplied_migrations() -> list[str]:
    """Say whether the database is behind the app."""
    try:
        loader = MigrationLoader(connection)
    except ProgrammingError:
        return [f"The app's login may not read what it needs. {MIGRATE}"]
    waiting = set(loader.graph.nodes) - set(loader.applied_migrations)
    if not waiting:
        return []
    return [f"Migrations that have not run: {len(waiting)}. {MIGRATE}"]


def _faults_of_login(login: str) -> Iterator[str]:
    """Say what the login is, or can become, beside the app's."""
    for owner in _names(OWNERS):
        how = "owns the records" if owner == login else f"can become their owner, {owner}"
        yield f"The app's login, {login}, {how}. {USE_THE_OTHER}"
    if _names(MAKES_TABLES):
        yield f"The app's login, {login}, may make tables. {MIGRATE}"


def _faults_of_rights() -> Iterator[str]:
    """Say what could be done to tables that nobody should do."""
    if tables := _names(CHANGEABLE, sorted(append_only_tables())):
        yield f"The app's login may change what is only ever added to: {_few(tables)}. {MIGRATE}"
    if tables := _names(EMPTIABLE):
        yield f"The app's login may empty tables: {_few(tables)}. {MIGRATE}"
    if tables := _names(SWITCHED_OFF):
        yield f"What guards these tables, and keeps their history, is switched off: {_few(tables)}."


def _powers() -> tuple[str, list[str]]:
    """Give the login's name, and each power it has that no app needs."""
    with connection.cursor() as asked:
        asked.execute(POWERS)
        login, *powers = asked.fetchone()
    return login, [words for has_it, words in zip(powers, POWER_WORDS, strict=True) if has_it]


def _names(question: str, *values: int | list[str]) -> list[str]:
    with connection.cursor() as asked:
        asked.execute(question, values or None)
        return [name for (name,) in asked.fetchall()]


def _few(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more
