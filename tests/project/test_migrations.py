"""The migrations are one line, and lead to what the records say."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


def test_the_migrations_are_one_line() -> None:
    assert MigrationLoader(None).detect_conflicts() == {}


@pytest.mark.django_db
def test_no_record_says_what_no_migration_does() -> None:
    said = StringIO()
    call_command("makemigrations", "records", dry_run=True, stdout=said)
    assert said.getvalue().strip() == "No changes detected in app 'records'"
