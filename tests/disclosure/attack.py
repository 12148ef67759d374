"""An attacker with the published tables and an integer program; it knows nothing of our code.

It takes what is printed (a number, or None where a symbol stands), the sums that must hold, and
what it believes of each hidden count, and works out the least and the most each can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Sum = tuple[str, tuple[str, ...]]
"""A total and its parts."""
Belief = tuple[float, float]


def recovered(
    printed: Mapping[str, int | None], sums: Sequence[Sum], beliefs: Mapping[str, Belief]
) -> dict[str, int]:
    """Work out the hidden counts that can be one number only."""
    found = {}
    for group in _tables_that_touch(printed, sums):
        ids = sorted({id_ for total, parts in group for id_ in (total, *parts)})
        hidden = [id_ for id_ in ids if printed[id_] is None]
        matrix = np.array(
            [[(id_ in parts) - (id_ == total) for id_ in ids] for total, parts in group]
        )
        low = [beliefs[id_][0] if printed[id_] is None else printed[id_] for id_ in ids]
        high = [beliefs[id_][1] if printed[id_] is None else printed[id_] for id_ in ids]
        for id_ in hidden:
            aim = np.array([float(other == id_) for other in ids])
            least, most = (
                milp(
                    sign * aim,
                    constraints=LinearConstraint(matrix, 0, 0),
                    bounds=Bounds(low, high),
                    integrality=np.ones(len(ids)),
                )
                for sign in (1, -1)
            )
            if least.status == 0 and most.status == 0 and round(least.fun) == round(-most.fun):
                found[id_] = round(least.fun)
    lonely = {id_ for id_, number in printed.items() if number is None} - {
        id_ for total, parts in sums for id_ in (total, *parts)
    }
    return found | {id_: int(beliefs[id_][0]) for id_ in lonely if len(set(beliefs[id_])) == 1}


def _tables_that_touch(printed: Mapping[str, int | None], sums: Sequence[Sum]) -> list[list[Sum]]:
    """Put sums together that share a hidden count; a sum without any has nothing to tell."""
    groups: list[tuple[set[str], list[Sum]]] = []
    for total, parts in sums:
        ids = {id_ for id_ in (total, *parts) if printed[id_] is None}
        touching = [group for group in groups if group[0] & ids]
        groups = [group for group in groups if group not in touching]
        if ids:
            together = [one for _, some in touching for one in some]
            groups.append((ids.union(*(seen for seen, _ in touching)), [*together, (total, parts)]))
    return [some for _, some in groups]
