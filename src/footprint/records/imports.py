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
    """One file (or set of files) that was previewed, and then committed or left."""

    kind = models.CharField(max_length=12, choices=choices(ImportKind))
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    """The file as it was uploaded, until it is committed or left; empty after."""
    mapping = models.JSONField(default=dict)
    """Which column of the file is which of ours, and other answers of the person."""
    status = models.CharField(max_length=10, choices=choices(ImportStatus))
    previewed_by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
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

    def __str__(self) -> str:
        return f"import {self.pk}"


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
