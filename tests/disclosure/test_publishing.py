"""What a reader sees of a figure: numbers, or the symbol that stands in their place."""

from __future__ import annotations

from datetime import date

from footprint.disclosure.publishing import publish
from footprint.indicators.figures import Excluded, Figure, Part, Unit

YEAR_END = date(2023, 3, 31)


def figure(
    id_: str,
    numerator: int | None,
    denominator: int | None = None,
    *parts: tuple[str, str, int, int | None],
    unit: Unit = Unit.PERCENT,
    unknown: int = 0,
    excluded: tuple[Excluded, ...] = (),
    as_at: date = YEAR_END,
    not_known: str = "",
) -> Figure:
    """Make a figure as the indicators room would."""
    return Figure(
        id=id_,
        name=f"Figure {id_}",
        definition="",
        version="1",
        filter="",
        unit=unit,
        as_at=as_at,
        numerator=numerator,
        denominator=denominator,
        value=_value(unit, numerator, denominator),
        unknown=unknown,
        excluded=excluded,
        breakdowns=tuple(
            Part(by, key, key, top, bottom, _value(unit, top, bottom))
            for by, key, top, bottom in parts
        ),
        not_known=not_known,
    )


def _value(unit: Unit, numerator: int | None, denominator: int | None) -> float | None:
    if unit is Unit.COUNT or numerator is None:
        return numerator
    per = {Unit.PERCENT: 100, Unit.PER_10_000: 10_000, Unit.PER_IRO: 1}[unit]
    return per * numerator / denominator if denominator else None


def line(published, by: str) -> dict[str, str]:
    return {part.key: part.numerator.text for part in published.broken_down(by)}


def test_counts_large_enough_are_printed_as_they_are():
    (published,) = publish([figure("17", 1687, 1782)])
    assert published.numerator.text == "1,687"
    assert published.denominator.text == "1,782"
    assert published.value.text == "94.7%"


def test_a_small_count_hides_its_percentage_too():
    (published,) = publish([figure("17", 4, 60)])
    assert (published.numerator.text, published.denominator.text) == ("c", "60")
    assert published.value.text == "c"
