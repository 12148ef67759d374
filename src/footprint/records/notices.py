"""Notices the authority gives the IRO, and what the IRO answers."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.records.care import choices
from footprint.records.history import kept
from footprint.terms.casework import NoticeAnswer, NoticeKind


@kept()
class Notice(models.Model):
    """Something the IRO must be told; it waits until the IRO answers."""

    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=12, choices=choices(NoticeKind))
    on = models.DateField()
    """The day it happened, or is proposed for."""
    what = models.TextField()
    given_by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    answer = models.CharField(max_length=8, blank=True, choices=choices(NoticeAnswer))
    answer_words = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True)
    """Made with the form: the same form sent twice is one notice."""
    review_by = models.DateField(null=True, blank=True)
    """Day by which the IRO wants the review, where it is to be brought forward."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="notice_answered_by_somebody",
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="notice_brings_forward_to_a_day",
                condition=(Q(answer=NoticeAnswer.BRING_FORWARD) & Q(review_by__isnull=False))
                | (~Q(answer=NoticeAnswer.BRING_FORWARD) & Q(review_by__isnull=True)),
                violation_error_message="Say by which day the review is to be held.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["child"], condition=Q(answer=""), name="notice_waiting"),
            models.Index(
                fields=["given_at", "child"], condition=Q(answer=""), name="notice_waiting_longest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of child {self.child_id}"
