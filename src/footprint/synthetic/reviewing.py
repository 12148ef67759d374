"""How a synthetic council reviews its children: each limit from `rules`, held a little before it.

Assumed, for no return or publication says: how long before its limit a review is held, how many
are late and why, how many the IRO brings forward, and how children take part.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from footprint.rules.counting import age_on
from footprint.rules.course import AFTER, Care, Course, Stage
from footprint.rules.practice import NO_LOCAL_PRACTICE
from footprint.rules.timetable import timetable
from footprint.rules.working_days import Calendar
from footprint.synthetic.chance import Chance, later
from footprint.synthetic.children import Child, Review, Way
from footprint.synthetic.nation import Shares
from footprint.terms.participation import Participation
from footprint.terms.periods import Period, ReportingYear

WHY_LATE = Shares(
    {
        "the social worker was ill": 30,
        "the IRO was ill": 24,
        "a court hearing was on the day": 14,
        "the child or the family asked for another day": 12,
        "the plan was not ready": 20,
    }
)
TOLD_LATE = "the IRO service was told late that the child had come into care"
HELD_EARLY_DAYS = {Stage.FIRST: 7, Stage.SECOND: 12}
HELD_EARLY_DAYS_LATER = 24
LATE_DAYS = 24
BETWEEN_DAYS = 175
IN_STRIDE_DAYS = 300
ATTENDED = Shares({"PN1": 88, "PN2": 4, "PN3": 4, "PN4": 4})
NOT_ATTENDED = Shares({"PN5": 14, "PN6": 66, "PN7": 20})
ATTENDANCE_BY_AGE = {4: 0.62, 8: 0.9, 12: 1.1, 16: 1.12}
"""How much likelier than all others children of an age, and older, are to attend."""


@dataclass(frozen=True, slots=True)
class Service:
    """What one council's IRO service is like."""

    calendar: Calendar
    late: float
    brought_forward: float
    attendance: dict[int, float]
    """Share of children of four and over who attend, by the year's last 31 March."""
    punctual_from: date = date.max
    """Reviews due from this day on are all held in time, a little before their limit."""


def hold(chance: Chance, way: Way, service: Service, window: tuple[date, date]) -> list[Review]:
    """Hold the reviews of a period, one after the other, from a first day to a last."""
    first_day, last_day = window[0], min(window[1], way.ended_on)
    course = Course(_care(way), service.calendar, NO_LOCAL_PRACTICE, None, last_day, ())
    stage, previous = _in_its_stride(chance, way, first_day)
    held: list[Review] = []
    while True:
        since = previous or way.started_on
        limit, after = course.next_limit(stage, previous, since)[0].due_by, AFTER[stage]
        assert limit is not None  # noqa: S101  nothing is unseen here
        day, due_by = _plan(chance, service, stage, since, limit), limit
        if way.authorised_on is not None:
            day, due_by, after = _around_adoption(course, stage, previous, day, limit)
        if day > last_day:
            return held
        why = "" if day <= due_by else _why_late(chance, stage)
        held.append(Review(day, due_by, why_late=why))
        stage, previous = after, day


def _in_its_stride(chance: Chance, way: Way, first_day: date) -> tuple[Stage, date | None]:
    """Take reviews up where they stand on the first day: nobody sees the ones before."""
    if way.authorised_on is None and way.started_on < later(first_day, -IN_STRIDE_DAYS):
        return Stage.LATER, later(first_day, -chance.between(1, BETWEEN_DAYS))
    return Stage.FIRST, None


def _care(way: Way) -> Care:
    placed = () if way.placed_on is None else (Period(way.placed_on, way.returned_on),)
    return Care(way.started_on, way.ended_on, way.authorised_on, placed)


def judge(way: Way, reviews: list[Review], calendar: Calendar, as_at: date) -> bool:
    """Find each review's limit anew, and say whether none is left undone."""
    held = [review.held_on for review in reviews]
    duties = timetable(_care(way), held, as_at=as_at, calendar=calendar)
    for review, duty in zip(reviews, duties, strict=False):
        review.due_by = duty.due_by or review.due_by
    return len(duties) == len(reviews) + 1 and not duties[-1].is_outstanding


def _plan(chance: Chance, service: Service, stage: Stage, since: date, due_by: date) -> date:
    """Choose the day of a review by its limit: mostly a little before it."""
    is_usual = due_by < service.punctual_from
    if is_usual and chance.happens(service.late):
        return working_day(service.calendar, later(due_by, 1 + chance.between(0, LATE_DAYS)), 1)
    most = HELD_EARLY_DAYS.get(stage, HELD_EARLY_DAYS_LATER)
    early = chance.between(0, most)
    if is_usual and stage is not Stage.FIRST and chance.happens(service.brought_forward):
        early = chance.between(most, (due_by - since).days - 21)
    return max(since, working_day(service.calendar, later(due_by, -early), -1))


def _around_adoption(
    course: Course, stage: Stage, previous: date | None, day: date, limit: date
) -> tuple[date, date, Stage]:
    """Hold it sooner where a placement order, or being placed, has set an earlier limit."""
    is_meant_late = day > limit
    binding, after = course.next_limit(stage, previous, day)
    due_by = binding.due_by or limit
    if day > due_by and not is_meant_late:
        sooner = working_day(course.calendar, later(due_by, -3), -1)
        day = max(sooner, later(previous or course.care.started_on, 1))
        binding, after = course.next_limit(stage, previous, day)
        due_by = binding.due_by or limit
    return day, due_by, after


def working_day(calendar: Calendar, day: date, step: int) -> date:
    """Find the next working day on or after a day, or with a step of -1 on or before it."""
    while not calendar.is_working_day(day):
        day = later(day, step)
    return day


def _why_late(chance: Chance, stage: Stage) -> str:
    if stage is Stage.FIRST and chance.happens(0.4):
        return TOLD_LATE
    return WHY_LATE.draw(chance)


def take_part(chance: Chance, child: Child, reviews: list[Review], service: Service) -> None:
    """Draw how the child took part in each review, by age and year."""
    for review in reviews:
        age = age_on(child.born_on, review.held_on)
        if age < 4:
            review.participation = Participation.UNDER_FOUR
            continue
        year = ReportingYear.of(review.held_on).ending
        by_age = next(f for least, f in reversed(ATTENDANCE_BY_AGE.items()) if age >= least)
        attends = chance.happens(service.attendance.get(year, 0.6) * by_age)
        review.participation = (ATTENDED if attends else NOT_ATTENDED).draw(chance)
