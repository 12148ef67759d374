"""Bringing files in, as people do: uploaded, confirmed, looked at, and written by the worker."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import F, Model

from footprint.access.viewing import Viewer
from footprint.exchange.problems import Problems
from footprint.exchange.tables import opening
from footprint.exchange.tables.catalogue import BY_NAME
from footprint.operations import imports
from footprint.records.models import Import, ImportPreview
from footprint.terms.imports import DayOrder, ImportStatus

NOT_STATE = {"Import", "ImportFile", "ImportPreview", "Look", "LookSeal", "Session"}
"""What says what people did, and is no state of the service."""
KNOWN_BY = {"Child": "number", "User": "email", "Team": "name"}
BY_CHANCE = {"public_id", "password", "practice", "record_id"}


@dataclass(frozen=True)
class Looked:
    """An import that was looked at."""

    id: int
    shown: Mapping[str, Any]

    @property
    def batch(self) -> Import:
        return Import.objects.get(pk=self.id)

    def rows(self, section: str) -> list[dict[str, Any]]:
        return self.shown[section]["rows"]

    def labels(self, section: str) -> list[str]:
        return [row["what"] for row in self.rows(section)]

    @property
    def told(self) -> list[tuple[str, str, int | None, str]]:
        """The problems in short: what becomes of it, rule, row, column."""
        return [
            (one["severity"], one["rule"], one["row"], one["column"])
            for one in self.rows("problems")
        ]


def look(
    layout: str,
    *files: tuple[str, str | bytes],
    by: Viewer,
    order: DayOrder = DayOrder.DAY_FIRST,
    year: int | None = None,
) -> Looked:
    """Bring files in as far as the preview."""
    named = [(name, of if isinstance(of, bytes) else of.encode()) for name, of in files]
    batch = imports.upload(layout=layout, files=named, by=by, year=year)
    if layout != "return":
        table = opening.opened(*named[0], BY_NAME[layout], Problems())
        columns = table.guessed if table else {}
        imports.confirm(import_id=batch, columns=columns, order=order, by=by)
    return read(batch, by=by)


def read(batch: int, *, by: Viewer) -> Looked:
    """Let the worker read what was asked to be read."""
    imports.preview(import_id=batch, user_id=by.user_id, at=by.at)
    return Looked(batch, ImportPreview.objects.get(batch=batch).shown)


def write(looked: Looked, *, by: Viewer) -> Import:
    """Have an import written, by the worker."""
    imports.begin(import_id=looked.id, by=by)
    imports.carry_out(import_id=looked.id, user_id=by.user_id, at=by.at)
    return looked.batch


def bring(layout: str, *files: tuple[str, str | bytes], by: Viewer, **more: Any) -> Looked:
    """Bring files in, to the end."""
    looked = look(layout, *files, by=by, **more)
    done = write(looked, by=by)
    assert done.status == ImportStatus.COMMITTED, done.refusal
    return looked


def csvs(folder: Path) -> list[tuple[str, bytes]]:
    """The CSV files of a folder, as somebody would choose them all at once."""
    return [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.csv"))]


def zipped(folder: Path) -> tuple[str, bytes]:
    """A folder as a zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in csvs(folder):
            archive.writestr(f"{folder.name}/{name}", content)
    return f"{folder.name}.zip", packed.getvalue()


def state(*, with_history: bool = False) -> dict[str, list[str]]:
    """Every row of every table of the service, whatever ids it has; versions too where asked."""
    models = apps.get_app_config("records").get_models()
    return {
        model.__name__: sorted(_told(model))
        for model in models
        if model.__name__.removesuffix("Version") not in NOT_STATE
        and (with_history or not model.__name__.endswith("Version"))
    }


def _told(model: type[Model]) -> Iterator[str]:
    """Tell each row by its values, others by what people know them by."""
    columns = {}
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name in BY_CHANCE or field.name.startswith("pgh_"):
            continue
        known_by = KNOWN_BY.get(getattr(field.related_model, "__name__", ""))
        if field.is_relation and known_by is None:
            continue
        columns[field.name] = F(f"{field.name}__{known_by}" if known_by else field.attname)
    rows = model._default_manager.values_list(*columns.values())
    return (repr(dict(zip(columns, row, strict=True))) for row in rows.iterator())
