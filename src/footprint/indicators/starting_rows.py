"""The rows most indicators start from: children on the day, reviews in the year, reviews missed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from footprint.indicators import columns
from footprint.indicators import lazily as ibis
from footprint.indicators.lazily import _
from footprint.indicators.tables import FactTables, the_day

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table, Value

WHO = ("child", "council", "born_on", "sex", "ethnic_group", "age", "age_band")


@dataclass(frozen=True)
class Tables(FactTables):
    """What an indicator is written over: the tables of facts, and the rows most start from.

    `keep` gives rows a name, for the engine to compute once however many stand on them.
    """

    keep: Callable[[str, Table], Table]

    @cached_property
    def who(self) -> Table:
        return self.keep("who", _who(self))

    @cached_property
    def children_at_date(self) -> Table:
        return self.keep("children_at_date", _children_at_date(self))

    @cached_property
    def children_for_a_year(self) -> Table:
        return self.keep("children_for_a_year", _children_for_a_year(self))

    @cached_property
    def reviews_in_year(self) -> Table:
        return self.keep("reviews_in_year", _reviews_in_year(self))

    @cached_property
    def missed_reviews(self) -> Table:
        return self.keep("missed_reviews", _missed_reviews(self))

    @cached_property
    def reviews_by_child(self) -> Table:
        return self.keep("reviews_by_child", _reviews_by_child(self))


STARTING_ROWS = (
    "who", "children_at_date", "children_for_a_year", "reviews_in_year", "missed_reviews",
    "reviews_by_child",
)  # fmt: skip
"""Each stands on none but those before it."""


def is_open_on(day: Value) -> BooleanValue:
    """Say whether a child was looked after on a day: the day care ended is not looked after."""
    return (_.period_start <= day) & (_.ended_on.isnull() | (_.ended_on > day))


def is_in_year(day: Value) -> BooleanValue:
    """Say whether a day lies in the reporting year, up to the as-at day."""
    return columns.surely(day.between(the_day("first_day"), the_day("as_at")))


def has_a_day_since(first: Value) -> BooleanValue:
    """Say whether an episode or placement lasted for some day from a first day to the as-at day."""
    ended = _.ended_on.isnull() | (_.ended_on > ibis.greatest(first, _.started_on))
    return (_.started_on <= the_day("as_at")) & ended


def with_child(tables: Tables, rows: Table, on: Value) -> Table:
    """Say who the child of each row is, and how old on a day."""
    joined = rows.mutate(on=on).left_join(tables.who, "child").drop("child_right")
    return joined.mutate(
        council=_.council.fill_null(""),
        sex=_.sex.fill_null(columns.UNKNOWN),
        ethnic_group=_.ethnic_group.fill_null(columns.UNKNOWN),
        age=columns.age_on(_.born_on, _.on),
    ).mutate(age_band=columns.age_band(_.age))


def with_episode(tables: FactTables, rows: Table, on: Value) -> Table:
    """Say the legal status and the home of each row's period on a day."""
    lived = tables.episodes.select(
        "child", "period_start", "started_on", lived_until=_.ended_on, home=_.home,
        legal_status=columns.coded(_.legal_status, columns.LEGAL_STATUSES),
        kind_of_home=columns.kind_of_home(_.home),
        distance_miles=_.distance_miles, placement_authority=_.placement_authority,
    )  # fmt: skip
    rows = rows.mutate(lived_on=on)
    is_that_episode = [
        rows.child == lived.child,
        rows.period_start == lived.period_start,
        lived.started_on <= rows.lived_on,
        lived.lived_until.isnull()
        | (lived.lived_until > rows.lived_on)
        | (lived.lived_until == lived.started_on),  # care that ended on the day it began
    ]
    known = ("home", "distance_miles", "placement_authority")
    return rows.left_join(lived, is_that_episode).select(
        *(column for column in rows.columns if column != "lived_on"),
        *known,
        legal_status=_.legal_status.fill_null(columns.UNKNOWN),
        kind_of_home=_.kind_of_home.fill_null(columns.UNKNOWN),
    )


def _who(tables: FactTables) -> Table:
    """Give a row for each child: who the child is, whenever."""
    return tables.children.select(
        "child", "council", "born_on", "is_uasc", "uasc_ceased_on",
        sex=columns.coded(_.sex, columns.SEXES),
        ethnic_group=columns.group_of_ethnicity(_.ethnicity),
    )  # fmt: skip


