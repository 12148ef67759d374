"""The outbox: a message is written in the transaction of what it tells of, and sent afterwards."""

from __future__ import annotations

from datetime import datetime

from footprint.records import sealing
from footprint.records.messages import Message
from footprint.terms.messages import MessageKind

CARRIES_A_SECRET = frozenset(
    {MessageKind.INVITATION, MessageKind.PASSWORD, MessageKind.CODE, MessageKind.LINK}
)
"""Messages that bring a link or a code: what they say is sealed while it waits to be sent."""


def post(
    kind: MessageKind,
    *,
    to: str,
    subject: str,
    body: str,
    at: datetime,
    person_id: int | None = None,
    child_id: int | None = None,
) -> int:
    """Write a message to one person into the outbox, and return its id."""
    return Message.objects.create(
        kind=kind,
        to=to,
        person_id=person_id,
        child_id=child_id,
        subject=subject,
        body=sealing.seal(body) if kind in CARRIES_A_SECRET else body,
        written_at=at,
    ).pk


def text_of(message: Message) -> str:
    """Read what a message says, for sending it."""
    is_sealed = message.kind in CARRIES_A_SECRET
    return sealing.opened(message.body) if is_sealed else message.body
