"""Where children live: kind of home, distance, area, unregulated homes, and how long they stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.indicators import breakdowns as by
from footprint.indicators import columns
from footprint.indicators import lazily as ibis
from footprint.indicators.definitions import Breakdown, Indicator, fixed
from footprint.indicators.figures import Unit
from footprint.indicators.lazily import _
from footprint.indicators.population import AT_THE_DATE
from footprint.indicators.rows import children_by, counted, only_if
from footprint.indicators.starting_rows import has_a_day_since
from footprint.indicators.tables import the_day
from footprint.terms.care import PLACED_FOR_ADOPTION, Home

if TYPE_CHECKING:
    from collections.abc import Callable

    from ibis.expr.types import Table

    from footprint.indicators.starting_rows import Tables

FAR_MILES = 20
UNREGULATED = (Home.SEMI_INDEPENDENT, Home.INDEPENDENT, Home.RESIDENTIAL_EMPLOYMENT)
MANY_PLACEMENTS = 3


def far_away(tables: Tables) -> Table:
    """Count children placed 20 miles or more from home."""
    return counted(
        tables.children_at_date,
        about_on=the_day("as_at"),
        is_below=_.distance_miles.notnull(),
        is_above=_.distance_miles >= FAR_MILES,
        is_unknown=_.distance_miles.isnull(),
        columns=("period_start", "distance_miles", "age_band", "kind_of_home"),
    )


def out_of_area(tables: Tables) -> Table:
    """Count children who live in the area of another authority than the council's own."""
    named = tables.episodes.filter(_.home_authority.notnull()).join(
        tables.children.select("child", "council"), "child"
    )
    counts = named.group_by("council", own_authority=_.home_authority).agg(episodes=_.count())
    first = ibis.row_number().over(
        group_by="council", order_by=[ibis.desc("episodes"), "own_authority"]
    )
    own = counts.mutate(place=first).filter(_.place == 0).select("council", "own_authority")
    rows = tables.children_at_date.left_join(own, "council").drop("council_right")
    is_known = _.placement_authority.notnull() & _.own_authority.notnull()
    return counted(
        rows,
        about_on=the_day("as_at"),
        is_below=is_known,
        is_above=_.placement_authority != _.own_authority,
        is_unknown=~is_known,
        columns=("period_start", "placement_authority", "own_authority", "age_band",
                 "kind_of_home"),
    )  # fmt: skip


def living_in(*homes: Home) -> Callable[[Tables], Table]:
    """Count children who live in one of some kinds of home (PLACE)."""
    codes = [home.value for home in homes]

    def rows(tables: Tables) -> Table:
        return counted(
            tables.children_at_date.mutate(
                home=only_if(_.home.isin(codes), _.home), home_unknown=_.home.isnull()
            ),
            about_on=the_day("as_at"),
            is_above=_.home.notnull(),
            is_unknown=_.home_unknown,
            columns=("period_start", "home", "age_band"),
        )

    return rows


def placements_in_year(tables: Tables) -> Table:
    """Count children by how many placements they had in the year."""
    in_year = tables.placements.filter(has_a_day_since(the_day("first_day")))
    counts = in_year.group_by("child").agg(placements=_.count())
    rows = tables.children_at_date.left_join(counts, "child").mutate(
        number=_.placements.fill_null(0)
    )
    return counted(
        rows.mutate(
            placements=ibis.cases(
                (_.number > MANY_PLACEMENTS + 1, "5+"),
                (_.number >= MANY_PLACEMENTS, _.number.cast("string")),
            ),
        ),
        about_on=the_day("as_at"),
        is_above=_.number >= MANY_PLACEMENTS,
        is_unknown=_.number == 0,
        columns=("period_start", "number", "placements", "age_band"),
    )


def same_placement(tables: Tables) -> Table:
    """Count children long in care who have stayed in one home, or are placed for adoption."""
    as_at = the_day("as_at")
    current = tables.placements.filter(
        (_.started_on <= as_at) & (_.ended_on.isnull() | (_.ended_on > as_at))
    ).select("child", placed_on=_.started_on)
    is_long_in_care = _.period_start <= the_day("start_for_30_months")
    children = tables.children_at_date.filter(is_long_in_care & (_.age.isnull() | (_.age < 16)))
    is_adoption = _.home.isin(sorted(home.value for home in PLACED_FOR_ADOPTION))
    has_stayed = _.placed_on <= the_day("start_for_24_months")
    return counted(
        children.left_join(current, "child"),
        about_on=as_at,
        is_below=_.age.notnull(),
        is_above=columns.surely(is_adoption) | columns.surely(has_stayed),
        is_unknown=_.age.isnull() | (_.placed_on.isnull() & ~columns.surely(is_adoption)),
        columns=("period_start", "placed_on", "home", "age_band"),
    )


