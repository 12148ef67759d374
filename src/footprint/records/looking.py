"""Who looked at which child, restricted records, and broken glass."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from footprint.records.care import choices
from footprint.records.dated import Dated, ends_after_it_starts
from footprint.records.history import kept
from footprint.terms.looking import (
    BreakGlassOutcome,
    BreakGlassReason,
    LookKind,
    LookReason,
    Oddness,
)


class Look(models.Model):
    """Somebody was shown one child, or a list that names children; written as it is served.

    A trigger numbers the looks of each person and chains each to the one before by a hash, so
    that a row changed or taken out shows; see `LookSeal`.
    """

    append_only: ClassVar = True

    at = models.DateTimeField()
    by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="looks")
    kind = models.CharField(max_length=8, choices=choices(LookKind))
    children = ArrayField(models.BigIntegerField())
    """Ids of the children shown: one where a child was opened."""
    where = models.CharField(max_length=100)
    """Name of the page, list or document; never its address, never what was searched for."""
    relations = ArrayField(models.CharField(max_length=20), default=list)
    """How the viewer stood to the child, where one was opened."""
    because = models.CharField(max_length=400, blank=True)
    session = models.CharField(max_length=16, blank=True)
    number = models.BigIntegerField(default=0, editable=False)
    hash = models.BinaryField(default=b"", editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("by"), F("number"), name="look_numbered"),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["children"], name="look_children"),
            models.Index(fields=["by", "-at"], name="look_of_person"),
            models.Index(fields=["at"], name="look_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.by_id} at {self.at}"


class LookSeal(models.Model):
    """How far everyone's chain of looks reached one night, so that a cut-off end shows too."""

    append_only: ClassVar = True

    at = models.DateTimeField()
    person = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    number = models.BigIntegerField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"seal of {self.person_id} at {self.at}"


@kept()
class Restriction(models.Model):
    """A child's record is open to named people only; lifting it needs two people."""

    child = models.ForeignKey(
        "records.Child", on_delete=models.PROTECT, related_name="restrictions"
    )
    placed_at = models.DateTimeField()
    placed_by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=400)
    lift_asked_at = models.DateTimeField(null=True, blank=True)
    lift_asked_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                F("child"), condition=Q(lifted_at__isnull=True), name="restriction_once"
            ),
            models.CheckConstraint(
                name="restriction_lifted_by_two",
                condition=Q(lifted_by__isnull=True)
                | (Q(lift_asked_by__isnull=False) & ~Q(lifted_by=F("lift_asked_by"))),
                violation_error_message="A second person must lift the restriction.",
            ),
        ]

    def __str__(self) -> str:
        return f"restriction of child {self.child_id}"


@kept()
class RestrictedName(Dated):
    """A person who may open a restricted child."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="named")
    person = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="named_for")
    named_by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("restricted_name"),
            models.UniqueConstraint(
                F("child"),
                F("person"),
                condition=Q(ended_on__isnull=True),
                name="restricted_name_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} named for child {self.child_id}"


@kept()
class ReasonGiven(models.Model):
    """Why somebody opened a child they do not hold; it opens the record for that day."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    reason = models.CharField(max_length=9, choices=choices(LookReason))
    words = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "on", "child"], name="reason_given_today")
        ]

    def __str__(self) -> str:
        return f"{self.reason} of {self.person_id}"


@kept()
class BreakGlass(models.Model):
    """Four hours' leave to read one child, taken by oneself and judged by the privacy officer."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.CharField(max_length=11, choices=choices(BreakGlassReason))
    sentence = models.CharField(max_length=400)
    may_print_because = models.CharField(max_length=400, blank=True)
    outcome = models.CharField(max_length=13, blank=True, choices=choices(BreakGlassOutcome))
    outcome_words = models.CharField(max_length=400, blank=True)
    reviewed_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="break_glass_not_reviewed_by_oneself",
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("person")),
                violation_error_message="Nobody judges their own broken glass.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "child", "until"], name="break_glass_now")
        ]

    def __str__(self) -> str:
        return f"glass broken by {self.person_id}"


@kept()
class OddLook(models.Model):
    """A look, or a burst of looks, that somebody should ask about; found each day."""

    person = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    oddness = models.CharField(max_length=10, choices=choices(Oddness))
    children = ArrayField(models.BigIntegerField())
    looks = models.PositiveIntegerField()
    first_at = models.DateTimeField()
    answer = models.CharField(max_length=400, blank=True)
    answered_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("person"), F("on"), F("oddness"), name="odd_look_once_a_day"),
            models.CheckConstraint(
                name="odd_look_not_answered_by_oneself",
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("person")),
                violation_error_message="Somebody else must look into it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.oddness} of {self.person_id} on {self.on}"
