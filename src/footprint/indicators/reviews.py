"""Reviews held, how many in time, which children had all in time, and what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.indicators import breakdowns as by
from footprint.indicators import lazily as ibis
from footprint.indicators.definitions import Breakdown, Indicator, fixed
from footprint.indicators.figures import Unit
from footprint.indicators.lazily import _
from footprint.indicators.rows import counted, only_if
from footprint.indicators.starting_rows import is_in_year, with_child
from footprint.indicators.tables import the_day

if TYPE_CHECKING:
    from ibis.expr.types import StringValue, Table

    from footprint.indicators.starting_rows import Tables

ABOUT_A_REVIEW = ("period_start", "rule", "due_by", "in_time", "number", "month", "quarter",
                  "legal_status", "age_band", "kind_of_home")  # fmt: skip
OVERDUE = {
    1: ("1-28", "1 to 28 days"),
    29: ("29-91", "29 to 91 days"),
    92: ("92-182", "92 to 182 days"),
    183: ("183+", "183 days or more"),
}
"""Bands of days overdue, by the days each starts at."""
NO_REVIEW_READ = "No review was read, so nothing is known of when reviews were held."
OUTSTANDING = "reviews due and not held: outstanding at the date"
NOT_HELD = "reviews due and not held before care ended in the year"
NEWLY_LOOKED_AFTER = "children looked after for less than 20 working days"
NO_REVIEW = "children of whom no review was held or missed in the year"


def held(tables: Tables) -> Table:
    """Count every review held in the year."""
    return counted(tables.reviews_in_year, about_on=_.held_on, columns=ABOUT_A_REVIEW)


def in_time(tables: Tables) -> Table:
    """Count reviews held in the year whose limit is known, and those held by it."""
    return counted(
        tables.reviews_in_year,
        about_on=_.held_on,
        is_below=_.in_time.notnull(),
        is_above=_.in_time,
        is_unknown=_.in_time.isnull(),
        columns=ABOUT_A_REVIEW,
    )


def in_time_beside_missed(tables: Tables) -> Table:
    """Count as `in_time`, with the reviews due and not held listed beside, left out."""
    of_held = in_time(tables)
    missed = tables.missed_reviews.mutate(
        **{
            name: ibis.null(type_)
            for name, type_ in of_held.schema().items()
            if name in set(ABOUT_A_REVIEW) - {"period_start", "rule", "due_by"}
        }
    )
    why = _.is_open.ifelse(OUTSTANDING, NOT_HELD)
    return of_held.union(counted(missed, about_on=_.due_by, left_out=why, columns=ABOUT_A_REVIEW))


def children_all_in_time(tables: Tables) -> Table:
    """Count children on the day by whether every review of theirs in the year was in time."""
    latest_start = the_day("start_for_20_working_days")
    children = tables.children_at_date.mutate(about_on=the_day("as_at"))
    return _judged(
        tables, children, left_out=only_if(_.period_start > latest_start, NEWLY_LOOKED_AFTER)
    )


def leavers_all_in_time(tables: Tables) -> Table:
    """Count children who left in the year by whether every review of theirs was in time."""
    ended = tables.periods.filter(is_in_year(_.ended_on))
    gone = ended.anti_join(tables.children_at_date, "child")
    last = gone.group_by("child").agg(period_start=_.period_start.max(), about_on=_.ended_on.max())
    leavers = with_child(tables, last, _.about_on - ibis.interval(days=1))
    return _judged(tables, leavers, left_out=only_if(_.held + _.missed == 0, NO_REVIEW))


def _judged(tables: Tables, children: Table, left_out: StringValue) -> Table:
    """Count children none of whose reviews in the year was late, missed or not known."""
    rows = children.left_join(tables.reviews_by_child, "child").mutate(
        **{name: _[name].fill_null(0) for name in ("held", "late", "not_known", "missed")}
    )
    has_no_failure = (_.late == 0) & (_.missed == 0)
    return counted(
        rows,
        about_on=_.about_on,
        is_above=has_no_failure & (_.not_known == 0),
        is_unknown=has_no_failure & (_.not_known > 0),
        left_out=left_out,
        columns=("period_start", "held", "late", "not_known", "missed", "age_band"),
    )


def overdue(tables: Tables) -> Table:
    """Count children on the day with a review outstanding, by how long."""
    as_at = the_day("as_at")
    outstanding = (
        tables.missed_reviews.filter(_.is_open).group_by("child").agg(due_by=_.due_by.min())
    )
    rows = tables.children_at_date.mutate(about_on=as_at).left_join(outstanding, "child")
    rows = rows.mutate(days=_.about_on.delta(_.due_by, unit="day"))
    bands = sorted(OVERDUE.items(), reverse=True)
    return counted(
        rows.mutate(overdue=ibis.cases(*((_.days >= low, key) for low, (key, _label) in bands))),
        about_on=as_at,
        is_above=_.due_by.notnull(),
        columns=("period_start", "due_by", "days", "overdue", "age_band", "kind_of_home"),
    )


HELD = "reviews held in the year, up to the as-at day, inside a looked-after period"
IN_TIME = f"{HELD}, held_on <= due_by / those whose in_time is known"

INDICATORS = (
    Indicator(
        "15",
        "Reviews held in the year",
        "Reviews held in the reporting year, up to the as-at day, inside a looked-after period; "
        "the day care ended counts. A child has at most one review a day.",
        filter=HELD,
        unit=Unit.COUNT,
        rows=held,
        breakdowns=(by.NUMBER, by.MONTH, by.QUARTER, by.AGE),
        needs="reviews_given",
        not_known=NO_REVIEW_READ,
    ),
    Indicator(
        "16",
        "Reviews for each IRO",
        "Reviews held in the year / Independent Reviewing Officers. Their number is not in a "
        "return: it is given beside it, as heads or as full-time equivalents; say which.",
        filter=f"{HELD} / IROs",
        unit=Unit.PER_IRO,
        rows=held,
        needs="reviews_given",
        not_known=NO_REVIEW_READ,
    ),
    Indicator(
        "17",
        "Reviews held in time",
        "Reviews held in the year on or before the day they were due / reviews held in the year "
        "of which it is known whether they were in time. Beside it stand the reviews of which it "
        "is not known, because earlier reviews may be unseen, and the reviews due and not held.",
        filter=IN_TIME,
        unit=Unit.PERCENT,
        rows=in_time_beside_missed,
        breakdowns=(by.NUMBER, by.MONTH, by.QUARTER, by.LEGAL_STATUS, by.AGE, by.HOME),
        leaves_out=(OUTSTANDING, NOT_HELD),
        needs="reviews_given",
        not_known="Of no review is it known whether it was held in time.",
    ),
    Indicator(
        "18",
        "Children with every review in time",
        "Children looked after at the date, and for at least 20 working days by then, with every "
        "review in the year in time and none outstanding / all such children. Reviews of earlier "
        "periods in the year count too. A child none of whose reviews is known to be late, but "
        "some not known to be in time, is not in the numerator and is counted as not known. "
        "Leavers stand apart in 18b.",
        filter="children looked after at the date for 20 working days or more, no review in the "
        "year late, missed or not known / all such children",
        unit=Unit.PERCENT,
        rows=children_all_in_time,
        breakdowns=(by.AGE,),
        leaves_out=(NEWLY_LOOKED_AFTER,),
        needs="reviews_given",
        not_known="Of no child is it known whether every review was in time.",
    ),
    Indicator(
        "18b",
        "Leavers with every review in time",
        "Children whose care ended in the year and who are not looked after at the date, with "
        "every review in the year in time and none missed / those who had a review, or missed "
        "one, in the year.",
        filter="children who left in the year, no review in the year late, missed or not known / "
        "those with a review held or missed in the year",
        unit=Unit.PERCENT,
        rows=leavers_all_in_time,
        breakdowns=(by.AGE,),
        leaves_out=(NO_REVIEW,),
        needs="reviews_given",
        not_known="Of no leaver is it known whether every review was in time.",
    ),
    Indicator(
        "19",
        "First, second and later reviews in time",
        "Reviews held in time as in 17, by which review of the child's course it was. Where "
        "earlier reviews may be unseen, which review it was is not known.",
        filter=f"{IN_TIME}, by number",
        unit=Unit.PERCENT,
        rows=in_time,
        breakdowns=(by.NUMBER,),
        needs="reviews_given",
        not_known="Of no review is it known whether it was held in time.",
    ),
    Indicator(
        "21",
        "Children whose review is overdue",
        "Children looked after at the date whose next review was due before that day and has not "
        "been held / all of them.",
        filter="children looked after at the date with an outstanding duty / all of them",
        unit=Unit.PERCENT,
        rows=overdue,
        breakdowns=(
            Breakdown("overdue", "Days overdue", fixed(dict(OVERDUE.values())), is_share=True),
            by.AGE,
            by.HOME,
        ),
        needs="reviews_given",
        not_known=NO_REVIEW_READ,
    ),
)
