"""Care: looked-after periods, legal status, placements, and what else a review rests on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from footprint.records.dated import Dated, ends_after_it_starts, one_at_a_time
from footprint.records.history import kept
from footprint.terms.care import (
    EndReason,
    Home,
    LegalStatus,
    Need,
    NewEpisode,
    PlacementChange,
    Provider,
)
from footprint.terms.casework import CourtDateKind, FactKind, MissingKind, Permanence
from footprint.terms.words import Coded


def choices(words: type[Coded]) -> list[tuple[str, str]]:
    """List the codes of an enum with their words, for a field that holds one."""
    return [(one.value, one.label) for one in words]


@kept()
class LookedAfterPeriod(Dated):
    """Days a child is looked after without a break; the day care ended is the first one not."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="periods")
    need = models.CharField(max_length=3, blank=True, choices=choices(Need))
    end_reason = models.CharField(max_length=4, blank=True, choices=choices(EndReason))
    first_reason = models.CharField(
        max_length=1, default=NewEpisode.STARTED, blank=True, choices=choices(NewEpisode)
    )
    """Why the first episode that is known began; where it is not S, care began before."""
    is_short_breaks = models.BooleanField(default=False)
    """A series of short breaks (V3, V4): reviews by regulation 48, left out of every figure."""
    notified_on = models.DateField(null=True, blank=True)
    """Day the IRO service was told that the child became looked after."""
    notified_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("looked_after_period"),
            one_at_a_time(
                "looked_after_period_one_at_a_time",
                "child_id",
                says="The child is already looked after on some of these days.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["child"],
                condition=Q(ended_on__isnull=True),
                name="looked_after_period_open",
            )
        ]

    def __str__(self) -> str:
        return f"child {self.child_id} looked after from {self.started_on}"


@kept()
class LegalStatusHeld(Dated):
    """The legal ground on which a child is looked after, from a day."""

    child = models.ForeignKey(
        "records.Child", on_delete=models.PROTECT, related_name="legal_statuses"
    )
    status = models.CharField(max_length=2, choices=choices(LegalStatus))

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("legal_status"),
            one_at_a_time(
                "legal_status_one_at_a_time",
                "child_id",
                says="The child has another legal status on some of these days.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} of child {self.child_id}"


@kept()
class Placement(Dated):
    """Where a child lives while looked after; an address that is secret is kept elsewhere."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="placements")
    home = models.CharField(max_length=3, blank=True, choices=choices(Home))
    provider = models.CharField(max_length=3, blank=True, choices=choices(Provider))
    carer = models.CharField(max_length=200, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    urn = models.CharField(max_length=10, blank=True)
    home_postcode = models.CharField(max_length=10, blank=True)
    """Where the child lived before care, as the return states it with each placement."""
    distance_miles = models.FloatField(null=True, blank=True)
    authority = models.CharField(max_length=9, blank=True)
    """ONS code of the authority the placement lies in."""
    home_authority = models.CharField(max_length=9, blank=True)
    change_reason = models.CharField(max_length=6, blank=True, choices=choices(PlacementChange))
    """Why it ended."""
    is_confidential = models.BooleanField(default=False)
    same_carer = models.BooleanField(default=False)
    """Whether the carer of the placement before came with the child (RNE of the return)."""

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("placement"),
            one_at_a_time(
                "placement_one_at_a_time",
                "child_id",
                says="The child lives somewhere else on some of these days.",
            ),
            models.CheckConstraint(
                name="placement_confidential_has_no_address",
                condition=Q(is_confidential=False) | Q(address="", postcode=""),
                violation_error_message="Keep a confidential address under sealed places.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.home} of child {self.child_id}"


@kept()
class DatedFact(models.Model):
    """The day something was done that reviews rest on: a plan, a visit, a check."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=20, choices=choices(FactKind))
    on = models.DateField()
    detail = models.CharField(max_length=400, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    """Of an SDQ, 0 to 40."""
    seen_alone = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("child"), F("kind"), F("on"), name="dated_fact_once_a_day"),
            models.CheckConstraint(
                name="dated_fact_score",
                condition=Q(score__isnull=True) | Q(kind=FactKind.SDQ, score__lte=40),
                violation_error_message="A score belongs to an SDQ and is 0 to 40.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of child {self.child_id} on {self.on}"


@kept()
class HealthOutcome(models.Model):
    """A child's outcomes for one year, as the return states them (OC2)."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="outcomes")
    year_ending = models.PositiveSmallIntegerField()
    health_assessment = models.BooleanField(null=True, blank=True)
    teeth_check = models.BooleanField(null=True, blank=True)
    immunisations = models.BooleanField(null=True, blank=True)
    health_check = models.BooleanField(null=True, blank=True)
    sdq_score = models.PositiveSmallIntegerField(null=True, blank=True)
    sdq_reason = models.CharField(max_length=4, blank=True)
    convicted = models.BooleanField(null=True, blank=True)
    substance_misuse = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("child"), F("year_ending"), name="health_outcome_once_a_year")
        ]

    def __str__(self) -> str:
        return f"outcomes of child {self.child_id} in {self.year_ending}"


@kept()
class Missing(Dated):
    """A time a child was missing, or away without authorisation."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="missing")
    kind = models.CharField(max_length=1, blank=True, choices=choices(MissingKind))

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("missing"),
            models.UniqueConstraint(F("child"), F("started_on"), name="missing_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"child {self.child_id} missing from {self.started_on}"


@kept()
class PermanencePlan(Dated):
    """The plan for where a child will grow up, and from when it is the plan."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="permanence")
    plan = models.CharField(max_length=12, choices=choices(Permanence))
    detail = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("permanence_plan"),
            one_at_a_time(
                "permanence_plan_one_at_a_time",
                "child_id",
                says="Another permanence plan holds on some of these days.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} for child {self.child_id}"


@kept()
class CourtDate(models.Model):
    """A day in court about a child."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="court_dates")
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=choices(CourtDateKind))
    court = models.CharField(max_length=200, blank=True)
    case_number = models.CharField(max_length=40, blank=True)
    detail = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} of child {self.child_id} on {self.on}"


@kept()
class Guardian(Dated):
    """The children's guardian in the proceedings about a child."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="guardians")
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("guardian"),
            one_at_a_time(
                "guardian_one_at_a_time",
                "child_id",
                says="Another guardian is recorded for some of these days.",
            ),
        ]

    def __str__(self) -> str:
        return f"guardian of child {self.child_id}"
