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
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from footprint.disclosure.cells import Cell, Link

Numbers = NDArray[np.float64]

HEADLINE = 1000.0
"""What hiding a headline costs beside any other count: more than a whole table of them."""


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


@dataclass(slots=True)
class Scope:
    """Counts that may differ, and the sums between them; all other counts stay as they are."""

    cells: Sequence[Cell]
    sums: csr_array

    @classmethod
    def of(cls, cells: Iterable[Cell], links: Sequence[Link]) -> Scope:
        """Take these cells out of the links, as one row of signs for each sum."""
        cells = tuple(cells)
        column = {cell.id: n for n, cell in enumerate(cells)}
        sums = np.zeros((len(links), len(cells)))
        for row, link in enumerate(links):
            for id_ in link.ids:
                if id_ in column:
                    sums[row, column[id_]] += -1 if id_ == link.total else 1
        return cls(cells, csr_array(sums))

    def nearest(
        self, id_: str, step: int, known: Mapping[str, Range], if_hidden: Mapping[str, Range]
    ) -> World | None:
        """Find the cheapest world where a count is higher (step 1) or lower (step -1), if any.

        A count moves freely inside what is known of it, and at a cost inside what would be known
        of it `if_hidden`.
        """
        low, high = self._room(known)
        wide_low, wide_high = self._room(if_hidden)
        further_down = np.maximum(low - wide_low, 0)
        further_up = np.where(np.isinf(high), 0, wide_high).clip(0)
        at = next(n for n, cell in enumerate(self.cells) if cell.id == id_)
        if step > 0:
            low[at] = step
        else:
            high[at] = step
        return self._solve(low, high, further_up, further_down) if low[at] <= high[at] else None

    def _room(self, known: Mapping[str, Range]) -> tuple[Numbers, Numbers]:
        """Say how far down and up each count can move inside what is known of it."""
        ranges = [known.get(cell.id, Range(cell.value, cell.value)) for cell in self.cells]
        values = np.array([cell.value for cell in self.cells], dtype=float)
        return np.array([r.low for r in ranges]) - values, np.array(
            [r.high for r in ranges]
        ) - values

    def _solve(self, low: Numbers, high: Numbers, up: Numbers, down: Numbers) -> World | None:
        """Solve without asking for whole numbers, and ask only where the answer has others."""
        size = len(self.cells)
        costs = np.array([_cost(cell) for cell in self.cells])
        for whole in (0, 1):
            found = milp(
                np.concatenate((np.zeros(size), costs, costs)),
                constraints=LinearConstraint(hstack((self.sums, self.sums, -self.sums)), 0, 0),
                bounds=Bounds(
                    np.concatenate((low, np.zeros(2 * size))), np.concatenate((high, up, down))
                ),
                integrality=np.full(3 * size, whole),
            )
            if found.x is None:
                return None
            moves = np.rint(found.x)
            if np.abs(moves - found.x).max() < 1e-6:
                break
        free, added, taken = moves.reshape(3, size).astype(int)
        change = free + added - taken
        changes = {cell.id: int(far) for cell, far in zip(self.cells, change, strict=True) if far}
        return World(changes, float(moves[size:] @ np.concatenate((costs, costs))))


def _cost(cell: Cell) -> float:
    """Hiding a large count loses more than hiding a small one, and a headline most."""
    return log2(2 + cell.value) * (HEADLINE if cell.is_headline else 1)
