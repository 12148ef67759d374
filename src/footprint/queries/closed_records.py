"""Restricted records, broken glass, sealed places and declared conflicts, as their pages need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from uuid import UUID

from footprint.access.actions import Action
from footprint.access.policies import Reach, reach_of
from footprint.access.viewing import Viewer
from footprint.queries import looking
from footprint.records.children import ConfidentialLocation
from footprint.records.dated import holding_on
from footprint.records.looking import BreakGlass, RestrictedName, Restriction
from footprint.records.people import FamilyConflict, RoleHeld, User
from footprint.rules.working_days import add_working_days, england, working_days_between
from footprint.terms.children import PlaceSealed
from footprint.terms.days import day_in_london
from footprint.terms.looking import BreakGlassOutcome, BreakGlassReason, LookKind
from footprint.terms.people import Role

JUDGED_WITHIN = 2


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person on the list of a restricted record."""

    person_id: int
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class RestrictionPage:
    """Whether a record is restricted, who is on its list, and who could be."""

    public_id: UUID
    name: str
    is_restricted: bool
    because: str
    placed_by: str
    placed_at: datetime | None
    lift_asked_by: str
    lift_asked_by_viewer: bool
    listed: tuple[NamedPerson, ...]
    others: tuple[tuple[int, str], ...]
    """Who could open it if they stood on the list, and do not."""


def restriction(public_id: UUID, *, viewer: Viewer) -> RestrictionPage:
    """The page on which a record is restricted, or opened again."""
    found = looking.opened(public_id, viewer=viewer, where="restriction", action=Action.RESTRICT)
    held = (
        Restriction.objects.filter(child=found.child, lifted_at__isnull=True)
        .select_related("placed_by", "lift_asked_by")
        .first()
    )
    names = RestrictedName.objects.filter(holding_on(viewer.today), child=found.child)
    listed = tuple(
        NamedPerson(one.person_id, one.person.name, one.started_on)
        for one in names.select_related("person").order_by("person__name")
    )
    on_it = {one.person_id for one in listed} | {viewer.user_id}
    reading = [role for role in Role if reach_of(Action.OPEN, role) is not Reach.NONE]
    held_now = RoleHeld.objects.filter(holding_on(viewer.today), role__in=reading)
    staff = (
        User.objects.filter(is_active=True, pk__in=held_now.values("user"))
        .exclude(pk__in=on_it)
        .order_by("name")
    )
    return RestrictionPage(
        found.child.public_id,
        found.child.full_name,
        held is not None,
        held.because if held else "",
        held.placed_by.name if held else "",
        held.placed_at if held else None,
        held.lift_asked_by.name if held and held.lift_asked_by else "",
        bool(held and held.lift_asked_by_id == viewer.user_id),
        listed,
        tuple(staff.values_list("pk", "name")),
    )


@dataclass(frozen=True, slots=True)
class SealedPlace:
    """A sealed place, told to one person for one reason."""

    kind: PlaceSealed
    address: str
    postcode: str
    phone: str


def reveal(public_id: UUID, place_id: int, *, because: str, viewer: Viewer) -> SealedPlace:
    """Tell where a child is, and write who was told and why."""
    found = looking.opened(
        public_id,
        viewer=viewer,
        where="sealed place",
        action=Action.REVEAL,
        kind=LookKind.REVEALED,
        because=because,
    )
    place = ConfidentialLocation.objects.filter(
        holding_on(viewer.today), pk=place_id, child=found.child
    ).first()
    if place is None:
        raise looking.NoSuchChild(public_id)
    return SealedPlace(PlaceSealed(place.kind), place.address, place.postcode, place.phone)


def sealed_of(public_id: UUID, place_id: int, *, viewer: Viewer) -> str:
    """The name of the child whose sealed place is asked for; tells nothing of the place."""
    found = looking.opened(
        public_id, viewer=viewer, where="sealed place, asked", action=Action.REVEAL
    )
    places = ConfidentialLocation.objects.filter(holding_on(viewer.today), child=found.child)
    if not places.filter(pk=place_id).exists():
        raise looking.NoSuchChild(public_id)
    return found.child.full_name


