"""The two logins of the database, made by a superuser: one owns it, the other only uses it."""

from __future__ import annotations

from typing import LiteralString

import psycopg
from psycopg import sql

OWNER, WEB, DATABASE = "footprint_owner", "footprint_web", "footprint"

RIGHTS: dict[str, LiteralString] = {
    OWNER: "LOGIN NOSUPERUSER NOCREATEROLE CREATEDB NOBYPASSRLS NOREPLICATION",
    WEB: "LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS NOREPLICATION",
}
"""The owner may make databases: the tests make many. The web login may make nothing."""


def make(superuser_url: str) -> None:
    """Make both logins and the database, or see that they are as they should be."""
    with psycopg.connect(superuser_url, autocommit=True) as asked, asked.transaction():
        # two processes at once would both find no login, and both make it
        asked.execute("SELECT pg_advisory_xact_lock(hashtext('footprint logins'))")
        for name, rights in RIGHTS.items():
            known = asked.execute("SELECT FROM pg_roles WHERE rolname = %s", [name]).fetchone()
            verb = sql.SQL("CREATE ROLE" if known is None else "ALTER ROLE")
            asked.execute(sql.SQL("{} {} {}").format(verb, sql.Identifier(name), sql.SQL(rights)))


def make_database(superuser_url: str) -> None:
    """Make the owner's database where there is none; nobody but the two logins may enter it."""
    with psycopg.connect(superuser_url, autocommit=True) as asked:
        known = asked.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if known is not None:
            return
        names = {"base": sql.Identifier(DATABASE), "owner": sql.Identifier(OWNER)}
        asked.execute(sql.SQL("CREATE DATABASE {base} OWNER {owner}").format(**names))


def make_database_anew(superuser_url: str) -> None:
    """Throw the owner's database away, whoever is connected to it, and make an empty one."""
    with psycopg.connect(superuser_url, autocommit=True) as asked:
        asked.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(DATABASE))
        )
    make_database(superuser_url)
