"""Where a child lives meanwhile: first homes, moves, why, and who provides them.

Published: how far from home and in whose area children live, and why they move (`nation`). Assumed:
which kinds of home children of some age get, and how long they stay; chosen so that the homes of
those looked after on a 31 March come out as published.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from footprint.rules.counting import age_on
from footprint.synthetic.chance import Chance, later
from footprint.synthetic.children import Child, Stay, Way
from footprint.synthetic.nation import Shares, england, shares
from footprint.synthetic.places import Surroundings
from footprint.terms.care import (
    PLACED_FOR_ADOPTION,
    Home,
    LegalStatus,
    PlacementChange,
    Provider,
)

KINDS: dict[str, Shares] = {
    "under 2": shares(U6=62, U3=30, U5=2, P1=2, R3=4),
    "under 10": shares(U6=51, U3=22, P1=24, K2=3),
    "under 16": shares(U6=27, U3=6, P1=16, K2=42, S1=0.6, R1=3.0, K1=0.4, Z1=5),
    "16 and over": shares(U6=9, U3=2, P1=6, K2=24, K3=48, R1=2.5, R2=1.5, Z1=7),
    "unaccompanied": shares(U6=20, K3=67, Z1=13),
    "on remand": shares(R5=40, K1=15, K2=25, U6=20),
}
PROVIDERS: dict[str, Shares] = {
    "U": shares(PR1=42, PR4=47, PR5=11),
    "A": shares(PR1=80, PR2=5, PR5=15),
    "K2": shares(PR4=82, PR1=12, PR5=6),
    "K3": shares(PR4=78, PR5=16, PR1=6),
}
PROVIDED_BY_ONE = {
    "P1": Provider.PARENT, "U1": Provider.OWN, "U2": Provider.OWN, "U3": Provider.OWN,
    "R2": Provider.OTHER_PUBLIC, "R5": Provider.OTHER_PUBLIC, "K1": Provider.OTHER_COUNCIL,
    "R1": Provider.PRIVATE, "R3": Provider.PRIVATE, "S1": Provider.PRIVATE,
}  # fmt: skip
MEAN_STAY_DAYS = {
    "U6": 430, "U5": 900, "U3": 900, "U4": 3200, "U1": 4200, "K2": 560, "K3": 420, "P1": 1100,
    "R1": 400, "R2": 40, "R3": 120, "R5": 200, "K1": 120, "S1": 900, "Z1": 270,
}  # fmt: skip
LONG_TERM = {Home.FOSTER_OTHER: Home.FOSTER_LONG_TERM, Home.RELATIVE_OTHER: Home.RELATIVE_LONG_TERM}
WITHOUT_URN = frozenset({"P1", "R1", "R2", "R5", "T1", "T4", "Z1"})
CARE_ORDERS = frozenset({LegalStatus.INTERIM_CARE_ORDER, LegalStatus.FULL_CARE_ORDER})
ADOPTION_AGENCY = "XXXXXXX"
"""What the return asks for where a regional adoption agency made the placement."""


@dataclass(slots=True)
class Homes:
    """The homes a council places children in; the same postcode keeps its Ofsted number."""

    surroundings: Surroundings
    numbers: dict[str, str] = field(default_factory=dict)

    def stay(self, chance: Chance, child: Child, day: date, home: Home) -> Stay:
        """Find a home of a kind, at a distance as children in England live from theirs."""
        if home is Home.PARENTS:
            return Stay(day, home, Provider.PARENT, child.home.postcode)
        provider = None if home is Home.OTHER else _provider(chance, home)
        inside, _, near = england("distance on 31 March").draw(chance).partition(" ")
        is_inside = inside == "IN" or (provider is Provider.OWN and home[0] not in "UA")
        spot = self.surroundings.placement(
            chance, child.home, inside=is_inside, near=near == "near"
        )
        return Stay(day, home, provider, spot.postcode, self._urn(home, provider, spot.postcode))

    def _urn(self, home: Home, provider: Provider | None, postcode: str) -> str:
        """Number homes by where they are, and fostering by who approved the carers."""
        if home in WITHOUT_URN:
            return ""
        if home[0] == "A":
            return ADOPTION_AGENCY
        fosters = home[0] == "U"
        key = f"{provider} {hash_of(postcode) % 12}" if fosters else f"{home} {postcode}"
        if fosters and provider is Provider.OWN:
            key = "own fostering"
        return self.numbers.setdefault(key, f"SC{900000 + len(self.numbers)}")


def hash_of(text: str) -> int:
    """A number that follows from a text, the same on every machine."""
    return sum(position * ord(letter) for position, letter in enumerate(text, start=1))


def stays(chance: Chance, child: Child, way: Way, homes: Homes, until: date) -> list[Stay]:
    """Draw the homes of one period, up to a day beyond which nothing is returned."""
    found = [homes.stay(chance, child, way.started_on, _first_kind(chance, child, way))]
    last_day = min(way.ended_on, until)
    planned = _planned(way)
    while True:
        stay = found[-1]
        next_on = planned[0][0] if planned else last_day
        if stay.home in PLACED_FOR_ADOPTION:
            ends_on = next_on
        else:
            ends_on = min(next_on, later(stay.started_on, _length(chance, stay, len(found))))
        if ends_on >= last_day:
            return found
        if ends_on == next_on:
            found.append(_planned_move(chance, child, homes, stay, planned.pop(0)))
        else:
            found += _move(chance, child, way, homes, (stay, ends_on, next_on))


def _planned(way: Way) -> list[tuple[date, str]]:
    """List the moves an adoption brings."""
    planned = [(way.placed_on, "placed"), (way.returned_on, "returned")]
    return [(day, kind) for day, kind in planned if day is not None]


def _length(chance: Chance, stay: Stay, order: int) -> int:
    """Draw how long a stay lasts: first homes are often found in a hurry."""
    mean = MEAN_STAY_DAYS.get(stay.home, 10**6)
    return 2 + chance.wait(mean * (0.45 if order == 1 else 1.0))


def _kind(chance: Chance, child: Child, way: Way, day: date) -> Home:
    status = next(ls for since, ls in reversed(way.legal) if since <= day)
    age = age_on(child.born_on, day)
    if status is LegalStatus.REMAND:
        return Home(KINDS["on remand"].draw(chance))
    if way.goes_to_relatives and chance.happens(0.75):
        return Home.RELATIVE_OTHER
    if child.is_uasc:
        group = "unaccompanied"
    else:
        group = "under 2" if age < 2 else "under 10" if age < 10 else "under 16"
        group = group if age < 16 else "16 and over"
    home = Home(KINDS[group].draw(chance))
    if home is Home.SUPPORTED_ACCOMMODATION and age < 16:
        home = Home.FOSTER_OTHER
    if home is Home.PARENTS and (way.authorised_on or status not in CARE_ORDERS):
        home = Home.FOSTER_OTHER
    return home


def _first_kind(chance: Chance, child: Child, way: Way) -> Home:
    """Nobody comes into care to live where they lived."""
    home = _kind(chance, child, way, way.started_on)
    return Home.FOSTER_OTHER if home is Home.PARENTS else home


def _move(
    chance: Chance, child: Child, way: Way, homes: Homes, when: tuple[Stay, date, date]
) -> list[Stay]:
    """Draw what follows a stay: a few days away, a longer promise by the same carers, or a move."""
    stay, day, next_on = when
    if chance.happens(0.05):
        back_on = later(day, chance.between(2, 6))
        changes = any(day <= changed_on <= back_on for changed_on, _ in way.legal)
        fosters = stay.home[0] == "U" and back_on < next_on and not changes
        return _days_away(chance, child, homes, (stay, day, back_on)) if fosters else []
    is_for_good = way.legal[-1][1] is LegalStatus.FULL_CARE_ORDER and way.legal[-1][0] <= day
    if stay.home in LONG_TERM and is_for_good and chance.happens(0.7):
        return [_same_carer(stay, day, LONG_TERM[stay.home], PlacementChange.PLACING)]
    new = homes.stay(chance, child, day, _kind(chance, child, way, day))
    if (new.home, new.postcode) == (stay.home, stay.postcode):
        return []
    reason = PlacementChange(england("reason for a new placement").draw(chance))
    new.change_reason = PlacementChange.CARE_PLAN if reason is PlacementChange.PLACING else reason
    return [new]


def _days_away(
    chance: Chance, child: Child, homes: Homes, when: tuple[Stay, date, date]
) -> list[Stay]:
    """A few days elsewhere, then back to the same carers."""
    stay, day, back_on = when
    spot = homes.surroundings.placement(chance, child.home, inside=True, near=True)
    away = Stay(day, Home.TEMPORARY_4, None, spot.postcode)
    back = Stay(back_on, stay.home, stay.provider, stay.postcode, stay.urn)
    return [away, back]


def _same_carer(stay: Stay, day: date, home: Home, reason: PlacementChange) -> Stay:
    urn = ADOPTION_AGENCY if home in PLACED_FOR_ADOPTION else stay.urn
    return Stay(
        day, home, stay.provider, stay.postcode, urn, has_same_carer=True, change_reason=reason
    )


def _planned_move(
    chance: Chance, child: Child, homes: Homes, stay: Stay, move: tuple[date, str]
) -> Stay:
    """Move to the adopters, who may be the carers, or back from them."""
    day, kind = move
    if kind == "placed" and stay.home[0] == "U" and chance.happens(0.18):
        return _same_carer(stay, day, Home.ADOPTION_ORDER_CARER, PlacementChange.CARE_PLAN)
    home = Home.ADOPTION_ORDER if kind == "placed" else Home.FOSTER_OTHER
    new = homes.stay(chance, child, day, home)
    new.change_reason = PlacementChange.CARE_PLAN
    return new


def _provider(chance: Chance, home: Home) -> Provider:
    one = PROVIDED_BY_ONE.get(home)
    return one or Provider((PROVIDERS.get(home) or PROVIDERS[home[0]]).draw(chance))
