"""One invented child's life: who they are, when and how they were looked after, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from footprint.rules.counting import birthday
from footprint.synthetic import homes, ways
from footprint.synthetic.chance import Chance, later
from footprint.synthetic.children import Child, Episode, InCare, Stay, Way
from footprint.synthetic.nation import (
    UASC_AGES,
    UASC_ETHNICITIES,
    UASC_NEEDS,
    UASC_SEXES,
    Shares,
    england,
    others,
)
from footprint.terms.care import EndReason, Home, Need, NewEpisode

BANDS = {"0": (0, 1), "1": (1, 5), "5": (5, 10), "10": (10, 16), "16": (16, 18)}
DAYS_A_YEAR = 365.25
EIGHTEEN_YEARS = int(18 * DAYS_A_YEAR)
COMES_BACK = 0.14
AT_EIGHTEEN = {
    True: Shares({"E17": 78, "E5": 12, "E6": 3, "E8": 7}),
    False: Shares({"E17": 22, "E5": 40, "E6": 15, "E7": 8, "E8": 15}),
}
GUARDIANS = {
    "relative": Shares({"E45": 82, "E41": 9, "E13": 9}),
    "foster": Shares({"E46": 25, "E47": 50, "E48": 5, "E41": 10, "E13": 10}),
    "other": Shares({"E47": 70, "E41": 15, "E13": 15}),
}


@dataclass(frozen=True, slots=True)
class Outline:
    """The start of a life: enough to say whether it is wanted before the rest is made up."""

    born_on: date
    is_uasc: bool
    way: Way


def outline(chance: Chance, until: date, within_days: int = EIGHTEEN_YEARS) -> Outline:
    """Draw a child who came into care on some day of the time up to one."""
    started_on = later(until, -chance.between(0, within_days))
    is_uasc = chance.happens(england("unaccompanied on starting").share("1"))
    band = (UASC_AGES if is_uasc else others("age")).draw(chance)
    born_on = _born_on(chance, started_on, band, is_uasc=is_uasc)
    if is_uasc:
        way = ways.unaccompanied(chance, started_on, born_on)
    else:
        way = ways.way_for(chance, started_on, born_on, int(band))
    _keep_off_31_march(way)
    return Outline(born_on, is_uasc, way)


def _born_on(chance: Chance, started_on: date, band: str, *, is_uasc: bool) -> date:
    """Draw a birthday; babies come soon after birth, older children late in their band."""
    youngest, oldest = BANDS[band]
    share = chance.share()
    if band == "0":
        share = share**2.2
    elif band == "10":
        share = 0.9 + 0.1 * share if is_uasc else share**0.6
    days = int((youngest + share * (oldest - youngest)) * DAYS_A_YEAR)
    born_on = later(started_on, -min(max(days, 0), int(oldest * DAYS_A_YEAR) - 12))
    # nobody turns eighteen on a 31 March, for the same reason as below
    return later(born_on, -1) if (born_on.month, born_on.day) == (3, 31) else born_on


def _keep_off_31_march(way: Way) -> None:
    """Move an ending off 31 March: the public validator counts that day as still looked after."""
    end = way.ended_on
    if (end.month, end.day) == (3, 31) and way.legal[-1][0] < later(end, -1):
        way.ended_on = later(end, -1)


def child_of(chance: Chance, number: int, upn: str, start: Outline, council: homes.Homes) -> Child:
    """Draw who a child is."""
    sexes = UASC_SEXES if start.is_uasc else others("sex")
    ethnicities = UASC_ETHNICITIES if start.is_uasc else others("ethnicity", "31 March")
    return Child(
        number,
        start.born_on,
        sexes.draw(chance),
        ethnicities.draw(chance),
        start.is_uasc,
        chance.one_of(council.surroundings.inside),
        upn,
    )


def at_home(chance: Chance, number: int, upn: str, until: date, council: homes.Homes) -> Child:
    """Draw a child who lives at home, of school age."""
    born_on = later(until, -int((7 + 10 * chance.share()) * DAYS_A_YEAR))
    nobody = Way(until, until, [])
    return child_of(chance, number, upn, Outline(born_on, is_uasc=False, way=nobody), council)


def live(chance: Chance, child: Child, way: Way, council: homes.Homes, until: date) -> None:
    """Draw a child's time in care, and whether they come back."""
    _one_period(chance, child, way, council, until)
    while (again := _return_to_care(chance, child, way, until)) is not None:
        way = again
        _one_period(chance, child, way, council, until)


