"""Who holds which child: the IRO, cover, the social worker, and what an officer has to do."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from footprint.records.care import choices
from footprint.records.dated import Dated, ends_after_it_starts, one_at_a_time
from footprint.records.history import kept
from footprint.terms.casework import (
    AbsenceKind,
    AllocationKind,
    ChangeReason,
    OtherWork,
    Told,
)


@kept()
class Allocation(Dated):
    """An IRO holds a child from a day, or covers for the one who does for 28 days at most."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="allocations")
    iro = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="allocations")
    kind = models.CharField(
        max_length=10, choices=choices(AllocationKind), default=AllocationKind.ALLOCATED
    )
    made_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()
    suggested = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    override_reasons = models.JSONField(default=list)
    """Codes of terms.casework.OverrideReason, where another than the suggested was chosen."""
    because = models.CharField(max_length=400, blank=True)
    end_reason = models.CharField(max_length=12, blank=True, choices=choices(ChangeReason))
    handover = models.TextField(blank=True)
    """What the next IRO must know, written when this one ends."""
    told_on = models.DateField(null=True, blank=True)
    """Day the child was told who their IRO is."""
    told_how = models.CharField(max_length=8, blank=True, choices=choices(Told))

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("allocation"),
            one_at_a_time(
                "allocation_one_iro",
                "child_id",
                says="Another IRO holds this child on some of these days.",
                condition=Q(kind=AllocationKind.ALLOCATED),
            ),
            one_at_a_time(
                "allocation_one_cover",
                "child_id",
                says="Somebody else covers for the child's IRO on some of these days.",
                condition=Q(kind=AllocationKind.COVER),
            ),
            models.CheckConstraint(
                name="allocation_cover_28_days",
                condition=~Q(kind=AllocationKind.COVER)
                | Q(ended_on__isnull=False, ended_on__lte=F("started_on") + 28),
                violation_error_message="Cover lasts 28 days at most.",
            ),
            models.CheckConstraint(
                name="allocation_override_explained",
                condition=Q(override_reasons=[]) | ~Q(because=""),
                violation_error_message="Say in a few words why somebody else was chosen.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["iro", "child"], name="allocation_of_iro"),
            models.Index(fields=["child", "-started_on"], name="allocation_of_child"),
        ]

    def __str__(self) -> str:
        return f"{self.iro_id} holds child {self.child_id}"


@kept()
class SocialWorkerHeld(Dated):
    """The child's social worker from a day, and the team; the worker may not sign in here."""

    child = models.ForeignKey(
        "records.Child", on_delete=models.PROTECT, related_name="social_workers"
    )
    worker = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="works_with"
    )
    team = models.ForeignKey("records.Team", on_delete=models.PROTECT, related_name="children")

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("social_worker"),
            one_at_a_time(
                "social_worker_one_at_a_time",
                "child_id",
                says="The child has another social worker on some of these days.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["worker", "child"], name="social_worker_of"),
            models.Index(fields=["team", "child"], name="social_worker_team"),
        ]

    def __str__(self) -> str:
        return f"worker of child {self.child_id}"


@kept()
class WorkingTime(Dated):
    """How much of full time an officer works from a day, and on which weekdays."""

    iro = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="working_times")
    fte = models.DecimalField(max_digits=3, decimal_places=2)
    weekdays = models.CharField(max_length=5, default="12345")
    """ISO weekdays worked: 1 is Monday."""
    is_agency = models.BooleanField(default=False)
    based_at = models.CharField(max_length=10, blank=True)
    """Postcode the officer starts from, for distances; never shown with a child."""

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("working_time"),
            one_at_a_time(
                "working_time_one_at_a_time",
                "iro_id",
                says="Other working hours hold on some of these days.",
            ),
            models.CheckConstraint(
                name="working_time_share",
                condition=Q(fte__gt=0, fte__lte=1),
                violation_error_message="Full time is 1; give a share of it, like 0.8.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fte} of {self.iro_id}"


@kept()
class Absence(Dated):
    """Days an officer is away."""

    person = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=8, choices=choices(AbsenceKind))

    class Meta:
        constraints: ClassVar = [ends_after_it_starts("absence")]

    def __str__(self) -> str:
        return f"{self.person_id} away from {self.started_on}"


@kept()
class OtherWorkCount(models.Model):
    """How many children or carers of other kinds of work an officer held on a day."""

    iro = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="other_work")
    kind = models.CharField(max_length=2, choices=choices(OtherWork))
    on = models.DateField()
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("iro"), F("kind"), F("on"), name="other_work_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.kind} of {self.iro_id}"
