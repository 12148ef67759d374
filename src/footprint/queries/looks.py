"""Who looked at a child, what somebody looked at, and whether the log is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import connection

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries import looking
from footprint.queries.child import SeenChild
from footprint.records.children import Child
from footprint.records.looking import BreakGlass, Look, LookSeal, OddLook, ReasonGiven
from footprint.terms.days import LONDON
from footprint.terms.looking import BreakGlassReason, LookKind, LookReason, Oddness
from footprint.terms.people import Relation

BY_SAYING_WHY = frozenset({Relation.REASON_GIVEN, Relation.BREAK_GLASS})
NAMED_ONLY = frozenset({LookKind.LISTED, LookKind.SEARCHED})


@dataclass(frozen=True, slots=True)
class LookLine:
    """One look, as the page of a child or a person shows it."""

    at: datetime
    who: str
    kind: LookKind
    where: str
    relations: tuple[Relation, ...]
    because: str
    others: int
    """How many other children the same list named."""

    @property
    def was_named_only(self) -> bool:
        """Whether the child stood in a list or search, and was not opened."""
        return self.kind in NAMED_ONLY


@dataclass(frozen=True, slots=True)
class ChildLooks:
    """Who looked at one child."""

    opened: int
    listed: int
    lines: tuple[LookLine, ...]
    is_cut: bool
    """Whether there are more looks than are shown."""


MOST = 200


def of_child(child: SeenChild, *, with_lists: bool = False) -> ChildLooks:
    """Who has opened a child, and with `with_lists` who saw the child's name in a list."""
    looks = Look.objects.filter(children__contains=[child.id]).select_related("by")
    alone = looks.exclude(kind__in=NAMED_ONLY)
    shown = (looks if with_lists else alone).order_by("-at", "-id")[: MOST + 1]
    said = _said(child, since=min((one.at for one in shown), default=None))
    lines = tuple(_line(one, said) for one in shown)
    opened = alone.count()
    return ChildLooks(opened, looks.count() - opened, lines[:MOST], len(lines) > MOST)


@dataclass(frozen=True, slots=True)
class _Said:
    """Why somebody opened a child's record whom they do not hold, and how long that let them."""

    by_id: int
    at: datetime
    until: datetime
    words: str

    def covers(self, look: Look) -> bool:
        """Whether the look was made by leave of this."""
        return self.by_id == look.by_id and self.at <= look.at < self.until


def _said(child: SeenChild, *, since: datetime | None) -> tuple[_Said, ...]:
    """Collect what was said on opening the child, the latest first, for looks since a moment."""
    if since is None:
        return ()
    reasons = ReasonGiven.objects.filter(child_id=child.id, on__gte=since.astimezone(LONDON).date())
    glass = BreakGlass.objects.filter(child_id=child.id, until__gt=since)
    said = [
        _Said(
            one.person_id,
            one.at,
            datetime.combine(one.on + timedelta(days=1), time(), LONDON),
            f"{LookReason(one.reason).label}: {one.words}",
        )
        for one in reasons
    ] + [
        _Said(
            one.person_id,
            one.at,
            one.until,
            f"{BreakGlassReason(one.reason).label}: {one.sentence}",
        )
        for one in glass
    ]
    return tuple(sorted(said, key=lambda one: one.at, reverse=True))


def _why(look: Look, said: tuple[_Said, ...]) -> str:
    """Tell why somebody looked: what the look says, or what let them open the record."""
    if look.because or not BY_SAYING_WHY.intersection(look.relations):
        return look.because
    return next((one.words for one in said if one.covers(look)), "")


def _line(look: Look, said: tuple[_Said, ...]) -> LookLine:
    return LookLine(
        look.at,
        look.by.name,
        LookKind(look.kind),
        look.where,
        tuple(Relation(one) for one in look.relations),
        _why(look, said),
        len(look.children) - 1,
    )


@dataclass(frozen=True, slots=True)
class OwnLook:
    """One of one's own looks; children one may no longer see are only counted."""

    at: datetime
    kind: LookKind
    where: str
    children: tuple[tuple[UUID, str], ...]
    unseen: int


def of_viewer(*, viewer: Viewer, days: int = 30) -> tuple[OwnLook, ...]:
    """What a person has looked at lately."""
    since = viewer.at - timedelta(days=days)
    looks = list(
        Look.objects.filter(by_id=viewer.user_id, at__gte=since).order_by("-at", "-id")[:MOST]
    )
    ids = {child for look in looks if look.kind not in NAMED_ONLY for child in look.children}
    visible = {
        child.pk: (child.public_id, child.full_name)
        for child in looking.children_for(viewer, Action.OPEN).filter(pk__in=ids)
    }
    looking.listed(visible, viewer=viewer, where="my looks")
    return tuple(
        OwnLook(
            look.at,
            LookKind(look.kind),
            look.where,
            tuple(visible[one] for one in look.children if one in visible),
            sum(one not in visible for one in look.children),
        )
        for look in looks
    )


@dataclass(frozen=True, slots=True)
class OddLine:
    """Looks of one person on one day that somebody should ask about."""

    odd_look_id: int
    on: datetime
    who: str
    oddness: Oddness
    looks: int
    children: tuple[str, ...]
    unseen: int
    answer: str
    answered_by: str
    is_own: bool


def odd(*, viewer: Viewer, is_answered: bool = False) -> tuple[OddLine, ...]:
    """Odd looks that wait for an answer, or those that have one; the latest first."""
    found = list(
        OddLook.objects.filter(answered_at__isnull=not is_answered)
        .select_related("person", "answered_by")
        .order_by("-on", "person__name", "oddness")[:MOST]
    )
    ids = {child for one in found for child in one.children}
    visible = {
        child.pk: child.full_name
        for child in looking.children_for(viewer, Action.FIND).filter(pk__in=ids)
    }
    looking.listed(visible, viewer=viewer, where="odd looks")
    return tuple(
        OddLine(
            one.pk,
            one.first_at,
            one.person.name,
            Oddness(one.oddness),
            one.looks,
            tuple(visible[child] for child in one.children if child in visible),
            sum(child not in visible for child in one.children),
            one.answer,
            one.answered_by.name if one.answered_by else "",
            one.person_id == viewer.user_id,
        )
        for one in found
    )


@dataclass(frozen=True, slots=True)
class LogState:
    """Whether the log of looks is whole."""

    looks: int
    sealed_at: datetime | None
    faults: tuple[str, ...]


def log_state(*, viewer: Viewer) -> LogState:
    """Go through every chain of looks and say what is wrong; shows no child."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.name, f.number, f.fault FROM records_look_faults() f"
            " JOIN records_user u ON u.id = f.person_id ORDER BY 1, 2 LIMIT 500"
        )
        faults = tuple(
            f"{name}, look {number}: {fault}" for name, number, fault in cursor.fetchall()
        )
    latest = LookSeal.objects.order_by("-at").first()
    return LogState(Look.objects.count(), latest.at if latest else None, faults)


def name_of(public_id: UUID, *, viewer: Viewer) -> str:
    """The name of a child the viewer may find, for the page that asks why; else NoSuchChild."""
    found: Child | None = None
    for action in (Action.FIND, Action.OPEN):
        found = found or looking.children_for(viewer, action).filter(public_id=public_id).first()
    if found is None:
        raise looking.NoSuchChild(public_id)
    looking.listed([found.pk], viewer=viewer, where="say why")
    return found.full_name
