"""Links by mail: sent, opened with a second code, spent by the one thing they are for."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.crypto import salted_hmac

from footprint.access.actions import Action
from footprint.access.policies import why_not
from footprint.access.viewing import ERRANDS, Viewer
from footprint.operations import events, messages
from footprint.operations.checking import Refused, child_for
from footprint.queries.looking import standing_to
from footprint.queries.people import viewer_of
from footprint.records.links import ActionLink
from footprint.records.people import User
from footprint.terms.links import LinkPurpose
from footprint.terms.messages import MessageKind

LASTS = timedelta(days=7)
CODE_LASTS = timedelta(minutes=10)
CODE_AGAIN_AFTER = timedelta(minutes=1)
WRONG_CODES = 5
"""So many wrong codes lock a link for good."""

LETTER = """\
{by} of the IRO service asks you to {purpose}, about a child you work with.

This link is for you alone, and works until it is done, for seven days at most:
{link}

You will be sent a code as well. Forwarding the link does not help anybody: the code comes to you.
"""
CODE_LETTER = """\
Your code is {code}

It holds for ten minutes, for the link you have opened. If you did not open a link, tell your
system administrator.
"""


class CannotSend(Exception):
    """A link cannot be sent; the message says why."""


class NoSuchLink(Exception):
    """Raised alike for a link that never was, and one that is spent, locked, revoked or too old."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a code: the link's holder, or how many tries are left."""

    link_id: int
    holder: str = ""
    tries_left: int = 0

    @property
    def is_right(self) -> bool:
        """Whether the code was the one that was sent."""
        return bool(self.holder)


def hash_of(token: str) -> str:
    """Give what is kept of a token; at 256 bits it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def send(
    *,
    purpose: LinkPurpose,
    child_id: UUID,
    person_id: int,
    by: Viewer,
    target_id: int | None = None,
) -> int:
    """Send somebody a link for one thing that they may do with a child; return its id."""
    child = child_for(child_id, Action.SEND_LINK, by=by)
    person = viewer_of(person_id, at=by.at)
    found = standing_to(child_id, viewer=person) if person else None
    if person is None or found is None or why_not(ERRANDS[purpose], person, found.standing):
        raise CannotSend("This person may not do that with this child, so no link was sent.")
    token = secrets.token_urlsafe(32)
    link = ActionLink.objects.create(
        token_hash=hash_of(token),
        purpose=purpose,
        user_id=person.user_id,
        child=child,
        target_id=target_id,
        sent_by_id=by.user_id,
        sent_at=by.at,
        expires_at=by.at + LASTS,
    )
    address = f"{settings.ADDRESS}{reverse('link-opened', args=[token])}"
    messages.post(
        kind=MessageKind.LINK,
        to_person_id=person.user_id,
        subject="The IRO service asks you for something",
        body=LETTER.format(by=by.name, purpose=purpose.label, link=address),
        at=by.at,
        child_id=child.pk,
    )
    sentence = f"{by.name} sent {person.name} a link to {purpose.label}."
    events.leave("link sent", sentence, by=by, child_id=child.pk)
    return link.pk


@transaction.atomic
def revoke(*, link_id: int, child_id: UUID, by: Viewer) -> None:
    """Take a link back; whoever holds it finds what anybody finds who never had one."""
    child = child_for(child_id, Action.SEND_LINK, by=by)
    link = _live(at=by.at).filter(pk=link_id, child=child).first()
    if link is None:
        raise CannotSend("This link no longer works anyway.")
    link.revoked_at = by.at
    link.save(update_fields=["revoked_at"])
    sentence = f"{by.name} took back the link sent to {link.user.name}."
    events.leave("link taken back", sentence, by=by, child_id=child.pk)


@transaction.atomic
def ask_code(*, token_hash: str, at: datetime) -> None:
    """Send the code, by another mail; asked again within a minute, none is sent."""
    link = _found(token_hash, at=at)
    if link.code_sent_at and at - link.code_sent_at < CODE_AGAIN_AFTER:
        return
    code = f"{secrets.randbelow(10**6):06}"
    link.code_hash, link.code_sent_at = _hash_of_code(link, code), at
    link.save(update_fields=["code_hash", "code_sent_at"])
    messages.post(
        kind=MessageKind.CODE,
        to_person_id=link.user_id,
        subject="Your code",
        body=CODE_LETTER.format(code=code),
        at=at,
    )


@transaction.atomic
def bring_code(*, token_hash: str, code: str, at: datetime) -> Tried:
    """Try a code; the right one makes this browser the link's holder, too many wrong lock it."""
    link = _found(token_hash, at=at)
    is_fresh = link.code_sent_at is not None and at - link.code_sent_at < CODE_LASTS
    sent = link.code_hash if is_fresh else ""
    if sent and hmac.compare_digest(sent, _hash_of_code(link, code.replace(" ", ""))):
        link.code_hash, link.holder = "", secrets.token_hex(16)
        link.save(update_fields=["code_hash", "holder"])
        User.objects.filter(pk=link.user_id).update(last_login=at)
        return Tried(link.pk, holder=link.holder)
    link.wrong_codes += 1
    if link.wrong_codes >= WRONG_CODES:
        link.locked_at = at
        sentence = f"The link sent to {link.user.name} was locked after {WRONG_CODES} wrong codes."
        events.leave_by_system("link locked", sentence, at=at, child_id=link.child_id)
    link.save(update_fields=["wrong_codes", "locked_at"])
    return Tried(link.pk, tries_left=WRONG_CODES - link.wrong_codes)


@transaction.atomic
def spend(*, by: Viewer) -> None:
    """Use up the link by which somebody came; called by the operation it is for, as its first act.

    For somebody who signed in it does nothing.
    """
    if by.errand is None:
        return
    if not _working(at=by.at).filter(pk=by.errand.link_id).update(spent_at=by.at):
        raise Refused("The link you came by was used already.")


def _working(*, at: datetime) -> QuerySet[ActionLink]:
    is_ended = Q(spent_at__isnull=False) | Q(locked_at__isnull=False) | Q(revoked_at__isnull=False)
    return ActionLink.objects.filter(~is_ended, expires_at__gt=at)


def _live(*, at: datetime) -> QuerySet[ActionLink]:
    """Choose the links that still work, and whose owner's account is in use."""
    return _working(at=at).filter(user__is_active=True)


def _found(token_hash: str, *, at: datetime) -> ActionLink:
    link = _live(at=at).select_for_update(of=("self",)).filter(token_hash=token_hash).first()
    if link is None:
        raise NoSuchLink
    return link


def _hash_of_code(link: ActionLink, code: str) -> str:
    """Hash a code with the app's own key, since a million guesses are quickly made."""
    return salted_hmac("footprint.link", f"{link.pk}:{code}", algorithm="sha256").hexdigest()
