"""Notices to the IRO: given by the social worker's side, and answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import events, links, messages, timetables
from footprint.operations.checking import child_for
from footprint.queries.relations import is_restricted
from footprint.records.allocations import Allocation
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.looking import RestrictedName
from footprint.records.notices import Notice
from footprint.records.people import RoleHeld
from footprint.terms.casework import NoticeAnswer, NoticeKind
from footprint.terms.days import LONDON, day_in_london, in_words
from footprint.terms.messages import MessageKind
from footprint.terms.people import Role

A_YEAR = timedelta(days=366)


class CannotGiveNotice(Exception):
    """Why a notice was not given, in words for whoever wrote it."""


class CannotAnswer(Exception):
    """Why an answer was not kept, in words for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an IRO answers; the day only where the review is to be brought forward."""

    answer: NoticeAnswer
    words: str = ""
    review_by: date | None = None

    def why_not(self, today: date) -> str | None:
        """Say what is missing or cannot be, or None where it can be kept."""
        is_forward = self.answer is NoticeAnswer.BRING_FORWARD
        if is_forward and self.review_by is None:
            return "Say by which day the review is to be held."
        if self.review_by and self.review_by < today:
            return "The day by which the review is to be held has passed."
        if self.review_by and not is_forward:
            return "A day belongs to a review that is brought forward."
        return None


@transaction.atomic
def give(
    *, child_id: UUID, kind: NoticeKind, on: date, what: str, form_key: UUID, by: Viewer
) -> None:
    """Tell the IRO of something; the same form sent again, even at once, tells nothing more."""
    child = child_for(child_id, Action.GIVE_NOTICE, by=by)
    links.spend(by=by)
    if not what.strip():
        raise CannotGiveNotice("Say what happened, or what is proposed.")
    if on > by.today + A_YEAR:
        raise CannotGiveNotice("The day is more than a year away. Check it.")
    notice, is_new = Notice.objects.get_or_create(
        form_key=form_key,
        defaults={
            "child": child,
            "kind": kind,
            "on": on,
            "what": what.strip(),
            "given_by_id": by.user_id,
            "given_at": by.at,
        },
    )
    if (notice.child_id, notice.given_by_id) != (child.pk, by.user_id):
        raise CannotGiveNotice("This form was used for something else. Open a new one.")
    if is_new:
        _tell_of_notice(child, by)
        sentence = f"{by.name} told the IRO: {kind.label}, {in_words(on)}."
        events.leave("notice given", sentence, by=by, child_id=child.pk)


@transaction.atomic
def answer(*, child_id: UUID, notice_id: int, answer: Answer, by: Viewer) -> None:
    """Answer a notice, once; a review brought forward is in the child's timetable from now on."""
    child = child_for(child_id, Action.ANSWER_NOTICE, by=by)
    if reason := answer.why_not(by.today):
        raise CannotAnswer(reason)
    # who answered is read later, on its own: a row joined while waiting would be an old one
    notice = Notice.objects.select_for_update().filter(child=child, pk=notice_id).first()
    if notice is None:
        raise CannotAnswer("That notice is not on this child's record.")
    if notice.answer:
        raise CannotAnswer(_answered_already(notice))
    notice.answer, notice.answer_words = answer.answer, answer.words.strip()
    notice.review_by = answer.review_by
    notice.answered_by_id, notice.answered_at = by.user_id, by.at
    notice.save()
    if answer.review_by:
        timetables.rebuild([child.pk], at=by.at)
    _tell_of_answer(notice, by)
    until = f", by {in_words(answer.review_by)}" if answer.review_by else ""
    sentence = (
        f"{by.name} answered a notice ({NoticeKind(notice.kind).label}): "
        f"{answer.answer.label}{until}."
    )
    events.leave("notice answered", sentence, by=by, child_id=child.pk)


def _tell_of_notice(child: Child, by: Viewer) -> None:
    """Say by mail that a notice waits, and nothing of what it says."""
    for person_id in _to_be_told(child, by.today):
        messages.post(
            kind=MessageKind.NOTICE,
            to_person_id=person_id,
            subject="Footprint: a notice waits for your answer",
            body=f"{by.name} has given a notice about a child whose plan you review. "
            "Sign in to Footprint to read and answer it: it is under Notices.",
            at=by.at,
            child_id=child.pk,
        )


def _tell_of_answer(notice: Notice, by: Viewer) -> None:
    messages.post(
        kind=MessageKind.ANSWER,
        to_person_id=notice.given_by_id,
        subject="Footprint: your notice was answered",
        body=f"{by.name} has answered the notice you gave on "
        f"{in_words(day_in_london(notice.given_at))}: {NoticeAnswer(notice.answer).label}.\n\n"
        "Sign in to Footprint for their words: they are under Notices you gave.",
        at=by.at,
        child_id=notice.child_id,
    )


def _to_be_told(child: Child, today: date) -> list[int]:
    """List whom a notice is mailed to: the IRO and who covers, or else the IRO managers."""
    held = Allocation.objects.filter(holding_on(today), child=child, iro__is_active=True)
    officers = sorted(set(held.values_list("iro_id", flat=True)))
    if officers:
        return officers
    managers = RoleHeld.objects.filter(
        holding_on(today), role=Role.IRO_MANAGER, user__is_active=True
    )
    if Child.objects.filter(is_restricted(), pk=child.pk).exists():
        names = RestrictedName.objects.filter(holding_on(today), child=child)
        managers = managers.filter(user__in=names.values("person"))
    return sorted(set(managers.values_list("user_id", flat=True)))


def _answered_already(notice: Notice) -> str:
    who = notice.answered_by.name if notice.answered_by else "Somebody"
    at = f"{notice.answered_at.astimezone(LONDON):%H:%M}" if notice.answered_at else ""
    on = in_words(notice.answered_at.astimezone(LONDON).date()) if notice.answered_at else ""
    return f"{who} answered this notice at {at} on {on}: {NoticeAnswer(notice.answer).label}."
