"""The scene of the demonstration: a day in the middle of a year, and the lives of its children."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from footprint.rules.counting import age_on
from footprint.rules.working_days import england
from footprint.synthetic import children as synthetic
from footprint.synthetic.chance import Chance, later
from footprint.synthetic.council import Council
from footprint.synthetic.known import is_known
from footprint.terms.days import LONDON, day_in_london

GOES_ON = timedelta(days=92)
"""A series of short breaks goes on while the last one is no longer ago."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time in care, or a series of short breaks, as known today."""

    started_on: date
    ended_on: date | None
    is_short_breaks: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """One child, as known today."""

    child: synthetic.Child
    today: date
    spans: tuple[Span, ...]

    @property
    def number(self) -> str:
        """The child's number in the council's case system."""
        return self.child.identifier

    @property
    def age(self) -> int:
        """The child's age today."""
        return age_on(self.child.born_on, self.today)

    @property
    def now(self) -> Span | None:
        """The time in care, or series of short breaks, that goes on today."""
        return next((span for span in self.spans if span.ended_on is None), None)

    @property
    def in_care_since(self) -> date | None:
        """Since when the child is looked after, short breaks left out; None if they are not."""
        return self.now.started_on if self.now and not self.now.is_short_breaks else None

    @property
    def episode(self) -> synthetic.Episode | None:
        """The legal status and home of today, if the child is in care."""
        if self.in_care_since is None:
            return None
        episodes = self.child.in_care[-1].episodes
        return next(one for one in reversed(episodes) if one.started_on <= self.today)


@dataclass(frozen=True, slots=True)
class Scene:
    """When the council is caught, by which seed it was drawn, and its children."""

    at: datetime
    seed: int
    council: Council
    lives: tuple[Life, ...]

    @property
    def today(self) -> date:
        """The day it is in London."""
        return day_in_london(self.at)

    @property
    def in_care(self) -> Iterator[Life]:
        """The children who are looked after today."""
        return (life for life in self.lives if life.in_care_since)

    def chance(self, topic: str) -> Chance:
        """Draw for one topic, so that another topic drawn differently changes nothing here."""
        return Chance(self.seed, "demonstration", topic)

    def moment(self, day: date, chance: Chance) -> datetime:
        """Choose a moment of a working day, and none that is still to come."""
        return min(
            datetime.combine(day, time(chance.between(9, 16), chance.between(0, 59)), LONDON),
            self.at,
        )

    def working_day(self, day: date, step: int = 1) -> date:
        """Find the next working day on or after a day, or the last one before."""
        while not england().is_working_day(day):
            day = later(day, step)
        return day


def scene(council: Council, *, at: datetime) -> Scene:
    """See a council's children as they are known at a moment."""
    today = day_in_london(at)
    lives = (
        Life(child, today, tuple(_spans(child, today)))
        for child in council.children
        if is_known(child, since=council.plan.first_day, until=today)
    )
    return Scene(at, council.plan.seed, council, tuple(lives))


def _spans(child: synthetic.Child, today: date) -> Iterator[Span]:
    for period in child.in_care:
        if period.way.started_on <= today:
            ended_on = period.way.ended_on
            yield Span(period.way.started_on, ended_on if ended_on <= today else None)
    breaks = [one for one in child.short_breaks if one.started_on <= today]
    if breaks:
        ended_on = breaks[-1].ended_on
        has_ended = ended_on + GOES_ON <= today
        yield Span(breaks[0].started_on, ended_on if has_ended else None, is_short_breaks=True)
