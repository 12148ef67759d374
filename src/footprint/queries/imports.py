"""Imports as their pages show them: how far each has got, and what it would do, to who looks.

A preview is made for one person, with what they may see; anybody else looks for themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from footprint.access.actions import Action
from footprint.access.policies import why_not_at_all
from footprint.access.viewing import Viewer
from footprint.exchange.tables.catalogue import BY_NAME
from footprint.queries import looking
from footprint.records.imports import Import, ImportPreview
from footprint.terms.imports import ImportKind, ImportStatus

LATEST = 50
COMMITTED_BEFORE = 3


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import in a list."""

    import_id: int
    title: str
    file_name: str
    status: ImportStatus
    since: datetime
    brought_by: str
    written_by: str
    new: int
    changed: int

    @property
    def is_busy(self) -> bool:
        """Whether the worker has it now."""
        return self.status in {ImportStatus.READING, ImportStatus.WRITING}


@dataclass(frozen=True, slots=True)
class TableCount:
    """What becomes of the records of one kind."""

    several: str
    new: int
    changed: int
    unchanged: int
    absent: int


@dataclass(frozen=True, slots=True)
class Part:
    """One list of a preview: so many rows of it, and how many more there are."""

    name: str
    rows: Sequence[Mapping[str, Any]]
    more: int

    @property
    def total(self) -> int:
        """Count all, listed or not."""
        return len(self.rows) + self.more


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do."""

    tables: tuple[TableCount, ...]
    counts: Mapping[str, int]
    parts: Mapping[str, Part]

    @property
    def to_write(self) -> int:
        """Count the records that would be written."""
        return self.counts["new"] + self.counts["changed"]


@dataclass(frozen=True, slots=True)
class ImportSeen:
    """One import, with its preview where it was made for the viewer."""

    row: ImportRow
    refusal: str
    has_columns: bool
    """Whether somebody confirms its columns: not so for a return."""
    preview: Preview | None
    may_write: bool
    earlier: tuple[ImportRow, ...]
    """Imports of the very same files that were written before."""


def latest(*, viewer: Viewer) -> tuple[ImportRow, ...]:
    """Give the latest imports; no row of them names a child."""
    if why_not_at_all(Action.PREVIEW_IMPORT, viewer):
        return ()
    return tuple(map(_row, _imports().order_by("-since", "-pk")[:LATEST]))


def seen(import_id: int, *, viewer: Viewer) -> ImportSeen | None:
    """Give one import; none where there is no such one, or not for this person."""
    batch = None
    if not why_not_at_all(Action.PREVIEW_IMPORT, viewer):
        batch = _imports().filter(pk=import_id).first()
    if batch is None:
        return None
    same = _imports().filter(sha256=batch.sha256, status=ImportStatus.COMMITTED)
    return ImportSeen(
        row=_row(batch),
        refusal=batch.refusal,
        has_columns=batch.kind != ImportKind.RETURN,
        preview=_preview(batch, viewer),
        may_write=why_not_at_all(Action.COMMIT_IMPORT, viewer) is None,
        earlier=tuple(map(_row, same.exclude(pk=batch.pk).order_by("-pk")[:COMMITTED_BEFORE])),
    )


def _imports() -> QuerySet[Import]:
    return Import.objects.select_related("previewed_by", "committed_by")


def _row(batch: Import) -> ImportRow:
    layout = BY_NAME.get(batch.layout)
    kind = ImportKind(batch.kind)
    return ImportRow(
        import_id=batch.pk,
        title=layout.title if layout else kind.label,
        file_name=batch.file_name,
        status=ImportStatus(batch.status),
        since=batch.since,
        brought_by=batch.previewed_by.name,
        written_by=batch.committed_by.name if batch.committed_by else "",
        new=batch.counts.get("new", 0),
        changed=batch.counts.get("changed", 0),
    )


def _preview(batch: Import, viewer: Viewer) -> Preview | None:
    """Give the preview, unless it was made for another, or holds children closed since."""
    kept = ImportPreview.objects.filter(batch=batch, made_for=viewer.user_id).first()
    if kept is None:
        return None
    shown = kept.shown
    open_now = looking.children_for(viewer, Action.PREVIEW_IMPORT)
    if open_now.filter(pk__in=shown["children"]).count() < len(shown["children"]):
        return None
    parts = {
        name: Part(name, shown[name]["rows"], shown[name]["more"])
        for name in ("new", "changed", "absent", "alike", "problems")
    }
    tables = tuple(TableCount(**one) for one in shown["tables"])
    return Preview(tables, shown["counts"], parts)


@dataclass(frozen=True, slots=True)
class Named:
    """A child of a preview, for people: the number as the file has it, and the name if recorded."""

    number: str
    name: str


def named(rows: Sequence[Mapping[str, Any]], *, viewer: Viewer, where: str) -> dict[int, Named]:
    """Name the recorded children of these rows, and write that they were shown."""
    ids = {row["child_id"] for row in rows if row.get("child_id")}
    ids |= {pk for row in rows for _, pk in row.get("pair", ()) if pk}
    children = looking.children_for(viewer, Action.PREVIEW_IMPORT).filter(pk__in=ids)
    found = {one.pk: Named(one.number, one.full_name) for one in children}
    looking.listed(found, viewer=viewer, where=where)
    return found
