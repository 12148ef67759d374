"""Figures made by hand, as indicators would compute them: Walsall's published year, and others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from footprint.disclosure.publishing import publish, publish_nothing_hidden
from footprint.documents.annual.findings import Findings
from footprint.documents.annual.report import to_print
from footprint.indicators.catalogue import CATALOGUE
from footprint.indicators.figures import Excluded, Figure, Part, Unit

OUTSTANDING = "due and not held: outstanding at the date"
END_OF_2023 = date(2023, 3, 31)
END_OF_2022 = date(2022, 3, 31)
END_OF_2021 = date(2021, 3, 31)
KEYS = {"not known": "unknown", "left in the month": "no"}
"""Keys that reports look for; elsewhere a line's label is key enough."""
Lines = Mapping[str, int | tuple[int, int]]


def made(
    id_: str,
    numerator: int | None,
    denominator: int | None = None,
    *,
    as_at: date = END_OF_2023,
    unknown: int = 0,
    outstanding: int | None = None,
    by: Mapping[str, Lines] | None = None,
    not_known: str = "",
) -> Figure:
    """Make a figure of the catalogue; a line is a count, or how many and of how many."""
    about = CATALOGUE[id_]
    left_out = () if outstanding is None else (Excluded(OUTSTANDING, outstanding),)
    return Figure(
        id=about.id,
        name=about.name,
        definition=about.definition,
        version=about.version,
        filter=about.filter,
        unit=about.unit,
        as_at=as_at,
        numerator=numerator,
        denominator=denominator,
        value=None if not_known else _value(about.unit, numerator, denominator),
        unknown=unknown,
        excluded=left_out,
        breakdowns=tuple(_parts(about.unit, denominator, by or {})),
        not_known=not_known,
    )


def _parts(unit: Unit, denominator: int | None, by: Mapping[str, Lines]) -> list[Part]:
    parts = []
    for name, lines in by.items():
        for label, counts in lines.items():
            above, below = counts if isinstance(counts, tuple) else (counts, denominator)
            parts.append(
                Part(name, KEYS.get(label, label), label, above, below, _value(unit, above, below))
            )
    return parts


def _value(unit: Unit, numerator: int | None, denominator: int | None) -> float | None:
    if unit is Unit.COUNT or numerator is None:
        return numerator
    times = {Unit.PERCENT: 100, Unit.PER_10_000: 10_000, Unit.PER_IRO: 1}[unit]
    return times * numerator / denominator if denominator else None


def findings(
    figures: Sequence[Figure],
    *,
    as_at: date = END_OF_2023,
    council: str = "Walsall",
    is_internal: bool = False,
    threshold: int = 5,
) -> Findings:
    """Take figures through disclosure as a report does."""
    printed = to_print(figures, as_at, is_internal=is_internal)
    shown = (
        publish_nothing_hidden(printed) if is_internal else publish(printed, threshold=threshold)
    )
    return Findings(council, as_at, shown, is_internal)


WALSALL = (
    made("1", 650, by={"ethnic_group": {"White": 440, "Mixed": 90, "Asian": 70, "Black": 40,
                                        "Other": 10}}),
    made("1", 658, as_at=END_OF_2022),
    made("1", 662, as_at=END_OF_2021),
    made("2", 650, 68_400),
    made("3", 210),
    made("3", 200, as_at=END_OF_2022),
    made("4", 218, by={"end_reason": {"returned home, planned": 118, "ceased for another reason":
                                      100, "died": 0}}),
    made("4", 204, as_at=END_OF_2022),
    made("5", 650, 650, by={"legal_status": {"full care order": 410, "interim care order": 92,
                            "accommodated under section 20": 71, "placement order": 65,
                            "remanded": 12, "freeing order": 0}}),
    made("5b", 669, 669, by={
        "legal_status": {"full care order": 426, "interim care order": 94,
                         "accommodated under section 20": 72, "placement order": 65,
                         "remanded": 12},
        "still_looked_after": {"still looked after": 650, "left in the month": 19},
    }),
    made("6", 650, 650, by={"sex": {"male": 343, "female": 307}}),
    made("7", 650, 650, by={"age_band": {"under 1": 35, "1 to 4": 90, "5 to 9": 125,
                                         "10 to 15": 250, "16 to 17": 150}}),
    made("8", 650, 650, by={"time_in_care": {"under 6 months": 90, "6 months to under 1 year": 80,
                                             "1 to under 2 years": 130, "2 to under 5 years": 200,
                                             "5 years or more": 150}}),
    made("8b", 218, 218, by={"time_in_care": {"under 6 months": 60, "6 months to under 1 year": 30,
                                              "1 to under 2 years": 48, "2 to under 5 years": 50,
                                              "5 years or more": 30}}),
    made("9", 650, 650, by={"kind_of_home": {"foster home": 470, "with parents": 60,
                                             "children's home": 80, "supported or independent "
                                             "living": 40}}),
    made("10", 90, 640, unknown=10),
    made("10b", None, not_known="The authority that placements lie in is not known."),
    made("11", 60, 650),
    made("12", 70, 650),
    made("13", 25),
    made("13b", 12),
    made("13c", 0),
    made("15", 1782),
    made("15", 1705, as_at=END_OF_2022),
    made("15", 1690, as_at=END_OF_2021),
    made("16", 1782, 13),
    made("17", 1687, 1782, outstanding=12,
         by={"number": {"first review": (180, 205), "second review": (190, 200),
                        "third or later review": (1317, 1377)}}),
    made("17", 1579, 1705, as_at=END_OF_2022, outstanding=20),
    made("17", 1500, 1640, as_at=END_OF_2021, unknown=50, outstanding=9),
    made("18", 580, 640),
    made("18b", 180, 200),
    made("21", 12, 650, by={}),
    made("31", 1450, 1500, unknown=12, by={"age_band": {"1 to 4": (40, 50), "5 to 9": (390, 400),
                                           "10 to 15": (650, 660), "16 to 17": (370, 390)}}),
    made("31", 1380, 1450, as_at=END_OF_2022),
    made("32", 1200, 1500, by={"age_band": {"1 to 4": (30, 50), "5 to 9": (300, 400),
                               "10 to 15": (560, 660), "16 to 17": (310, 390)}}),
    made("32", 885, 1450, as_at=END_OF_2022),
    made("33", 1782, 1782, by={"participation": {"under four at the review": 270,
                               "attended and spoke for themselves": 1200,
                               "did not attend; views sent in another way": 250,
                               "did not attend, and no views were conveyed": 50,
                               "not known": 12}}),
    made("73", 420, 460, unknown=6),
    made("73f", None, 0, not_known="A return does not hold personal education plans."),
)  # fmt: skip
"""As Walsall published its year, the parts it did not publish made up to fit."""
