"""The history of what was done: who, when, and what, in a sentence; never changed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Event(models.Model):
    """One thing that was done; the values before and after are kept by the database's triggers."""

    append_only: ClassVar = True

    at = models.DateTimeField()
    by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Empty where the system did it by itself, at night."""
    kind = models.CharField(max_length=40)
    """A word of ours such as "allocated", by which events are listed and counted."""
    child = models.ForeignKey(
        "records.Child", on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    sentence = models.TextField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child", "-at"], name="event_of_child"),
            models.Index(fields=["kind", "at"], name="event_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at}"
