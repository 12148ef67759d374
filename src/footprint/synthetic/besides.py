"""What else is made up about a child in care: times missing, social workers, babies of their own.

All of it is assumed; publications give little more than how many children were ever missing.
"""

from __future__ import annotations

from datetime import date

from footprint.rules.counting import birthday
from footprint.synthetic.chance import Chance, later
from footprint.synthetic.children import Child, Episode, InCare, Stay
from footprint.terms.care import EndReason, Home, LegalStatus, NewEpisode, Provider

GOES_MISSING = 0.17
MEAN_DAYS_BETWEEN_MISSING = 75
MEAN_DAYS_WITH_A_WORKER = 400
NEW_WORKER = ("LEFTRL", "LEFTRL", "TSPROC", "TSPROC", "MANAGE", "ABSENC", "ORGRST", "OTHERS")
MOTHER = 0.02
DEPRIVED_OF_LIBERTY = 0.03


def go_missing(chance: Chance, child: Child, period: InCare, window: tuple[date, date]) -> None:
    """Some children of eleven and over go missing, often more than once."""
    from_on, until = max(window[0], birthday(child.born_on, 11), period.way.started_on), window[1]
    last_day = min(period.way.ended_on, later(until, 60))
    if from_on >= last_day or not chance.happens(GOES_MISSING):
        return
    moves = [episode.started_on for episode in period.episodes]
    day = later(from_on, chance.wait(MEAN_DAYS_BETWEEN_MISSING))
    while day < last_day:
        back_on = later(day, chance.between(0, 2) if chance.happens(0.9) else chance.between(3, 20))
        if back_on < last_day and not any(day < moved_on <= back_on for moved_on in moves):
            period.missing.append((day, back_on, "A" if chance.happens(0.2) else "M"))
        day = later(back_on, 1 + chance.wait(MEAN_DAYS_BETWEEN_MISSING))


def meet_workers(chance: Chance, child: Child, workers: int, until: date, council: int) -> None:
    """A social worker from the first day, and others after; they stay while the child is home."""
    day, reason = child.in_care[0].way.started_on, "FCONTA"
    last_day = min(later(child.in_care[-1].way.ended_on, -10), until)
    while True:
        number = chance.between(1, workers)
        child.workers.append((day, f"SW{council:03}{number:04}", reason))
        day = later(day, 30 + chance.wait(MEAN_DAYS_WITH_A_WORKER))
        if day >= last_day:
            return
        reason = chance.one_of(NEW_WORKER)


def have_a_baby(chance: Chance, child: Child, until: date) -> None:
    """A few young women in care have a child of their own."""
    if child.sex != "F" or len(child.in_care) > 1 or not chance.happens(MOTHER):
        return
    baby_on = later(birthday(child.born_on, 15), chance.between(0, 365 * 3 - 1))
    if baby_on <= until and child.is_looked_after_on(baby_on):
        child.first_baby_on = baby_on


def status_ceases(chance: Chance, child: Child, from_on: date) -> None:
    """Some unaccompanied children are given leave to stay before they are eighteen."""
    if not child.is_uasc or not chance.happens(0.3):
        return
    way = child.in_care[0].way
    ceased_on = later(birthday(child.born_on, 18), -chance.between(5, 250))
    if max(from_on, way.started_on) < ceased_on < way.ended_on:
        child.uasc_ceased_on = ceased_on


def take_short_breaks(chance: Chance, child: Child, window: tuple[date, date]) -> None:
    """Draw a child who lives at home and has short breaks, one by one (V3) or as agreed (V4)."""
    from_on, until = window
    started_on = later(from_on, chance.between(-500, (until - from_on).days - 40))
    ended_on = min(later(started_on, 120 + chance.wait(700)), birthday(child.born_on, 18))
    stay = Stay(started_on, Home.RESIDENTIAL_CARE_HOME, Provider.OWN, "")
    if chance.happens(0.4):
        status, ended_for = LegalStatus.SHORT_BREAKS_AGREEMENT, EndReason.OTHER
        child.short_breaks = [
            Episode(started_on, ended_on, NewEpisode.STARTED, status, stay, ended_for, None)
        ]
        return
    day = started_on
    while day < ended_on:
        back_on = later(day, chance.between(2, 3))
        child.short_breaks.append(
            Episode(
                day, back_on, NewEpisode.STARTED, LegalStatus.SHORT_BREAKS_EPISODES, stay,
                EndReason.HOME_PLANNED, None,
            )
        )  # fmt: skip
        day = later(back_on, chance.between(18, 40))


def deprive_of_liberty(chance: Chance, child: Child, period: InCare, until: date) -> None:
    """A few older children in children's homes live under a court's deprivation of liberty."""
    for episode in period.episodes:
        stay = episode.stay
        is_there = stay.home is Home.CHILDRENS_HOME and stay.started_on == episode.started_on
        if not is_there or birthday(child.born_on, 11) > stay.started_on:
            continue
        if chance.happens(DEPRIVED_OF_LIBERTY):
            ends_on = min(later(stay.started_on, chance.between(30, 200)), stay.ended_on)
            child.deprived_of_liberty.append((stay.started_on, later(ends_on, -1)))
