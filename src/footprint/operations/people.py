"""Accounts: made, switched off and on, and kept safe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest
from django.urls import reverse

from footprint.access.actions import Action
from footprint.access.people import NEVER_WITHOUT
from footprint.access.viewing import Viewer
from footprint.operations import events, messages, roles
from footprint.operations.checking import allow
from footprint.queries.people import viewer_of
from footprint.records import sealing
from footprint.records.people import RoleHeld, User
from footprint.records.sessions import Session, mark_of
from footprint.terms.days import day_in_london
from footprint.terms.messages import MessageKind
from footprint.terms.people import Role

seal = sealing.seal
opened = sealing.opened

UNUSED_FOR = timedelta(days=30)
"""An account not used for so long is switched off."""
SIGNED_IN_KEPT_FOR = timedelta(days=365)
FIRST_ADMINISTRATORS = 2
"""So many are made on the host: each can then confirm what the other proposes."""

INVITATION = """\
{name}, {by} has made an account for you in Footprint.

This link works once, for three days. With it you choose a password; then you set up a second
factor, an app on your phone or a passkey:
{link}

If it no longer works, ask your system administrator for another.
"""
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


class CannotInvite(Exception):
    """An account cannot be made; the message says why."""


class CannotSwitchOff(Exception):
    """An account cannot be switched off; the message says why."""


class CannotReset(Exception):
    """A second factor cannot be taken off; the message says why."""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is known of somebody before they have an account."""

    email: str
    name: str
    job_title: str = ""
    phone: str = ""
    registration: str = ""


@transaction.atomic
def invite(*, person: NewPerson, by: Viewer) -> int:
    """Make an account, and send its owner a link to choose a password; return its id."""
    allow(Action.KEEP_ACCOUNTS, by=by)
    if User.objects.filter(email__iexact=person.email).exists():
        raise CannotInvite("There is an account with this address already.")
    account = _made(person, at=by.at)
    events.leave("account made", f"{by.name} made an account for {account.name}.", by=by)
    _send_invitation(account, by_name=by.name, at=by.at)
    return account.pk


@transaction.atomic
def invite_again(*, person_id: int, by: Viewer) -> None:
    """Send another link to somebody who has not chosen a password yet."""
    allow(Action.KEEP_ACCOUNTS, by=by)
    account = User.objects.get(pk=person_id)
    if account.password and account.has_usable_password():
        raise CannotInvite(
            "This person has chosen a password. They can have it replaced themselves."
        )
    events.leave("invited again", f"{by.name} sent {account.name} another invitation.", by=by)
    _send_invitation(account, by_name=by.name, at=by.at)


@transaction.atomic
def switch_off(*, person_id: int, by: Viewer) -> None:
    """Switch an account off; whoever is signed in with it is out at the next request."""
    allow(Action.KEEP_ACCOUNTS, by=by)
    account = User.objects.select_for_update().get(pk=person_id)
    if account.pk == by.user_id:
        raise CannotSwitchOff("Nobody switches off their own account. Ask another administrator.")
    if role := _last_of_a_kind(account, on=by.today):
        raise CannotSwitchOff(
            f"This is the last {role.label}. Give the role to somebody else first."
        )
    _off(account)
    events.leave("account off", f"{by.name} switched off the account of {account.name}.", by=by)


@transaction.atomic
def switch_on(*, person_id: int, by: Viewer) -> None:
    """Switch an account on again; its password and second factor are as they were."""
    allow(Action.KEEP_ACCOUNTS, by=by)
    account = User.objects.select_for_update().get(pk=person_id)
    account.is_active, account.switched_on_at = True, by.at
    account.save(update_fields=["is_active", "switched_on_at"])
    events.leave("account on", f"{by.name} switched on the account of {account.name}.", by=by)


@transaction.atomic
def start_over(*, person_id: int, by: Viewer) -> None:
    """Take somebody's lost second factor off; they begin anew, with a link to their own address."""
    allow(Action.KEEP_ACCOUNTS, by=by)
    account = User.objects.select_for_update().get(pk=person_id)
    if account.pk == by.user_id:
        raise CannotReset("Nobody does this for themselves. Ask another administrator.")
    Authenticator.objects.filter(user_id=account.pk).delete()
    account.set_unusable_password()
    account.save(update_fields=["password"])
    end_sessions(user_id=account.pk)
    sentence = f"{by.name} took the second factor off the account of {account.name}."
    events.leave("second factor off", sentence, by=by)
    _send_invitation(account, by_name=by.name, at=by.at)


