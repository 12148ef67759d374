"""How looked-after children are spread over England: the shares a synthetic council draws from.

The numbers stand in `england.csv` with their source. What no publication says is assumed here, in
the open: who unaccompanied children are.
"""

from __future__ import annotations

import csv
from bisect import bisect
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from itertools import accumulate

from footprint.synthetic.chance import Chance


class Shares:
    """Things with how often each happens, to draw from."""

    __slots__ = ("_bounds", "_things", "numbers")

    def __init__(self, numbers: Mapping[str, float]) -> None:
        self.numbers = dict(numbers)
        self._things = tuple(numbers)
        self._bounds = tuple(accumulate(numbers.values()))

    def draw(self, chance: Chance) -> str:
        return self._things[bisect(self._bounds, chance.share() * self._bounds[-1])]

    def share(self, thing: str) -> float:
        return self.numbers[thing] / self._bounds[-1]

    def without(self, others: Mapping[str, float]) -> Shares:
        """Take some away, and never leave fewer than none."""
        return Shares({t: max(0.0, n - others.get(t, 0)) for t, n in self.numbers.items()})


@cache
def england(about: str) -> Shares:
    """Give what is published about one thing: numbers of children (or per cent) by code."""
    return Shares({code: number for what, code, number in _published() if what == about})


@cache
def _published() -> tuple[tuple[str, str, float], ...]:
    text = resources.files("footprint.synthetic").joinpath("england.csv").read_text("utf-8")
    lines: Iterable[str] = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple((r["about"], r["code"], float(r["number"])) for r in csv.DictReader(lines))


def shares(**numbers: float) -> Shares:
    """Name shares as keywords: `shares(U6=40, K2=10)`."""
    return Shares(numbers)


# ---- who unaccompanied children are is not published beside these figures: assumed ---------------

UASC_AGES = Shares({"10": 15, "16": 85})
UASC_NEEDS = shares(N8=88, N1=5, N5=4, N4=3)
UASC_SEXES = shares(M=96, F=4)
UASC_ETHNICITIES = shares(BAFR=34, OOTH=34, AOTH=19, WOTH=8, BOTH=5)


@cache
def others(about: str, moment: str = "starting") -> Shares:
    """Give what is published less the unaccompanied children in it."""
    of_uasc = {
        "age": UASC_AGES,
        "need": UASC_NEEDS,
        "sex": UASC_SEXES,
        "ethnicity": UASC_ETHNICITIES,
    }[about]
    unaccompanied = england(f"unaccompanied on {moment}").numbers["1"]
    return england(f"{about} on {moment}").without(
        {code: of_uasc.share(code) * unaccompanied for code in of_uasc.numbers}
    )
