"""How a viewer stands to children today: for each relation, the children it holds with.

Each is a query for ids of children that depends on the viewer alone. Whether one child is among
them is one look into an index; a list asks for all of them once, and not once for each child of
the council.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from django.db.models import BooleanField, Exists, Expression, F, Field, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from footprint.access.viewing import Viewer
from footprint.records.allocations import Allocation, SocialWorkerHeld
from footprint.records.children import ChildLink
from footprint.records.dated import holding_on
from footprint.records.looking import BreakGlass, ReasonGiven, RestrictedName, Restriction
from footprint.records.people import FamilyConflict, RoleHeld
from footprint.terms.casework import AllocationKind
from footprint.terms.people import Relation, Role

Ids = QuerySet[Any, Any]
"""Ids of children, one a row, under the name `of`."""
FORMER_FOR = timedelta(days=30)


def is_restricted() -> Exists:
    """Whether only people on a list may know of the child."""
    return Exists(Restriction.objects.filter(child=OuterRef("pk"), lifted_at__isnull=True))


def relation(one: Relation, viewer: Viewer) -> Expression:
    """Whether the viewer stands to the child in this way today; for a query for one child."""
    return _for(viewer, _stands_in_sql(one), BooleanField())


def among(wanted: Iterable[Relation], viewer: Viewer, *, of: str) -> Q:
    """Whether a column of ids holds a child to whom the viewer stands in any of these ways.

    The ids are gathered as one set, so that few of them lead straight to their rows.
    """
    relations = tuple(sorted(set(wanted)))
    if not relations:
        return Q(pk__in=[])
    found = Q(**{f"{of}__in": _for(viewer, _ids_in_sql(relations))})
    for one in relations:
        if one in _EVERY_CHILD:
            found |= Q(_EVERY_CHILD[one](viewer))
    return found


def closed(viewer: Viewer, *, of: str) -> Q:
    """Whether a column of ids holds a child of whom the viewer may not know."""
    return Q(**{f"{of}__in": _for(viewer, _closed_in_sql())})


# ---- the same in SQL, made once -----------------------------------------------------------------
# A page asks for them a dozen times, and to make such a query takes Django longer than to answer
# it takes the database. It is made once for nobody, whose values are then those of each viewer.

_NOBODY = Viewer(
    user_id=-1, name="", roles=frozenset(), at=datetime(2, 2, 2, tzinfo=UTC), today=date(2, 2, 2)
)
InSql = tuple[str, tuple[object, ...]]


@cache
def _ids_in_sql(wanted: tuple[Relation, ...]) -> InSql:
    return _in_sql([ids for one in wanted for ids in _IDS[one](_NOBODY)])


@cache
def _stands_in_sql(one: Relation) -> InSql:
    ids, values = _ids_in_sql((one,))
    found = f'EXISTS (SELECT FROM ({ids}) held WHERE held."of" = "records_child"."id")'
    if one not in _EVERY_CHILD:
        return found, values
    every, more = _EVERY_CHILD[one](_NOBODY).query.sql_with_params()
    return f"{found} OR EXISTS ({every})", (*values, *more)


@cache
def _closed_in_sql() -> InSql:
    restricted = Restriction.objects.filter(lifted_at__isnull=True)
    closed_lists = restricted.exclude(child_id__in=_named(_NOBODY)[0]).values(of=F("child_id"))
    return _in_sql([closed_lists, *_conflict(_NOBODY)])


def _in_sql(sets: list[Ids]) -> InSql:
    made = [ids.query.sql_with_params() for ids in sets]
    return " UNION ALL ".join(sql for sql, _ in made), tuple(one for _, of in made for one in of)


def _for(viewer: Viewer, made: InSql, field: Field[Any, Any] | None = None) -> RawSQL:
    """Put a viewer's own values in the place of nobody's."""
    sql, of_nobody = made
    own = {
        _NOBODY.user_id: viewer.user_id,
        _NOBODY.at: viewer.at,
        _NOBODY.today: viewer.today,
        _NOBODY.today - FORMER_FOR: viewer.today - FORMER_FOR,
    }
    values = [own.get(one, one) for one in of_nobody]
    return RawSQL(sql, values, field)  # noqa: S611  made by Django, above


def _children(found: QuerySet[Any]) -> list[Ids]:
    return [found.values(of=F("child_id"))]


def _iro(viewer: Viewer, kind: AllocationKind) -> list[Ids]:
    held = Allocation.objects.filter(iro_id=viewer.user_id, kind=kind)
    return _children(held.filter(holding_on(viewer.today)))


def _allocated(viewer: Viewer) -> list[Ids]:
    return _iro(viewer, AllocationKind.ALLOCATED)


def _covering(viewer: Viewer) -> list[Ids]:
    return _iro(viewer, AllocationKind.COVER)


def _former(viewer: Viewer) -> list[Ids]:
    since = viewer.today - FORMER_FOR
    return _children(
        Allocation.objects.filter(
            iro_id=viewer.user_id, ended_on__lte=viewer.today, ended_on__gt=since
        )
    )


def _social_worker(viewer: Viewer) -> list[Ids]:
    works = SocialWorkerHeld.objects.filter(worker_id=viewer.user_id)
    return _children(works.filter(holding_on(viewer.today)))


def _roles(viewer: Viewer, role: Role) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(holding_on(viewer.today), user_id=viewer.user_id, role=role)


def _team_manager(viewer: Viewer) -> list[Ids]:
    teams = _roles(viewer, Role.TEAM_MANAGER).values("team_id")
    works = SocialWorkerHeld.objects.filter(team_id__in=teams)
    return _children(works.filter(holding_on(viewer.today)))


def _support(viewer: Viewer) -> list[Ids]:
    """Business support of a team has that team's IROs' children."""
    teams = _roles(viewer, Role.BUSINESS_SUPPORT).values("team_id")
    officers = RoleHeld.objects.filter(
        holding_on(viewer.today), role=Role.IRO, team_id__in=teams
    ).values("user_id")
    return _children(Allocation.objects.filter(holding_on(viewer.today), iro_id__in=officers))


def _supports_every_child(viewer: Viewer) -> Exists:
    """Business support without a team has every child."""
    return Exists(_roles(viewer, Role.BUSINESS_SUPPORT).filter(team__isnull=True))


def _named(viewer: Viewer) -> list[Ids]:
    names = RestrictedName.objects.filter(person_id=viewer.user_id)
    return _children(names.filter(holding_on(viewer.today)))


def _reason_given(viewer: Viewer) -> list[Ids]:
    return _children(ReasonGiven.objects.filter(person_id=viewer.user_id, on=viewer.today))


def _break_glass(viewer: Viewer) -> list[Ids]:
    """Broken glass opens no restricted record, whoever is on its list."""
    restricted = Restriction.objects.filter(lifted_at__isnull=True).values("child_id")
    broken = BreakGlass.objects.filter(
        person_id=viewer.user_id, at__lte=viewer.at, until__gt=viewer.at
    )
    return _children(broken.exclude(child_id__in=restricted))


def _conflict(viewer: Viewer) -> list[Ids]:
    """A conflict with one child is one with the child's brothers, sisters and parents in care."""
    declared = FamilyConflict.objects.filter(user_id=viewer.user_id, ended_at__isnull=True)
    known = declared.values("child_id")
    return [
        declared.values(of=F("child_id")),
        ChildLink.objects.filter(child_id__in=known).values(of=F("other_id")),
        ChildLink.objects.filter(other_id__in=known).values(of=F("child_id")),
    ]


_IDS: Mapping[Relation, Callable[[Viewer], list[Ids]]] = {
    Relation.ALLOCATED_IRO: _allocated,
    Relation.COVERING_IRO: _covering,
    Relation.FORMER_IRO: _former,
    Relation.SOCIAL_WORKER: _social_worker,
    Relation.TEAM_MANAGER: _team_manager,
    Relation.SUPPORT: _support,
    Relation.NAMED: _named,
    Relation.REASON_GIVEN: _reason_given,
    Relation.BREAK_GLASS: _break_glass,
    Relation.CONFLICT: _conflict,
}
_EVERY_CHILD: Mapping[Relation, Callable[[Viewer], Exists]] = {
    Relation.SUPPORT: _supports_every_child,
}
"""Relations that some stand in to every child of the council."""
