"""Accounts: kept safe, and told of what changes about them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from footprint.operations import messages
from footprint.records import sealing
from footprint.records.sessions import Session, mark_of
from footprint.terms.messages import MessageKind

seal = sealing.seal
opened = sealing.opened

LINK_TO_CHOOSE = """\
Somebody, probably you, asked to choose a new password for Footprint.

This link works once, for three days:
{link}

You will still need your second factor. If it was not you, do nothing, and tell your
system administrator.
"""
CHANGED = """\
{what}

If it was not you, tell your system administrator now.
"""


@transaction.atomic
def end_sessions(*, user_id: int, but: str = "") -> None:
    """End every session of an account, save the one whose key is given."""
    sessions = Session.objects.filter(user_id=user_id)
    if but:
        sessions = sessions.exclude(mark=mark_of(but))
    sessions.delete()


@transaction.atomic
def send_password_link(*, user_id: int, link: str, at: datetime) -> None:
    """Send somebody the link with which they choose a new password."""
    messages.post(
        kind=MessageKind.PASSWORD,
        to_person_id=user_id,
        subject="Choose a new password for Footprint",
        body=LINK_TO_CHOOSE.format(link=link),
        at=at,
    )


@transaction.atomic
def tell_of_change(*, user_id: int, what: str, at: datetime) -> None:
    """Tell somebody by mail what was changed about how they sign in."""
    messages.post(
        kind=MessageKind.SECURITY,
        to_person_id=user_id,
        subject="How you sign in to Footprint was changed",
        body=CHANGED.format(what=what),
        at=at,
    )
