"""The history of the demonstration's last months: an event for each thing that was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from footprint.operations.copying import copy_in
from footprint.operations.demonstration.scene import Scene
from footprint.records.models import (
    Allocation,
    Child,
    Event,
    LegalStatusHeld,
    LookedAfterPeriod,
    Notice,
    Placement,
    User,
)
from footprint.synthetic.chance import Chance
from footprint.terms.care import EndReason, Home, LegalStatus
from footprint.terms.casework import AllocationKind, NoticeAnswer, NoticeKind
from footprint.terms.days import in_words

SINCE = timedelta(days=120)
Told = tuple[str, int, date, str]
"""Kind of event, child, day, and what was recorded of the child."""


def write(
    scene: Scene,
    by: User,
    children: Iterable[Child],
    allocations: Iterable[Allocation],
    notices: Iterable[Notice],
) -> None:
    """Write what was done lately, in the sentences that the operations use."""
    chance, since = scene.chance("events"), scene.today - SINCE
    name_of = {child.pk: child.full_name for child in children}
    events: list[Event] = [
        *_of_allocations((one for one in allocations if one.started_on >= since), name_of),
        *_of_notices(notice for notice in notices if notice.on >= since),
        *_of_care(scene, by, name_of, chance),
    ]
    events.sort(key=lambda one: one.at)
    copy_in(events)


def _of_allocations(allocations: Iterable[Allocation], name_of: dict[int, str]) -> Iterator[Event]:
    for one in allocations:
        name, day = name_of[one.child_id], in_words(one.started_on)
        is_cover = one.kind == AllocationKind.COVER
        until = f" until {in_words(one.ended_on)}" if one.ended_on else ""
        yield Event(
            at=one.made_at,
            by=one.made_by,
            kind="cover arranged" if is_cover else "allocated",
            child_id=one.child_id,
            sentence=f"{one.iro.name} covers for {name}'s IRO from {day}{until}."
            if is_cover
            else f"{one.iro.name} became {name}'s IRO from {day}: as suggested.",
        )


def _of_notices(notices: Iterable[Notice]) -> Iterator[Event]:
    for one in notices:
        kind = NoticeKind(one.kind).label
        yield Event(
            at=one.given_at,
            by=one.given_by,
            kind="notice given",
            child_id=one.child_id,
            sentence=f"{one.given_by.name} told the IRO: {kind}, {in_words(one.on)}.",
        )
        if one.answered_by and one.answered_at:
            until = f", by {in_words(one.review_by)}" if one.review_by else ""
            answer = NoticeAnswer(one.answer).label
            yield Event(
                at=one.answered_at,
                by=one.answered_by,
                kind="notice answered",
                child_id=one.child_id,
                sentence=f"{one.answered_by.name} answered a notice ({kind}): {answer}{until}.",
            )


def _of_care(scene: Scene, by: User, name_of: dict[int, str], chance: Chance) -> Iterator[Event]:
    """Tell of children who came, moved and left, as business support recorded it."""
    since = scene.today - SINCE
    for kind, child_id, day, words in (*_came_and_left(since), *_changed(since)):
        yield Event(
            at=scene.moment(day, chance),
            by=by,
            kind=kind,
            child_id=child_id,
            sentence=f"{by.name} recorded that {name_of[child_id]} {words}",
        )


def _came_and_left(since: date) -> Iterator[Told]:
    for one in LookedAfterPeriod.objects.filter(started_on__gte=since):
        words = f"came into care on {in_words(one.started_on)}."
        yield "came into care", one.child_id, one.started_on, words
    for one in LookedAfterPeriod.objects.filter(ended_on__gte=since).exclude(end_reason=""):
        if one.ended_on:
            words = f"left care on {in_words(one.ended_on)}: {EndReason(one.end_reason).label}."
            yield "care ended", one.child_id, one.ended_on, words


def _changed(since: date) -> Iterator[Told]:
    """Moves and changes of legal status, but for those that began a time in care."""
    began = set(LookedAfterPeriod.objects.values_list("child_id", "started_on"))
    for placement in Placement.objects.filter(started_on__gte=since).exclude(home=""):
        day, home = placement.started_on, Home(placement.home).label
        if (placement.child_id, day) not in began:
            yield "moved", placement.child_id, day, f"moved on {in_words(day)}: {home}."
    for held in LegalStatusHeld.objects.filter(started_on__gte=since):
        day, status = held.started_on, LegalStatus(held.status).label
        if (held.child_id, day) not in began:
            yield "legal status changed", held.child_id, day, f"is {status} from {in_words(day)}."
