"""What a query for one kind of work gives: the most urgent rows, and how many there are in all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Func, IntegerField, QuerySet, Subquery

from footprint.records.children import Child
from footprint.terms.sources import Force

SHOWN = 25
"""Of one kind: past these a list is the better page."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one query found."""

    due_by: date | None = None
    child_id: int | None = None
    public_id: UUID | None = None
    name: str = ""
    force: Force | None = None
    detail: str = ""
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The most urgent rows of one kind, and how many there are in all."""

    rows: tuple[Row, ...]
    count: int


def first_of(records: QuerySet[Any], as_row: Callable[[Any], Row]) -> Found:
    """Take the first of records that are in order, and count all, in one query.

    The count stands apart, so that reading the first few does not read whatever else there is.
    """
    count = Func(template="COUNT(*)", output_field=IntegerField())
    every = Subquery(records.order_by().annotate(every=count).values("every"))
    shown = list(records.annotate(every=every)[:SHOWN])
    return Found(tuple(as_row(one) for one in shown), shown[0].every if shown else 0)


def with_child(records: QuerySet[Any], *others: str) -> QuerySet[Any]:
    """Read each record's child with it, but for what only a search needs."""
    return records.select_related("child", *others).defer("child__name_marks")


def row_of(child: Child, due_by: date | None, **more: object) -> Row:
    """Make a row about a child."""
    return Row(due_by, child.pk, child.public_id, child.full_name, **more)  # type: ignore[arg-type]  # the fields of Row
