"""The ground on which children are looked after: legal status, asylum, remand, short breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.indicators import breakdowns as by
from footprint.indicators import columns
from footprint.indicators import lazily as ibis
from footprint.indicators.definitions import Breakdown, Indicator, fixed
from footprint.indicators.figures import Unit
from footprint.indicators.lazily import _
from footprint.indicators.population import AT_THE_DATE
from footprint.indicators.rows import children_by, children_who, counted
from footprint.indicators.starting_rows import has_a_day_since, with_child
from footprint.indicators.tables import the_day
from footprint.terms.care import LegalStatus

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from footprint.indicators.starting_rows import Tables


def in_last_month(tables: Tables) -> Table:
    """Count every child looked after at some time in the month, by the last legal status in it."""
    as_at = the_day("as_at")
    in_month = tables.episodes.filter(has_a_day_since(the_day("first_day_of_month")))
    latest = in_month.group_by("child").agg(started_on=_.started_on.max())
    last = in_month.join(latest, ["child", "started_on"])
    is_at_date = _.ended_on.isnull() | (_.ended_on > as_at)
    return counted(
        with_child(tables, last, as_at).mutate(
            legal_status=columns.coded(_.legal_status, columns.LEGAL_STATUSES),
            still_looked_after=is_at_date.ifelse("yes", "no"),
        ),
        about_on=_.started_on,
        is_unknown=_.legal_status == columns.UNKNOWN,
        columns=("period_start", "legal_status", "still_looked_after"),
    )


def short_breaks(tables: Tables) -> Table:
    """Count every child who had a short break in the year, with its days in the year."""
    first = the_day("first_day")
    after = the_day("day_after")
    in_year = tables.short_break_episodes.mutate(
        began_on=ibis.greatest(_.started_on, first),
        over_on=ibis.least(_.ended_on.fill_null(after), after),
    ).filter(_.began_on < _.over_on)
    days = in_year.group_by("child").agg(
        began_on=_.began_on.min(), days=_.over_on.delta(_.began_on, unit="day").sum()
    )
    return counted(
        with_child(tables, days, _.began_on), about_on=_.began_on, columns=("age_band", "days")
    )


INDICATORS = (
    Indicator(
        "5",
        "Legal status of children looked after",
        "Children looked after at the date by legal status on that day; each line is a share of "
        "all.",
        filter=f"{AT_THE_DATE}, by legal_status / all of them",
        unit=Unit.PERCENT,
        rows=children_by("legal_status"),
        is_breakdown=True,
        breakdowns=(by.share(by.LEGAL_STATUS),),
    ),
    Indicator(
        "5b",
        "Legal status of children looked after in the last month",
        "Children looked after at some time in the month of the as-at day, up to that day, by "
        "their last legal status in it; each line is a share of all. It counts more children than "
        "are looked after at the date: those who left in the month are in it.",
        filter="children with an episode in the last month, by legal_status of the last of them / "
        "all of them",
        unit=Unit.PERCENT,
        rows=in_last_month,
        is_breakdown=True,
        breakdowns=(
            by.share(by.LEGAL_STATUS),
            Breakdown(
                "still_looked_after",
                "Still looked after at the date",
                fixed({"yes": "still looked after", "no": "left in the month"}),
                is_share=True,
            ),
        ),
    ),
    Indicator(
        "13",
        "Unaccompanied asylum-seeking children",
        "Children looked after at the date who are unaccompanied asylum-seeking children: the "
        "return says so, and the status had not ceased by that day.",
        filter=f"{AT_THE_DATE}, is_uasc and uasc_ceased_on empty or later",
        unit=Unit.COUNT,
        rows=children_who(lambda child: child.is_uasc),
        breakdowns=(by.AGE, by.SEX, by.HOME),
    ),
    Indicator(
        "13b",
        "Children on remand",
        "Children looked after at the date who are remanded to local authority accommodation or "
        "youth detention accommodation (legal status J1).",
        filter=f"{AT_THE_DATE}, legal_status J1",
        unit=Unit.COUNT,
        rows=children_who(lambda child: child.legal_status == LegalStatus.REMAND.value),
        breakdowns=(by.AGE, by.SEX, by.HOME),
    ),
    Indicator(
        "13c",
        "Children who had short breaks",
        "Children with an episode of short breaks (V3, V4) on some day of the year, up to the "
        "as-at day. Short breaks are set aside before looked-after periods are built, so these "
        "children are in no other figure unless they were also looked after otherwise.",
        filter="children with a short-break episode in the year",
        unit=Unit.COUNT,
        rows=short_breaks,
        breakdowns=(by.AGE,),
    ),
)
