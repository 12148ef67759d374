"""A synthetic council as it is known on one day, in the given tables of facts.

A return tells of a year that is over; this tells of a council caught in the middle of one, and
of whole lives, from the first day in care.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import duckdb

from footprint.facts.build import create_given
from footprint.facts.tables import CHILDREN, EPISODES_GIVEN, HEALTH, MISSING, REVIEWS_GIVEN, Table
from footprint.facts.tabulating import rows_of
from footprint.rules.counting import birthday
from footprint.synthetic import outcomes
from footprint.synthetic.chance import Chance
from footprint.synthetic.children import Child, Episode, InCare
from footprint.synthetic.council import Council
from footprint.synthetic.years import Row, YearOfChild
from footprint.terms.care import LegalStatus
from footprint.terms.periods import ReportingYear

Values = tuple[object, ...]
FIRST_UPN_AT = 4


def fill(store: duckdb.DuckDBPyConnection, council: Council, *, until: date) -> None:
    """Fill the given tables with what was known of a council at the end of a day."""
    create_given(store)
    since = council.plan.first_day
    known = [child for child in council.children if is_known(child, since=since, until=until)]
    chance = Chance(council.plan.seed, council.plan.number, "outcomes")
    tables: dict[Table, Callable[[Child], Iterable[Values]]] = {
        CHILDREN: lambda child: [_child(child, until)],
        EPISODES_GIVEN: lambda child: _episodes(child, until),
        REVIEWS_GIVEN: lambda child: _reviews(child, until),
        MISSING: lambda child: _missing(child, until),
        HEALTH: lambda child: _health(child, council.plan.reporting_years, until, chance),
    }
    for table, rows in tables.items():
        types = {column.name: column.type for column in table.columns}
        query, values = rows_of(types, [row for child in known for row in rows(child)])
        store.execute(f"INSERT INTO given.{table.name} BY NAME {query}", values)


def is_known(child: Child, *, since: date, until: date) -> bool:
    """Tell whether a child was in care, or had a short break, on some of these days."""
    return any(
        episode.started_on <= until and episode.ended_on >= since for _, episode in _all(child)
    )


def _all(child: Child) -> Iterator[tuple[InCare | None, Episode]]:
    for period in child.in_care:
        for episode in period.episodes:
            yield period, episode
    for episode in child.short_breaks:
        yield None, episode


def _seen(day: date | None, until: date) -> date | None:
    return day if day is not None and day <= until else None


def _child(child: Child, until: date) -> Values:
    has_upn = birthday(child.born_on, FIRST_UPN_AT) <= until
    return (
        child.identifier,
        "",
        child.born_on,
        child.sex,
        child.ethnicity,
        child.upn if has_upn else "UN1",
        child.is_uasc,
        _seen(child.uasc_ceased_on, until),
    )


def _episodes(child: Child, until: date) -> Iterator[Values]:
    for period, episode in _all(child):
        if episode.started_on > until:
            continue
        stay, ended_on = episode.stay, _seen(episode.ended_on, until)
        yield (
            child.identifier,
            episode.started_on,
            ended_on,
            episode.new_reason.value,
            LegalStatus(episode.legal_status).value,
            "N2" if period is None else period.need.value,
            stay.home.value,
            stay.provider.value if stay.provider else None,
            episode.end_reason.value if ended_on else None,
            episode.change_reason.value if ended_on and episode.change_reason else None,
            None if period is None or child.is_uasc else child.home.postcode,
            stay.postcode or None,
            stay.urn or None,
            None,
            None,
            None,
        )


def _reviews(child: Child, until: date) -> Iterator[Values]:
    for period in child.in_care:
        for review in period.reviews:
            if review.held_on <= until:
                yield child.identifier, review.held_on, str(review.participation)


def _missing(child: Child, until: date) -> Iterator[Values]:
    for period in child.in_care:
        for gone_on, back_on, kind in period.missing:
            if gone_on <= until:
                yield child.identifier, gone_on, _seen(back_on, until), kind


def _health(
    child: Child, years: Iterable[ReportingYear], until: date, chance: Chance
) -> Iterator[Values]:
    """Tell the outcomes of the years that are over."""
    for year in years:
        of_year = YearOfChild.of(child, year)
        if year.last_day <= until and of_year.episodes:
            for name, row in outcomes.rows(of_year, chance):
                if name == "OC2":
                    yield child.identifier, year.ending, *_outcomes(row)


def _outcomes(row: Row) -> Values:
    def flag(name: str) -> bool | None:
        return {"1": True, "0": False}.get(row.get(name, ""))

    score = row.get("SDQ_SCORE")
    return (
        flag("HEALTH_ASSESSMENT"),
        flag("TEETH_CHECK"),
        flag("IMMUNISATIONS"),
        flag("HEALTH_CHECK"),
        int(score) if score else None,
        row.get("SDQ_REASON") or None,
        flag("CONVICTED"),
        flag("SUBSTANCE_MISUSE"),
    )
