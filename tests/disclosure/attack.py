"""An attacker with the published tables and an integer program; it knows nothing of our code.

It takes what is printed (a number, or None where a symbol stands), the sums that must hold, and
what it believes of each hidden count, and works out which of them can be one number only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Sum = tuple[str, tuple[str, ...]]
"""A total and its parts."""
Belief = tuple[float, float]
MORE_THAN_ANY = 1_000_000


def recovered(
    printed: Mapping[str, int | None], sums: Sequence[Sum], beliefs: Mapping[str, Belief]
) -> dict[str, int]:
    """Work out the hidden counts that can be one number only."""
    found = {}
    for group in _tables_that_touch(printed, sums):
        found |= _recovered_of(group, printed, beliefs)
    in_sums = {id_ for total, parts in sums for id_ in (total, *parts)}
    alone = {id_ for id_, number in printed.items() if number is None} - in_sums
    return found | {id_: int(beliefs[id_][0]) for id_ in alone if len(set(beliefs[id_])) == 1}


def _recovered_of(
    group: Sequence[Sum], printed: Mapping[str, int | None], beliefs: Mapping[str, Belief]
) -> dict[str, int]:
    ids = sorted({id_ for total, parts in group for id_ in (total, *parts)})
    place = {id_: n for n, id_ in enumerate(ids)}
    matrix = np.zeros((len(group), len(ids)))
    for row, (total, parts) in enumerate(group):
        for part in parts:
            matrix[row, place[part]] += 1
        matrix[row, place[total]] -= 1
    known = [printed[id_] for id_ in ids]
    low = [beliefs[id_][0] if k is None else k for id_, k in zip(ids, known, strict=True)]
    high = [beliefs[id_][1] if k is None else k for id_, k in zip(ids, known, strict=True)]
    high = np.minimum(high, MORE_THAN_ANY)

    def solve(aim: np.ndarray) -> np.ndarray:
        answer = milp(
            aim,
            constraints=LinearConstraint(csr_array(matrix), 0, 0),
            bounds=Bounds(low, high),
            integrality=np.ones(len(ids)),
        )
        assert answer.status == 0, answer.message
        return np.rint(answer.x)

    first = solve(np.zeros(len(ids)))
    open_ = {place[id_] for id_ in ids if printed[id_] is None}
    for n in sorted(open_):
        for sign in (1, -1):
            if n in open_:
                aim = np.zeros(len(ids))
                aim[n] = sign
                other = solve(aim)
                open_ -= {m for m in open_ if other[m] != first[m]}
    return {ids[n]: int(first[n]) for n in open_}


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
