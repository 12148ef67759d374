"""The IRO's footprint: what the IRO did for a child between reviews."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from footprint.records.care import choices
from footprint.records.history import kept
from footprint.terms.casework import WITH_THE_CHILD, EntryKind, EntryPlace


@kept()
class Entry(models.Model):
    """One thing an IRO did for a child: seen, spoken to, called, read.

    It stands as it was written; what is to be said afterwards is added, see `EntryAddition`.
    """

    append_only: ClassVar = True

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=8, choices=choices(EntryKind))
    on = models.DateField()
    by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="entries")
    made_at = models.DateTimeField()
    was_seen = models.BooleanField(null=True, blank=True)
    was_alone = models.BooleanField(null=True, blank=True)
    place = models.CharField(max_length=8, blank=True, choices=choices(EntryPlace))
    note = models.TextField(blank=True)
    form_key = models.UUIDField(unique=True)
    """Made with the form: the same form sent twice is one entry."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="entry_seen_only_with_the_child",
                condition=Q(kind__in=sorted(WITH_THE_CHILD))
                | Q(was_seen__isnull=True, was_alone__isnull=True, place=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["child", "-on"], name="entry_of_child")]

    def __str__(self) -> str:
        return f"{self.kind} for child {self.child_id} on {self.on}"


@kept()
class EntryAddition(models.Model):
    """What was added to an entry later; it may take the entry back, which then counts no more."""

    append_only: ClassVar = True

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="additions")
    at = models.DateTimeField()
    by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    takes_back = models.BooleanField(default=False)
    """The entry was made in error, on the wrong child perhaps: its note is shown no more."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                F("entry"), condition=Q(takes_back=True), name="entry_taken_back_once"
            ),
            models.CheckConstraint(name="entry_addition_says_something", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"addition to entry {self.entry_id}"