def _children_at_date(tables: Tables) -> Table:
    """Give a row for each child looked after on the as-at day, as they were on that day."""
    as_at = the_day("as_at")
    period = tables.periods.filter(is_open_on(as_at)).select("child", "period_start", "need")
    rows = with_child(tables, with_episode(tables, period, as_at), as_at)
    ceased = _.uasc_ceased_on.isnull() | (_.uasc_ceased_on > as_at)
    return rows.select(
        *WHO, "period_start", "legal_status", "home", "kind_of_home", "distance_miles",
        "placement_authority",
        need=columns.coded(_.need, columns.NEEDS),
        time_in_care=_length_band_at(_.period_start),
        is_uasc=columns.surely(_.is_uasc & ceased),
    )  # fmt: skip


def _children_for_a_year(tables: Tables) -> Table:
    """Give a row for each child looked after on the day for 12 months, with the year's outcomes."""
    latest_start = the_day("start_for_12_months")
    children = tables.children_at_date.filter(_.period_start <= latest_start)
    outcomes = tables.health.filter(_.year_ending == the_day("last_day_of_year").year())
    return children.left_join(outcomes, "child").drop("child_right")


def _reviews_in_year(tables: Tables) -> Table:
    """Give a row for each review held in the year, with its duty, and the child as on that day.

    A review held on the day care ended is taken with the home of the day before.
    """
    held = tables.reviews.filter(is_in_year(_.held_on))
    duties = tables.duties.filter(is_in_year(_.held_on)).select(
        "child", "period_start", "held_on", "rule", "due_by", "in_time"
    )
    judged = held.left_join(duties, ["child", "period_start", "held_on"]).select(
        *held.columns, "rule", "due_by", "in_time"
    )
    periods = tables.periods.select("child", "period_start", "ended_on")
    judged = judged.left_join(periods, ["child", "period_start"]).select(
        *judged.columns, "ended_on"
    )
    last_day = ibis.greatest(_.ended_on - ibis.interval(days=1), _.period_start)
    lived_on = _.ended_on.isnull().ifelse(_.held_on, ibis.least(_.held_on, last_day))
    there = with_episode(tables, judged, lived_on)
    return with_child(tables, there, _.held_on).select(
        *WHO, "period_start", "held_on", "participation", "rule", "due_by", "in_time",
        "legal_status", "kind_of_home",
        number=columns.number_of_review(_.rule, _.due_by),
        month=columns.month_of(_.held_on),
        quarter=columns.quarter_of(_.held_on),
    )  # fmt: skip


def _missed_reviews(tables: Tables) -> Table:
    """Give a row for each review due and not held by the as-at day, or before care ended.

    It is of children still looked after and of those whose care ended in the year.
    """
    as_at = the_day("as_at")
    periods = tables.periods.mutate(is_open=is_open_on(as_at)).filter(
        _.is_open | is_in_year(_.ended_on)
    )
    periods = periods.select("child", "period_start", "is_open")
    duties = tables.duties.filter(_.outstanding).select("child", "period_start", "rule", "due_by")
    missed = duties.join(periods, ["child", "period_start"])
    children = tables.children.select("child", "council")
    return (
        missed.left_join(children, "child")
        .drop("child_right")
        .mutate(council=_.council.fill_null(""))
    )


def _reviews_by_child(tables: Tables) -> Table:
    """Give a row for each child with a review held in the year or missed: how many of each."""
    held = tables.reviews_in_year.select(
        "child",
        held=1,
        late=columns.surely(~_.in_time).ifelse(1, 0),
        not_known=_.in_time.isnull().ifelse(1, 0),
        missed=0,
    )
    missed = tables.missed_reviews.select("child", held=0, late=0, not_known=0, missed=1)
    return held.union(missed).group_by("child").agg(
        held=_.held.sum(), late=_.late.sum(), not_known=_.not_known.sum(), missed=_.missed.sum()
    )  # fmt: skip


def _length_band_at(start: Value) -> Value:
    """Put the time since a period began, on the as-at day, in its band."""
    longest_first = sorted(columns.LENGTHS.items(), reverse=True)[:-1]
    return ibis.cases(
        *((start <= the_day(f"start_for_{low}_months"), key)
          for low, (key, _label) in longest_first),
        else_=columns.LENGTHS[0][0],
    )  # fmt: skip
