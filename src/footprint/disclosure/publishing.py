"""From computed figures to figures fit to publish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from footprint.disclosure.linking import lay_out
from footprint.disclosure.published import (
    PublishedExclusion,
    PublishedFigure,
    PublishedFigures,
    PublishedPart,
)
from footprint.disclosure.rounding import TO, hide_what_rounding_shows, round_to_5
from footprint.disclosure.shown import NOT_APPLICABLE, NOT_AVAILABLE, SUPPRESSED, Shown
from footprint.disclosure.suppression import THRESHOLD, protect
from footprint.disclosure.tables import Placed, Ratio
from footprint.indicators.figures import Figure, Part, Unit

PER = {Unit.PERCENT: 100, Unit.PER_10_000: 10_000, Unit.PER_IRO: 1}


def publish(
    figures: Sequence[Figure], *, threshold: int = THRESHOLD, rounding: int | None = None
) -> PublishedFigures:
    """Protect all figures of a publication together: hide small counts, or round all to 5.

    Give every figure of a report at once, all its years and all its breakdowns: what is published
    apart can be taken away from each other.
    """
    tables, placed = lay_out(figures)
    cells = tables.cells.values()
    if rounding is None:
        hidden = protect(cells, tables.links, threshold=threshold)
        method = (
            f"Counts of 1 to {threshold} are hidden, and so are counts and percentages from which "
            "they could be worked out. A hidden number is printed as c; nought is printed as 0."
        )
        return PublishedFigures(_printed(placed, Printing(hidden)), method)
    if rounding != TO:
        raise ValueError(f"Counts are rounded to {TO} or not at all.")
    hidden = hide_what_rounding_shows(cells, tables.links, threshold=threshold)
    too_small = frozenset(cell.id for cell in cells if cell.value <= threshold)
    method = (
        f"Every count, totals included, is rounded to the nearest {TO}, so totals may differ from "
        "the sum of their parts. Percentages are of rounded counts."
    )
    printing = Printing(hidden, too_small, is_rounded=True)
    return PublishedFigures(_printed(placed, printing), method, TO)


def publish_nothing_hidden(figures: Sequence[Figure]) -> PublishedFigures:
    """Print every count as it is, for a report that stays inside the council."""
    _, placed = lay_out(figures)
    return PublishedFigures(
        _printed(placed, Printing()), "No number is hidden: this report is not fit to publish."
    )


def _printed(placed: Iterable[Placed], printing: Printing) -> tuple[PublishedFigure, ...]:
    return tuple(printing.figure(one) for one in placed)


@dataclass(frozen=True, slots=True)
class Printing:
    """How numbers are printed: which counts are hidden, and whether the others are rounded."""

    hidden: frozenset[str] = frozenset()
    too_small_to_divide_by: frozenset[str] = frozenset()
    """Denominators that make no percentage, though they are printed."""
    is_rounded: bool = False

    def figure(self, placed: Placed) -> PublishedFigure:
        """Print one figure with everything that stands under it."""
        figure = placed.figure
        return PublishedFigure(
            figure.id,
            figure.name,
            figure.definition,
            figure.version,
            figure.filter,
            figure.unit,
            figure.as_at,
            *self._ratio(figure, figure, placed.headline),
            self._count(figure.unknown, placed.unknown),
            tuple(
                PublishedExclusion(left_out.why, self._count(left_out.count, id_))
                for left_out, id_ in zip(figure.excluded, placed.excluded, strict=True)
            ),
            tuple(
                PublishedPart(part.by, part.key, part.label, *self._ratio(figure, part, ids))
                for part, ids in zip(figure.breakdowns, placed.parts, strict=True)
            ),
            figure.not_known,
        )

    def _ratio(
        self, figure: Figure, counts: Figure | Part, ids: Ratio
    ) -> tuple[Shown, Shown, Shown]:
        """Print a numerator, its denominator and their value; of a hidden count no value."""
        absent = NOT_AVAILABLE if figure.not_known else NOT_APPLICABLE
        numerator = self._count(counts.numerator, ids.numerator, absent)
        denominator = self._count(counts.denominator, ids.denominator, absent)
        if counts.numerator is None:
            return numerator, denominator, absent
        if numerator.is_hidden or denominator.is_hidden:
            return numerator, denominator, SUPPRESSED
        if counts.value is None:
            return numerator, denominator, absent
        if ids.denominator in self.too_small_to_divide_by:
            return numerator, denominator, SUPPRESSED
        return (
            numerator,
            denominator,
            self._value(figure.unit, counts.value, numerator, denominator),
        )

    def _count(self, count: int | None, id_: str | None, absent: Shown = NOT_APPLICABLE) -> Shown:
        if count is None:
            return absent
        if id_ is None:  # a population or a number of officers, which nobody need hide
            return Shown(count)
        if id_ in self.hidden:
            return SUPPRESSED
        return Shown(round_to_5(count) if self.is_rounded else count)

    def _value(self, unit: Unit, value: float, numerator: Shown, denominator: Shown) -> Shown:
        if not self.is_rounded or numerator.number is None:
            return Shown(value, unit)
        if unit is Unit.COUNT:
            return numerator
        return Shown(PER[unit] * numerator.number / (denominator.number or 1), unit)
