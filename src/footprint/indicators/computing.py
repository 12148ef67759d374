"""From definitions and facts to figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from footprint.facts.build import Facts
from footprint.indicators import breakdowns
from footprint.indicators.catalogue import CATALOGUE
from footprint.indicators.columns import UNKNOWN
from footprint.indicators.definitions import Breakdown, Indicator
from footprint.indicators.engines import Engine, EngineName, running
from footprint.indicators.figures import Excluded, Figure, Part, Unit
from footprint.indicators.reporting import Reporting
from footprint.indicators.tallying import LEFT_OUT, Tallies, Tally, tally

SHORT_BREAKS = "13c"
SHORT_BREAK_CHILDREN = "children who had short breaks (V3, V4) in the year: set aside"
SHORT_BREAK_DAYS = "days of short breaks (V3, V4) in the year: set aside"
SET_ASIDE = "SELECT COUNT(*), CAST(COALESCE(SUM(days), 0) AS BIGINT) FROM ({rows}) AS set_aside"
ANY_ROW = "SELECT 1 FROM {table} LIMIT 1"
TIMES = {Unit.PERCENT: 100, Unit.PER_10_000: 10_000, Unit.PER_IRO: 1}
NOT_GIVEN = {
    Unit.PER_10_000: "The population under 18 was not given.",
    Unit.PER_IRO: "The number of IROs was not given.",
}


def compute(
    facts: Facts,
    *,
    population: int | None = None,
    iros: int | None = None,
    only: Collection[str] | None = None,
    with_breakdowns: bool = True,
    engine: EngineName = "duckdb",
) -> list[Figure]:
    """Compute figures, in order of the catalogue; `only` names some of them.

    `population` is that under 18 of the area, `iros` the number of officers: neither is in a
    return.
    """
    chosen = [one for id_, one in CATALOGUE.items() if only is None or id_ in only]
    reporting = Reporting(facts.as_at)

    def columns_of(indicator: Indicator) -> list[str]:
        return [one.by for one in _breakdowns(indicator)] if with_breakdowns else []

    divisors = {Unit.PER_10_000: population, Unit.PER_IRO: iros}
    ids = {one.id for one in chosen} | {SHORT_BREAKS}
    with running(facts, engine, ids) as runner:
        beside = _short_breaks(runner)
        empty = _empty_tables(runner, chosen)
        return [
            _figure(
                indicator,
                reporting,
                tally(runner, runner.script.rows[indicator.id], columns_of(indicator)),
                divisor=divisors.get(indicator.unit),
                is_read=indicator.is_ever_known and indicator.needs not in empty,
                beside=() if indicator.id == SHORT_BREAKS else beside,
            )
            for indicator in chosen
        ]


def trend(
    years: Sequence[Facts],
    only: Collection[str],
    *,
    population: Mapping[date, int] | None = None,
) -> dict[str, tuple[Figure, ...]]:
    """Compute figures on several as-at days, for the line they make over the years.

    `population` is by as-at day.
    """
    of_years = [
        compute(
            facts, population=(population or {}).get(facts.as_at), only=only, with_breakdowns=False
        )
        for facts in years
    ]
    return {figures[0].id: figures for figures in zip(*of_years, strict=True)}


def _breakdowns(indicator: Indicator) -> tuple[Breakdown, ...]:
    """List an indicator's own breakdowns, and by council where councils can be compared."""
    by_council = (breakdowns.COUNCIL,) if indicator.unit not in NOT_GIVEN else ()
    return (*indicator.breakdowns, *by_council)


def _short_breaks(engine: Engine) -> tuple[Excluded, ...]:
    """Count the short breaks that were set aside: they stand beside every figure."""
    [(children, days)] = engine.run(SET_ASIDE.format(rows=engine.script.rows[SHORT_BREAKS]))
    return (Excluded(SHORT_BREAK_CHILDREN, children), Excluded(SHORT_BREAK_DAYS, days))


def _empty_tables(engine: Engine, chosen: list[Indicator]) -> set[str]:
    """Find which of the tables that indicators need have no row at all."""
    needed = {one.needs for one in chosen if one.needs}
    return {name for name in needed if not engine.run(ANY_ROW.format(table=name))}


def _figure(
    indicator: Indicator,
    reporting: Reporting,
    tallies: Tallies,
    *,
    divisor: int | None,
    is_read: bool,
    beside: tuple[Excluded, ...],
) -> Figure:
    total = tallies.whole
    is_known = is_read and (total.considered == 0 or total.unknown < total.considered)
    needs_divisor = indicator.unit in NOT_GIVEN
    not_given = NOT_GIVEN[indicator.unit] if needs_divisor and divisor is None else ""
    denominator = divisor if needs_divisor else _denominator(indicator.unit, total)
    numerator = total.above if is_known else None
    return Figure(
        id=indicator.id,
        name=indicator.name,
        definition=indicator.definition,
        version=indicator.version,
        filter=indicator.filter,
        unit=indicator.unit,
        as_at=reporting.as_at,
        numerator=numerator,
        denominator=denominator,
        value=_value(indicator.unit, numerator, denominator),
        unknown=total.unknown,
        excluded=(*_left_out(indicator, tallies), *beside),
        breakdowns=tuple(_parts(indicator, reporting, tallies)) if is_known else (),
        not_known=not_given if is_known else indicator.not_known,
    )


def _left_out(indicator: Indicator, tallies: Tallies) -> Iterator[Excluded]:
    for why in indicator.leaves_out:
        yield Excluded(why, tallies.of(LEFT_OUT, why).rows)


def _parts(indicator: Indicator, reporting: Reporting, tallies: Tallies) -> Iterator[Part]:
    tallied = (one for one in _breakdowns(indicator) if one.by in tallies.by)
    for breakdown in tallied:
        found = tallies.by[breakdown.by]
        for key, label in _keys(breakdown, reporting, found):
            part = found.get(key, Tally())
            below = tallies.whole if breakdown.is_share else part
            denominator = _denominator(indicator.unit, below)
            value = _value(indicator.unit, part.above, denominator)
            yield Part(breakdown.by, key, label, part.above, denominator, value)


def _keys(
    breakdown: Breakdown, reporting: Reporting, found: Mapping[str, Tally]
) -> Iterator[tuple[str, str]]:
    """List the lines of a breakdown; "not known" only where something is not known."""
    if breakdown.keys is not None:
        yield from breakdown.keys(reporting).items()
        if UNKNOWN in found and (found[UNKNOWN].above or found[UNKNOWN].below):
            yield UNKNOWN, "not known"
    elif set(found) - {""}:
        yield from ((key, key) for key in sorted(found))


def _denominator(unit: Unit, counts: Tally) -> int | None:
    return counts.below if unit is Unit.PERCENT else None


def _value(unit: Unit, numerator: int | None, denominator: int | None) -> float | None:
    """Divide, to full precision; None where there is nothing to divide by."""
    if unit is Unit.COUNT or numerator is None:
        return numerator
    if not denominator:
        return None
    return TIMES[unit] * numerator / denominator
