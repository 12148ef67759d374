"""All indicators, in order of their number in the list of the union of councils' reports."""

from __future__ import annotations

from string import ascii_lowercase

from footprint.indicators import health, homes, participation, population, reviews, status
from footprint.indicators.definitions import Indicator

FILES = (population, status, homes, reviews, participation, health)


def _place(indicator: Indicator) -> tuple[int, str]:
    return int(indicator.id.rstrip(ascii_lowercase)), indicator.id


CATALOGUE: dict[str, Indicator] = {
    indicator.id: indicator
    for indicator in sorted((one for file in FILES for one in file.INDICATORS), key=_place)
}
