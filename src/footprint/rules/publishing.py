"""How the Department for Education rounds and hides numbers when it publishes them.

These say how published tables are to be read; what this product hides is `footprint.disclosure`.
"""

from __future__ import annotations

from footprint.rules.instruments import DFE_METHODS
from footprint.rules.register import Citation, rule
from footprint.terms.sources import Force, Verified


@rule(
    "SDC-1",
    "Rounding in published statistics",
    figure="nearest 10",
    starts_from="-",
    citation=Citation(DFE_METHODS),
    force=Force.DATA,
    verified=Verified.PRIMARY,
    note="A 5 is taken to round up; the text read does not say.",
)
def published_count(count: int, *, is_of_one_council: bool) -> int:
    """National and regional counts are rounded to the nearest 10; those of a council are not."""
    return count if is_of_one_council else nearest_ten(count)


def nearest_ten(count: int) -> int:
    """Round a count to the nearest 10, a 5 upwards."""
    return (count + 5) // 10 * 10


@rule(
    "SDC-2",
    "Symbols in published statistics",
    figure="c, z, k, x, u",
    starts_from="-",
    citation=Citation(DFE_METHODS),
    force=Force.DATA,
    verified=Verified.PRIMARY,
    note="c: hidden for confidentiality; z: does not apply; k: rounds to zero but is not; x: not "
    "available; u: not reliable. More may be hidden so that c cannot be worked out.",
)
def shown(count: int) -> str:
    """A rounded count shows 0 only for a true zero; one that rounds to zero shows k."""
    return "k" if count and not nearest_ten(count) else str(nearest_ten(count))


@rule(
    "SDC-3",
    "Published percentages",
    figure="whole numbers",
    starts_from="-",
    citation=Citation(DFE_METHODS),
    force=Force.DATA,
    verified=Verified.PRIMARY,
    note="A percentage beside a hidden count gives it away. A half is taken to round up.",
)
def published_percent(numerator: int, denominator: int, *, is_hidden: bool) -> str:
    """Percentages are whole numbers, and hidden wherever the count they come from is."""
    if is_hidden:
        return "c"
    return str((200 * numerator + denominator) // (2 * denominator)) if denominator else "z"


@rule(
    "SDC-4",
    "Rounding in older statistics",
    figure="nearest 10",
    starts_from="-",
    citation=Citation("Department for Education, data guidance of the 2020 release"),
    force=Force.DATA,
    verified=Verified.PRIMARY,
    note="To about 2020; releases must not be mixed when figures are compared.",
)
def count_published_to_2020(count: int) -> int:
    """Older releases rounded every count to the nearest 10, a council's too."""
    return nearest_ten(count)


@rule(
    "SDC-5",
    "Small numbers",
    figure="1 to 5",
    starts_from="-",
    citation=Citation("Practice of older statistical releases"),
    force=Force.DATA,
    verified=Verified.GENERAL,
    note="The threshold is a setting: no current one was found.",
)
def is_small(count: int, threshold: int = 5) -> bool:
    """A council's count from 1 to 5 is hidden; zero is shown."""
    return 0 < count <= threshold
