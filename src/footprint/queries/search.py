"""Finding a child by name, number or date of birth, also where the name is spelt otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from rapidfuzz import fuzz

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.queries import looking
from footprint.records.allocations import Allocation
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.rules.counting import age_on
from footprint.terms.casework import AllocationKind
from footprint.terms.looking import LookKind
from footprint.terms.words import folded

MOST = 20
CANDIDATES = 200
LENGTH_OF_UPN = 13
DAY = re.compile(r"(\d{1,2})[/. -](\d{1,2}|[a-z]{3,9})[/. -](\d{4})", re.IGNORECASE)
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Found:
    """A child as a search shows them: enough to tell two apart, and no more."""

    public_id: UUID
    name: str
    number: str
    born_in: int | None
    age: int | None
    iro: str
    likeness: int
    """From 0 to 100, of the name to what was searched for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, and whether there is more than it shows."""

    words: str
    found: tuple[Found, ...]
    is_cut: bool
    searched_by: str
    """"name", "number" or "date of birth"."""


def find(words: str, *, viewer: Viewer) -> Answer:
    """Find children the viewer may find; the look names those shown, never what was typed."""
    typed = " ".join(words.split())[:200]
    children = looking.children_for(viewer, Action.FIND).defer("name_marks", "communication")
    day = day_in(typed)
    if day is not None:
        by, found = "date of birth", list(children.filter(born_on=day)[: MOST + 1])
    elif any(letter.isdigit() for letter in typed):
        by, found = "number", _by_number(children, typed)
    else:
        by, found = "name", _by_name(children, typed)
    shown = found[:MOST]
    looking.listed((one.pk for one in shown), viewer=viewer, where="search", kind=LookKind.SEARCHED)
    iros = _iros(shown, viewer)
    rows = tuple(_row(one, typed, iros.get(one.pk, ""), viewer) for one in shown)
    return Answer(typed, rows, len(found) > MOST, by)


def day_in(typed: str) -> date | None:
    """Read a day such as 5/6/2014, 5 June 2014 or 2014-06-05, or nothing."""
    if iso := ISO_DAY.fullmatch(typed):
        year, month, day = iso.groups()
    elif plain := DAY.fullmatch(typed):
        day, month, year = plain.groups()
    else:
        return None
    try:
        return date(int(year), _month(month), int(day))
    except ValueError:
        return None


def _month(typed: str) -> int:
    return int(typed) if typed.isdigit() else MONTHS.index(typed.lower()[:3]) + 1


def _by_number(children: QuerySet[Child], typed: str) -> list[Child]:
    """Children whose number begins so, or the pupil whose number it is."""
    wanted = Q(number__istartswith=typed)
    if len(typed) == LENGTH_OF_UPN:
        wanted |= Q(upn__iexact=typed)
    return list(children.filter(wanted).order_by("number")[: MOST + 1])


def _by_name(children: QuerySet[Child], typed: str) -> list[Child]:
    """Children each of whose searched words is like a word of their name, the likest first."""
    marks = _marks(typed)
    if not marks:
        return []
    for one in marks:
        children = children.filter(name_marks__overlap=one)
    candidates = list(children.order_by("last_name", "first_name", "pk")[:CANDIDATES])
    candidates.sort(key=lambda one: (-_likeness(one, typed), one.last_name, one.first_name, one.pk))
    return candidates[: MOST + 1]


def _marks(typed: str) -> list[list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT records_searched_marks(word) FROM unnest(records_name_words(%s)) AS word"
            " WHERE length(word) > 1 LIMIT 6",
            [typed],
        )
        return [row[0] for row in cursor.fetchall()]


def _likeness(child: Child, typed: str) -> int:
    wanted = folded(typed)
    names = (
        f"{child.first_name} {child.last_name}",
        f"{child.known_as} {child.last_name}",
        child.former_names,
    )
    return round(max(fuzz.WRatio(wanted, folded(name)) for name in names))


def _iros(children: list[Child], viewer: Viewer) -> dict[int, str]:
    held = Allocation.objects.filter(
        holding_on(viewer.today), child__in=children, kind=AllocationKind.ALLOCATED
    )
    return dict(held.values_list("child_id", "iro__name"))


def _row(child: Child, typed: str, iro: str, viewer: Viewer) -> Found:
    born = child.born_on
    return Found(
        child.public_id,
        child.full_name,
        child.number,
        born.year if born else None,
        age_on(born, viewer.today) if born and born <= viewer.today else None,
        iro,
        _likeness(child, typed),
    )
