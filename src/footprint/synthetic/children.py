"""What is made up about a child: who they are, their times in care, homes, and reviews."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from footprint.synthetic.places import Spot
from footprint.terms.care import (
    EndReason,
    Home,
    LegalStatus,
    Need,
    NewEpisode,
    PlacementChange,
    Provider,
)


@dataclass(slots=True)
class Way:
    """The way through one looked-after period: the law it rests on, and how it ends."""

    started_on: date
    ended_on: date
    """The day care ended; it may lie after everything that is returned."""
    legal: list[tuple[date, LegalStatus]]
    outcome: EndReason | None = None
    """How it ends; None where that depends on where the child lives then."""
    decided_on: date | None = None
    """The council's decision that the child should be placed for adoption."""
    authorised_on: date | None = None
    placed_on: date | None = None
    returned_on: date | None = None
    """The day the child came back from adopters."""
    reversed_on: date | None = None
    """The day the decision for adoption was given up."""
    goes_to_relatives: bool = False


@dataclass(slots=True)
class Stay:
    """A time in one home; what changes the law meanwhile is in the way."""

    started_on: date
    home: Home
    provider: Provider | None
    postcode: str
    urn: str = ""
    has_same_carer: bool = False
    """Whether it is with the carer of the stay before."""
    change_reason: PlacementChange | None = None
    """Why the stay before ended."""
    ended_on: date = date.max


@dataclass(slots=True)
class Episode:
    """A time under one legal status in one home, as the return has it."""

    started_on: date
    ended_on: date
    new_reason: NewEpisode
    legal_status: LegalStatus
    stay: Stay
    end_reason: EndReason
    change_reason: PlacementChange | None


@dataclass(slots=True)
class Review:
    """A review that was held; why it was late is told by people, and by no return."""

    held_on: date
    due_by: date
    participation: str = ""
    why_late: str = ""


@dataclass(slots=True)
class InCare:
    """One looked-after period, or one series of short breaks."""

    way: Way
    need: Need
    episodes: list[Episode] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    missing: list[tuple[date, date, str]] = field(default_factory=list)
    """Times missing: from, back on, and whether missing (M) or away without leave (A)."""


@dataclass(slots=True)
class Child:
    """One invented child."""

    number: int
    born_on: date
    sex: str
    ethnicity: str
    is_uasc: bool
    home: Spot
    upn: str
    in_care: list[InCare] = field(default_factory=list)
    short_breaks: list[Episode] = field(default_factory=list)
    workers: list[tuple[date, str, str]] = field(default_factory=list)
    """Social workers: from when, who, and why they took over."""
    uasc_ceased_on: date | None = None
    first_baby_on: date | None = None
    deprived_of_liberty: list[tuple[date, date]] = field(default_factory=list)

    @property
    def identifier(self) -> str:
        return f"S{self.number:06}"

    def is_looked_after_on(self, day: date) -> bool:
        return any(p.way.started_on <= day < p.way.ended_on for p in self.in_care)
