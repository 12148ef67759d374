"""Local practice and bank holidays, as the council sets them; versions are kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F

from footprint.records.history import kept


@kept()
class PracticeVersion(models.Model):
    """What the council asks of itself from a moment on; the latest one holds.

    A changed holiday makes a new version too, so that one number says which timetable is stale.
    """

    number = models.PositiveIntegerField(unique=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settings = models.JSONField(default=dict)
    """The fields of rules.practice.LocalPractice that are set, and other local settings."""
    because = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return f"practice {self.number}"


@kept()
class ExtraHoliday(models.Model):
    """A bank holiday of England that the product's own table does not have."""

    on = models.DateField(unique=True)
    name = models.CharField(max_length=100)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="extra_holiday_on_a_weekday",
                condition=~models.Q(on__iso_week_day__in=[6, 7]),
                violation_error_message="A Saturday or Sunday is no working day anyway.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} on {self.on}"


class TimetableRebuild(models.Model):
    """A job that makes every timetable anew after practice or holidays changed."""

    practice = models.ForeignKey(PracticeVersion, on_delete=models.PROTECT, related_name="rebuilds")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    children = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="rebuild_done_of_all", condition=models.Q(done__lte=F("children"))
            )
        ]

    def __str__(self) -> str:
        return f"rebuild for practice {self.practice_id}"
