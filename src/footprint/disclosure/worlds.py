"""Other worlds: counts that differ from the true ones and fit everything that is published.

A hidden count is safe when there is another world in which it is a different number and which
nobody can tell from ours: every sum still adds, every published count is as published, and every
hidden count is one that would have been hidden. `nearest` finds such a world, or the one for which
the least more has to be hidden: one integer program is audit and mend at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, log2

import numpy as np

from footprint.disclosure.cells import Cell, Link
from footprint.disclosure.programs import Numbers, Sums, cheapest

HEADLINE = 1000.0
"""What hiding a headline costs beside any other count: more than a whole table of them."""
ALMOST_WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Range:
    """What anybody knows of a count before doing any sum."""

    low: float
    high: float = inf


@dataclass(frozen=True, slots=True)
class World:
    """How far each count is from the true one, where it differs, and what it costs to allow it."""

    changes: Mapping[str, int]
    cost: float


class Scope:
    """Counts that may differ, and the sums between them; all other counts stay as they are."""

    def __init__(
        self, cells: Iterable[Cell], links: Sequence[Link], if_hidden: Mapping[str, Range]
    ) -> None:
        """Take these cells out of the links, as one row of signs for each sum.

        `if_hidden` says what would be known of a count that may still be hidden.
        """
        self.cells = tuple(cells)
        self.column = {cell.id: n for n, cell in enumerate(self.cells)}
        self.sums = Sums.of(
            len(self.cells),
            [
                [
                    (self.column[id_], -1 if id_ == link.total else 1)
                    for id_ in link.ids
                    if id_ in self.column
                ]
                for link in links
            ],
        )
        self.values = np.array([cell.value for cell in self.cells], dtype=float)
        self.costs = np.array([_cost(cell) for cell in self.cells])
        self.low, self.high = self._room(if_hidden)

    def nearest(self, id_: str, step: int, known: Mapping[str, Range]) -> World | None:
        """Find the cheapest world where a count is higher (step 1) or lower (step -1), if any.

        A count moves freely inside what is known of it, and at a cost inside what would be known
        of it if it were hidden.
        """
        low, high = self._room(known)
        further_up = np.where(np.isinf(high), 0, self.high).clip(0)
        further_down = np.maximum(low - self.low, 0)
        at = self.column[id_]
        further_up[at] = further_down[at] = 0  # or it could come back to where it was
        if step > 0:
            low[at] = step
        else:
            high[at] = step
        if low[at] > high[at]:
            return None
        nought = np.zeros(len(self.cells))
        return self._solve(
            np.concatenate((low, nought, nought)),
            np.concatenate((high, further_up, further_down)),
        )

    def _room(self, known: Mapping[str, Range]) -> tuple[Numbers, Numbers]:
        """Say how far down and up each count can move inside what is known of it."""
        exact = (Range(cell.value, cell.value) for cell in self.cells)
        ranges = [known.get(cell.id, so) for cell, so in zip(self.cells, exact, strict=True)]
        low, high = np.array([(one.low, one.high) for one in ranges]).T
        return low - self.values, high - self.values

    def _solve(self, low: Numbers, high: Numbers) -> World | None:
        """Solve without asking for whole numbers, and ask only where the answer has others.

        Each count may move freely, up at a cost, and down at a cost.
        """
        size = len(self.cells)
        moving = np.flatnonzero((low != 0) | (high != 0))
        signs = np.repeat((1, 1, -1), size)[moving]
        price = np.concatenate((np.zeros(size), self.costs, self.costs))[moving]
        sums = self.sums.columns(moving % size, signs)
        for is_whole in (False, True):
            found = cheapest(price, sums, low[moving], high[moving], is_whole=is_whole)
            if found is None:
                return None
            moves = np.rint(found)
            if np.abs(moves - found).max() < ALMOST_WHOLE:
                break
        change = np.bincount(moving % size, moves * signs, minlength=size)
        changes = {cell.id: int(far) for cell, far in zip(self.cells, change, strict=True) if far}
        return World(changes, float(price @ moves))


def _cost(cell: Cell) -> float:
    """Hiding a large count loses more than hiding a small one, and a headline most."""
    return log2(2 + cell.value) * (HEADLINE if cell.is_headline else 1)
