"""Reviews: booked and held, and the timetable of duties the rules make of a child's facts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from footprint.records.care import choices
from footprint.records.history import kept
from footprint.terms.participation import Participation


@kept()
class Review(models.Model):
    """A statutory review of a child's case: booked, then held or cancelled."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="reviews")
    booked_for = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    held_on = models.DateField(null=True, blank=True)
    participation = models.CharField(max_length=3, blank=True, choices=choices(Participation))
    chaired_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="chaired"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="review_booked_or_held",
                condition=Q(booked_for__isnull=False) | Q(held_on__isnull=False),
            ),
            models.CheckConstraint(
                name="review_held_or_cancelled",
                condition=Q(held_on__isnull=True) | Q(cancelled_at__isnull=True),
                violation_error_message="A review that was held cannot be cancelled.",
            ),
            models.UniqueConstraint(
                F("child"),
                F("held_on"),
                condition=Q(held_on__isnull=False),
                name="review_held_once_a_day",
                violation_error_message="A review of this child was held that day already.",
            ),
            models.UniqueConstraint(
                F("child"),
                condition=Q(held_on__isnull=True, cancelled_at__isnull=True),
                name="review_booked_once",
                violation_error_message="The child's next review is booked already.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["booked_for"],
                condition=Q(held_on__isnull=True, cancelled_at__isnull=True),
                name="review_coming",
            )
        ]

    def __str__(self) -> str:
        return f"review {self.pk} of child {self.child_id}"


TO_BE_HELD = Q(held_on__isnull=True, has_lapsed=False, was_missed=False)
"""The duties that are still work: care goes on, and the review is yet to be held."""


class TimetableRow(models.Model):
    """One duty of a child's timetable, as the rules make it of the facts; never typed in."""

    child = models.ForeignKey("records.Child", on_delete=models.CASCADE, related_name="timetable")
    period_start = models.DateField()
    sequence = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=8)
    force = models.CharField(max_length=10)
    anchor = models.CharField(max_length=40)
    anchor_on = models.DateField(null=True, blank=True)
    due_by = models.DateField(null=True, blank=True)
    book_by = models.DateField(null=True, blank=True)
    """The working day before or on `due_by`: limits do not move, bookings do."""
    held_on = models.DateField(null=True, blank=True)
    in_time = models.BooleanField(null=True, blank=True)
    has_lapsed = models.BooleanField(default=False)
    """Care ended before it fell due, so no review had to be held."""
    was_missed = models.BooleanField(default=False)
    """It fell due, and care ended before it was held: nobody can hold it any more."""
    reason = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                F("child"), F("period_start"), F("sequence"), name="timetable_row_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_by", "child"],
                condition=TO_BE_HELD,
                name="timetable_row_open",
            ),
            models.Index(
                fields=["child", "due_by"],
                condition=TO_BE_HELD,
                name="timetable_row_next",
            ),
            models.Index(
                fields=["held_on"],
                include=["in_time", "child"],
                condition=Q(held_on__isnull=False),
                name="timetable_row_held",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} for child {self.child_id} by {self.due_by}"


class TimetableState(models.Model):
    """By which version of local practice and holidays a child's timetable was made."""

    child = models.OneToOneField(
        "records.Child", on_delete=models.CASCADE, primary_key=True, related_name="timetable_state"
    )
    practice_version = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"timetable of child {self.child_id}"
