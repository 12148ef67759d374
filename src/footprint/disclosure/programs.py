"""Linear programs over sums that come to nought, solved by HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums with a sign for each number in them, by columns: the numbers' places in the sums."""

    count: int
    starts: Places
    """Where the entries of each column start, and where the last one's end."""
    sums: Places
    signs: Numbers

    @classmethod
    def of(cls, width: int, rows: Sequence[Sequence[tuple[int, int]]]) -> Sums:
        """Take sums given as columns and signs; a column may be in one sum more than once."""
        added: dict[tuple[int, int], int] = {}
        for row, entries in enumerate(rows):
            for column, sign in entries:
                added[column, row] = added.get((column, row), 0) + sign
        in_order = sorted(added)
        columns = np.array([column for column, _ in in_order], np.intp)
        return cls(
            len(rows),
            np.searchsorted(columns, np.arange(width + 1)),
            np.array([row for _, row in in_order], np.intp),
            np.array([added[entry] for entry in in_order], float),
        )

    def columns(self, wanted: Places, signs: NDArray[np.intp]) -> Sums:
        """Take columns, as often as they are wanted, each turned round where its sign is -1."""
        lengths = self.starts[wanted + 1] - self.starts[wanted]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        taken = np.arange(starts[-1]) + np.repeat(self.starts[wanted] - starts[:-1], lengths)
        return Sums(self.count, starts, self.sums[taken], self.signs[taken] * signs.repeat(lengths))


class Quiet(highspy.Highs):
    """HiGHS without a word: it would greet on standard output before it can be told not to."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        self.setOptionValue("output_flag", False)  # noqa: FBT003  as HiGHS has it


def cheapest(
    price: Numbers, sums: Sums, low: Numbers, high: Numbers, *, is_whole: bool
) -> Numbers | None:
    """Find the cheapest numbers between bounds for which every sum is nought, if there are any."""
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(price), sums.count
    program.col_cost_, program.col_lower_, program.col_upper_ = price, low, high
    program.row_lower_ = program.row_upper_ = np.zeros(sums.count)
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = sums.starts
    program.a_matrix_.index_ = sums.sums
    program.a_matrix_.value_ = sums.signs
    if is_whole:
        program.integrality_ = [highspy.HighsVarType.kInteger] * len(price)
    solver = Quiet()
    solver.passModel(program)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.array(solver.getSolution().col_value)
