"""From opened sources to figures fit to be seen: those of a report, all protected together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from footprint.cli.sources import Opened
from footprint.disclosure.publishing import publish, publish_nothing_hidden
from footprint.documents.annual.findings import Findings
from footprint.documents.annual.report import to_print
from footprint.facts.build import Facts, build
from footprint.indicators.computing import compute
from footprint.indicators.figures import Figure
from footprint.rules.counting import add_months
from footprint.terms.periods import ReportingYear

YEARS = 3
"""Year ends that a report shows, where the sources reach."""


@dataclass(frozen=True, slots=True)
class Hiding:
    """How small numbers are hidden."""

    is_off: bool = False
    """Whether nothing is hidden: for an internal report, and never from the database."""
    threshold: int = 5
    rounding: int | None = None
    """What every count is rounded to, if they are."""


def findings_of(
    opened: Opened,
    *,
    council: str,
    populations: Mapping[int | None, int],
    iros: int | None,
    hiding: Hiding,
) -> Findings:
    """Compute and protect the figures of a report: of its own year, and of the years before.

    `populations` are the people under 18, by the year a reporting year ends in; None is the
    report's own.
    """
    figures = list(_figures(opened, populations, iros))
    as_at = opened.facts.as_at
    printed = to_print(figures, as_at, is_internal=hiding.is_off)
    shown = (
        publish_nothing_hidden(printed)
        if hiding.is_off
        else publish(printed, threshold=hiding.threshold, rounding=hiding.rounding)
    )
    return Findings(council, as_at, shown, hiding.is_off)


def _figures(
    opened: Opened, populations: Mapping[int | None, int], iros: int | None
) -> Iterator[Figure]:
    """Compute the figures of the year, and the headlines of the years before."""
    for facts in _years(opened):
        is_own = facts is opened.facts
        population = populations.get(ReportingYear.of(facts.as_at).ending)
        yield from compute(
            facts,
            population=populations.get(None, population) if is_own else population,
            iros=iros if is_own else None,
            with_breakdowns=is_own,
        )


def _years(opened: Opened) -> Iterator[Facts]:
    """Take the facts as at the day, and as at the same day of earlier years that were read."""
    facts = opened.facts
    yield facts
    for back in range(1, YEARS):
        day = add_months(facts.as_at, -12 * back)
        if ReportingYear.of(day) in opened.years:
            yield build(
                facts.store,
                as_at=day,
                reviews_from=facts.reviews_from,
                schema=f"facts_{day:%Y}",
                calendar=facts.calendar,
            )