INDICATORS = (
    Indicator(
        "9",
        "Kind of home of children looked after",
        "Children looked after at the date by the kind of home they live in (PLACE, grouped); "
        "each line is a share of all.",
        filter=f"{AT_THE_DATE}, by kind of home / all of them",
        unit=Unit.PERCENT,
        rows=children_by("kind_of_home"),
        is_breakdown=True,
        breakdowns=(by.share(by.HOME),),
    ),
    Indicator(
        "10",
        "Placed 20 miles or more from home",
        "Children looked after at the date who live 20 miles or more, in a straight line, from "
        "where they lived before care / those whose distance is known. It is the distance from "
        "home, not from the council's boundary.",
        filter=f"{AT_THE_DATE}, distance_miles >= 20 / distance_miles known",
        unit=Unit.PERCENT,
        rows=far_away,
        breakdowns=(by.AGE, by.HOME),
        not_known="No distance between home and placement is known from the return.",
    ),
    Indicator(
        "10b",
        "Placed outside the council's area",
        "Children looked after at the date who live in the area of another authority / those "
        "whose placement's authority is known. The council's own area is the authority that most "
        "episodes name as the child's home.",
        filter=f"{AT_THE_DATE}, placement_authority differs from the council's own / "
        "placement_authority known",
        unit=Unit.PERCENT,
        rows=out_of_area,
        breakdowns=(by.AGE, by.HOME),
        not_known="The authority that placements lie in is not known from the return.",
    ),
    Indicator(
        "11",
        "Placed with parents",
        "Children looked after at the date who live with their parents or another person with "
        "parental responsibility (PLACE P1) / all of them.",
        filter=f"{AT_THE_DATE}, home P1 / all of them",
        unit=Unit.PERCENT,
        rows=living_in(Home.PARENTS),
        breakdowns=(by.AGE,),
    ),
    Indicator(
        "11b",
        "Living in unregulated homes",
        "Children looked after at the date who live in a home that is not regulated: "
        "semi-independent (H5), independent living (P2) or residential employment (P3) / all of "
        "them. Supported accommodation (K3) is regulated and not counted. Unregistered homes and "
        "temporary approval of connected people (regulation 24) are not known from a return: "
        "PLACE does not show them.",
        filter=f"{AT_THE_DATE}, home H5, P2, P3 / all of them",
        unit=Unit.PERCENT,
        rows=living_in(*UNREGULATED),
        breakdowns=(
            by.AGE,
            Breakdown(
                "home",
                "Kind of unregulated home",
                fixed({home.value: home.label for home in UNREGULATED}),
                is_share=True,
            ),
        ),
    ),
    Indicator(
        "12",
        "Three or more placements in the year",
        "Children looked after at the date who had three or more placements on some day of the "
        "year / all of them. A placement is a run of episodes with one kind of home (PLACE); "
        "temporary ones (T0-T4) and missing ones are left out.",
        filter=f"{AT_THE_DATE}, placements in the year >= 3 / all of them",
        unit=Unit.PERCENT,
        rows=placements_in_year,
        breakdowns=(
            by.AGE,
            Breakdown(
                "placements",
                "Placements in the year",
                fixed({"3": "three", "4": "four", "5+": "five or more"}),
                is_share=True,
            ),
        ),
    ),
    Indicator(
        "12b",
        "In the same placement for two years",
        "Children looked after at the date, under 16 and looked after for two and a half years or "
        "more, who have lived in the same placement for two years or more or are placed for "
        "adoption / all such children.",
        filter=f"{AT_THE_DATE}, age < 16, 30 months since period_start; placement started 24 "
        "months ago or home A3-A6 / all such children",
        unit=Unit.PERCENT,
        rows=same_placement,
        breakdowns=(by.AGE,),
    ),
)
