"""Imports as their pages show them: the list, the columns to confirm, and what would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from footprint.access.actions import Action
from footprint.access.policies import why_not_at_all
from footprint.access.viewing import Viewer
from footprint.exchange.problems import Problem, Problems
from footprint.exchange.tables import opening
from footprint.exchange.tables.catalogue import BY_NAME, LAYOUTS
from footprint.exchange.tables.layouts import Column
from footprint.exchange.tables.reading import header_of, orders_found
from footprint.queries import looking
from footprint.records.imports import Import, ImportFile, ImportPreview
from footprint.terms.imports import DayOrder, ImportKind, ImportStatus

MOST = 50


class NoSuchImport(LookupError):
    """There is no such import."""


@dataclass(frozen=True, slots=True)
class ImportLine:
    """An import in the list; it names no child."""

    import_id: int
    what: str
    file_name: str
    status: ImportStatus
    since: datetime
    brought_by: str
    written_by: str
    refusal: str
    counts: Mapping[str, int]
    layout: str

    @property
    def is_busy(self) -> bool:
        """Whether the worker has it in hand."""
        return self.status in {ImportStatus.READING, ImportStatus.WRITING}


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """The columns of a plain file, and which of ours they are guessed to be."""

    columns: tuple[tuple[Column, int | None], ...]
    headers: tuple[tuple[int, str], ...]
    order: DayOrder | None
    """In which order its days are proved to stand; None where nothing proves it."""
    samples: str
    """Names with letters beyond English, where the text had to be read as Windows-1252."""
    problems: tuple[Problem, ...]


def kinds() -> tuple[tuple[str, str], ...]:
    """What can be brought in, by the name of its layout."""
    return (("return", ImportKind.RETURN.label), *((one.name, one.title) for one in LAYOUTS))


def latest(*, viewer: Viewer) -> tuple[ImportLine, ...]:
    """The latest imports, whoever brought them."""
    rows = Import.objects.select_related("previewed_by", "committed_by").order_by("-since", "-pk")
    return tuple(_line(one) for one in rows[:MOST])


def one(import_id: int, *, viewer: Viewer) -> ImportLine:
    """One import."""
    return _line(_found(import_id))


def may_write(*, viewer: Viewer) -> bool:
    """Say whether the viewer may have an import written."""
    return why_not_at_all(Action.COMMIT_IMPORT, viewer) is None


def to_confirm(import_id: int, *, viewer: Viewer) -> ToConfirm:
    """Open the file of an import and guess its columns; a few values of it are shown."""
    batch = _found(import_id)
    layout, file = BY_NAME[batch.layout], ImportFile.objects.get(batch=batch)
    problems = Problems()
    table = opening.opened(file.name, bytes(file.content), layout, problems)
    if table is None:
        return ToConfirm((), (), None, "", tuple(problems))
    found = orders_found(table.sheet, layout, table.guessed)
    proved = {order for one in found.values() if (order := one.order)}
    return ToConfirm(
        tuple((column, table.guessed.get(column.name)) for column in layout.columns),
        tuple((place, header_of(table.sheet, place)) for place in range(len(table.sheet.header))),
        proved.pop() if len(proved) == 1 else None,
        table.windows_samples,
        tuple(problems),
    )


def preview(import_id: int, *, viewer: Viewer) -> dict[str, Any] | None:
    """What would change, if it was worked out for this viewer; writes whose names it shows."""
    found = ImportPreview.objects.filter(batch_id=import_id, made_for_id=viewer.user_id).first()
    if found is None:
        return None
    shown: dict[str, Any] = found.shown
    looking.listed(shown["children"], viewer=viewer, where="preview of an import")
    return shown


def _found(import_id: int) -> Import:
    people = Import.objects.select_related("previewed_by", "committed_by")
    found = people.filter(pk=import_id).first()
    if found is None:
        raise NoSuchImport(import_id)
    return found


def _line(batch: Import) -> ImportLine:
    what = BY_NAME[batch.layout].title if batch.layout else ImportKind(batch.kind).label
    return ImportLine(
        batch.pk,
        what,
        batch.file_name,
        ImportStatus(batch.status),
        batch.since,
        batch.previewed_by.name,
        batch.committed_by.name if batch.committed_by else "",
        batch.refusal,
        batch.counts,
        batch.layout,
    )
