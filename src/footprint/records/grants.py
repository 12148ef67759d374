"""What the app's login may do with each table: as little as it needs."""

from __future__ import annotations

import pghistory.models
from django.apps import apps
from django.db import models

ONLY_READ = frozenset({"django_migrations", "django_content_type", "auth_permission"})
"""Tables that migrations write, and nothing else."""


def is_append_only(model: type[models.Model]) -> bool:
    """Tell whether rows of a model, once written, are never changed or taken out.

    So it is with the versions that the database keeps of every record, and with every model that
    says `append_only = True`: events, the log of looks and its seals.
    """
    return issubclass(model, pghistory.models.Event) or bool(getattr(model, "append_only", False))


def append_only_tables() -> frozenset[str]:
    """Name the tables that the app may add to, and never change."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if is_append_only(model)
    )


def rights_on_table(table: str, append_only: frozenset[str]) -> str:
    """Say what the app's login may do with a table; nobody but the owner may empty one."""
    if table in ONLY_READ:
        return "SELECT"
    return "SELECT, INSERT" if table in append_only else "SELECT, INSERT, UPDATE, DELETE"