@dataclass(frozen=True, slots=True)
class Glass:
    """One time the glass was broken."""

    glass_id: int
    child: str
    """The child's number; empty where the record has been restricted since."""
    who: str
    at: datetime
    reason: BreakGlassReason
    sentence: str
    printed_because: str
    judge_by: date
    outcome: str
    outcome_words: str
    judged_by: str
    is_own: bool
    is_closed: bool
    """The record has been restricted since, and the viewer is not on its list."""


@dataclass(frozen=True, slots=True)
class BrokenGlass:
    """What waits to be judged, what was judged, and how it went."""

    waiting: tuple[Glass, ...]
    judged: tuple[Glass, ...]
    median_days: float | None
    """Working days to a judgement, of all that were judged."""
    justified: int


def broken_glass(*, viewer: Viewer) -> BrokenGlass:
    """Every time the glass was broken, the longest waiting first."""
    found = list(BreakGlass.objects.select_related("child", "person", "reviewed_by").order_by("at"))
    findable = looking.children_for(viewer, Action.FIND)
    shown = set(
        findable.filter(pk__in={one.child_id for one in found}).values_list("pk", flat=True)
    )
    looking.listed(shown, viewer=viewer, where="broken glass")
    judged = [one for one in found if one.reviewed_at]
    days = [
        working_days_between(day_in_london(one.at), day_in_london(one.reviewed_at), england())
        for one in judged
        if one.reviewed_at
    ]
    return BrokenGlass(
        tuple(_glass(one, viewer, shown) for one in found if not one.reviewed_at),
        tuple(_glass(one, viewer, shown) for one in reversed(judged)),
        median(days) if days else None,
        sum(one.outcome == BreakGlassOutcome.JUSTIFIED for one in judged),
    )


def _glass(one: BreakGlass, viewer: Viewer, shown: set[int]) -> Glass:
    """A line of the page; of a record the viewer may not know of, only that it happened."""
    is_closed = one.child_id not in shown
    return Glass(
        one.pk,
        "" if is_closed else one.child.number,
        one.person.name,
        one.at,
        BreakGlassReason(one.reason),
        "" if is_closed else one.sentence,
        "" if is_closed else one.may_print_because,
        add_working_days(day_in_london(one.at), JUDGED_WITHIN, england()),
        BreakGlassOutcome(one.outcome).label if one.outcome else "",
        "" if is_closed else one.outcome_words,
        one.reviewed_by.name if one.reviewed_by else "",
        one.person_id == viewer.user_id,
        is_closed,
    )


@dataclass(frozen=True, slots=True)
class Leave:
    """The leave by broken glass that a viewer has for one child now."""

    glass_id: int
    until: datetime
    may_print: bool


def leave_now(public_id: UUID, *, viewer: Viewer) -> Leave | None:
    """The viewer's leave for a child, where the record is open by broken glass; names nobody."""
    found = BreakGlass.objects.filter(
        child__public_id=public_id, person_id=viewer.user_id, at__lte=viewer.at, until__gt=viewer.at
    ).first()
    return Leave(found.pk, found.until, bool(found.may_print_because)) if found else None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody has said that they know a family."""

    conflict_id: int
    who: str
    number: str
    declared_at: datetime
    is_own: bool


def conflicts(*, viewer: Viewer) -> tuple[Conflict, ...]:
    """Declared conflicts that hold, for the privacy officer."""
    found = list(
        FamilyConflict.objects.filter(
            ended_at__isnull=True, child__in=looking.children_for(viewer, Action.FIND)
        )
        .select_related("user", "child")
        .order_by("-declared_at")
    )
    looking.listed((one.child_id for one in found), viewer=viewer, where="declared conflicts")
    return tuple(
        Conflict(
            one.pk,
            one.user.name,
            one.child.number,
            one.declared_at,
            one.user_id == viewer.user_id,
        )
        for one in found
    )
