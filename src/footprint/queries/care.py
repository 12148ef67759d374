"""A child's care so far, told as a story of dated happenings; and what else a review rests on.

A confidential placement is told by the kind of home alone: who cares there, how far it is and whose
home it is would give the place away. So it is told while a place where the child lives is sealed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from footprint.access.viewing import Viewer
from footprint.queries.child import SeenChild
from footprint.records.care import LegalStatusHeld, LookedAfterPeriod, Missing, Placement
from footprint.records.children import ConfidentialLocation
from footprint.records.dated import Dated
from footprint.rules.counting import add_months
from footprint.terms.care import EndReason, Home, LegalStatus, Need, PlacementChange, Provider
from footprint.terms.casework import MissingKind
from footprint.terms.children import PlaceSealed
from footprint.terms.days import in_words
from footprint.terms.words import Coded, capital

SEALS_A_HOME = frozenset({PlaceSealed.PLACEMENT, PlaceSealed.ADOPTER, PlaceSealed.REFUGE})


class CareKind(Coded):
    """What a happening in a child's care is about."""

    PERIOD = "period", "in and out of care"
    LEGAL = "legal", "legal status"
    HOME = "home", "homes"
    MISSING = "missing", "missing or away"


@dataclass(frozen=True, slots=True)
class Told:
    """One happening: what it is, from when, until when, and what is known of it."""

    kind: CareKind
    title: str
    started_on: date
    ended_on: date | None
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sealed:
    """A place under seal: that there is one, and never what it is."""

    id: int
    what: str


@dataclass(frozen=True, slots=True)
class Living:
    """Where a child lives today, as far as the page may say."""

    home: str
    since: date
    carer: str
    address: str
    is_confidential: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A child's care so far, the newest first."""

    looked_after_since: date | None
    legal_status: str
    living: Living | None
    sealed: tuple[Sealed, ...]
    """Places under seal today."""
    told: tuple[Told, ...]
    homes: int
    """In the looked-after period that is running; temporary ones left out."""
    homes_this_year: int
    missing_this_year: int

    def of(self, kind: CareKind | None) -> tuple[Told, ...]:
        """Leave out what is not of one kind."""
        return tuple(one for one in self.told if kind in {None, one.kind})


def story(child: SeenChild, *, viewer: Viewer) -> Story:
    """Tell a child's care so far, seen from today."""
    periods = list(LookedAfterPeriod.objects.filter(child_id=child.id))
    statuses = list(LegalStatusHeld.objects.filter(child_id=child.id))
    placements = list(Placement.objects.filter(child_id=child.id))
    missing = list(Missing.objects.filter(child_id=child.id))
    places = list(ConfidentialLocation.objects.filter(child_id=child.id))
    secret = _secret(placements, places)
    told = [
        *(_missing(one) for one in missing),
        *(_placement(one, is_secret=one.pk in secret) for one in placements),
        *(_status(one) for one in statuses),
        *(one for period in periods for one in _period(period)),
    ]
    today, year_ago = viewer.today, add_months(viewer.today, -12)
    since = next((one.started_on for one in periods if _holds(one, today)), None)
    settled = [one for one in placements if since and one.started_on >= since and _counts(one)]
    return Story(
        looked_after_since=since,
        legal_status=next(
            (LegalStatus(one.status).label for one in statuses if _holds(one, today)), ""
        ),
        living=next(
            (_living(one, is_secret=one.pk in secret) for one in placements if _holds(one, today)),
            None,
        ),
        sealed=_sealed(places, today),
        # of one day, what began the care stands last: the list goes back in time
        told=tuple(sorted(told, key=lambda one: one.started_on, reverse=True)),
        homes=len(settled),
        homes_this_year=sum(one.ended_on is None or one.ended_on > year_ago for one in settled),
        missing_this_year=sum(one.started_on > year_ago for one in missing),
    )


def _sealed(places: list[ConfidentialLocation], today: date) -> tuple[Sealed, ...]:
    held = sorted((one for one in places if _holds(one, today)), key=lambda one: (one.kind, one.pk))
    return tuple(Sealed(one.pk, PlaceSealed(one.kind).label) for one in held)


def _secret(placements: list[Placement], places: list[ConfidentialLocation]) -> set[int]:
    """Name the placements that must stay secret: said to be, or with a place under seal then."""
    homes = [one for one in places if one.kind in SEALS_A_HOME]
    return {
        one.pk
        for one in placements
        if one.is_confidential or any(_overlap(one, place) for place in homes)
    }


def _period(one: LookedAfterPeriod) -> Iterator[Told]:
    what = "Short breaks began" if one.is_short_breaks else "Became looked after"
    why = [f"Because of {Need(one.need).label}."] if one.need else []
    if one.notified_on or one.notified_by:
        on = f" on {in_words(one.notified_on)}" if one.notified_on else ""
        by = f" by {one.notified_by}" if one.notified_by else ""
        why.append(f"The IRO service was told{on}{by}.")
    yield Told(CareKind.PERIOD, what, one.started_on, one.ended_on, tuple(why))
    if one.ended_on:
        end = "Short breaks ended" if one.is_short_breaks else "Care ended"
        reason = (_sentence(EndReason(one.end_reason).label),) if one.end_reason else ()
        yield Told(CareKind.PERIOD, end, one.ended_on, one.ended_on, reason)


def _status(one: LegalStatusHeld) -> Told:
    title = f"Legal status: {LegalStatus(one.status).label}"
    return Told(CareKind.LEGAL, title, one.started_on, one.ended_on)


def _placement(one: Placement, *, is_secret: bool) -> Told:
    details = ("Where this is must stay secret.",) if is_secret else tuple(_about(one))
    return Told(CareKind.HOME, f"Home: {_home(one)}", one.started_on, one.ended_on, details)


def _about(one: Placement) -> Iterator[str]:
    if one.carer:
        yield f"With {one.carer}."
    if address := _address(one):
        yield f"At {address}."
    if one.provider:
        yield f"Provided by: {Provider(one.provider).label}."
    if one.distance_miles is not None:
        yield f"{one.distance_miles:.0f} miles from home."
    if one.ended_on and one.change_reason:
        yield f"Ended: {PlacementChange(one.change_reason).label}."


def _missing(one: Missing) -> Told:
    kind = MissingKind(one.kind).label if one.kind else MissingKind.MISSING.label
    return Told(CareKind.MISSING, capital(kind), one.started_on, one.ended_on)


def _living(one: Placement, *, is_secret: bool) -> Living:
    return Living(
        home=_home(one),
        since=one.started_on,
        carer="" if is_secret else one.carer,
        address="" if is_secret else _address(one),
        is_confidential=is_secret,
    )


def _address(one: Placement) -> str:
    return ", ".join(filter(None, [*one.address.splitlines(), one.postcode]))


def _home(one: Placement) -> str:
    return Home(one.home).label if one.home else "kind of home not known"


def _counts(one: Placement) -> bool:
    return not one.home.startswith("T")


def _overlap(one: Dated, other: Dated) -> bool:
    return (other.ended_on is None or one.started_on < other.ended_on) and (
        one.ended_on is None or other.started_on < one.ended_on
    )


def _holds(one: Dated, day: date) -> bool:
    return one.started_on <= day and (one.ended_on is None or one.ended_on > day)


def _sentence(words: str) -> str:
    return f"{capital(words)}."
