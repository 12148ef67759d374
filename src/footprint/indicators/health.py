"""Health of children looked after for a year, as the return's outcomes (OC2) say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from footprint.indicators import breakdowns as by
from footprint.indicators.definitions import Indicator
from footprint.indicators.figures import Unit
from footprint.indicators.lazily import _
from footprint.indicators.rows import counted
from footprint.indicators.tables import the_day

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from footprint.indicators.starting_rows import Tables

NO_OUTCOMES_READ = "No health outcomes (OC2) of the year were read."


def has(outcome: str, *, ages: range | None = None) -> Callable[[Tables], Table]:
    """Count children looked after for a year, of some ages, for whom an outcome is so."""

    def rows(tables: Tables) -> Table:
        return counted(
            _of_ages(tables.children_for_a_year, ages),
            about_on=the_day("as_at"),
            is_above=_[outcome],
            is_unknown=_[outcome].isnull(),
            columns=("period_start", outcome, "age_band"),
        )

    return rows


def sdq_returned(tables: Tables) -> Table:
    """Count children aged 4 to 16 with a score, and the reasons of those without."""
    is_known = _.sdq_score.notnull() | _.sdq_reason.notnull()
    return counted(
        _of_ages(tables.children_for_a_year, range(4, 17)),
        about_on=the_day("as_at"),
        is_above=_.sdq_score.notnull(),
        is_unknown=~is_known,
        columns=("period_start", "sdq_score", "sdq_reason", "age_band"),
    )


def education_plan(tables: Tables) -> Table:
    """Count children looked after for a year; of none is it known."""
    return counted(
        tables.children_for_a_year,
        about_on=the_day("as_at"),
        is_above=False,
        is_unknown=True,
        columns=("period_start", "age_band"),
    )


def _of_ages(children: Table, ages: range | None) -> Table:
    return children if ages is None else children.filter(_.age.between(ages[0], ages[-1]))


def _outcome(
    id_: str, name: str, what: str, outcome: str, *, ages: range | None = None, who: str = ""
) -> Indicator:
    children = f"children looked after at the date for 12 months or more{who}"
    return Indicator(
        id_,
        name,
        f"{children[0].upper()}{children[1:]}, {what} / all such children. A child whose outcomes "
        "were not returned stays in the denominator and is counted as not known.",
        filter=f"{children}, {outcome} true / all such children",
        unit=Unit.PERCENT,
        rows=has(outcome, ages=ages),
        breakdowns=(by.AGE,),
        not_known=NO_OUTCOMES_READ,
    )


INDICATORS = (
    _outcome(
        "73",
        "Annual health assessment",
        "whose health assessment of the year was done",
        "health_assessment",
    ),
    _outcome("73b", "Teeth checked", "whose teeth were checked by a dentist", "teeth_check"),
    _outcome(
        "73c", "Immunisations up to date", "whose immunisations are up to date", "immunisations"
    ),
    _outcome(
        "73d",
        "Development checks up to date",
        "whose development checks are up to date",
        "health_check",
        ages=range(5),
        who=", under 5",
    ),
    Indicator(
        "73e",
        "Strengths and difficulties score returned",
        "Children looked after at the date for 12 months or more, aged 4 to 16, for whom a score "
        "of the strengths and difficulties questionnaire was returned / all such children. A "
        "child with neither score nor reason is counted as not known.",
        filter="children looked after at the date for 12 months or more, aged 4 to 16, sdq_score "
        "returned / all such children",
        unit=Unit.PERCENT,
        rows=sdq_returned,
        breakdowns=(by.AGE,),
        not_known=NO_OUTCOMES_READ,
    ),
    Indicator(
        "73f",
        "Personal education plan up to date",
        "Whether a child's personal education plan is up to date is not known from a return.",
        filter="-",
        unit=Unit.PERCENT,
        rows=education_plan,
        is_ever_known=False,
        not_known="A return does not hold personal education plans.",
    ),
)
