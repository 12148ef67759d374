"""A council of made-up children with everything awkward in it, the same for the same seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from tests.indicators.cast import Council

from footprint.terms.care import EndReason, Home, LegalStatus, Need
from footprint.terms.children import Ethnicity
from footprint.terms.participation import Participation

EARLIEST, LATEST = date(2018, 1, 1), date(2026, 6, 30)
AUTHORITIES = ("E08000030", "E08000027", "E06000001", None)
STATUSES = [one.value for one in LegalStatus if one.value not in {"V3", "V4"}]


class Chances:
    """What may come up, from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  not for secrets

    def day(self, first: date, last: date) -> date:
        return first + timedelta(self.random.randint(0, max(0, (last - first).days)))

    def one(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def is_so(self, chance: float) -> bool:
        return self.random.random() < chance


def random_council(seed: int, children: int, councils: int = 1) -> Council:
    """Make a council, or several read together."""
    council, chance = Council(), Chances(seed)
    for number in range(children):
        name = f"c{number % councils}" if councils > 1 else ""
        _child(council, chance, f"{name}/{number}" if name else str(number), name)
    return council


def _child(council: Council, chance: Chances, child: str, name: str) -> None:
    began = chance.day(EARLIEST, LATEST)
    born = began - timedelta(chance.random.randint(0, 17 * 365))
    born = chance.one(born, born, date(2008, 2, 29))
    council.child(
        child,
        council=name,
        sex=chance.one("M", "F", "U", None),
        ethnicity=chance.one(*(one.value for one in Ethnicity), None),
        is_uasc=chance.is_so(0.2),
        uasc_ceased_on=chance.one(None, chance.day(EARLIEST, LATEST)),
        born=None if chance.is_so(0.05) else born,
    )
    for _ in range(chance.one(1, 1, 1, 2, 3)):
        began = _time_in_care(council, chance, child, began)
        if began > LATEST:
            break
    for year in range(2019, 2027):
        if chance.is_so(0.7):
            _outcomes(council, chance, child, year)


def _time_in_care(council: Council, chance: Chances, child: str, began: date) -> date:
    """Give a child one time in care, and the first day the next could begin."""
    first = began
    short_break = chance.is_so(0.1)
    for _ in range(chance.one(1, 1, 2, 4, 8)):
        lasted = chance.one(0, 1, 20, 29, 60, 180, 400, 900)
        ended = first + timedelta(lasted)
        is_open = ended > LATEST or chance.is_so(0.2)
        council.episode(
            child,
            first,
            None if is_open else ended,
            legal_status=chance.one("V3", "V4") if short_break else chance.one(*STATUSES, None),
            need=chance.one(*(one.value for one in Need), None),
            home=chance.one(*(one.value for one in Home), "U6", "U6", "A6", None),
            end_reason=None if is_open else chance.one(*(one.value for one in EndReason)),
            distance_miles=chance.one(None, 0.0, 19.9, 20.0, 63.2),
            placement_authority=chance.one(*AUTHORITIES),
            home_authority=chance.one(*AUTHORITIES),
        )
        if is_open:
            ended = LATEST + timedelta(1)
        if lasted == 0 or is_open:
            first = ended
            break
        first = ended
    _reviews(council, chance, child, began, min(first, LATEST))
    return first + timedelta(chance.one(1, 2, 100, 500))


def _reviews(council: Council, chance: Chances, child: str, began: date, ended: date) -> None:
    held = began + timedelta(chance.one(5, 25, 29, 60))
    while held <= ended + timedelta(1):
        code = chance.one(*(one.value for one in Participation), None)
        council.reviews(child, held, code=code)
        held += timedelta(chance.one(20, 90, 92, 180, 185, 300))


def _outcomes(council: Council, chance: Chances, child: str, year: int) -> None:
    council.health(
        child,
        year,
        health_assessment=chance.one(True, False, None),
        teeth_check=chance.one(True, False, None),
        immunisations=chance.one(True, None),
        health_check=chance.one(True, False, None),
        sdq_score=chance.one(None, 0, 17),
        sdq_reason=chance.one(None, "SDQ1", "SDQ4"),
    )
