"""Breaking the glass: four hours to read one child, told to others at once, judged afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.policies import why_not
from footprint.access.viewing import Viewer
from footprint.operations import events, messages
from footprint.operations.checking import Refused, allow
from footprint.queries.looking import children_for, standing_to
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.looking import BreakGlass
from footprint.records.people import RoleHeld
from footprint.rules.working_days import add_working_days, england
from footprint.terms.days import day_in_london
from footprint.terms.looking import BreakGlassOutcome, BreakGlassReason
from footprint.terms.messages import MessageKind
from footprint.terms.people import RecordLevel, Relation, Role

LASTS = timedelta(hours=4)
JUDGED_WITHIN = 2
"""Working days within which the privacy officer judges."""
TOLD_AFTER = 5
"""Working days after which the head of the service is told that nobody has judged."""
NOT_FOUND = (
    "No record can be opened with this number. Check the number; if it is right, ring the IRO "
    "manager or the privacy officer, who can give you leave."
)


class CannotBreakGlass(Exception):
    """The glass may not be broken here; the message is fit for the page."""


class CannotJudge(Exception):
    """This broken glass cannot be judged by this person, or not now."""


@transaction.atomic
def break_glass(
    *, number: str, reason: BreakGlassReason, sentence: str, by: Viewer
) -> tuple[str, bool]:
    """Take leave to read the child with exactly this number for four hours.

    Returns the child's public id, and whether the glass had to be broken: who may open the
    record anyway just goes there. A restricted record is not opened so, and is answered like one
    that is not there: leave for it is given by name.
    """
    allow(Action.BREAK_GLASS, by=by)
    child = Child.objects.filter(number__iexact=number.strip()).first()
    found = child and standing_to(child.public_id, viewer=by)
    if child is None or not found:
        raise CannotBreakGlass(NOT_FOUND)
    if why_not(Action.OPEN, by, found.standing) is None:
        return str(child.public_id), False
    if found.standing.level is RecordLevel.RESTRICTED or found.standing.has(Relation.CONFLICT):
        raise CannotBreakGlass(NOT_FOUND)
    if not sentence.strip():
        raise CannotBreakGlass("Say in a sentence why this cannot wait.")
    if BreakGlass.objects.filter(child=child, person_id=by.user_id, reviewed_at=None).exists():
        raise CannotBreakGlass(
            "You have broken the glass for this child before, and that has not been judged yet. "
            "It cannot be renewed: ring the IRO manager or the privacy officer."
        )
    BreakGlass.objects.create(
        child=child,
        person_id=by.user_id,
        at=by.at,
        until=by.at + LASTS,
        reason=reason,
        sentence=sentence.strip(),
    )
    events.leave(
        "glass broken",
        f"{by.name} broke the glass ({reason.label}): {sentence.strip()}",
        by=by,
        child_id=child.pk,
    )
    _tell(by.at, except_for=by.user_id)
    return str(child.public_id), True


def _tell(at: datetime, *, except_for: int) -> None:
    """Tell IRO managers and privacy officers, without saying who, whom or why."""
    told = RoleHeld.objects.filter(
        holding_on(day_in_london(at)), role__in=[Role.IRO_MANAGER, Role.PRIVACY_OFFICER]
    ).exclude(user_id=except_for)
    for person in told.values_list("user_id", flat=True).distinct():
        messages.post(
            kind=MessageKind.BREAK_GLASS,
            to_person_id=person,
            subject="Footprint: the glass was broken",
            body="Somebody has broken the glass to read a record. Sign in to Footprint to see it.",
            at=at,
        )


@transaction.atomic
def allow_print(*, break_glass_id: int, because: str, by: Viewer) -> None:
    """Give a second reason, without which nothing opened by broken glass is printed."""
    glass = BreakGlass.objects.select_for_update().filter(
        pk=break_glass_id, person_id=by.user_id, until__gt=by.at
    )
    found = glass.first()
    if found is None:
        raise Refused("This leave has ended.")
    if not because.strip():
        raise CannotBreakGlass("Say in a sentence why you need it on paper.")
    found.may_print_because = because.strip()
    found.save(update_fields=["may_print_because"])
    events.leave(
        "print allowed",
        f"{by.name} may print what was opened by broken glass: {because.strip()}",
        by=by,
        child_id=found.child_id,
    )


@transaction.atomic
def judge(*, break_glass_id: int, outcome: BreakGlassOutcome, words: str, by: Viewer) -> None:
    """Say whether breaking the glass was right; nobody judges their own."""
    allow(Action.REVIEW_BREAK_GLASS, by=by)
    found = BreakGlass.objects.select_for_update().filter(pk=break_glass_id).first()
    if found is None:
        raise CannotJudge("There is no such entry.")
    if not children_for(by, Action.FIND).filter(pk=found.child_id).exists():
        raise CannotJudge("This record is restricted: ask somebody on its list to put you on it.")
    if found.person_id == by.user_id:
        raise CannotJudge("You broke this glass yourself; another privacy officer judges it.")
    if found.reviewed_at is not None:
        raise CannotJudge("This has been judged already.")
    if outcome is not BreakGlassOutcome.JUSTIFIED and not words.strip():
        raise CannotJudge("Say in a sentence what follows from it.")
    found.outcome, found.outcome_words = outcome, words.strip()
    found.reviewed_by_id, found.reviewed_at = by.user_id, by.at
    found.save(update_fields=["outcome", "outcome_words", "reviewed_by", "reviewed_at"])
    events.leave(
        "glass judged",
        f"{by.name} judged that breaking the glass was {outcome.label}. {words.strip()}".strip(),
        by=by,
        child_id=found.child_id,
    )


@transaction.atomic
def tell_head_of_unjudged(*, at: datetime) -> int:
    """Tell the head of the service, once a day, what nobody has judged for five working days."""
    late = [
        one
        for one in BreakGlass.objects.filter(reviewed_at__isnull=True)
        if add_working_days(day_in_london(one.at), TOLD_AFTER, england()) < day_in_london(at)
    ]
    heads = RoleHeld.objects.filter(holding_on(day_in_london(at)), role=Role.HEAD)
    for person in heads.values_list("user_id", flat=True).distinct() if late else ():
        messages.post(
            kind=MessageKind.BREAK_GLASS,
            to_person_id=person,
            subject="Footprint: broken glass has not been judged",
            body=f"{len(late)} times the glass was broken more than five working days ago, and "
            "the privacy officer has not judged it yet.",
            at=at,
        )
    return len(late)
