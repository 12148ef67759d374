"""What every change of an IRO shares: locking, choosing by the rules, and writing it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.utils.timezone import localtime

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import messages, named_lists
from footprint.operations.checking import child_for
from footprint.operations.events import leave
from footprint.queries.choosing import Choices
from footprint.queries.looking import children_for
from footprint.records.allocations import Allocation
from footprint.records.children import Child
from footprint.records.people import User
from footprint.rules.suggestions import Candidate
from footprint.terms.casework import AllocationKind, ChangeReason, OverrideReason
from footprint.terms.days import in_words
from footprint.terms.messages import MessageKind

AHEAD = timedelta(days=62)
"""A change is recorded this far ahead at most: somebody gives notice, and works it."""


class CannotAllocate(Exception):
    """A child's IRO cannot be chosen or changed so; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Override:
    """Why somebody other than the officer suggested was chosen."""

    reasons: tuple[OverrideReason, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Who becomes a child's IRO, from when, who was suggested, and why another was chosen."""

    iro: Candidate
    on: date
    suggested_id: int | None
    override: Override | None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of IRO as somebody asks for it."""

    iro_id: int
    reason: ChangeReason
    handover: str = ""
    """What the next IRO must know."""
    on: date | None = None
    """The first day of the next IRO; today, where none is given."""
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of an allocation without a next IRO."""

    seen: int
    """The allocation the person looked at when they decided."""
    reason: ChangeReason
    on: date | None = None


def locked(public_ids: Sequence[UUID], *, by: Viewer) -> list[Child]:
    """Load children whose IRO the person may choose; whoever changes them too waits."""
    allowed = children_for(by, Action.ALLOCATE).filter(public_id__in=public_ids)
    found = {child.public_id: child for child in allowed}
    for missing in set(public_ids) - set(found):
        child_for(missing, Action.ALLOCATE, by=by)  # says why not
    ids = sorted(child.pk for child in found.values())
    list(Child.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True))
    return [found[one] for one in dict.fromkeys(public_ids)]


def iro_of(child: Child, on: date) -> Allocation | None:
    """Find who is the child's IRO on a day, or is to be later."""
    found: Allocation | None = (
        Allocation.objects.filter(child=child, kind=AllocationKind.ALLOCATED)
        .exclude(ended_on__lte=on)
        .select_related("iro", "made_by", "child")
        .order_by("started_on")
        .first()
    )
    return found


def see_day(on: date, *, by: Viewer) -> None:
    """Refuse a day too far ahead."""
    if on > by.today + AHEAD:
        raise CannotAllocate(
            f"{in_words(on)} is too far ahead. Choose a day up to {in_words(by.today + AHEAD)}."
        )


def decide(
    choices: Choices,
    child: Child,
    iro_id: int,
    *,
    suggested: Candidate | None,
    on: date,
    override: Override | None,
) -> Decision:
    """Take an officer for a child, or say why that cannot be, or what must be said first."""
    chosen = choices.candidate(child.pk, iro_id)
    if chosen is None:
        raise CannotAllocate(
            "This person is not an IRO today, or is the one who leaves. Choose somebody else."
        )
    if chosen.refusals:
        raise CannotAllocate(
            f"{chosen.name} cannot be {child.full_name}'s IRO: {chosen.name} "
            f"{' and '.join(chosen.refusals)}. Choose somebody else."
        )
    if suggested and suggested.id == iro_id:
        return Decision(chosen, on, suggested.id, None)
    if not override or not override.reasons or not override.because.strip():
        raise CannotAllocate(_say_why(chosen, suggested))
    because = replace(override, because=override.because.strip())
    return Decision(chosen, on, suggested.id if suggested else None, because)


def _say_why(chosen: Candidate, suggested: Candidate | None) -> str:
    if chosen.parents_or_children:
        return (
            f"{chosen.name} holds {chosen.parents_or_children[0]}. Guidance says that a "
            "looked-after parent and their child should have different IROs. Choose somebody "
            f"else, or tick why it should be {chosen.name} and say it in a few words."
        )
    start = f"{suggested.name} is suggested now" if suggested else "Nobody is suggested"
    return f"{start}. Tick why you choose {chosen.name}, and say it in a few words."


def give(child: Child, decision: Decision, *, by: Viewer) -> None:
    """Make somebody the child's IRO, with the list of a restricted child."""
    override = decision.override
    Allocation.objects.create(
        child=child,
        iro_id=decision.iro.id,
        started_on=decision.on,
        made_by_id=by.user_id,
        made_at=by.at,
        suggested_id=decision.suggested_id,
        override_reasons=[one.value for one in override.reasons] if override else [],
        because=override.because if override else "",
    )
    named_lists.put_on(child.pk, decision.iro.id, on=decision.on, until=None, by=by)


def take(allocation: Allocation, *, on: date, reason: ChangeReason, handover: str = "") -> None:
    """End somebody's time as a child's IRO, and any cover for them."""
    allocation.ended_on = max(on, allocation.started_on)
    allocation.end_reason = reason
    allocation.handover = handover
    allocation.save(update_fields=["ended_on", "end_reason", "handover"])
    named_lists.take_off(allocation.child_id, allocation.iro_id, on=allocation.ended_on)
    covers = Allocation.objects.filter(
        child_id=allocation.child_id, kind=AllocationKind.COVER, ended_on__gt=on
    )
    for cover in covers:
        cover.ended_on = max(on, cover.started_on)
        cover.end_reason = reason
        cover.save(update_fields=["ended_on", "end_reason"])
        named_lists.take_off(cover.child_id, cover.iro_id, on=cover.ended_on)


def pass_on(
    held: Allocation, decision: Decision, change: Change, chosen: str, *, by: Viewer
) -> None:
    """Pass a child from one IRO to the next, and leave what was done; `chosen` says how."""
    child = held.child
    take(held, on=decision.on, reason=change.reason, handover=change.handover.strip())
    give(child, decision, by=by)
    leave(
        "handed over",
        f"{held.iro.name} handed {child.full_name} over to {decision.iro.name} from "
        f"{in_words(decision.on)} ({change.reason.label}): {chosen}.",
        by=by,
        child_id=child.pk,
    )


def how_chosen(decision: Decision, choices: Choices) -> str:
    """Say, for the history, whether the suggestion was followed, and why not."""
    override = decision.override
    if override is None:
        return "as suggested"
    other = next((one.name for one in choices.officers if one.id == decision.suggested_id), "")
    start = f"{other} was suggested" if other else "nobody was suggested"
    ticked = ", ".join(one.label for one in override.reasons)
    return f"{start}; chosen because: {ticked}: {override.because}"


def tell_officer(
    officer_id: int, count: int, *, by: Viewer, to_do: str = "been allocated to you"
) -> None:
    """Write an officer one message about how many children they have been given.

    It names no child: whoever reads the mail of another learns nothing.
    """
    if officer_id == by.user_id:
        return
    children = "A child has" if count == 1 else f"{count} children have"
    name = User.objects.values_list("name", flat=True).get(pk=officer_id)
    messages.post(
        kind=MessageKind.ALLOCATED,
        to_person_id=officer_id,
        subject=f"{children} {to_do}",
        body=(
            f"Dear {name},\n\n{children} {to_do} by {by.name}. Sign in to Footprint to see who, "
            "and from which day.\n"
        ),
        at=by.at,
    )


def at_what_time(allocation: Allocation, today: date) -> str:
    """Say when an allocation was made: the time where it was today."""
    here = localtime(allocation.made_at)
    return f"at {here:%H:%M}" if here.date() == today else f"on {in_words(here.date())}"
