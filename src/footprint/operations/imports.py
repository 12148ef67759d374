"""Bringing data in: a file is read, looked over by somebody, and then written as a whole or not.

Reading and writing are jobs, since a council's return takes longer than a page may. Until it is
written nothing is kept but the import itself, its files and its preview.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import PurePath

from django.db import connection, transaction

from footprint.access.actions import Action
from footprint.access.policies import why_not_at_all
from footprint.access.viewing import Viewer
from footprint.exchange.reading_rules import visible
from footprint.exchange.tables.catalogue import BY_NAME
from footprint.operations import events, imports_committing
from footprint.operations.checking import Refused, allow
from footprint.operations.imports_committing import CannotImport
from footprint.operations.imports_planning import digest, planned
from footprint.operations.imports_preview import counts, shown
from footprint.outside import queue
from footprint.queries.people import viewer_of
from footprint.records.models import Import, ImportFile, ImportPreview
from footprint.terms.days import LONDON
from footprint.terms.imports import LARGEST, MOST_FILES, DayOrder, ImportKind, ImportStatus

__all__ = [
    "CannotImport",
    "begin",
    "carry_out",
    "confirm",
    "leave",
    "look_again",
    "preview",
    "take_back",
    "upload",
]

RETURN = "return"
"""The name of a return among the layouts of plain tables."""
SWITCHED_OFF = "The account of whoever asked for this is switched off. Nothing was written."
BUSY = ImportStatus.READING, ImportStatus.WRITING


@transaction.atomic
def upload(
    *, layout: str, files: Sequence[tuple[str, bytes]], by: Viewer, year: int | None = None
) -> int:
    """Take files in, to be read; return the import's id."""
    allow(Action.PREVIEW_IMPORT, by=by)
    named = _named(files)
    _see_that_they_fit(layout, named)
    is_return = layout == RETURN
    batch = Import.objects.create(
        kind=ImportKind.RETURN if is_return else BY_NAME[layout].kind,
        layout="" if is_return else layout,
        file_name=_called(named),
        sha256=digest(named),
        mapping={"year": year} if year else {},
        status=ImportStatus.UPLOADED,
        since=by.at,
        previewed_by_id=by.user_id,
        previewed_at=by.at,
    )
    ImportFile.objects.bulk_create(
        ImportFile(batch=batch, name=name, content=content) for name, content in named
    )
    if is_return:
        _ask_to_read(batch, by=by)
    return batch.pk


