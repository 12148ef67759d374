"""The outbox: messages are written with what they tell of, and sent afterwards."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.records.care import choices
from footprint.terms.messages import MessageKind, MessageStatus


class Message(models.Model):
    """One e-mail to one person; there is no copy and no blind copy."""

    kind = models.CharField(max_length=12, choices=choices(MessageKind))
    to = models.EmailField()
    person = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="messages"
    )
    child = models.ForeignKey(
        "records.Child", on_delete=models.PROTECT, null=True, blank=True, related_name="messages"
    )
    subject = models.CharField(max_length=200)
    body = models.TextField()
    written_at = models.DateTimeField()
    status = models.CharField(
        max_length=8, choices=choices(MessageStatus), default=MessageStatus.WAITING
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_try_at", "id"],
                condition=Q(status=MessageStatus.WAITING) | Q(status=MessageStatus.SENDING),
                name="message_to_send",
            ),
            models.Index(fields=["child", "-written_at"], name="message_about_child"),
            models.Index(
                fields=["written_at", "id"],
                condition=Q(status=MessageStatus.FAILED),
                name="message_failed",
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}, {self.status}"


class Delivery(models.Model):
    """One try to send a message, and how it ended."""

    append_only: ClassVar = True

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="deliveries")
    at = models.DateTimeField()
    was_taken = models.BooleanField()
    answer = models.CharField(max_length=400, blank=True)
    """What the mail server said, shortened."""

    def __str__(self) -> str:
        return f"try of message {self.message_id}"