@transaction.atomic
def switch_off_unused(*, at: datetime) -> int:
    """Switch off, at night, the accounts nobody has used for 30 days; say how many.

    The last who can keep accounts, or watch over privacy, stays: else nobody could switch on again.
    """
    used = Greatest("last_login", "switched_on_at", "joined_at")
    # who has no password cannot sign in, and acts by links alone
    unused = _with_password().select_for_update().filter(is_active=True).alias(used=used)
    count = 0
    for account in unused.filter(used__lt=at - UNUSED_FOR).order_by("used", "pk"):
        if _last_of_a_kind(account, on=day_in_london(at)) is None:
            _off(account)
            sentence = f"The account of {account.name} was switched off: not used for 30 days."
            events.leave_by_system("account off", sentence, at=at)
            count += 1
    return count


@transaction.atomic
def appoint_first(*, person: NewPerson, at: datetime) -> str:
    """Make one of the first two administrators, on the host; return the link for the password."""
    today = day_in_london(at)
    there = RoleHeld.objects.on(today).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    if there.count() >= FIRST_ADMINISTRATORS:
        raise CannotInvite("There are two administrators; they make all other accounts.")
    if User.objects.filter(email__iexact=person.email).exists():
        raise CannotInvite("There is an account with this address already.")
    account = _made(person, at=at)
    RoleHeld.objects.create(user=account, role=Role.ADMINISTRATOR, started_on=today)
    sentence = f"{account.name} was made {Role.ADMINISTRATOR.label} on the host."
    events.leave_by_system("role given", sentence, at=at)
    return _link_to_choose(account)


@transaction.atomic
def end_sessions(*, user_id: int, but: str = "") -> None:
    """End every session of an account, save the one whose key is given."""
    sessions = Session.objects.filter(user_id=user_id)
    if but:
        sessions = sessions.exclude(mark=mark_of(but))
    sessions.delete()


@transaction.atomic
def forget_old_sessions(*, at: datetime) -> None:
    """Forget, at night, sessions that ended long since, and who signed in more than a year ago."""
    Session.objects.filter(expire_date__lt=at).delete()
    AccessLog.objects.filter(attempt_time__lt=at - SIGNED_IN_KEPT_FOR).delete()
    AccessAttempt.objects.filter(attempt_time__lt=at - SIGNED_IN_KEPT_FOR).delete()


@transaction.atomic
def send_password_link(*, user_id: int, at: datetime) -> None:
    """Send somebody who has a password the link with which they choose a new one."""
    account = _with_password().filter(pk=user_id).first()
    if account is None:
        return
    messages.post(
        kind=MessageKind.PASSWORD,
        to_person_id=user_id,
        subject="Choose a new password for Footprint",
        body=LINK_TO_CHOOSE.format(link=_link_to_choose(account)),
        at=at,
    )


@transaction.atomic
def tell_of_change(*, user_id: int, what: str, at: datetime) -> None:
    """Tell somebody by mail what was changed about how they sign in, and leave an event."""
    by = viewer_of(user_id, at=at)
    if by is not None:
        events.leave("sign-in changed", f"{by.name} signs in otherwise: {what}", by=by)
    messages.post(
        kind=MessageKind.SECURITY,
        to_person_id=user_id,
        subject="How you sign in to Footprint was changed",
        body=CHANGED.format(what=what),
        at=at,
    )


def _with_password() -> QuerySet[User]:
    """Choose the accounts that can sign in; others were never invited, or wait for their owner."""
    without = Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)  # none
    return User.objects.exclude(without)


def _made(person: NewPerson, *, at: datetime) -> User:
    account = User(
        email=person.email.lower(),
        name=person.name,
        job_title=person.job_title,
        phone=person.phone,
        registration=person.registration,
        joined_at=at,
    )
    account.set_unusable_password()
    account.save()
    return account


def _off(account: User) -> None:
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(user_id=account.pk)


def _last_of_a_kind(account: User, *, on: date) -> Role | None:
    """Find a role of which there must be somebody, and this is the last who can sign in."""
    for role in sorted(NEVER_WITHOUT):
        holds = account.roles.filter(role=role, ended_on__isnull=True).exists()
        if holds and not roles.others_hold(role, on=on, but=account.pk):
            return role
    return None


def _send_invitation(account: User, *, by_name: str, at: datetime) -> None:
    link = _link_to_choose(account)
    messages.post(
        kind=MessageKind.INVITATION,
        to_person_id=account.pk,
        subject="Your account in Footprint",
        body=INVITATION.format(name=account.name, by=by_name, link=link),
        at=at,
    )


def _link_to_choose(account: User) -> str:
    """Make the link that works once: it dies with the password it replaces, or after three days."""
    key = default_token_generator.make_token(account)
    page = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(account), key])
    return f"{settings.ADDRESS}{page}"