def _named(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Name files for people and for us: no folders, nothing invisible, none twice."""
    found: dict[str, bytes] = {}
    for name, content in files:
        plain = visible(PurePath(name.replace("\\", "/")).name)[-150:] or "file"
        while plain in found:
            plain = f"another {plain}"
        found[plain] = content
    return list(found.items())


def _called(files: Sequence[tuple[str, bytes]]) -> str:
    more = len(files) - 1
    return files[0][0] + (f" and {more} more" if more else "")


def _see_that_they_fit(layout: str, files: Sequence[tuple[str, bytes]]) -> None:
    if layout != RETURN and layout not in BY_NAME:
        raise CannotImport("Choose what the file brings.")
    if not files:
        raise CannotImport("Choose a file.")
    if len(files) > MOST_FILES:
        raise CannotImport(f"Bring in at most {MOST_FILES} files at once, or a zip of them.")
    if layout != RETURN and len(files) > 1:
        raise CannotImport("Bring in one table at a time: choose one file.")
    if sum(len(content) for _, content in files) > LARGEST:
        raise CannotImport(f"The files come to more than {LARGEST // 2**20} MB. Bring in fewer.")


@transaction.atomic
def confirm(*, import_id: int, columns: Mapping[str, int], order: DayOrder, by: Viewer) -> None:
    """Confirm which column of a plain table is which of ours; it is read next."""
    allow(Action.PREVIEW_IMPORT, by=by)
    batch = _locked(import_id)
    if batch.status not in {ImportStatus.UPLOADED, ImportStatus.PREVIEWED} or not batch.layout:
        raise CannotImport("This file is past choosing its columns. Bring it in again.")
    places = list(columns.values())
    if len(set(places)) < len(places):
        raise CannotImport("One column of the file stands for two of ours. Choose each once.")
    absent = [
        column.label
        for column in BY_NAME[batch.layout].columns
        if column.is_needed and column.name not in columns
    ]
    if absent:
        raise CannotImport(f"Say which column of the file is: {', '.join(absent)}.")
    batch.mapping = {"columns": dict(columns), "order": order.value}
    batch.save(update_fields=["mapping"])
    _ask_to_read(batch, by=by)


@transaction.atomic
def look_again(*, import_id: int, by: Viewer) -> None:
    """Read and compare a file anew, as the person who asks may see it."""
    allow(Action.PREVIEW_IMPORT, by=by)
    batch = _locked(import_id)
    if batch.status != ImportStatus.PREVIEWED:
        raise CannotImport("This import is busy, or done. Open it again to see how it stands.")
    _ask_to_read(batch, by=by)


def _ask_to_read(batch: Import, *, by: Viewer) -> None:
    ImportPreview.objects.filter(batch=batch).delete()
    _set(batch, ImportStatus.READING, at=by.at)
    queue.defer("preview_import", import_id=batch.pk, user_id=by.user_id)


def preview(*, import_id: int, user_id: int, at: datetime) -> None:
    """Read a file and keep what would come of it, for whoever asked; a job."""
    with transaction.atomic():
        batch, by = _locked(import_id), viewer_of(user_id, at=at)
        if batch.status != ImportStatus.READING:
            return
        why = why_not_at_all(Action.PREVIEW_IMPORT, by) if by else SWITCHED_OFF
        if by is None or why:
            _set(batch, ImportStatus.PREVIEWED, at=at, refusal=why or "")
            return
        found = planned(batch, _files(batch), by=by)
        refusal = imports_committing.rehearsed(batch, found, by=by)
        ImportPreview.objects.create(
            batch=batch,
            made_at=at,
            made_for_id=user_id,
            shown=shown(found),
            digests=found.shown.digests(),
        )
        batch.counts = counts(found)
        batch.save(update_fields=["counts"])
        _set(batch, ImportStatus.PREVIEWED, at=at, refusal=refusal)


@transaction.atomic
def begin(*, import_id: int, by: Viewer) -> None:
    """Have an import written, as somebody saw it; one at a time."""
    allow(Action.COMMIT_IMPORT, by=by)
    _wait_for("imports begin")
    other = (
        Import.objects.filter(status=ImportStatus.WRITING).select_related("committed_by").first()
    )
    if other is not None and other.pk != import_id:
        raise CannotImport(_busy(other))
    batch = _locked(import_id)
    if batch.status != ImportStatus.PREVIEWED:
        raise CannotImport("This import is busy, or done. Open it again to see how it stands.")
    seen = ImportPreview.objects.filter(batch=batch).first()
    if seen is None or seen.made_for_id != by.user_id:
        raise CannotImport("Look at what would change first.")
    if not batch.counts.get("new") and not batch.counts.get("changed"):
        raise CannotImport("There is nothing to write: everything is recorded as the file has it.")
    batch.committed_by_id = by.user_id
    batch.save(update_fields=["committed_by"])
    _set(batch, ImportStatus.WRITING, at=by.at)
    queue.defer("write_import", import_id=batch.pk, user_id=by.user_id)


def _busy(other: Import) -> str:
    who = other.committed_by.name if other.committed_by else "Somebody"
    since = f"{other.since.astimezone(LONDON):%H:%M}"
    return f"{who} is bringing in {other.file_name} since {since}. Try again once it is done."


def carry_out(*, import_id: int, user_id: int, at: datetime) -> None:
    """Write an import as a whole, or say why not; a job."""
    try:
        with transaction.atomic():
            _wait_for("imports write")
            batch, by = _locked(import_id), viewer_of(user_id, at=at)
            if batch.status != ImportStatus.WRITING:
                return
            if by is None:
                raise CannotImport(SWITCHED_OFF)
            imports_committing.commit(batch, _files(batch), by=by)
            _forget(batch)
    except (CannotImport, Refused) as refusal:
        with transaction.atomic():
            batch = _locked(import_id)
            if batch.status == ImportStatus.WRITING:
                _set(batch, ImportStatus.PREVIEWED, at=at, refusal=str(refusal))


@transaction.atomic
def take_back(*, import_id: int, by: Viewer) -> None:
    """Give up waiting for an import that nobody is reading or writing any more."""
    allow(Action.PREVIEW_IMPORT, by=by)
    if not _is_free("imports write"):
        raise CannotImport("It is being written right now. Wait until it is done.")
    batch = _locked(import_id)
    if batch.status not in BUSY:
        raise CannotImport("It is done already. Open it again to see how it stands.")
    has_preview = ImportPreview.objects.filter(batch=batch).exists()
    status = ImportStatus.PREVIEWED if has_preview or not batch.layout else ImportStatus.UPLOADED
    _set(batch, status, at=by.at, refusal="It was stopped before it was done. Nothing was written.")


@transaction.atomic
def leave(*, import_id: int, by: Viewer) -> None:
    """Leave an import: its file is forgotten, and nothing of it was written."""
    allow(Action.PREVIEW_IMPORT, by=by)
    batch = _locked(import_id)
    if batch.status not in {ImportStatus.UPLOADED, ImportStatus.PREVIEWED}:
        raise CannotImport("This import is busy, or done. Open it again to see how it stands.")
    _set(batch, ImportStatus.ABANDONED, at=by.at)
    _forget(batch)
    events.leave("import left", f"{by.name} left {batch.file_name}; nothing was written.", by=by)


# ---- ends and locks ------------------------------------------------------------------------------


def _forget(batch: Import) -> None:
    ImportFile.objects.filter(batch=batch).delete()
    ImportPreview.objects.filter(batch=batch).delete()


def _set(batch: Import, status: ImportStatus, *, at: datetime, refusal: str = "") -> None:
    batch.status, batch.since, batch.refusal = status, at, refusal
    batch.save(update_fields=["status", "since", "refusal"])


def _locked(import_id: int) -> Import:
    found = Import.objects.select_for_update(of=("self",)).filter(pk=import_id).first()
    if found is None:
        raise CannotImport("There is no such import.")
    return found


def _files(batch: Import) -> list[tuple[str, bytes]]:
    rows = ImportFile.objects.filter(batch=batch).order_by("name")
    return [(name, bytes(content)) for name, content in rows.values_list("name", "content")]


def _wait_for(what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])


def _is_free(what: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [what])
        return bool(cursor.fetchone()[0])
