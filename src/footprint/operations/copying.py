"""Writing many records of one kind in one stream: the database's triggers see each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def copy_in(records: Iterable[models.Model]) -> None:
    """Write records of one model, whose ids nobody needs to know; a quarter of the time."""
    waiting = list(records)
    if not waiting:
        return
    meta = waiting[0]._meta
    fields = [field for field in meta.concrete_fields if field.column and not field.primary_key]
    copy_rows(
        meta.db_table,
        [str(field.column) for field in fields],
        (
            [field.get_db_prep_save(getattr(one, field.attname), connection) for field in fields]
            for one in waiting
        ),
    )


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows to a table, in the order of its columns named."""
    named = ", ".join(f'"{column}"' for column in columns)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
