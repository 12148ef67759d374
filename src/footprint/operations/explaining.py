"""What the database refused, in the words its constraint carries for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from psycopg.errors import Diagnostic

INDEPENDENCE = "independence_of_the_iro"
"""The trigger says the fault itself, since it knows whether the IRO is or manages somebody."""


@contextmanager
def held_by_the_database(cannot: type[Exception]) -> Iterator[None]:
    """Write in a step of its own, asking every deferred check at its end.

    What the database refuses is raised as `cannot`, in words; the step leaves nothing, and the
    page's own transaction goes on.
    """
    try:
        with transaction.atomic():
            yield
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        if words := explained(error):
            raise cannot(words) from error
        raise


def explained(error: IntegrityError) -> str:
    """Say what a broken constraint means; empty where it has no words for people."""
    diagnosis: Diagnostic | None = getattr(error.__cause__, "diag", None)
    if diagnosis is None:
        return ""
    if diagnosis.constraint_name == INDEPENDENCE:
        return diagnosis.message_primary or ""
    return _words().get(diagnosis.constraint_name or "", "")


@cache
def _words() -> dict[str, str]:
    return {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_app_config("records").get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message != constraint.default_violation_error_message
    }
