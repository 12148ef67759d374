"""How far two postcodes lie apart, one pair at a time, for pages.

`facts.distances` measures a whole return at once; here a first letter's postcodes are read once
for each process and kept packed, some 6 MB for each letter that is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import hypot

import numpy as np
from numpy.typing import NDArray

from footprint.facts.distances import reference

METRES_A_MILE = 1609.3
KEPT_LETTERS = 6


@dataclass(frozen=True, slots=True)
class _Letter:
    """The postcodes of one first letter in order, each with its place on the map."""

    postcodes: NDArray[np.bytes_]
    easts: NDArray[np.float32]
    norths: NDArray[np.float32]


def miles_between(one: str, other: str) -> float | None:
    """Measure in a straight line, in miles; None where either postcode has no known place."""
    here, there = _place(one), _place(other)
    if here is None or there is None:
        return None
    return hypot(here[0] - there[0], here[1] - there[1]) / METRES_A_MILE


def is_known(postcode: str) -> bool:
    """Say whether a postcode has a place on the map."""
    return _place(postcode) is not None


@lru_cache(maxsize=4096)
def _place(postcode: str) -> tuple[float, float] | None:
    squeezed = "".join(postcode.split()).upper()
    if not (squeezed.isascii() and squeezed[:1].isalpha()):
        return None
    letter = _letter(squeezed[0])
    wanted = np.bytes_(squeezed.encode())
    at = int(np.searchsorted(letter.postcodes, wanted))
    if at == len(letter.postcodes) or letter.postcodes[at] != wanted:
        return None
    return float(letter.easts[at]), float(letter.norths[at])


@lru_cache(maxsize=KEPT_LETTERS)
def _letter(letter: str) -> _Letter:
    data = reference(letter)
    postcodes = np.array([one.replace(" ", "") for one in data["pcd"]], dtype="S7")
    easts = np.array([one or 0 for one in data["oseast1m"]], dtype=np.float32)
    norths = np.array([one or 0 for one in data["osnrth1m"]], dtype=np.float32)
    placed = np.flatnonzero(easts > 0)
    order = placed[np.argsort(postcodes[placed], kind="stable")]
    return _Letter(postcodes[order], easts[order], norths[order])
