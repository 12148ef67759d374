"""Where a synthetic council lies: real postcodes of a real authority, and of homes near and far.

The postcodes are open data; that a child lives at one is invented.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import hypot
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from footprint.facts import distances
from footprint.synthetic.chance import Chance

METRES_A_MILE = 1609.3
NEAR_MILES = 20
FAR_MILES = 120
TRIES = 25
SAMPLED = 400
THINNED = 20
FEWEST = 50
"""Of an island the nearest so many are its neighbours, however far."""

NEW_SINCE_2021 = frozenset(
    {"E06000063", "E06000064", "E06000065", "E06000066", "E08000038", "E08000039"}
)
"""Authorities the public validator has not heard of: it would call a placement there wrong."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A real authority, and the first letters of the postcodes in it and around it."""

    code: str
    name: str
    letters: str


class Spot(NamedTuple):
    """A postcode and where it lies, in metres."""

    postcode: str
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Postcodes inside an authority, around it, and far from it."""

    authority: Authority
    inside: Sequence[Spot]
    around: Sequence[Spot]
    beyond: Sequence[Spot]

    def placement(self, chance: Chance, home: Spot, *, inside: bool, near: bool) -> Spot:
        """Find a place for a child from `home`; where there is none such, the last one tried."""
        spots = self.inside if inside else self.around if near else self.beyond
        for _ in range(TRIES):
            spot = chance.one_of(spots)
            is_near = _miles(home, spot) <= NEAR_MILES
            if is_near == near and spot.postcode != home.postcode:
                return spot
        return self.other(chance, home, spots)

    def other(self, chance: Chance, home: Spot, spots: Sequence[Spot]) -> Spot:
        """Find any place but home."""
        spot = chance.one_of(spots)
        while spot.postcode == home.postcode:
            spot = chance.one_of(spots)
        return spot


def _miles(one: Spot, other: Spot) -> float:
    return hypot(one.east - other.east, one.north - other.north) / METRES_A_MILE


@cache
def authorities() -> tuple[Authority, ...]:
    """List the single-tier authorities a synthetic council can lie in."""
    text = resources.files("footprint.synthetic").joinpath("authorities.csv").read_text("utf-8")
    return tuple(Authority(**row) for row in csv.DictReader(text.splitlines()))


def authority_called(name: str) -> Authority:
    """Find an authority by its name."""
    return next(authority for authority in authorities() if authority.name == name)


class Postcodes:
    """The postcodes of England that begin with some letters, read once for many councils."""

    def __init__(self, letters: Iterable[str]) -> None:
        read = [(letter, _read(letter)) for letter in sorted(set(letters))]
        columns = zip(*(columns for _, columns in read), strict=True)
        self._postcode, area, self._east, self._north = map(np.concatenate, columns)
        self._areas, self._area = np.unique(area, return_inverse=True)
        self._letter = np.repeat([x for x, _ in read], [len(columns[0]) for _, columns in read])

    def around(self, authority: Authority, chance: Chance) -> Surroundings:
        """Sample the postcodes of an authority, of its neighbours, and of places far away."""
        own = self._area == np.searchsorted(self._areas, authority.code)
        inside = np.flatnonzero(own)
        elsewhere = np.flatnonzero(~own & np.isin(self._letter, list(authority.letters)))
        elsewhere = elsewhere[chance.between(0, THINNED - 1) :: THINNED]
        miles = (
            np.hypot(
                self._east[elsewhere] - np.median(self._east[inside]),
                self._north[elsewhere] - np.median(self._north[inside]),
            )
            / METRES_A_MILE
        )
        elsewhere = elsewhere[np.argsort(miles, kind="stable")]
        near = max(FEWEST, int(np.sum(miles <= NEAR_MILES)))
        far = max(FEWEST, int(np.sum(miles <= FAR_MILES)) - near)
        return Surroundings(
            authority,
            self._spots(inside, chance),
            self._spots(elsewhere[:near], chance),
            self._spots(elsewhere[near : near + far], chance),
        )

    def _spots(self, rows: NDArray[np.intp], chance: Chance) -> list[Spot]:
        chosen = [rows[chance.between(0, len(rows) - 1)] for _ in range(SAMPLED)]
        return [
            Spot(_spaced(self._postcode[i]), float(self._east[i]), float(self._north[i]))
            for i in dict.fromkeys(chosen)
        ]


def _spaced(postcode: str) -> str:
    """Write a postcode as people do; the package pads some to seven characters."""
    squeezed = postcode.replace(" ", "")
    return f"{squeezed[:-3]} {squeezed[-3:]}"


def _read(letter: str) -> tuple[NDArray[Any], ...]:
    """Read postcode, authority, east and north of those that begin with a letter."""
    columns = distances.reference(letter)
    area, east = np.array(columns["laua"], dtype="U9"), np.array(columns["oseast1m"], dtype=float)
    kept = np.char.startswith(area, "E") & ~np.isin(area, list(NEW_SINCE_2021)) & (east > 0)
    postcode = np.array(columns["pcd"], dtype=object)
    north = np.array(columns["osnrth1m"], dtype=float)
    return postcode[kept], area[kept], east[kept], north[kept]
