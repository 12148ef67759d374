"""Messages and what became of them: of one child, or one message with every try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries import looking
from footprint.queries.child import SeenChild
from footprint.records.messages import Delivery, Message
from footprint.terms.messages import MessageKind, MessageStatus
from footprint.terms.people import Role


class NoSuchMessage(LookupError):
    """There is no such message, or none this viewer may see."""


@dataclass(frozen=True, slots=True)
class Try:
    """One try to hand a message over."""

    at: datetime
    was_taken: bool
    answer: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A message and how far it got; what it says is not shown."""

    message_id: int
    kind: MessageKind
    to: str
    subject: str
    written_at: datetime
    status: MessageStatus
    sent_at: datetime | None
    next_try_at: datetime | None
    tries: tuple[Try, ...]

    @property
    def has_failed(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.status is MessageStatus.FAILED


def of_child(child: SeenChild) -> tuple[Sent, ...]:
    """What was sent about a child, the latest first."""
    sent = Message.objects.filter(child_id=child.id).order_by("-written_at", "-pk")
    return _with_tries(list(sent))


def one(message_id: int, *, viewer: Viewer) -> Sent:
    """One message, for whoever has to see to it that it is sent; about a child they may list."""
    message = Message.objects.filter(pk=message_id).first()
    if message is None:
        raise NoSuchMessage(message_id)
    if message.child_id is None and not viewer.is_any(Role.BUSINESS_SUPPORT, Role.IRO_MANAGER):
        raise NoSuchMessage(message_id)
    if message.child_id is not None:
        seen = looking.children_for(viewer, Action.LIST).filter(pk=message.child_id)
        if not seen.exists():
            raise NoSuchMessage(message_id)
        looking.listed([message.child_id], viewer=viewer, where="message")
    return _with_tries([message])[0]


def _with_tries(messages: list[Message]) -> tuple[Sent, ...]:
    tries: dict[int, list[Try]] = {}
    for row in Delivery.objects.filter(message__in=messages).order_by("at"):
        tries.setdefault(row.message_id, []).append(Try(row.at, row.was_taken, row.answer))
    return tuple(
        Sent(
            message.pk,
            MessageKind(message.kind),
            message.to,
            message.subject,
            message.written_at,
            MessageStatus(message.status),
            message.sent_at,
            message.next_try_at,
            tuple(tries.get(message.pk, ())),
        )
        for message in messages
    )
