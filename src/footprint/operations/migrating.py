"""Bringing the database up to date, by its owner, and granting the app's login what it needs.

Everything here runs on a connection of the owner; the app itself never has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import LiteralString

from django.core.management import call_command
from django.db import connection, transaction
from psycopg import sql

from footprint.records.grants import append_only_tables, rights_on_table

ON_THE_WHOLE: tuple[LiteralString, ...] = (
    "REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM PUBLIC",
    "REVOKE ALL ON DATABASE {database} FROM {web}",
    "GRANT CONNECT ON DATABASE {database} TO {web}",
    "REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC",
    "REVOKE ALL ON SCHEMA {schema} FROM {web}",
    "GRANT USAGE ON SCHEMA {schema} TO {web}",
)
ON_EACH: tuple[LiteralString, ...] = (
    "REVOKE ALL ON {kind} {name} FROM {web}",
    "GRANT {rights} ON {kind} {name} TO {web}",
)
ON_KIND = {"SEQUENCE": "USAGE, SELECT", "FUNCTION": "EXECUTE"}

MADE_BY_THE_OWNER = """
    SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, relname, oid::regclass::text
    FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
      AND pg_get_userbyid(relowner) = current_user
    UNION ALL
    SELECT 'FUNCTION', proname, oid::regprocedure::text
    FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f'
      AND pg_get_userbyid(proowner) = current_user
"""
"""Kind, name, and the name as SQL takes it."""


class CannotMigrate(Exception):
    """The database cannot be brought up to date; the message says what to do."""


def migrate(*, web: str, verbosity: int = 1) -> None:
    """Run the migrations that have not run, and grant the login `web` what it needs and no more."""
    _see_two_logins(web)
    with _nobody_else_migrates():
        call_command("migrate", interactive=False, verbosity=verbosity)
        grant(web=web)


@contextmanager
def _nobody_else_migrates() -> Iterator[None]:
    """Wait for whoever migrates on another machine; then there is nothing left to run."""
    with connection.cursor() as asked:
        asked.execute("SELECT pg_advisory_lock(hashtext('footprint migrate'))")
        yield
        asked.execute("SELECT pg_advisory_unlock(hashtext('footprint migrate'))")


def _see_two_logins(web: str) -> None:
    with connection.cursor() as asked:
        asked.execute("SELECT current_user, to_regrole(quote_ident(%s)) IS NOT NULL", [web])
        owner, is_known = asked.fetchone()
    if owner == web:
        raise CannotMigrate(
            f"The owner and the app are the same login, {web}. Give DATABASE_OWNER_URL the login "
            "that owns the database, and DATABASE_URL one that does not."
        )
    if not is_known:
        raise CannotMigrate(
            f"The database has no login {web}, which DATABASE_URL names. Its administrator makes "
            f"it: CREATE ROLE {web} LOGIN PASSWORD '...';"
        )


def grant(*, web: str) -> None:
    """Take away all that the app's login was granted, and grant what it needs, in one step."""
    append_only = append_only_tables()
    with transaction.atomic(), connection.cursor() as asked:
        asked.execute("SELECT current_database(), current_schema()")
        database, schema = asked.fetchone()
        names = {
            "web": sql.Identifier(web),
            "database": sql.Identifier(database),
            "schema": sql.Identifier(schema),
        }
        for statement in ON_THE_WHOLE:
            asked.execute(sql.SQL(statement).format(**names))
        asked.execute(MADE_BY_THE_OWNER)
        for kind, name, quoted in asked.fetchall():
            rights = ON_KIND.get(kind) or rights_on_table(name, append_only)
            each = {"kind": sql.SQL(kind), "name": sql.SQL(quoted), "rights": sql.SQL(rights)}
            for statement in ON_EACH:
                asked.execute(sql.SQL(statement).format(**names, **each))
