"""The ways children come into care, through it and out of it; England's shares, and assumptions.

Published: age, need and legal status on starting, and reasons for leaving (`nation`). Assumed:
which way a child of some age goes, and how long each step of it takes; chosen so that those looked
after on a 31 March come out as published (`docs/synthetic-council.md` has the comparison).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from footprint.rules.counting import birthday
from footprint.synthetic.chance import Chance, later
from footprint.synthetic.children import Way
from footprint.synthetic.nation import Shares, shares
from footprint.terms.care import EndReason, LegalStatus

LS = LegalStatus

WAYS_BY_AGE: dict[int, Shares] = {
    0: shares(home_soon=10, proceedings_home=15, guardianship=27, adoption=41, care_order=7),
    1: shares(home_soon=23, proceedings_home=16, guardianship=31, adoption=16, care_order=14),
    5: shares(home_soon=26, accommodated=3, proceedings_home=12, guardianship=19, adoption=3,
              care_order=37),
    10: shares(home_soon=30, accommodated=12, proceedings_home=5, guardianship=5, care_order=45,
               remand=3),
    16: shares(home_soon=24, accommodated=65, guardianship=1, care_order=5, remand=5),
}  # fmt: skip

HOME_SOON_ENDINGS = Shares({"E4A": 49, "E4B": 15, "E13": 13, "E8": 9, "E3": 8, "E41": 4, "E9": 2})
PROCEEDINGS_HOME_ENDINGS = Shares({"E4A": 82, "E41": 8, "E4B": 4, "E8": 6})
EARLY_ENDINGS = Shares({"E4A": 45, "E41": 8, "E8": 12, "E13": 20, "E4B": 10, "E2": 2, "E16": 3})
REMAND_ENDINGS = Shares({"E14": 50, "E9": 30, "E4A": 20})
COURT_STARTS = Shares({"C1": 58, "L1": 16, "L2": 2.5, "V2": 23.5})
FOR_ADOPTION_WITHOUT_ADOPTION = 0.14
RETURNED_BY_ADOPTERS = 0.04


def way_for(chance: Chance, started_on: date, born_on: date, age_band: int) -> Way:
    """Draw a way through care for a child with a family here."""
    return along(WAYS_BY_AGE[age_band].draw(chance), chance, started_on, born_on)


def along(name: str, chance: Chance, started_on: date, born_on: date) -> Way:
    """Draw the steps of one way; it ends at eighteen at the latest."""
    way = STEPS[name](chance, started_on)
    adult_on = birthday(born_on, 18)
    if way.ended_on >= adult_on:
        way.ended_on, way.outcome = adult_on, None
    way.legal = [step for step in way.legal if step[0] < way.ended_on]
    return way


def _home_soon(chance: Chance, start: date) -> Way:
    legal = [(start, LS.ACCOMMODATED)]
    if chance.happens(0.13):
        legal = [(start, LS.POLICE_PROTECTION), (later(start, chance.between(1, 3)), legal[0][1])]
    end = later(legal[-1][0], chance.wait(25 if chance.happens(0.4) else 230))
    return Way(start, end, legal, EndReason(HOME_SOON_ENDINGS.draw(chance)))


def _accommodated(chance: Chance, start: date) -> Way:
    end = later(start, 200 + chance.wait(5000))
    return Way(start, end, [(start, LS.ACCOMMODATED)], EndReason(EARLY_ENDINGS.draw(chance)))


def _remand(chance: Chance, start: date) -> Way:
    end = later(start, chance.between(7, 160))
    return Way(start, end, [(start, LS.REMAND)], EndReason(REMAND_ENDINGS.draw(chance)))


def _to_court(chance: Chance, start: date) -> tuple[list[tuple[date, LegalStatus]], date]:
    """Come into care on the way to court: the steps until the final hearing, and its day."""
    first = LegalStatus(COURT_STARTS.draw(chance))
    legal, ordered_on = [(start, first)], start
    if first is LS.POLICE_PROTECTION:
        ordered_on = later(start, chance.between(1, 3))
    elif first is LS.EMERGENCY_PROTECTION_ORDER:
        ordered_on = later(start, chance.between(3, 8))
    elif first is LS.ACCOMMODATED:
        ordered_on = later(start, 10 + chance.wait(90))
    if ordered_on != start:
        legal.append((ordered_on, LS.INTERIM_CARE_ORDER))
    return legal, later(ordered_on, chance.between(150, 290) + chance.wait(90))


def _proceedings_home(chance: Chance, start: date) -> Way:
    legal, hearing_on = _to_court(chance, start)
    return Way(start, hearing_on, legal, EndReason(PROCEEDINGS_HOME_ENDINGS.draw(chance)))


def _guardianship(chance: Chance, start: date) -> Way:
    legal, hearing_on = _to_court(chance, start)
    end = hearing_on
    if chance.happens(0.35):  # a care order first, guardianship once the carers are assessed
        legal.append((hearing_on, LS.FULL_CARE_ORDER))
        end = later(hearing_on, 90 + chance.wait(400))
    return Way(start, end, legal, None, goes_to_relatives=chance.happens(0.8))


def _care_order(chance: Chance, start: date) -> Way:
    legal, hearing_on = _to_court(chance, start)
    legal.append((hearing_on, LS.FULL_CARE_ORDER))
    end = later(hearing_on, 120 + chance.wait(365 * 30))
    return Way(start, end, legal, EndReason(EARLY_ENDINGS.draw(chance)))


def _adoption(chance: Chance, start: date) -> Way:
    legal, hearing_on = _to_court(chance, start)
    legal.append((hearing_on, LS.PLACEMENT_ORDER))
    decided_on = max(start, later(hearing_on, -chance.between(14, 70)))
    way = Way(start, hearing_on, legal, decided_on=decided_on, authorised_on=hearing_on)
    if not chance.happens(FOR_ADOPTION_WITHOUT_ADOPTION):
        way.placed_on = later(hearing_on, 30 + chance.wait(210))
        way.ended_on = later(way.placed_on, 100 + chance.wait(150))
        unopposed = chance.happens(0.85)
        way.outcome = (
            EndReason.ADOPTED_UNOPPOSED if unopposed else EndReason.ADOPTED_CONSENT_DISPENSED
        )
        if not chance.happens(RETURNED_BY_ADOPTERS):
            return way
        way.returned_on = later(way.placed_on, chance.between(20, 120))
    given_up_from = way.returned_on or later(hearing_on, 200)
    way.reversed_on = later(given_up_from, 30 + chance.wait(200))
    legal.append((way.reversed_on, LS.FULL_CARE_ORDER))
    way.ended_on = later(way.reversed_on, 120 + chance.wait(365 * 30))
    way.outcome = EndReason(EARLY_ENDINGS.draw(chance))
    return way


def unaccompanied(chance: Chance, start: date, born_on: date) -> Way:
    """Draw the way of an unaccompanied child: some are soon looked after by another council."""
    end, outcome = birthday(born_on, 18), None
    if chance.happens(0.27):
        end, outcome = later(start, chance.between(4, 40)), EndReason.OTHER_COUNCIL
    elif chance.happens(0.08):
        end, outcome = later(start, 20 + chance.wait(120)), EndReason.OTHER
    elif chance.happens(0.06):
        end, outcome = later(start, 30 + chance.wait(90)), EndReason.AGE_ASSESSED
    if end >= birthday(born_on, 18):
        end, outcome = birthday(born_on, 18), None
    return Way(start, end, [(start, LS.ACCOMMODATED)], outcome)


STEPS: dict[str, Callable[[Chance, date], Way]] = {
    "home_soon": _home_soon,
    "accommodated": _accommodated,
    "remand": _remand,
    "proceedings_home": _proceedings_home,
    "guardianship": _guardianship,
    "care_order": _care_order,
    "adoption": _adoption,
}
