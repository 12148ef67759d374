"""Imports: each file brought in, what was decided about it, and where each row went."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from footprint.records.care import choices
from footprint.records.history import kept
from footprint.terms.imports import ImportKind, ImportStatus


@kept()
class Import(models.Model):
    """One file, or several that belong together: looked at, and then written or left."""

    kind = models.CharField(max_length=12, choices=choices(ImportKind))
    layout = models.CharField(max_length=30, blank=True)
    """Which plain table the file is; empty for a return."""
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    """Of all its files, in order of their names."""
    mapping = models.JSONField(default=dict)
    """Which column of the file is which of ours, and other answers of the person."""
    status = models.CharField(max_length=10, choices=choices(ImportStatus))
    since = models.DateTimeField()
    """When it got so far."""
    refusal = models.TextField(blank=True)
    """Why it could not be read or written, in words; empty once it is tried again."""
    previewed_by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    """Who brought the file."""
    previewed_at = models.DateTimeField()
    committed_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    committed_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)
    """Rows new, changed, unchanged, absent and rejected, by table."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="import_committed_by_somebody",
                condition=~Q(status=ImportStatus.COMMITTED)
                | Q(committed_by__isnull=False, committed_at__isnull=False),
            ),
        ]
        indexes: ClassVar = [models.Index(F("since").desc(), name="import_latest")]

    def __str__(self) -> str:
        return f"import {self.pk}"


class ImportFile(models.Model):
    """A file as it was uploaded: kept until it is written or left, and no longer."""

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("batch"), F("name"), name="import_file_once"),
        ]

    def __str__(self) -> str:
        return f"a file of import {self.batch_id}"


class ImportPreview(models.Model):
    """What would come of an import: kept until it is written or left, and no longer."""

    batch = models.OneToOneField(
        Import, on_delete=models.CASCADE, primary_key=True, related_name="preview"
    )
    made_at = models.DateTimeField()
    made_for = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    """Whoever looks: it shows what this person may see, and nobody else is shown it."""
    shown = models.JSONField()
    """What the page shows: so many rows of each kind, and how many more there are."""
    digests = models.JSONField()
    """A digest of what would change, by child, to see at the end whether it is still so."""

    def __str__(self) -> str:
        return f"preview of import {self.batch_id}"


class ImportedRow(models.Model):
    """From which file and row a record came, with the values as they were read."""

    batch = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="rows")
    file = models.CharField(max_length=200)
    row = models.PositiveIntegerField()
    record = models.CharField(max_length=30)
    """Name of the record's model, in lower case."""
    record_id = models.BigIntegerField()
    values = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(F("record"), F("record_id"), name="imported_row_of_record"),
        ]

    def __str__(self) -> str:
        return f"row {self.row} of {self.file}"
