"""A plan, written to the records: whole columns at a time, never row by row.

New rows go in by COPY, changed ones by one statement for all that change in the same fields. What
ends or becomes shorter goes first, so that what follows it finds its days free.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, LiteralString

from django.contrib.auth.hashers import make_password
from django.db import connection
from django.db.models import Field, ForeignKey, JSONField, Model
from django.db.models.functions import Upper
from psycopg import sql
from psycopg.types.json import Jsonb

from footprint.access.viewing import Viewer
from footprint.operations.imports_plan import Change, Plan, Ref
from footprint.operations.imports_tables import TABLES
from footprint.records.models import Child, ImportedRow
from footprint.terms.words import folded

Row = dict[str, Any]
VERSIONED = frozenset({"child", "review"})
"""Tables whose rows count their saves, so that nobody overwrites them unseen."""


class Writer:
    """One import while it is written; knows the ids of what it has made."""

    def __init__(self, batch_id: int, by: Viewer) -> None:
        self.batch_id, self.by = batch_id, by
        self.ids: dict[str, dict[str, int]] = defaultdict(dict)
        """By table and key, of what a change may refer to."""
        self.records: list[tuple[Change, int]] = []

    def write(self, plan: Plan) -> None:
        """Write every change, and where each came from."""
        by_table: dict[str, list[Change]] = defaultdict(list)
        for change in plan.changes:
            by_table[change.table].append(change)
        for table in TABLES:
            self._write_table(table, by_table.pop(table, []))
            if table == "child":
                self.find_children({change.child for change in plan.changes if change.child})
        if by_table:
            raise KeyError(*by_table)
        copy_in(
            ImportedRow, ("batch_id", "file", "row", "record", "record_id", "values"), self._rows()
        )

    def find_children(self, numbers: Iterable[str]) -> None:
        """Find the ids of children by number in capitals."""
        rows = Child.objects.annotate(key=Upper("number")).filter(key__in=list(numbers))
        self.ids["child"].update(rows.values_list("key", "pk"))

    def _rows(self) -> Iterator[Sequence[Any]]:
        for change, record_id in self.records:
            if change.origin:
                file, row, read = change.origin
                yield self.batch_id, file, row, change.table, record_id, read

    def _write_table(self, table: str, changes: Sequence[Change]) -> None:
        gone = [change.record_id for change in changes if change.after is None]
        changed = [change for change in changes if change.before is not None and change.after]
        made = [change for change in changes if change.before is None]
        model = TABLES[table].model
        if gone:
            _run("DELETE FROM {table} WHERE id = ANY(%s)", model, gone)
        moved = [change.record_id for change in changed if _moves(change)]
        if moved:
            _run("UPDATE {table} SET ended_on = started_on WHERE id = ANY(%s)", model, moved)
        self._update(table, [change for change in changed if _shortens(change)])
        self._update(table, [change for change in changed if not _shortens(change)])
        self._insert(table, made)
        self.records += [(change, change.record_id or 0) for change in changed]

    # ---- changed ---------------------------------------------------------------------------------

    def _update(self, table: str, changes: Sequence[Change]) -> None:
        by_fields: dict[tuple[str, ...], list[Change]] = defaultdict(list)
        for change in changes:
            by_fields[tuple(sorted(change.after or {}))].append(change)
        for names, alike in by_fields.items():
            fields = [_field(TABLES[table].model, name) for name in names]
            columns = [[change.record_id for change in alike]]
            for field, name in zip(fields, names, strict=True):
                columns.append([self._value(field, (change.after or {})[name]) for change in alike])
            _update(TABLES[table].model, fields, columns, is_versioned=table in VERSIONED)

    # ---- new -------------------------------------------------------------------------------------

    def _insert(self, table: str, changes: Sequence[Change]) -> None:
        if not changes:
            return
        model = TABLES[table].model
        ids = _next_ids(model, len(changes))
        for change, record_id in zip(changes, ids, strict=True):
            self.records.append((change, record_id))
            if table in KEYS:
                self.ids[table][KEYS[table](change)] = record_id
        fields = _fields(model)
        more = self._more(table)
        rows = (
            [record_id, *(self._filled(field, change, more) for field in fields)]
            for change, record_id in zip(changes, ids, strict=True)
        )
        copy_in(model, ("id", *(field.column for field in fields)), rows)

    def _filled(self, field: Any, change: Change, more: Mapping[str, Callable[[], Any]]) -> Any:
        """Give a new record's value of a field: what the file says, or what such a record has."""
        after = change.after or {}
        if field.name in after:
            return self._value(field, after[field.name])
        if field.name in more:
            return more[field.name]()
        if field.name == "child" and change.table != "child":
            return self.ids["child"][change.child]
        return self._value(field, field.get_default())

    def _more(self, table: str) -> dict[str, Callable[[], Any]]:
        """Say what a new record has beside what a file says of it."""

        def me() -> int:
            return self.by.user_id

        def at() -> datetime:
            return self.by.at

        more: dict[str, dict[str, Callable[[], Any]]] = {
            "user": {"joined_at": at, "password": lambda: make_password(None)},
            "allocation": {"made_by": me, "made_at": at},
            "roleheld": {"granted_by": me},
            "roleproposed": {"proposed_by": me, "proposed_at": at},
        }
        return more.get(table, {})

    def _value(self, field: Any, value: Any) -> Any:
        """Give a value as the database takes it: nothing is an empty text where null may not be."""
        if isinstance(value, Ref):
            return value.id or self.ids[value.table][value.key]
        if isinstance(field, JSONField):
            return Jsonb(value)
        return "" if value is None and not field.null else value


