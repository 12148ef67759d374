"""How many children are looked after and who they are; who started and who left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.indicators import breakdowns as by
from footprint.indicators import columns
from footprint.indicators import lazily as ibis
from footprint.indicators.definitions import Breakdown, Indicator, fixed
from footprint.indicators.figures import Unit
from footprint.indicators.lazily import _
from footprint.indicators.rows import children_by, counted
from footprint.indicators.starting_rows import is_in_year, with_child
from footprint.indicators.tables import the_day

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from footprint.indicators.starting_rows import Tables

TURNED_18 = "18"


def looked_after(tables: Tables) -> Table:
    """Count every child looked after on the day."""
    return counted(
        tables.children_at_date,
        about_on=the_day("as_at"),
        columns=(
            "period_start", "age_band", "sex", "ethnic_group", "legal_status", "kind_of_home",
            "need", "time_in_care",
        ),
    )  # fmt: skip


def started(tables: Tables) -> Table:
    """Count every looked-after period that began in the year."""
    began = tables.periods.filter(is_in_year(_.period_start))
    return counted(
        with_child(tables, began, _.period_start).mutate(
            month=columns.month_of(_.period_start),
            need=columns.coded(_.need, columns.NEEDS),
            legal_status=columns.coded(_.first_legal_status, columns.LEGAL_STATUSES),
        ),
        about_on=_.period_start,
        columns=("month", "age_band", "sex", "need", "legal_status"),
    )


def ceased(tables: Tables) -> Table:
    """Count every looked-after period that ended in the year; ages are of its last day."""
    ended = tables.periods.filter(is_in_year(_.ended_on))
    last_day = _.ended_on - ibis.interval(days=1)
    turned_18 = columns.surely(_.end_reason.isnull() & (columns.age_on(_.born_on, _.ended_on) > 17))
    return counted(
        with_child(tables, ended, last_day).mutate(
            month=columns.month_of(_.ended_on),
            end_reason=turned_18.ifelse(
                TURNED_18, columns.coded(_.end_reason, columns.END_REASONS)
            ),
            time_in_care=columns.length_band(columns.whole_months(_.period_start, _.ended_on)),
        ),
        about_on=_.ended_on,
        columns=("period_start", "month", "end_reason", "age_band", "sex", "time_in_care"),
    )


AT_THE_DATE = "children with a looked-after period that contains the as-at day"

INDICATORS = (
    Indicator(
        "1",
        "Children looked after at the date",
        "Children with a looked-after period that contains the as-at day. A child whose care ended "
        "that day is not counted. Short breaks (V3, V4) are set aside and counted beside it. "
        "Whether a child is disabled is not known from a return.",
        filter=AT_THE_DATE,
        unit=Unit.COUNT,
        rows=looked_after,
        breakdowns=(
            by.AGE, by.SEX, by.ETHNICITY, by.LEGAL_STATUS, by.HOME, by.NEED, by.TIME_IN_CARE,
        ),
    ),
    Indicator(
        "2",
        "Children looked after for every 10,000 children",
        "Children looked after at the date, for every 10,000 people under 18 who live in the "
        "area. The population is not in a return: it is given beside it.",
        filter=f"{AT_THE_DATE} / population aged 0 to 17, times 10,000",
        unit=Unit.PER_10_000,
        rows=looked_after,
    ),
    Indicator(
        "3",
        "Started to be looked after in the year",
        "Looked-after periods that began in the reporting year, up to the as-at day. A child who "
        "started twice counts twice.",
        filter="looked-after periods with period_start in the year",
        unit=Unit.COUNT,
        rows=started,
        breakdowns=(by.MONTH, by.AGE, by.SEX, by.NEED, by.LEGAL_STATUS),
    ),
    Indicator(
        "4",
        "Ceased to be looked after in the year",
        "Looked-after periods that ended in the reporting year: the day care ended lies in it, up "
        "to the as-at day. A child who left twice counts twice. Ages are of the last day in care.",
        filter="looked-after periods with ended_on in the year",
        unit=Unit.COUNT,
        rows=ceased,
        breakdowns=(
            by.MONTH,
            Breakdown(
                "end_reason",
                "Reason",
                fixed({**columns.END_REASONS, TURNED_18: "turned 18, no reason returned"}),
            ),
            by.AGE,
            by.SEX,
        ),
    ),
    Indicator(
        "6",
        "Sex of children looked after",
        "Children looked after at the date by sex as returned; each line is a share of all.",
        filter=f"{AT_THE_DATE}, by sex / all of them",
        unit=Unit.PERCENT,
        rows=children_by("sex"),
        is_breakdown=True,
        breakdowns=(by.share(by.SEX),),
    ),
    Indicator(
        "7",
        "Age of children looked after",
        "Children looked after at the date by age in whole years on that day; each line is a "
        "share of all.",
        filter=f"{AT_THE_DATE}, by age band / all of them",
        unit=Unit.PERCENT,
        rows=children_by("age_band"),
        is_breakdown=True,
        breakdowns=(by.share(by.AGE),),
    ),
    Indicator(
        "8",
        "Time in care of children looked after",
        "Children looked after at the date by the whole months since their period began; each "
        "line is a share of all. Earlier periods do not count towards it.",
        filter=f"{AT_THE_DATE}, by time since period_start / all of them",
        unit=Unit.PERCENT,
        rows=children_by("time_in_care"),
        is_breakdown=True,
        breakdowns=(by.share(by.TIME_IN_CARE),),
    ),
    Indicator(
        "8b",
        "Time in care of those who left",
        "Looked-after periods that ended in the year by how many whole months they lasted; each "
        "line is a share of all.",
        filter="looked-after periods with ended_on in the year, by length / all of them",
        unit=Unit.PERCENT,
        rows=ceased,
        is_breakdown=True,
        breakdowns=(by.share(by.TIME_IN_CARE),),
    ),
)  # fmt: skip
