"""What the app's login can do in the database, and what it cannot."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection
from tests.databases import Database


def login() -> str:
    with connection.cursor() as asked:
        asked.execute("SELECT current_user")
        return str(asked.fetchone()[0])


@pytest.mark.django_db
def test_tests_run_as_the_app_does() -> None:
    assert login() == "footprint_web"


def test_a_test_that_commits_has_a_database_of_its_own(
    committed: Database, owner: psycopg.Connection
) -> None:
    assert login() == "footprint_web"
    (database,) = owner.execute("SELECT current_database()").fetchone() or ("",)
    assert database == committed.name == connection.settings_dict["NAME"]
