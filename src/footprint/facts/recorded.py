"""What is kept of one child's time in care, as casework keeps it and as a return states it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from footprint.terms.care import NewEpisode


class Episode(NamedTuple):
    """An episode: the columns of `facts.tables.EPISODES_GIVEN` after the child, in their order."""

    started_on: date
    ended_on: date | None = None
    new_episode_reason: str | None = None
    legal_status: str | None = None
    need: str | None = None
    home: str | None = None
    provider: str | None = None
    end_reason: str | None = None
    change_reason: str | None = None
    home_postcode: str | None = None
    placement_postcode: str | None = None
    urn: str | None = None
    distance_miles: float | None = None
    placement_authority: str | None = None
    home_authority: str | None = None


class InCare(NamedTuple):
    """A looked-after period, or a series of short breaks."""

    started_on: date
    ended_on: date | None = None
    need: str | None = None
    end_reason: str | None = None
    first_reason: str | None = NewEpisode.STARTED
    """Why the first episode that is known began; where it is not S, care began before."""
    is_short_breaks: bool = False


class StatusHeld(NamedTuple):
    """A legal status, from a day."""

    started_on: date
    ended_on: date | None
    status: str


class Stay(NamedTuple):
    """A time in one home."""

    started_on: date
    ended_on: date | None = None
    home: str | None = None
    provider: str | None = None
    home_postcode: str | None = None
    placement_postcode: str | None = None
    urn: str | None = None
    distance_miles: float | None = None
    placement_authority: str | None = None
    home_authority: str | None = None
    change_reason: str | None = None
    """Why it ended."""
    same_carer: bool = False
    """Whether the carer of the stay before came with the child."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One child's time in care in dated facts, each kind in order; none overlaps its like."""

    periods: tuple[InCare, ...] = ()
    statuses: tuple[StatusHeld, ...] = ()
    stays: tuple[Stay, ...] = ()
    left_out: tuple[Episode, ...] = ()
    """Short breaks returned for days on which the child was in care; they cannot stand."""
