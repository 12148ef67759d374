"""A synthetic council: as many children as asked for on the last 31 March, and all before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from footprint.rules.counting import birthday
from footprint.rules.working_days import england
from footprint.synthetic import besides, lives, returns, reviewing
from footprint.synthetic.chance import Chance, later
from footprint.synthetic.children import Child
from footprint.synthetic.homes import Homes
from footprint.synthetic.lives import Outline
from footprint.synthetic.places import Authority, Postcodes
from footprint.synthetic.reviewing import Service
from footprint.synthetic.years import Row
from footprint.terms.periods import ReportingYear

CHILDREN_A_WORKER = 12
SHORT_BREAKS = 0.02
YEARS_IN_TOUCH = 4
"""How many years before the first return a care leaver may have left and still be in it."""
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN_WEIGHTS = range(2, 14)


class CannotMake(ValueError):
    """Refuses what cannot be made; its message is fit to show."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to make: how many children, which years, where, by which seed."""

    children: int
    last_year: ReportingYear
    years: int
    authority: Authority
    seed: int
    number: int = 1
    """Which of several councils it is."""
    counted_on: date | None = None
    """The day on which so many are looked after; the last day, unless another is named."""

    @property
    def reporting_years(self) -> list[ReportingYear]:
        return [self.last_year - back for back in reversed(range(self.years))]

    @property
    def first_day(self) -> date:
        return date(self.last_year.ending - self.years, 4, 1)

    @property
    def last_day(self) -> date:
        return date(self.last_year.ending, 3, 31)


@dataclass(slots=True)
class Council:
    """A made-up council, its children, and where it places them."""

    plan: Plan
    chance: Chance
    homes: Homes
    children: list[Child] = field(default_factory=list)

    def returns(self) -> Iterator[tuple[ReportingYear, dict[str, list[Row]]]]:
        """Fill the return of each year, the earliest first."""
        chance = Chance(self.plan.seed, self.plan.number, "returns")
        for year in self.plan.reporting_years:
            yield year, returns.tables(self.children, year, chance)

    def child_from(self, start: Outline) -> Child:
        """Live the life of a child who may be added."""
        plan, number = self.plan, len(self.children) + 1
        child = lives.child_of(self.chance, number, _upn(plan.number, number), start, self.homes)
        lives.live(self.chance, child, start.way, self.homes, plan.last_day)
        return child

    def add(self, child: Child, service: Service) -> None:
        """Add a child: hold their reviews, and make up the rest that happened meanwhile."""
        plan, chance = self.plan, self.chance
        window = (plan.first_day, plan.last_day)
        for period in child.in_care:
            if period.way.ended_on >= plan.first_day:
                period.reviews = reviewing.hold(chance, period.way, service, window)
                reviewing.take_part(chance, child, period.reviews, service)
                besides.go_missing(chance, child, period, window)
                besides.deprive_of_liberty(chance, child, period, plan.last_day)
        workers = max(2, plan.children // CHILDREN_A_WORKER)
        besides.meet_workers(chance, child, workers, plan.last_day, plan.number)
        besides.have_a_baby(chance, child, plan.last_day)
        besides.status_ceases(chance, child, plan.first_day)
        self.children.append(child)

    def add_short_breaks(self) -> None:
        """Add the few children who live at home and have short breaks."""
        plan = self.plan
        for _ in range(round(plan.children * SHORT_BREAKS)):
            number = len(self.children) + 1
            upn = _upn(plan.number, number)
            child = lives.at_home(self.chance, number, upn, plan.last_day, self.homes)
            besides.take_short_breaks(self.chance, child, (plan.first_day, plan.last_day))
            self.children.append(child)


def start_with(plan: Plan, postcodes: Postcodes) -> Council:
    """Begin a council that has no children yet."""
    chance = Chance(plan.seed, plan.number)
    return Council(plan, chance, Homes(postcodes.around(plan.authority, chance)))


def make(plan: Plan, postcodes: Postcodes) -> Council:
    """Make a council up."""
    council = start_with(plan, postcodes)
    service = _a_service(council.chance, plan)
    looked_after, day = 0, plan.counted_on or plan.last_day
    while looked_after < plan.children:
        start = lives.outline(council.chance, plan.last_day)
        if is_returned(plan, start) or was_recently_in_care(plan, start):
            child = council.child_from(start)
            council.add(child, service)
            looked_after += child.is_looked_after_on(day)
    council.add_short_breaks()
    return council


def _a_service(chance: Chance, plan: Plan) -> Service:
    """Draw what the council's IRO service is like: councils differ."""
    attendance, rise = 0.48 + 0.2 * chance.share(), 0.03 * chance.share()
    return Service(
        england(),
        late=0.02 + 0.1 * chance.share() ** 2,
        brought_forward=0.12,
        attendance={
            year.ending: attendance + rise * i for i, year in enumerate(plan.reporting_years)
        },
    )


def is_returned(plan: Plan, start: Outline) -> bool:
    """Whether the child is looked after in any of the years."""
    return start.way.ended_on >= plan.first_day


def was_recently_in_care(plan: Plan, start: Outline) -> bool:
    """Whether they left before, as adults, recently enough to be returned as care leavers."""
    ended_on = start.way.ended_on
    left_adult = ended_on == birthday(start.born_on, 18)
    return left_adult and ended_on > later(plan.first_day, -YEARS_IN_TOUCH * 365)


def _upn(council: int, number: int) -> str:
    """Number a pupil as schools do: a check letter, then an authority that does not exist."""
    digits = f"999{council:03}{number:06}"
    weighted = sum(weight * int(d) for weight, d in zip(UPN_WEIGHTS, digits, strict=True))
    return UPN_LETTERS[weighted % 23] + digits
