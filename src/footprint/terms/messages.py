"""The words for messages: what a letter by mail is about, and how far it has got."""

from __future__ import annotations

from footprint.terms.words import Coded


class MessageKind(Coded):
    """What a message is about; the body names no child in full."""

    INVITATION = "invitation", "invitation to the app"
    PASSWORD = "password", "link to choose a password"  # a word, not a password
    SECURITY = "security", "change of how one signs in"
    CODE = "code", "code"
    LINK = "link", "link to act on one thing"
    NOTICE = "notice", "notice to the IRO"
    ANSWER = "answer", "answer to a notice"
    REVIEW = "review", "a review booked, moved or called off"
    ALLOCATED = "allocated", "children allocated"
    BREAK_GLASS = "break glass", "glass was broken"
    ODD_LOOK = "odd look", "a look to ask about"
    CHASING = "chasing", "reminder"


class MessageStatus(Coded):
    """How far a message has got."""

    WAITING = "waiting", "waiting to be sent"
    SENDING = "sending", "being sent"
    SENT = "sent", "handed to the mail server"
    FAILED = "failed", "could not be sent"