def _one_period(chance: Chance, child: Child, way: Way, council: homes.Homes, until: date) -> None:
    need = Need((UASC_NEEDS if child.is_uasc else others("need")).draw(chance))
    stays = homes.stays(chance, child, way, council, until)
    if way.outcome is None:
        way.outcome = _outcome(chance, child, way, stays[-1].home)
    child.in_care.append(InCare(way, need, episodes(way, stays)))


def _outcome(chance: Chance, child: Child, way: Way, last_home: Home) -> EndReason:
    """Draw how care ended where that depends on who cares for the child."""
    kind = last_home[0]
    if way.ended_on >= birthday(child.born_on, 18):
        return EndReason(AT_EIGHTEEN[kind == "U"].draw(chance))
    if kind != "U":
        return EndReason(GUARDIANS["other"].draw(chance))
    is_relative = last_home in {Home.RELATIVE_OTHER, Home.RELATIVE_LONG_TERM}
    return EndReason(GUARDIANS["relative" if is_relative else "foster"].draw(chance))


def _return_to_care(chance: Chance, child: Child, way: Way, until: date) -> Way | None:
    """Some who went home come back within two years."""
    if way.outcome not in {EndReason.HOME_PLANNED, EndReason.HOME_UNPLANNED}:
        return None
    if not chance.happens(COMES_BACK):
        return None
    back_on = later(way.ended_on, chance.between(3, 700))
    if back_on > until or back_on >= birthday(child.born_on, 17):
        return None
    years = (back_on - child.born_on).days / DAYS_A_YEAR
    band = next(int(band) for band, (_, oldest) in BANDS.items() if years < oldest)
    again = ways.way_for(chance, back_on, child.born_on, band)
    _keep_off_31_march(again)
    return again


def episodes(way: Way, stays: list[Stay]) -> list[Episode]:
    """Cut a period wherever the legal status or the home changes, as the return does."""
    starts = sorted({day for day, _ in way.legal} | {stay.started_on for stay in stays})
    ends = [*starts[1:], way.ended_on]
    for stay, after in zip(stays, [*(s.started_on for s in stays[1:]), way.ended_on], strict=True):
        stay.ended_on = after
    found: list[Episode] = []
    at_law, at_home = -1, -1
    for started_on, ended_on in zip(starts, ends, strict=True):
        law_changes = at_law + 1 < len(way.legal) and way.legal[at_law + 1][0] == started_on
        home_changes = at_home + 1 < len(stays) and stays[at_home + 1].started_on == started_on
        at_law, at_home = at_law + law_changes, at_home + home_changes
        stay = stays[at_home]
        if found and home_changes:
            found[-1].change_reason = stay.change_reason
        reason = _why_new(found, stay, law_changes=law_changes, home_changes=home_changes)
        found.append(
            Episode(
                started_on, ended_on, reason, way.legal[at_law][1], stay,
                EndReason.NEW_EPISODE, None,
            )
        )  # fmt: skip
    assert way.outcome is not None  # noqa: S101  drawn before
    found[-1].end_reason = way.outcome
    return found


def _why_new(
    before: list[Episode], stay: Stay, *, law_changes: bool, home_changes: bool
) -> NewEpisode:
    if not before:
        return NewEpisode.STARTED
    if not home_changes:
        return NewEpisode.LEGAL_STATUS
    if law_changes:
        both, same_carer = (
            NewEpisode.LEGAL_STATUS_PLACEMENT_CARER,
            NewEpisode.LEGAL_STATUS_PLACEMENT,
        )
        return same_carer if stay.has_same_carer else both
    return NewEpisode.PLACEMENT if stay.has_same_carer else NewEpisode.PLACEMENT_AND_CARER
