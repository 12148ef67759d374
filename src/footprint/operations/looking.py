"""Saying why, revealing a sealed place, and sealing the log of looks each night."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from footprint.access.actions import Action
from footprint.access.policies import may_with_reason, why_not
from footprint.access.viewing import Standing, Viewer
from footprint.operations import events
from footprint.queries.looking import NoSuchChild, standing_to
from footprint.records.looking import LookSeal, ReasonGiven
from footprint.terms.looking import LookReason
from footprint.terms.people import Relation


class CannotSayWhy(Exception):
    """No reason would open this record for this person, or none was given."""


@transaction.atomic
def say_why(*, public_id: UUID, reason: LookReason, words: str, by: Viewer) -> None:
    """Open a standard record for the rest of the day, for somebody who does not hold the child."""
    found = standing_to(public_id, viewer=by)
    if found is None or why_not(Action.FIND, by, found.standing) is not None:
        raise NoSuchChild(public_id)
    after = Standing(found.standing.level, found.standing.relations | {Relation.REASON_GIVEN})
    if not may_with_reason(Action.OPEN, by) or why_not(Action.OPEN, by, after) is not None:
        raise NoSuchChild(public_id)
    if not words.strip():
        raise CannotSayWhy("Say in a few words why you open this record.")
    ReasonGiven.objects.create(
        child=found.child,
        person_id=by.user_id,
        on=by.today,
        at=by.at,
        reason=reason,
        words=words.strip(),
    )
    events.leave(
        "reason given",
        f"{by.name} opened the record, {reason.label}: {words.strip()}",
        by=by,
        child_id=found.child.pk,
    )


@transaction.atomic
def seal_looks(*, at: datetime) -> int:
    """Write how far each person's chain of looks reaches, so that a cut-off end would show."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (by_id) by_id, number, hash FROM records_look"
            " ORDER BY by_id, number DESC"
        )
        heads = cursor.fetchall()
    LookSeal.objects.bulk_create(
        [
            LookSeal(at=at, person_id=person, number=number, hash=bytes(mark))
            for person, number, mark in heads
        ]
    )
    return len(heads)
