"""Every figure of a council, published together: who knows the definitions gets nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.disclosure.attack import recovered
from tests.disclosure.reader import THRESHOLD, Reading, read

from footprint.cli.sources import open_facts
from footprint.disclosure.published import PublishedFigure, PublishedFigures
from footprint.disclosure.publishing import publish, publish_nothing_hidden
from footprint.disclosure.shown import SUPPRESSED, Shown
from footprint.facts.build import build
from footprint.indicators.computing import compute
from footprint.indicators.figures import Figure
from footprint.synthetic import making
from footprint.terms.periods import ReportingYear

ONLY_NOT_KNOWN = ("1 above", "15 above")
"""What is left when those of whom something is known are taken away tells only of records."""


def figures_of(children: int, seed: int, folder: Path, years: int = 3) -> list[Figure]:
    """Make a council up, and compute all there is to publish: its last year in full."""
    plans = making.plans(children, ReportingYear(2026), years, 1, seed)
    list(making.make_councils(plans, 1, folder))
    sources = [str(folder / str(2026 - back)) for back in range(years)]
    opened = open_facts(sources, date(2026, 3, 31))
    figures = compute(opened.facts, population=20_000, iros=3)
    for back in range(1, years):
        day = date(2026 - back, 3, 31)
        facts = build(opened.facts.store, as_at=day, reviews_from=opened.facts.reviews_from,
                      schema=f"facts_{back}")  # fmt: skip
        figures += compute(facts, population=20_000, iros=3, with_breakdowns=False)
    return figures


def worked_out(figures: Sequence[Figure], published: PublishedFigures) -> dict[str, int]:
    """Attack a publication; keep what tells of a few children, or what a symbol was to hide."""
    reading = read(figures, published)
    found = recovered(reading.printed, reading.sums, reading.beliefs())
    return {id_: number for id_, number in found.items() if _is_secret(id_, number, reading)}


def _is_secret(id_: str, number: int, reading: Reading) -> bool:
    if id_ not in reading.left:
        return True
    day_and_column, _, taken = id_.partition(" less ")
    is_only_not_known = day_and_column[11:].startswith(ONLY_NOT_KNOWN) and any(
        f" {name} below" in taken for name in ("10", "10b", "17")
    )
    return 1 <= number <= THRESHOLD and not is_only_not_known


def only_small_hidden(figures: Sequence[Figure]) -> PublishedFigures:
    """Publish as if hiding the small counts were enough."""

    def hidden(shown: Shown) -> Shown:
        is_small = shown.number is not None and 1 <= shown.number <= THRESHOLD
        return SUPPRESSED if is_small else shown

    def hide(figure: PublishedFigure) -> PublishedFigure:
        parts = tuple(
            replace(part, numerator=hidden(part.numerator), denominator=hidden(part.denominator))
            for part in figure.breakdowns
        )
        return replace(
            figure,
            numerator=hidden(figure.numerator),
            denominator=hidden(figure.denominator),
            breakdowns=parts,
        )

    plain = publish_nothing_hidden(figures)
    return replace(plain, figures=tuple(hide(figure) for figure in plain))


def test_nothing_is_worked_out_from_all_figures_of_a_year(tmp_path: Path) -> None:
    figures = figures_of(60, 1, tmp_path, years=1)
    assert worked_out(figures, publish(figures)) == {}
    assert len(worked_out(figures, only_small_hidden(figures))) > 20


@pytest.mark.prove
@pytest.mark.parametrize("children", [20, 45, 90, 150, 300, 650])
@pytest.mark.parametrize("seed", [2, 3])
def test_nothing_is_worked_out_from_councils_of_any_size(
    children: int, seed: int, tmp_path: Path
) -> None:
    figures = figures_of(children, seed, tmp_path)
    assert worked_out(figures, publish(figures)) == {}
