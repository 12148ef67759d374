"""Reviews: booked and held, and the timetable of duties the rules make of a child's facts."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from footprint.records.care import choices
from footprint.records.history import kept
from footprint.terms.participation import Participation
from footprint.terms.reviews import MeetingMode, Setback

TO_COME = Q(held_on__isnull=True, cancelled_at__isnull=True)
"""The reviews that are booked, and neither held nor called off."""


@kept()
class Review(models.Model):
    """A statutory review of a child's case: booked, then held or cancelled."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="reviews")
    booked_for = models.DateTimeField(null=True, blank=True)
    booked_until = models.DateTimeField(null=True, blank=True)
    """When the chair is free again; a booking that was brought in may not say."""
    place = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=5, blank=True, choices=choices(MeetingMode))
    link = models.URLField(blank=True)
    """Where people meet by video."""
    held_on = models.DateField(null=True, blank=True)
    participation = models.CharField(max_length=3, blank=True, choices=choices(Participation))
    chaired_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="chaired"
    )
    """Who is to chair a review that is booked, or chaired one that was held."""
    cancelled_at = models.DateTimeField(null=True, blank=True)
    setback = models.CharField(max_length=12, blank=True, choices=choices(Setback))
    """Why it was called off, or held after its limit."""
    setback_words = models.CharField(max_length=400, blank=True)
    allowed_by = models.CharField(max_length=200, blank=True)
    """Who allowed that it was called off."""
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
                condition=TO_COME,
                name="review_booked_once",
                violation_error_message="The child's next review is booked already.",
            ),
            models.CheckConstraint(
                name="review_booking_ends_after_it_starts",
                condition=Q(booked_until__isnull=True) | Q(booked_until__gt=F("booked_for")),
                violation_error_message="The review ends before it begins.",
            ),
            ExclusionConstraint(
                name="review_one_at_a_time",
                expressions=[
                    # a range of one number stands for equality, so no extension is needed
                    (
                        Func(
                            F("chaired_by_id"),
                            F("chaired_by_id"),
                            Value("[]"),
                            function="int8range",
                        ),
                        RangeOperators.EQUAL,
                    ),
                    (
                        Func(F("booked_for"), F("booked_until"), function="tstzrange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=TO_COME & Q(chaired_by__isnull=False, booked_until__isnull=False),
                violation_error_message="The chair has another review then.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["booked_for"],
                condition=TO_COME,
                name="review_coming",
            )
        ]

    def __str__(self) -> str:
        return f"review {self.pk} of child {self.child_id}"


class ReviewMove(models.Model):
    """A booking that was moved: from when to when, why, and who allowed it."""

    append_only = True

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="moves")
    was_for = models.DateTimeField()
    now_for = models.DateTimeField()
    setback = models.CharField(max_length=12, choices=choices(Setback))
    words = models.CharField(max_length=400, blank=True)
    allowed_by = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["review", "at"], name="review_move_of")]

    def __str__(self) -> str:
        return f"review {self.review_id} moved to {self.now_for}"


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
