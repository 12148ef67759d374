"""Local practice as those who set it see it: each limit beside the law, and what was set when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from footprint.queries.practice import CASELOAD, REVIEWS_FROM
from footprint.records.practice import ExtraHoliday, PracticeVersion
from footprint.rules import book
from footprint.rules.allocations import Band
from footprint.rules.practice import LIMITS, LocalPractice
from footprint.terms.days import in_words

SERIES = "series_counts_from"
SERIES_IN_WORDS = {"completion": "the day it is completed", "start": "the day it begins"}
AS_THE_LAW = "no more than the law asks"


@dataclass(frozen=True, slots=True)
class LimitBesideLaw:
    """A limit that a council may set: what it is of, and what the law says of the same."""

    name: str
    title: str
    unit: str
    at_most: int
    counts_from: str
    law: str
    """What the law asks; "" where it asks for nothing."""
    source: str


@dataclass(frozen=True, slots=True)
class AddedHoliday:
    """A bank holiday that the product's own table does not have."""

    id: int
    on: date
    name: str


@dataclass(frozen=True, slots=True)
class VersionSet:
    """What somebody set at a moment, and how it differs from what was before."""

    number: int
    at: datetime
    by: str
    because: str
    changes: tuple[str, ...]


def limits() -> tuple[LimitBesideLaw, ...]:
    """List the limits a council may set, in the order in which reviews come."""
    return tuple(_beside_law(name) for name in LIMITS)


def _beside_law(name: str) -> LimitBesideLaw:
    limit = LIMITS[name]
    own = book.entry(limit.rule)
    law = book.entry(limit.beside) if limit.beside else None
    return LimitBesideLaw(
        name=name,
        title=own.title.partition(",")[0],
        unit=limit.unit,
        at_most=limit.at_most,
        counts_from=own.starts_from,
        law=f"{limit.at_most} {limit.unit}" if law else "",
        source=str(law.citation) if law else "",
    )


def limit_in_words(limit: LimitBesideLaw, value: int | None) -> str:
    """Say what is asked: "within 15 working days"."""
    if value is None:
        return AS_THE_LAW if limit.law else "none"
    return f"within {value} {limit.unit if value != 1 else limit.unit.removesuffix('s')}"


def added_holidays() -> tuple[AddedHoliday, ...]:
    """List the bank holidays that were added, the latest first."""
    rows = ExtraHoliday.objects.order_by("-on")
    return tuple(AddedHoliday(one.pk, one.on, one.name) for one in rows)


def added_holiday(holiday_id: int) -> AddedHoliday | None:
    """Find one of the holidays that were added."""
    found = ExtraHoliday.objects.filter(pk=holiday_id).first()
    return AddedHoliday(found.pk, found.on, found.name) if found else None


def how_many() -> int:
    """Count the versions of local practice."""
    return PracticeVersion.objects.count()


def versions(*, part: slice) -> tuple[VersionSet, ...]:
    """List a part of the versions, the newest first, with what each changed."""
    rows = PracticeVersion.objects.select_related("set_by").order_by("-number")
    found = list(rows[part.start : part.stop + 1])
    shown = found[: part.stop - part.start]
    before = {later.number: earlier.settings for later, earlier in pairwise(found)}
    return tuple(_version(one, before.get(one.number, {})) for one in shown)


def _version(one: PracticeVersion, before: Mapping[str, Any]) -> VersionSet:
    return VersionSet(
        number=one.number,
        at=one.set_at,
        by=one.set_by.name if one.set_by else "",
        because=one.because,
        changes=_changes(before, one.settings),
    )


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """Say what is different; a version in which nothing is was made by a holiday."""
    if before == after:
        return ("Bank holidays",)
    old, new = settings_in_words(before), settings_in_words(after)
    return tuple(
        f"{what}: {new[what]}, before {old[what]}" for what in new if new[what] != old[what]
    )


def settings_in_words(settings: Mapping[str, Any]) -> dict[str, str]:
    """Write each setting as people say it, under what it is of."""
    said = {one.title: limit_in_words(one, settings.get(one.name)) for one in limits()}
    counts_from = settings.get(SERIES, LocalPractice().series_counts_from)
    said["A review of several meetings counts from"] = SERIES_IN_WORDS[counts_from]
    band = settings.get(CASELOAD)
    said["Children for a full-time IRO"] = (
        f"{band['fewest']} to {band['most']}"
        if band
        else f"{Band().fewest} to {Band().most}, as the IRO Handbook says"
    )
    day = settings.get(REVIEWS_FROM)
    said["Every review is recorded"] = (
        f"from {in_words(date.fromisoformat(day))}" if day else "from the beginning"
    )
    return said
