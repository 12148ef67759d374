"""What the app's login can do in the database, and what it cannot."""

from __future__ import annotations

import psycopg
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from tests.databases import Database

from footprint.records.grants import append_only_tables
from footprint.records.models import Team

DENIED = psycopg.errors.InsufficientPrivilege


def asked(question: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall() if cursor.description else []


def is_denied(statement: str) -> bool:
    try:
        with transaction.atomic():
            asked(statement)
    except ProgrammingError as error:
        return isinstance(error.__cause__, DENIED)
    return False


@pytest.mark.django_db
def test_tests_run_as_the_app_does() -> None:
    assert asked("SELECT current_user") == [("footprint_web",)]


def test_a_test_that_commits_has_a_database_of_its_own(
    committed: Database, owner: psycopg.Connection
) -> None:
    assert asked("SELECT current_user") == [("footprint_web",)]
    (database,) = owner.execute("SELECT current_database()").fetchone() or ("",)
    assert database == committed.name == connection.settings_dict["NAME"]


@pytest.mark.django_db
def test_what_is_only_ever_added_to_cannot_be_changed_by_the_app() -> None:
    tables = append_only_tables()
    assert {"records_event", "records_look", "records_lookseal", "records_childversion"} <= tables
    for table in sorted(tables):
        column = asked(
            f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum = 1"
        )[0][0]
        assert not is_denied(f"SELECT FROM {table} WHERE false"), table
        assert is_denied(f"UPDATE {table} SET {column} = {column} WHERE false"), table
        assert is_denied(f"DELETE FROM {table} WHERE false"), table
        assert is_denied(f"TRUNCATE {table}"), table


@pytest.mark.django_db
def test_every_other_record_can_be_written_and_none_emptied() -> None:
    tables = {model._meta.db_table for model in apps.get_app_config("records").get_models()}
    for table in sorted(tables - append_only_tables()):
        assert not is_denied(f"DELETE FROM {table} WHERE false"), table
        assert is_denied(f"TRUNCATE {table} CASCADE"), table


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA mine",
        "ALTER TABLE records_child ADD mine int",
        "ALTER TABLE records_child DISABLE TRIGGER USER",
        "DROP TABLE records_event",
        "DROP TRIGGER chain_look ON records_look",
        "SET ROLE footprint_owner",
        "SET session_replication_role = replica",
        "SELECT setval('records_look_id_seq', 1)",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('mine', 'one', now())",
    ],
)
def test_the_app_cannot_change_how_the_database_is_made(statement: str) -> None:
    assert is_denied(statement)


@pytest.mark.django_db
def test_the_app_leaves_versions_behind_without_being_able_to_change_them() -> None:
    team = Team.objects.create(name="North")
    Team.objects.filter(pk=team.pk).update(name="South")
    team.delete()
    kept = asked("SELECT pgh_label, name FROM records_teamversion ORDER BY pgh_id")
    assert kept == [("insert", "North"), ("update", "South"), ("delete", "South")]
    assert is_denied("DELETE FROM records_teamversion")
