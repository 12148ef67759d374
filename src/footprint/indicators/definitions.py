"""What an indicator is: a definition in words, the rows it counts, and how they are broken down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.indicators.figures import Unit
from footprint.indicators.reporting import Reporting

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from footprint.indicators.starting_rows import Tables

Keys = Callable[[Reporting], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way to break a figure down: a column of its rows, and the keys it can have.

    Every line stands in the figure, even at nought; a row whose column is empty is not in the
    breakdown at all, and one whose key is not known has the key "unknown".
    """

    by: str
    title: str
    keys: Keys | None = None
    """Key and label of each line, in order; None takes the keys as they come, as for councils."""
    is_share: bool = False
    """Each line is a share of the whole denominator; otherwise of the line's own."""


def fixed(keys: Mapping[str, str]) -> Keys:
    """Take the same keys for every year."""
    return lambda _: keys


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator; `rows` gives its figure, the rows behind the figure, and its SQL alike."""

    id: str
    name: str
    definition: str
    filter: str
    """Numerator and denominator as a filter over the facts, in words, for figures.csv."""
    unit: Unit
    rows: Callable[[Tables], Table]
    """One row for each child, period or review considered: see `rows.counted`."""
    breakdowns: tuple[Breakdown, ...] = ()
    leaves_out: tuple[str, ...] = ()
    """Why rows are left out on purpose; each reason is counted beside the figure."""
    not_known: str = "The return does not say this for anyone."
    """What is said where nothing the figure needs was read."""
    is_ever_known: bool = True
    """Whether a return can say it; where it cannot, the rows only say of whom it would be."""
    needs: str = ""
    """A table of facts without any row of which the figure is not known."""
    is_breakdown: bool = False
    """The figure is its breakdowns: each line a share of all, the whole always all of them."""
    version: str = "1"