KEYS: Mapping[str, Callable[[Change], str]] = {
    "team": lambda change: folded((change.after or {})["name"]),
    "user": lambda change: (change.after or {})["email"],
    "child": lambda change: change.child,
}
"""By what others refer to a new record."""


def _shortens(change: Change) -> bool:
    """Tell whether a change leaves fewer days than there were, so that others find them free."""
    start, end = _edges(change)
    return start >= 0 and end <= 0 and (start, end) != (0, 0)


def _moves(change: Change) -> bool:
    """Tell whether both days become later, or both earlier."""
    start, end = _edges(change)
    return start * end > 0


def _edges(change: Change) -> tuple[int, int]:
    """Say of the first and the last day whether each becomes earlier (-1) or later (1)."""
    before, after = change.before or {}, change.after or {}
    edges = []
    for name, never in (("started_on", date.min), ("ended_on", date.max)):
        was, becomes = before.get(name) or never, after.get(name) or never
        edges.append(0 if name not in after else (becomes > was) - (becomes < was))
    return edges[0], edges[1]


# ---- SQL -----------------------------------------------------------------------------------------


@cache
def _fields(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]


@cache
def _field(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name)


def _type(field: Field[Any, Any]) -> str:
    of = field.target_field if isinstance(field, ForeignKey) else field
    return of.cast_db_type(connection) or ""


def _update(
    model: type[Model], fields: Sequence[Any], columns: Sequence[list[Any]], *, is_versioned: bool
) -> None:
    names = [sql.Identifier(field.column) for field in fields]
    sets: list[sql.Composable] = [sql.SQL("{0} = asked.{0}").format(name) for name in names]
    if is_versioned:
        sets.append(sql.SQL("version = record.version + 1"))
    types = ["bigint", *map(_type, fields)]
    arrays = [sql.SQL(f"%s::{type_}[]") for type_ in types]
    statement = sql.SQL(
        "UPDATE {table} AS record SET {sets} FROM unnest({arrays}) AS asked ({names}) "
        "WHERE record.id = asked.asked_id"
    ).format(
        table=sql.Identifier(model._meta.db_table),
        sets=sql.SQL(", ").join(sets),
        arrays=sql.SQL(", ").join(arrays),
        names=sql.SQL(", ").join([sql.Identifier("asked_id"), *names]),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, list(columns))


def _run(statement: LiteralString, model: type[Model], ids: Sequence[int | None]) -> None:
    table = sql.Identifier(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(table=table), [list(ids)])


def _next_ids(model: type[Model], count: int) -> list[int]:
    """Take so many ids from the sequence of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def copy_in(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows to a table in one stream."""
    statement = sql.SQL("COPY {table} ({columns}) FROM STDIN").format(
        table=sql.Identifier(model._meta.db_table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
    )
    # a stream is not Django's, so what the database refuses has to be put in Django's words
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for row in rows:
            copy.write_row(row)
