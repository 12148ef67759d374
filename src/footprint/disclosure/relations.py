"""How the counts of different figures hang together, so that none gives another away.

What adds up inside one figure is found from its numbers; what is here cannot be. A relation is
used where its numbers agree, so a report may leave figures out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from footprint.indicators.computing import SHORT_BREAK_CHILDREN, SHORT_BREAK_DAYS
from footprint.indicators.participation import UNDER_FOUR
from footprint.terms.care import HomeKind, LegalStatus
from footprint.terms.participation import ATTENDED, CONTRIBUTED, Participation

NUMERATOR, DENOMINATOR, EXCLUDED = "numerator", "denominator", "excluded"


@dataclass(frozen=True, slots=True)
class Count:
    """A count of a figure, or of one line of a breakdown of it; why, for one it leaves out."""

    figure: str
    what: str = NUMERATOR
    by: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Within:
    """Every one counted here is counted there too, in the whole and on each line both have."""

    inner: Count
    outer: Count
    tells: bool = True
    """Whether the difference tells of children; of what is only not known it does not."""


WITHIN = (
    Within(Count("10", DENOMINATOR), Count("1"), tells=False),
    Within(Count("10b", DENOMINATOR), Count("1"), tells=False),
    Within(Count("12b", DENOMINATOR), Count("1")),
    Within(Count("13"), Count("1")),
    Within(Count("13b"), Count("1")),
    Within(Count("18", DENOMINATOR), Count("1")),
    Within(Count("73", DENOMINATOR), Count("1")),
    Within(Count("73d", DENOMINATOR), Count("73", DENOMINATOR)),
    Within(Count("73e", DENOMINATOR), Count("73", DENOMINATOR)),
    Within(Count("1"), Count("5b")),
    Within(Count("17", DENOMINATOR), Count("15"), tells=False),
    Within(Count("31", DENOMINATOR), Count("15")),
    Within(Count("11b"), Count("1", by="kind_of_home", key=HomeKind.SUPPORTED)),
)


def _coded(codes: frozenset[Participation]) -> tuple[Count, ...]:
    return tuple(Count("33", by="participation", key=code) for code in sorted(codes))


_NOT_UNDER_FOUR = frozenset(Participation) - {Participation.UNDER_FOUR}
SUMS: Mapping[Count, tuple[Count, ...]] = {
    Count("1", EXCLUDED, key=SHORT_BREAK_CHILDREN): (Count("13c"),),
    Count("11"): (Count("1", by="kind_of_home", key=HomeKind.PARENTS),),
    Count("13b"): (Count("1", by="legal_status", key=LegalStatus.REMAND),),
    Count("31", EXCLUDED, key=UNDER_FOUR): _coded(frozenset({Participation.UNDER_FOUR})),
    Count("31"): _coded(CONTRIBUTED),
    Count("32"): _coded(ATTENDED),
    Count("31", DENOMINATOR): _coded(_NOT_UNDER_FOUR),
    Count("73", DENOMINATOR): tuple(
        Count("1", by="time_in_care", key=key)
        for key in ("1-to-2-years", "2-to-5-years", "5-years-or-more")
    ),
}
"""Counts that are the sum of others, of one year."""

SET_ASIDE = frozenset({SHORT_BREAK_CHILDREN, SHORT_BREAK_DAYS})
"""What is left out of every figure, and so adds up with none."""

NESTED: Mapping[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    ("quarter", "Q1"): ("month", ("-04", "-05", "-06")),
    ("quarter", "Q2"): ("month", ("-07", "-08", "-09")),
    ("quarter", "Q3"): ("month", ("-10", "-11", "-12")),
    ("quarter", "Q4"): ("month", ("-01", "-02", "-03")),
    ("of_five", "under-5"): ("age_band", ("0", "1-4")),
    ("of_five", "5-and-over"): ("age_band", ("5-9", "10-15", "16-17")),
}
"""A line that is the sum of lines of another breakdown: of those whose keys end so."""

STOCK, CAME, WENT = Count("1"), Count("3"), Count("4")
"""Children at the end of a year are those of the year before, and who came, less who went."""
