"""Round every count, totals included, and make sure that no small one shows through."""

from __future__ import annotations

from collections.abc import Iterable

from footprint.disclosure.cells import Cell, Link, check
from footprint.disclosure.suppression import THRESHOLD, Search, small_counts
from footprint.disclosure.worlds import Range

TO = 5


def round_to_5(count: int) -> int:
    """Round to the nearest 5: 2 is 0, 3 is 5."""
    return (count + TO // 2) // TO * TO


def hide_what_rounding_shows(
    cells: Iterable[Cell], links: Iterable[Link], *, threshold: int = THRESHOLD
) -> frozenset[str]:
    """Choose the counts to hide although rounded, because sums would give a small one away.

    Four counts of 2 beside their total 8 are printed as 0, 0, 0, 0 and 10; a total of 8 or more
    can only be had from them if each is 2.
    """
    by_id = {cell.id: cell for cell in cells}
    sums = tuple(dict.fromkeys(links))
    check(by_id, sums)
    told = {cell.id: _rounded(cell.value) for cell in by_id.values() if cell.is_printed}
    known = {**dict.fromkeys(by_id, Range(0)), **told}
    small = small_counts(by_id, sums, threshold)
    search = Search(by_id, sums, frozenset(small), dict.fromkeys(by_id, Range(0)), known, told)
    search.run()
    return frozenset(search.hidden)


def _rounded(value: int) -> Range:
    nearest = round_to_5(value)
    return Range(max(nearest - TO // 2, 0), nearest + TO // 2)
