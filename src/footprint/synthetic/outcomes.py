"""What a return tells once a year beside episodes: health, adoption, permanence, care leavers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from footprint.rules.counting import birthday
from footprint.synthetic.chance import Chance, later
from footprint.synthetic.children import InCare
from footprint.synthetic.nation import Shares, shares
from footprint.synthetic.years import Row, YearOfChild, written
from footprint.terms.care import EndReason, Home, NewEpisode

# England, year ending 31 March 2025 (Department for Education, as in england.csv)
HEALTH_ASSESSED, IMMUNISED, TEETH_CHECKED, DEVELOPMENT_CHECKED = 0.90, 0.84, 0.81, 0.88
CONVICTED, MISUSES, SDQ_RETURNED = 0.02, 0.03, 0.78

# assumed
NO_SDQ = shares(SDQ2=25, SDQ3=10, SDQ4=45, SDQ5=20)
EARLIER = shares(Z1=92, P1=1.5, P2=5, P3=1.5)
ELSEWHERE = ("330", "333", "334", "335", "336", "860", "999")
ADOPTERS = Shares({"2 MF L11": 62, "2 MF L3": 12, "2 MM L12": 7, "2 FF L12": 5, "1 F1 L0": 13,
                   "1 M1 L0": 1})  # fmt: skip
GIVEN_UP_BECAUSE = shares(RD1=25, RD3=45, RD4=30)
IN_TOUCH = shares(YES=93, NO=4, REFU=2, NREQ=1)
ACTIVITY = shares(F1=6, F2=20, P1=1, P2=2, F4=3, F5=27, G4=13, G5=23, G6=5)
ACCOMMODATION = shares(B1=11, D1=18, E1=5, U1=38, Z1=10, K1=4, X2=3, S2=2, Y1=6, R1=3)
NEW_ACTIVITIES_FROM = 2022
ADOPTED = frozenset({EndReason.ADOPTED_UNOPPOSED, EndReason.ADOPTED_CONSENT_DISPENSED})


def rows(of_year: YearOfChild, chance: Chance) -> Iterator[tuple[str, Row]]:
    """Fill the yearly tables for a child who was looked after in the year."""
    if of_year.is_looked_after_all_year:
        yield "OC2", {**of_year.about, **_health(of_year, chance)}
    if any(
        episode.new_reason is NewEpisode.STARTED and episode.started_on in of_year.year
        for _, episode in of_year.episodes
    ):
        yield "PrevPerm", {**of_year.about, **_before(of_year, chance)}
    for period in of_year.periods:
        yield from _adoption(of_year, period, chance)
    for ordered_on, ended_on in of_year.child.deprived_of_liberty:
        if of_year.overlaps(ordered_on, ended_on):
            days = {"DOLO_START": written(ordered_on), "DOLO_END": of_year.shown(ended_on)}
            yield "DoLo", {**of_year.about, **days}


def _health(of_year: YearOfChild, chance: Chance) -> Row:
    def yes(share: float) -> str:
        return "1" if chance.happens(share) else "0"

    last_day = of_year.last_day
    row = {
        "IMMUNISATIONS": yes(IMMUNISED),
        "TEETH_CHECK": yes(TEETH_CHECKED),
        "HEALTH_ASSESSMENT": yes(HEALTH_ASSESSED),
        "SUBSTANCE_MISUSE": yes(MISUSES if of_year.is_at_least(11, last_day) else 0),
    }
    if row["SUBSTANCE_MISUSE"] == "1":
        row["INTERVENTION_RECEIVED"] = yes(0.5)
        if row["INTERVENTION_RECEIVED"] == "0":
            row["INTERVENTION_OFFERED"] = yes(0.8)
    if of_year.is_at_least(10, last_day):
        row["CONVICTED"] = yes(CONVICTED)
    if not of_year.is_at_least(5, last_day):
        row["HEALTH_CHECK"] = yes(DEVELOPMENT_CHECKED)
    return row | _wellbeing(of_year, chance)


def _wellbeing(of_year: YearOfChild, chance: Chance) -> Row:
    """Score strengths and difficulties of those aged 4 to 16, or say why there is no score."""
    first_day, last_day = of_year.first_day, of_year.last_day
    if not of_year.is_at_least(4, last_day) or of_year.is_at_least(17, later(first_day, -1)):
        return {}
    if chance.happens(SDQ_RETURNED):
        return {"SDQ_SCORE": str(min(40, sum(chance.between(0, 7) for _ in range(4)) + 1))}
    at_the_edge = not of_year.is_at_least(4, first_day) or of_year.is_at_least(17, last_day)
    return {"SDQ_REASON": "SDQ1" if at_the_edge else NO_SDQ.draw(chance)}


def _before(of_year: YearOfChild, chance: Chance) -> Row:
    """Say whether the child had a permanent home through a court before."""
    first_on = min(episode.started_on for _, episode in of_year.episodes)
    earlier = EARLIER.draw(chance)
    years = (first_on - of_year.child.born_on).days // 365
    if earlier == "Z1" or years < 2 or of_year.child.is_uasc:
        return {"PREV_PERM": "Z1"}
    ordered_on = later(first_on, -chance.between(200, years * 365 - 300))
    day = f"ZZ/{ordered_on:%m/%Y}" if chance.happens(0.2) else written(ordered_on)
    return {"PREV_PERM": earlier, "LA_PERM": chance.one_of(ELSEWHERE), "DATE_PERM": day}


def _adoption(of_year: YearOfChild, period: InCare, chance: Chance) -> Iterator[tuple[str, Row]]:
    """Tell the decision for adoption, its reversal, and the adoption."""
    way = period.way
    decided_on = way.decided_on
    if decided_on is None or not of_year.overlaps(decided_on, way.reversed_on):
        return
    decision = {"DATE_PLACED": written(decided_on)}
    if given_up := of_year.shown(way.reversed_on):
        why = GIVEN_UP_BECAUSE.draw(chance)
        decision |= {"DATE_PLACED_CEASED": given_up, "REASON_PLACED_CEASED": why}
    yield "PlacedAdoption", {**of_year.about, **decision}
    if way.outcome in ADOPTED and way.ended_on <= of_year.last_day:
        yield "AD1", {**of_year.about, **_adopters(period, decided_on, chance)}


def _adopters(period: InCare, decided_on: date, chance: Chance) -> Row:
    number, sexes, status = ADOPTERS.draw(chance).split()
    placed_on = period.way.placed_on or period.way.ended_on
    matched_on = max(decided_on, later(placed_on, -chance.between(7, 28)))
    by_carer = period.episodes[-1].stay.home is Home.ADOPTION_ORDER_CARER
    return {
        "DATE_INT": written(decided_on),
        "DATE_MATCH": written(matched_on),
        "FOSTER_CARE": "1" if by_carer else "0",
        "NB_ADOPTR": number,
        "SEX_ADOPTR": sexes,
        "LS_ADOPTR": status,
    }


def care_leaver(of_year: YearOfChild, chance: Chance) -> Row | None:
    """Tell how someone lives who left care at eighteen and turned 19, 20 or 21 in the year."""
    child = of_year.child
    if not child.in_care or child.in_care[-1].way.ended_on != birthday(child.born_on, 18):
        return None
    if (child.in_care[-1].way.ended_on - child.in_care[-1].way.started_on).days < 13 * 7:
        return None
    if not any(birthday(child.born_on, age) in of_year.year for age in (19, 20, 21)):
        return None
    in_touch = IN_TOUCH.draw(chance)
    if in_touch != "YES":
        return {**of_year.about, "IN_TOUCH": in_touch, "ACTIV": "0", "ACCOM": "0"}
    activity = ACTIVITY.draw(chance)
    if of_year.year.ending < NEW_ACTIVITIES_FROM and activity in {"F4", "F5"}:
        activity = "F2"
    accommodation = ACCOMMODATION.draw(chance)
    return {**of_year.about, "IN_TOUCH": in_touch, "ACTIV": activity, "ACCOM": accommodation}
