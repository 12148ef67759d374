"""How children took part in their reviews, by the participation codes PN0 to PN7."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from footprint.indicators import breakdowns as by
from footprint.indicators import columns
from footprint.indicators import lazily as ibis
from footprint.indicators.definitions import Breakdown, Indicator, fixed
from footprint.indicators.figures import Unit
from footprint.indicators.lazily import _
from footprint.indicators.reviews import HELD
from footprint.indicators.rows import counted, only_if
from footprint.terms.participation import ATTENDED, CONTRIBUTED, Participation

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from footprint.indicators.starting_rows import Tables

CODES = columns.labels(Participation)
FOUR_AND_OVER = [code for code in CODES if code != Participation.UNDER_FOUR]
OF_FIVE = {"under-5": "under 5", "5-and-over": "5 and over"}
UNDER_FOUR = "reviews of children under four (PN0)"
NO_CODE_READ = "No participation code was read."


def took_part(how: Collection[Participation]) -> Callable[[Tables], Table]:
    """Count reviews coded PN1 to PN7, and those coded one of some ways."""

    def rows(tables: Tables) -> Table:
        is_under_four = _.participation == Participation.UNDER_FOUR.value
        is_coded = columns.surely(_.participation.isin(FOUR_AND_OVER))
        return counted(
            tables.reviews_in_year.mutate(
                of_five=ibis.cases(
                    (_.age >= 5, "5-and-over"), (_.age >= 0, "under-5"), else_=columns.UNKNOWN
                )
            ),
            about_on=_.held_on,
            is_below=is_coded,
            is_above=_.participation.isin(sorted(code.value for code in how)),
            is_unknown=~is_coded,
            left_out=only_if(is_under_four, UNDER_FOUR),
            columns=("period_start", "participation", "age_band", "of_five", "sex",
                     "legal_status", "kind_of_home"),
        )  # fmt: skip

    return rows


def coded(tables: Tables) -> Table:
    """Count every review held in the year by its participation code."""
    code = columns.coded(_.participation, CODES)
    return counted(
        tables.reviews_in_year.mutate(participation=code),
        about_on=_.held_on,
        is_unknown=_.participation == columns.UNKNOWN,
        columns=("period_start", "participation"),
    )


BREAKDOWNS = (by.AGE, Breakdown("of_five", "Five and over", fixed(OF_FIVE)), by.SEX, by.HOME)

INDICATORS = (
    Indicator(
        "31",
        "Contributed to their review",
        "Reviews to which the child contributed (PN1, PN2, PN3, PN5, PN6) / reviews coded PN1 to "
        "PN7. Contributing is not attending: PN4 attended and did not contribute. Reviews of "
        "children under four (PN0) are left out and counted. Whether a child is disabled is not "
        "known from a return.",
        filter=f"{HELD}, participation PN1, PN2, PN3, PN5, PN6 / PN1-PN7",
        unit=Unit.PERCENT,
        rows=took_part(CONTRIBUTED),
        breakdowns=BREAKDOWNS,
        leaves_out=(UNDER_FOUR,),
        needs="reviews_given",
        not_known=NO_CODE_READ,
    ),
    Indicator(
        "32",
        "Attended their review",
        "Reviews which the child attended (PN1 to PN4) / reviews coded PN1 to PN7; attending by "
        "video or phone counts. Reviews of children under four (PN0) are left out and counted.",
        filter=f"{HELD}, participation PN1-PN4 / PN1-PN7",
        unit=Unit.PERCENT,
        rows=took_part(ATTENDED),
        breakdowns=BREAKDOWNS,
        leaves_out=(UNDER_FOUR,),
        needs="reviews_given",
        not_known=NO_CODE_READ,
    ),
    Indicator(
        "33",
        "How children took part, by code",
        "Reviews held in the year by participation code, PN0 to PN7; each line is a share of all.",
        filter=f"{HELD}, by participation / all of them",
        unit=Unit.PERCENT,
        rows=coded,
        is_breakdown=True,
        breakdowns=(Breakdown("participation", "Participation", fixed(CODES), is_share=True),),
        needs="reviews_given",
        not_known=NO_CODE_READ,
    ),
)
