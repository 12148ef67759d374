"""Sending what stands in the outbox.

It is claim, send, record: nothing talks to the mail server inside a transaction. What a
crash leaves claimed is claimed again; so a message may come twice after a crash, and never not.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from footprint.operations.messages import CARRIES_A_SECRET, text_of
from footprint.outside import mail, queue
from footprint.records.messages import Delivery, Message
from footprint.terms.messages import MessageStatus

TRY_AGAIN_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
"""How long to wait after each try that failed; after the last the message has failed."""
CLAIM_LASTS = timedelta(minutes=5)
"""A message claimed longer ago than this was left by a worker that is no more."""
LONGEST = 400


@transaction.atomic
def claim(*, at: datetime) -> Message | None:
    """Take the next message to be sent, so that no other worker takes it too."""
    is_due = Q(status=MessageStatus.WAITING, next_try_at__lte=at)
    is_left = Q(status=MessageStatus.SENDING, claimed_at__lte=at - CLAIM_LASTS)
    message = (
        Message.objects.select_for_update(skip_locked=True)
        .filter(is_due | is_left)
        .order_by("next_try_at", "pk")
        .first()
    )
    if message is not None:
        message.status, message.claimed_at = MessageStatus.SENDING, at
        message.save(update_fields=["status", "claimed_at"])
    return message


def send(message: Message, *, at: datetime) -> bool:
    """Send a claimed message and record how it went; say whether the server took it."""
    answer = mail.send(
        to=message.to,
        subject=message.subject,
        body=text_of(message),
        message_id=f"<message-{message.pk}-{message.written_at:%Y%m%d%H%M%S}@footprint>",
    )
    _record(message, answer, at)
    return answer.was_taken


@transaction.atomic
def _record(message: Message, answer: mail.Answer, at: datetime) -> None:
    Delivery.objects.create(
        message=message, at=at, was_taken=answer.was_taken, answer=answer.words[:LONGEST]
    )
    message.tries += 1
    if answer.was_taken:
        message.status, message.sent_at, message.next_try_at = MessageStatus.SENT, at, None
        if message.kind in CARRIES_A_SECRET:
            message.body = ""  # what opens a door is not kept once it is on its way
    elif answer.is_final or message.tries > len(TRY_AGAIN_AFTER):
        message.status, message.next_try_at = MessageStatus.FAILED, None
    else:
        message.status = MessageStatus.WAITING
        message.next_try_at = at + TRY_AGAIN_AFTER[message.tries - 1]
    message.claimed_at = None
    changed = ["status", "tries", "sent_at", "next_try_at", "claimed_at", "body"]
    message.save(update_fields=changed)


@transaction.atomic
def try_again(*, message_id: int, at: datetime) -> None:
    """Put a message that failed back into the outbox."""
    again = Message.objects.filter(pk=message_id, status=MessageStatus.FAILED)
    if again.update(status=MessageStatus.WAITING, next_try_at=at, tries=0):
        queue.defer("send_messages")
