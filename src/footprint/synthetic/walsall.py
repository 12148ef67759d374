"""A council with the published counts of Walsall's IRO service in 2022-23, and invented children.

The counts are from the service's public annual report; `docs/synthetic-council.md` says which can
be reproduced and which cannot. Children are drawn until each count is full; then reviews are
brought forward, held late and attended until those counts are exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from footprint.rules.working_days import england
from footprint.synthetic import council, lives, reviewing
from footprint.synthetic.chance import later
from footprint.synthetic.children import InCare, Review, Way
from footprint.synthetic.council import CannotMake, Council, Plan
from footprint.synthetic.places import Postcodes, authority_called
from footprint.synthetic.reviewing import Service
from footprint.terms.care import LegalStatus
from footprint.terms.participation import ATTENDED, Participation
from footprint.terms.periods import ReportingYear

NAME = "walsall-2022-23"
YEAR = ReportingYear(2023)
CALENDAR = england()
YEARS = 3
CHILDREN = 650
BOYS = 343
"""Nearest to 52.7 per cent, which no whole number of 650 is."""
REVIEWS = 1782
LATE = REVIEWS - 1687
ATTENDANCE = 0.80
ATTENDANCE_BEFORE = 0.61
IN_CARE_IN_MARCH = {
    LegalStatus.FULL_CARE_ORDER: 426,
    LegalStatus.INTERIM_CARE_ORDER: 94,
    LegalStatus.ACCOMMODATED: 72,
    LegalStatus.PLACEMENT_ORDER: 65,
    LegalStatus.REMAND: 12,
}
LEFT_IN_MARCH = {
    LegalStatus.FULL_CARE_ORDER: 8,
    LegalStatus.INTERIM_CARE_ORDER: 4,
    LegalStatus.ACCOMMODATED: 5,
    LegalStatus.PLACEMENT_ORDER: 2,
}
"""Of these 19 only the sum is published."""
LEFT_BEFORE = 660
LEFT_AS_ADULTS_BEFORE = 330
MARCH = (date(2023, 3, 1), YEAR.last_day)
RARE = ((160, LegalStatus.REMAND), (1400, LegalStatus.PLACEMENT_ORDER))
"""Statuses drawn first, from those who came into care within so many days."""
PUNCTUAL_FROM = date(2022, 1, 1)
APART_DAYS = 21

Cell = tuple[str, LegalStatus | None]


def plan(seed: int) -> Plan:
    """Plan as many children, in the years up to Walsall's published one."""
    return Plan(CHILDREN, YEAR, YEARS, authority_called("Walsall"), seed)


def make(seed: int, postcodes: Postcodes) -> Council:
    """Make the council up, with exactly the published counts."""
    made = council.start_with(plan(seed), postcodes)
    service = Service(
        CALENDAR,
        late=0.08,
        brought_forward=0.12,
        attendance={2021: 0.58, 2022: ATTENDANCE_BEFORE, 2023: ATTENDANCE},
        punctual_from=PUNCTUAL_FROM,
    )
    _fill(made, service)
    made.add_short_breaks()
    _settle_sexes(made)
    _bring_forward(made)
    _hold_late(made)
    for child in made.children:
        for period in child.in_care:
            reviewing.take_part(made.chance, child, period.reviews, service)
    _settle_attendance(made)
    return made


# ---- children ------------------------------------------------------------------------------------


def _room() -> Counter[Cell]:
    """How many children of each kind there are to be."""
    room: Counter[Cell] = Counter(
        {("stayed", ls): n - LEFT_IN_MARCH.get(ls, 0) for ls, n in IN_CARE_IN_MARCH.items()}
    )
    room.update({("left in March", ls): n for ls, n in LEFT_IN_MARCH.items()})
    room.update({("left before", None): LEFT_BEFORE, ("care leaver", None): LEFT_AS_ADULTS_BEFORE})
    return room


def _fill(made: Council, service: Service) -> None:
    room = _room()
    for within_days, status in RARE:
        rare = Counter({cell: n for cell, n in room.items() if cell[1] is status})
        _draw(made, service, rare, within_days)
        room = Counter({cell: n for cell, n in room.items() if cell[1] is not status})
    _draw(made, service, room, lives.EIGHTEEN_YEARS)


def _draw(made: Council, service: Service, room: Counter[Cell], within_days: int) -> None:
    """Draw children until there is no room left for any."""
    while +room:
        start = lives.outline(made.chance, made.plan.last_day, within_days)
        if not (
            council.is_returned(made.plan, start) or council.was_recently_in_care(made.plan, start)
        ):
            continue
        if (cell := _cell(made.plan, [start.way])) is None or not room[cell]:
            continue
        child = made.child_from(start)  # who may come back into care, and then count elsewhere
        cell = _cell(made.plan, [period.way for period in child.in_care])
        if cell is not None and room[cell] > 0:
            room[cell] -= 1
            made.add(child, service)


