"""What every test finds: settings fit for tests, and databases for those that ask for one.

A test marked `django_db` runs as the app's login in a transaction that is undone. A test that
needs real commits asks for `committed`, a database of its own, and has no mark; `owner` and
`live_server` come with one. A test that asks for none of these starts no server.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import psycopg
import pytest
import time_machine

os.environ["DJANGO_SETTINGS_MODULE"] = "footprint.project.settings"
os.environ["DATABASE_URL"] = "postgresql://nobody@localhost:1/tests-never-use-a-database-of-yours"
os.environ["FOOTPRINT_SECRET_KEY"] = "only-for-tests-" + "0" * 50
os.environ.pop("DATABASE_OWNER_URL", None)

from django.conf import settings as django_settings
from pytest_django import DjangoDbBlocker, Settings
from tests.databases import Database, cloned, template, used

pytest_plugins = ("tests.browsers",)

COMMIT = {"committed", "owner", "transactional_db", "live_server"}
USE_A_DATABASE = {"db", "a_database", *COMMIT}


def pytest_configure() -> None:
    """Read the settings now, so that pytest-django sets Django up."""
    assert django_settings.SECRET_KEY


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use a database, and refuse what would commit to the shared one."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        asked = set(getattr(item, "fixturenames", ()))
        if marker and (marker.args or marker.kwargs or asked & COMMIT):
            raise pytest.UsageError(
                f"{item.nodeid}: a test that commits asks for `committed`, and has no `django_db`."
            )
        if marker or asked & USE_A_DATABASE:
            item.add_marker("database")


@pytest.fixture(scope="session")
def a_database(django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """Give the database that tests of this process share; what they write is undone."""
    with django_db_blocker.unblock():
        template()
    with cloned() as database:
        yield database


@pytest.fixture(scope="session")
def django_db_setup(a_database: Database, django_test_environment: None) -> Iterator[None]:
    """Let Django use the shared database, as the app does."""
    with used(a_database):
        yield


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """Give this test a database of its own, to commit to; Django uses it, as the app does."""
    with cloned() as database, used(database), django_db_blocker.unblock():
        yield database


@pytest.fixture
def transactional_db(committed: Database) -> None:
    """Serve `live_server` from a database of the test's own: the app's login may empty none."""


@pytest.fixture
def owner(committed: Database) -> Iterator[psycopg.Connection]:
    """Connect to the test's own database as its owner, for sabotage."""
    with committed.owner() as connection:
        yield connection


@pytest.fixture
def on_the_day(settings: Settings) -> Iterator[None]:
    """Let pages be asked for on the day of the cast, by people with quick passwords."""
    from tests.cast import NOW  # Django is set up only once this file is read

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with time_machine.travel(NOW, tick=False):
        yield
