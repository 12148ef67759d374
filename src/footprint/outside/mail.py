"""The mail server: one message to one person, and what the server said to it."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

PERMANENT = range(500, 600)
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """How a try to hand a message over ended."""

    was_taken: bool
    is_final: bool
    """Whether trying again would not help."""
    words: str


def send(*, to: str, subject: str, body: str, message_id: str) -> Answer:
    """Hand one message to the mail server; never raises for what the server or the line does.

    The same `message_id` tells the recipient's mail program that a second copy is the first.
    """
    message = EmailMessage(
        subject=subject,
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
        connection=get_connection(timeout=settings.EMAIL_TIMEOUT),
    )
    try:
        message.send()
    except smtplib.SMTPResponseException as error:
        return _refused(error.smtp_code, error.smtp_error)
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        return _refused(code, words)
    except (OSError, smtplib.SMTPException) as error:
        return Answer(was_taken=False, is_final=False, words=f"{type(error).__name__}: {error}")
    return Answer(was_taken=True, is_final=True, words="taken")


def _refused(code: int, words: bytes | str) -> Answer:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    return Answer(was_taken=False, is_final=code in PERMANENT, words=f"{code} {said}"[:LONGEST])
