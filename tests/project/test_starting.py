"""The app does not start where it could change what must not change; each case is done for real."""

from __future__ import annotations

import os
from collections.abc import Iterator

import psycopg
import pytest
from django.test import Client
from psycopg import sql
from tests.databases import OWNER, Database, used

from footprint.operations import migrating
from footprint.project.starting import CannotStart, refuse_unsafe
from footprint.queries import safety

LOGIN = f"footprint_newcomer_{os.getpid()}"
"""A login of this test's own: what is done to a login is done to it in every database."""

SABOTAGE = {
    "ALTER ROLE {login} SUPERUSER": "is a superuser",
    "ALTER ROLE {login} BYPASSRLS": "may pass over row security",
    "ALTER ROLE {login} CREATEROLE": "may make logins",
    "ALTER ROLE {login} CREATEDB": "may make databases",
    "ALTER ROLE {login} REPLICATION": "may copy the whole server",
    "GRANT footprint_owner TO {login}": "can become their owner, footprint_owner",
    "ALTER TABLE records_team OWNER TO {login}": "owns the records",
    "GRANT CREATE ON SCHEMA public TO {login}": "may make tables",
    "GRANT UPDATE ON records_event TO {login}": "only ever added to: records_event.",
    "GRANT UPDATE (hash) ON records_look TO {login}": "only ever added to: records_look.",
    "GRANT DELETE ON records_lookseal TO {login}": "only ever added to: records_lookseal.",
    "GRANT UPDATE ON records_childversion TO {login}": "only ever added to: records_childversion.",
    "GRANT pg_write_all_data TO {login}": "only ever added to: ",
    "GRANT TRUNCATE ON records_child TO {login}": "may empty tables: records_child.",
    "ALTER TABLE records_child DISABLE TRIGGER ALL": "is switched off: records_child.",
    "REVOKE SELECT ON django_migrations FROM {login}": "may not read what it needs",
    "DELETE FROM django_migrations WHERE name = '0002_guards'": "have not run: 1.",
}
MENDED_BY_MIGRATING = [
    "GRANT CREATE ON SCHEMA public TO {login}",
    "GRANT UPDATE ON records_event TO {login}",
    "GRANT UPDATE (hash) ON records_look TO {login}",
    "GRANT TRUNCATE ON records_child TO {login}",
    "REVOKE SELECT ON django_migrations FROM {login}",
]


@pytest.fixture
def newcomer(committed: Database) -> Iterator[Database]:
    """Use a database as a login that was made and granted its rights just now."""
    with committed.superuser() as asked:
        asked.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(LOGIN)))
        try:
            with used(committed, OWNER):
                migrating.grant(web=LOGIN)
            with used(committed, LOGIN):
                yield committed
        finally:
            for statement in (
                "REASSIGN OWNED BY {} TO postgres",
                "DROP OWNED BY {}",
                "DROP ROLE {}",
            ):
                asked.execute(sql.SQL(statement).format(sql.Identifier(LOGIN)))


def sabotage(database: Database, statement: str) -> None:
    with database.superuser() as asked:
        asked.execute(statement.format(login=LOGIN))


@pytest.mark.django_db
def test_it_starts_as_the_login_that_was_granted_its_rights() -> None:
    refuse_unsafe()


@pytest.mark.parametrize(("done", "says"), SABOTAGE.items())
def test_it_refuses_and_says_why(newcomer: Database, done: str, says: str) -> None:
    refuse_unsafe()
    sabotage(newcomer, done)
    with pytest.raises(CannotStart) as refusal:
        refuse_unsafe()
    assert says in str(refusal.value)


@pytest.mark.parametrize("done", MENDED_BY_MIGRATING)
def test_migrating_again_takes_back_what_was_granted_by_mistake(
    newcomer: Database, done: str
) -> None:
    sabotage(newcomer, done)
    with used(newcomer, OWNER):
        migrating.grant(web=LOGIN)
    refuse_unsafe()


def test_it_gives_every_reason_at_once(newcomer: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_SECRET_KEY", "short")
    sabotage(newcomer, "GRANT UPDATE ON records_event TO {login}")
    sabotage(newcomer, "ALTER ROLE {login} CREATEDB")
    with pytest.raises(CannotStart) as refusal:
        refuse_unsafe()
    assert len(refusal.value.reasons) == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("secret", "says"),
    [
        (None, "is not set"),
        ("", "is not set"),
        ("only-forty-nine-signs-long-0123456789-abcdefghijk", "too easy to guess"),
        ("abc" * 30, "too easy to guess"),
    ],
)
def test_it_refuses_a_secret_that_is_none(
    secret: str | None, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FOOTPRINT_SECRET_KEY")
    if secret is not None:
        monkeypatch.setenv("FOOTPRINT_SECRET_KEY", secret)
    with pytest.raises(CannotStart, match=says):
        refuse_unsafe()


@pytest.mark.django_db
def test_it_refuses_a_server_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """No old server is at hand: the one that is must count as old once the limit is above it."""
    monkeypatch.setattr(safety, "OLDEST", 99)
    with pytest.raises(CannotStart, match="older than 99"):
        refuse_unsafe()


def test_two_logins_are_needed_to_migrate(committed: Database) -> None:
    with used(committed, OWNER), pytest.raises(migrating.CannotMigrate, match="the same login"):
        migrating.migrate(web=OWNER)
    with used(committed, OWNER), pytest.raises(migrating.CannotMigrate, match="no login nobody"):
        migrating.migrate(web="nobody_of_that_name")


def test_a_balancer_is_told_of_a_sabotage_but_not_which(
    committed: Database, client: Client, owner: psycopg.Connection
) -> None:
    assert client.get("/health").content == b"well\n"
    owner.execute("GRANT UPDATE ON records_event TO footprint_web")
    answer = client.get("/health")
    assert (answer.status_code, answer.content) == (503, b"unwell\n")
