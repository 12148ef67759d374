"""Facts that hold from one day up to, and without, another; no end means that they still hold."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value


class DatedQuerySet(models.QuerySet[Any]):
    """Dated facts, by the days on which they hold."""

    def on(self, day: date) -> Self:
        """Those that hold on a day."""
        return self.filter(holding_on(day))

    def ended_by(self, day: date) -> Self:
        """Those that no longer hold on a day."""
        return self.filter(ended_on__lte=day)


class Dated(models.Model):
    """A fact with a first day and, once it has ended, the first day it no longer holds."""

    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager[Any]] = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


def holding_on(day: date, through: str = "") -> Q:
    """Filter for dated facts that hold on a day, reached `through` a relation such as "roles__"."""
    return Q(**{f"{through}started_on__lte": day}) & (
        Q(**{f"{through}ended_on__isnull": True}) | Q(**{f"{through}ended_on__gt": day})
    )


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    """Hold that a dated fact does not end before it starts."""
    return models.CheckConstraint(
        name=f"{name}_ends_after_it_starts",
        condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
        violation_error_message="The last day is before the first.",
    )


def one_at_a_time(
    name: str, *by: str, says: str, condition: Q | None = None
) -> ExclusionConstraint:
    """Hold that for one child (or whatever `by` names, by id) such facts do not overlap.

    Ranges of one number stand for equality, so that no extension of PostgreSQL is needed.
    """
    same = [
        (Func(F(one), F(one), Value("[]"), function="int8range"), RangeOperators.EQUAL)
        for one in by
    ]
    days = Func(F("started_on"), F("ended_on"), function="daterange")
    return ExclusionConstraint(
        name=name,
        expressions=[*same, (days, RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_message=says,
    )