def _cell(plan_: Plan, ways: list[Way]) -> Cell | None:
    """Say which count a child falls in; none where March would show two statuses or periods."""
    first, last = MARCH
    in_march = [way for way in ways if way.started_on <= last and way.ended_on > first]
    if not in_march:
        is_returned = ways[-1].ended_on >= plan_.first_day
        return ("left before" if is_returned else "care leaver", None)
    statuses = {status for way in in_march for status in _statuses(way, first, last)}
    if len(in_march) > 1 or len(statuses) > 1:
        return None
    stayed = in_march[0].ended_on > last
    return ("stayed" if stayed else "left in March", statuses.pop())


def _statuses(way: Way, first: date, last: date) -> Iterator[LegalStatus]:
    """List the legal statuses a child had on any day of some."""
    ends = [day for day, _ in way.legal[1:]] + [way.ended_on]
    for (day, status), end in zip(way.legal, ends, strict=True):
        if day <= last and end > first:
            yield status


def _settle_sexes(made: Council) -> None:
    """Make as many boys as there are to be among those looked after on the last day."""
    there = [c for c in made.children if c.is_looked_after_on(made.plan.last_day)]
    boys = sum(child.sex == "M" for child in there)
    wrong, right = ("M", "F") if boys > BOYS else ("F", "M")
    could = [c for c in there if c.sex == wrong and c.first_baby_on is None]
    for child in made.chance.shuffled(could)[: abs(boys - BOYS)]:
        child.sex = right


# ---- reviews -------------------------------------------------------------------------------------


def _bring_forward(made: Council) -> None:
    """Have the IRO hold reviews between two that were due, until there are as many as published."""
    missing = REVIEWS - sum(1 for _ in _of_year(made))
    for period, review in made.chance.shuffled(list(_of_year(made))):
        if missing <= 0:
            break
        days = (_next_day(period, review) - review.held_on).days - 2 * APART_DAYS
        if days > 0:
            day = later(review.held_on, APART_DAYS + made.chance.between(0, days))
            extra = Review(reviewing.working_day(CALENDAR, day, 1), day)
            missing -= _keep(period, [*period.reviews, extra], more_late=0)
    _refuse_if(missing, made, "reviews")


def _hold_late(made: Council) -> None:
    """Hold reviews some days after their limit, until as many are late as published."""
    missing = LATE - sum(review.held_on > review.due_by for _, review in _of_year(made))
    for period, review in made.chance.shuffled(list(_of_year(made))):
        if missing <= 0:
            break
        day = later(review.due_by, 1 + made.chance.between(0, reviewing.LATE_DAYS))
        day = reviewing.working_day(CALENDAR, day, 1)
        if review.held_on <= review.due_by and day < _next_day(period, review):
            moved = Review(day, review.due_by, why_late=reviewing.WHY_LATE.draw(made.chance))
            others = [held for held in period.reviews if held is not review]
            missing -= _keep(period, [*others, moved], more_late=1)
    _refuse_if(missing, made, "late reviews")


def _refuse_if(missing: int, made: Council, what: str) -> None:
    """Rather make nothing than other counts than the published ones; no seed is known for it."""
    if missing != 0:
        raise CannotMake(f"Seed {made.plan.seed} does not make the published {what}; try another.")


def _keep(period: InCare, reviews: list[Review], *, more_late: int) -> bool:
    """Take changed reviews over if they make just so many more late in the year, none undone."""
    reviews.sort(key=lambda review: review.held_on)
    before = _late(period.reviews)
    is_nothing_undone = reviewing.judge(period.way, reviews, CALENDAR, YEAR.last_day)
    is_as_meant = is_nothing_undone and _late(reviews) == before + more_late
    if is_as_meant:
        period.reviews = reviews
    else:
        reviewing.judge(period.way, period.reviews, CALENDAR, YEAR.last_day)
    return is_as_meant


def _late(reviews: list[Review]) -> int:
    return sum(review.held_on in YEAR and review.held_on > review.due_by for review in reviews)


def _of_year(made: Council) -> Iterator[tuple[InCare, Review]]:
    """List the reviews held in the year, each with its period."""
    for child in made.children:
        for period in child.in_care:
            for review in period.reviews:
                if review.held_on in YEAR:
                    yield period, review


def _next_day(period: InCare, review: Review) -> date:
    """The day of the next review, or the day after the last on which one can be held."""
    days = [held.held_on for held in period.reviews if held.held_on > review.held_on]
    return min(days, default=later(min(YEAR.last_day, period.way.ended_on), 1))


def _settle_attendance(made: Council) -> None:
    """Have as many attend as make the published share of reviews of children of four and over."""
    reviews = [r for _, r in _of_year(made) if r.participation != Participation.UNDER_FOUR]
    attended = [r for r in reviews if r.participation in ATTENDED]
    too_many = len(attended) - round(ATTENDANCE * len(reviews))
    absent = [r for r in reviews if r.participation not in ATTENDED]
    others, instead = (
        (attended, Participation.SENT_VIEWS) if too_many > 0 else (absent, Participation.SPOKE)
    )
    for review in made.chance.shuffled(others)[: abs(too_many)]:
        review.participation = instead
