"""Accounts of the demonstration to sign in with: one for each role, with real second factors."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.contrib.auth.hashers import make_password

from footprint.operations.demonstration.caseloads import Caseloads
from footprint.operations.demonstration.staff import Officer, Staff
from footprint.records.models import SocialWorkerHeld, User
from footprint.terms.people import Role

WORDS = (
    "amber", "anchor", "apple", "badger", "beacon", "bramble", "cedar", "clover", "comet", "copper",
    "cricket", "drift", "ember", "falcon", "fern", "garnet", "harbour", "hazel", "heron", "indigo",
    "ivory", "jasper", "kestrel", "lantern", "linen", "maple", "marble", "meadow", "nutmeg", "oak",
    "otter", "pebble", "pepper", "quartz", "raven", "river", "saffron", "slate", "sparrow", "teal",
    "thistle", "timber", "velvet", "violet", "walnut", "willow", "winter", "zephyr",
)  # fmt: skip
LONG = 5
SECONDS = 30
"""How long each code of an authenticator app holds."""


@dataclass(frozen=True, slots=True)
class Account:
    """What somebody needs to sign in as one of the demonstration's people."""

    role: str
    name: str
    email: str
    password: str
    secret: str
    """What their authenticator app would keep."""


def choose(
    staff: Staff, caseloads: Caseloads, workers: dict[str, SocialWorkerHeld], first: Officer
) -> dict[str, User]:
    """Choose who to sign in as: an IRO, and around them the people who meet in their work."""
    theirs = Counter(
        number
        for child, held in workers.items()
        for number, user in staff.workers.items()
        if user == held.worker and first in {hold.officer for hold in caseloads.holds[child][-1:]}
    )
    ((number, _),) = theirs.most_common(1)
    return {
        "iro": first.user,
        "manager": staff.managers[0],
        "head": staff.others[Role.HEAD],
        "support": staff.support[0],
        "social-worker": staff.workers[number],
        "team-manager": staff.team_managers[staff.team_of[number].name],
        "auditor": staff.others[Role.AUDITOR],
        "member": staff.others[Role.ELECTED_MEMBER],
        "administrator": staff.others[Role.ADMINISTRATOR],
        "privacy": staff.others[Role.PRIVACY_OFFICER],
    }


def open_to(people: dict[str, User]) -> Iterator[Account]:
    """Give each an authenticator app, and all one password; new each time, and in no code."""
    password = "-".join(secrets.choice(WORDS) for _ in range(LONG))
    sealed = make_password(password)
    for role, user in people.items():
        user.password = sealed
        user.save(update_fields=["password"])
        secret = generate_totp_secret()
        TOTP.activate(user, secret)
        yield Account(role, user.name, user.email, password, secret)


def code_of(secret: str, *, at: datetime) -> str:
    """Reckon the code that an authenticator app with this secret shows at a moment."""
    return str(format_hotp_value(hotp_value(secret, int(at.timestamp()) // SECONDS)))
