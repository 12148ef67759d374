"""The letter that tells a child who their IRO is: made of the records, and seen to be safe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.documents.guard import Secret, names_a_place
from footprint.documents.letters.iro import AboutIro, iro_letter
from footprint.documents.letters.letter import Letter
from footprint.queries.looking import opened
from footprint.records.allocations import Allocation
from footprint.records.care import Placement
from footprint.records.children import Child, ConfidentialLocation
from footprint.records.dated import holding_on
from footprint.records.reviews import Review
from footprint.rules.counting import age_on
from footprint.terms.casework import AllocationKind, Told
from footprint.terms.children import ReadingAge, reading_age
from footprint.terms.days import LONDON
from footprint.terms.looking import LookKind


class CannotWrite(Exception):
    """The letter cannot be written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class LetterToChild:
    """The letter, with what the page around it says."""

    public_id: UUID
    name: str
    called: str
    age: int | None
    reading_age: ReadingAge
    letter: Letter
    iro: str
    since: date
    has_phone: bool
    told_on: date | None
    told_how: str


def letter_to_child(
    public_id: UUID,
    *,
    viewer: Viewer,
    council: str,
    written_for: ReadingAge | None = None,
    kind: LookKind = LookKind.OPENED,
) -> LetterToChild:
    """Write the letter for a child's age, or another; how it is looked at goes into the log."""
    found = opened(
        public_id, viewer=viewer, where="letter about the IRO", action=Action.TELL_CHILD, kind=kind
    )
    child = found.child
    held = (
        Allocation.objects.filter(
            holding_on(viewer.today), child=child, kind=AllocationKind.ALLOCATED
        )
        .select_related("iro")
        .first()
    )
    if held is None:
        raise CannotWrite(
            f"{child.full_name} has no IRO yet. The letter can be written once one is allocated."
        )
    age = age_on(child.born_on, viewer.today) if child.born_on else None
    about = _about(child, held, council, viewer)
    chosen = written_for or reading_age(age)
    letter = iro_letter(about, age=chosen, on=viewer.today)
    if names_a_place(letter.words(), _places(child)):
        raise CannotWrite(
            "The letter would name a place where the child lives or has lived, so it was not "
            f"made. Look at the phone number and e-mail recorded for {held.iro.name}."
        )
    return LetterToChild(
        public_id=child.public_id,
        name=child.full_name,
        called=about.child,
        age=age,
        reading_age=chosen,
        letter=letter,
        iro=held.iro.name,
        since=held.started_on,
        has_phone=bool(held.iro.phone),
        told_on=held.told_on,
        told_how=Told(held.told_how).label if held.told_how else "",
    )


def _about(child: Child, held: Allocation, council: str, viewer: Viewer) -> AboutIro:
    return AboutIro(
        child=child.known_as or child.first_name,
        iro=held.iro.name,
        phone=held.iro.phone,
        email=held.iro.email,
        council=council,
        before=_before(held),
        review_on=_review_on(child, viewer),
    )


def _before(held: Allocation) -> str:
    """Name the IRO whom this one took over from, in the same days."""
    earlier = (
        Allocation.objects.filter(
            child_id=held.child_id, kind=AllocationKind.ALLOCATED, ended_on=held.started_on
        )
        .exclude(iro_id=held.iro_id)
        .exclude(started_on=held.started_on)
        .select_related("iro")
        .first()
    )
    return earlier.iro.name if earlier else ""


def _review_on(child: Child, viewer: Viewer) -> date | None:
    """Find the day of the review that is booked; where it is held is not told in a letter."""
    booked = Review.objects.filter(
        child=child, held_on__isnull=True, cancelled_at__isnull=True, booked_for__gte=viewer.at
    ).first()
    return booked.booked_for.astimezone(LONDON).date() if booked and booked.booked_for else None


def _places(child: Child) -> list[Secret]:
    homes = Placement.objects.filter(child=child).values_list("address", "postcode")
    before = Placement.objects.filter(child=child).values_list("home_postcode", flat=True)
    sealed = ConfidentialLocation.objects.filter(child=child).values_list(
        "address", "postcode", "phone"
    )
    return [
        *(Secret(address, postcode) for address, postcode in homes),
        *(Secret(postcode=postcode) for postcode in before),
        *(Secret(*place) for place in sealed),
    ]
