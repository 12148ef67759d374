"""The outbox: a message is written in the transaction of what it tells of, and sent afterwards."""

from __future__ import annotations

from datetime import datetime

from footprint.outside import queue
from footprint.records import sealing
from footprint.records.messages import Message
from footprint.records.people import User
from footprint.terms.messages import MessageKind

CARRIES_A_SECRET = frozenset(
    {MessageKind.INVITATION, MessageKind.PASSWORD, MessageKind.CODE, MessageKind.LINK}
)
"""Messages that bring a link or a code: what they say is sealed while it waits to be sent."""


def post(
    *,
    kind: MessageKind,
    to_person_id: int,
    subject: str,
    body: str,
    at: datetime,
    child_id: int | None = None,
) -> int:
    """Write a message to one person into the outbox, and return its id.

    A message names no child in full and tells nothing of one: it says where to look.
    """
    person = User.objects.get(pk=to_person_id)
    message = Message.objects.create(
        kind=kind,
        to=person.email,
        person=person,
        child_id=child_id,
        subject=subject,
        body=sealing.seal(body) if kind in CARRIES_A_SECRET else body,
        written_at=at,
        next_try_at=at,
    )
    queue.defer("send_messages")
    return message.pk


def text_of(message: Message) -> str:
    """Read what a message says, for sending it."""
    is_sealed = message.kind in CARRIES_A_SECRET
    return sealing.opened(message.body) if is_sealed else message.body
