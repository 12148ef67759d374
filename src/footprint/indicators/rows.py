"""The shape every indicator's rows have, so that one expression gives figure, rows and SQL."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

from footprint.indicators import lazily as ibis
from footprint.indicators.columns import UNKNOWN, surely
from footprint.indicators.lazily import _
from footprint.indicators.tables import the_day

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, DateValue, StringValue, Table

    from footprint.indicators.starting_rows import Tables


def counted(
    rows: Table,
    *,
    about_on: DateValue,
    is_above: BooleanValue | bool = True,
    is_below: BooleanValue | bool = True,
    is_unknown: BooleanValue | bool = False,
    left_out: StringValue | None = None,
    columns: tuple[str, ...] = (),
) -> Table:
    """Mark each row: below the line, above it, not known, or left out and why.

    What is above is below too; what is left out is neither, nor unknown. `columns` are the
    breakdowns' and whatever else explains the row.
    """
    stays: list[BooleanValue] = [] if left_out is None else [_.left_out.isnull()]
    below = [*_conditions(is_below), *stays]
    why = ibis.null("string") if left_out is None else left_out
    return rows.mutate(left_out=why).select(
        "child",
        "council",
        about_on=about_on,
        is_below=_all(below),
        is_above=_all([*_conditions(is_above), *below]),
        is_unknown=_all([*_conditions(is_unknown), *stays]),
        left_out=_.left_out,
        **{column: _[column] for column in columns},
    )


def _conditions(condition: BooleanValue | bool) -> list[BooleanValue]:  # noqa: FBT001  the value
    """List what must hold; nothing must where it always does."""
    return [] if condition is True else [condition]


def _all(conditions: list[BooleanValue | bool]) -> BooleanValue:
    """Say whether all conditions hold; what is not known does not."""
    if not conditions or conditions[0] is False:
        return ibis.literal(not conditions)
    return surely(reduce(and_, conditions))


def only_if(condition: BooleanValue, words: str) -> StringValue:
    """Give the words where the condition holds, and nothing elsewhere."""
    return surely(condition).ifelse(words, ibis.null("string"))


def children_by(column: str) -> Callable[[Tables], Table]:
    """Count every child on the day, for a breakdown that is itself the figure."""

    def rows(tables: Tables) -> Table:
        return counted(
            tables.children_at_date,
            about_on=the_day("as_at"),
            is_unknown=_[column] == UNKNOWN,
            columns=("period_start", column),
        )

    return rows


def children_who(is_so: Callable[[Table], BooleanValue]) -> Callable[[Tables], Table]:
    """Count the children on the day of whom something is so."""

    def rows(tables: Tables) -> Table:
        return counted(
            tables.children_at_date.filter(is_so),
            about_on=the_day("as_at"),
            columns=("period_start", "age_band", "sex", "kind_of_home"),
        )

    return rows
