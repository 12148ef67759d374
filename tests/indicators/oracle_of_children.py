"""The oracle for who is looked after and where: indicators 1 to 13."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from tests.indicators.oracle import DAY, NOT_KNOWN, Mark, Oracle, Row, code_in

from footprint.terms.care import PLACED_FOR_ADOPTION, EndReason, Need
from footprint.terms.children import ethnic_group


def of_children(oracle: Oracle) -> Iterable[Mark]:
    for child, period, episode in oracle.at_date():
        group = ethnic_group(oracle.child[child]["ethnicity"])
        yield Mark(
            keys={
                "age_band": oracle.age_band(child, oracle.as_at),
                "sex": oracle.sex(child),
                "ethnic_group": group if group != "Not known" else NOT_KNOWN,
                "legal_status": oracle.status(episode),
                "kind_of_home": oracle.home_kind(episode),
                "need": code_in(period["need"], Need),
                "time_in_care": oracle.length(
                    oracle.months(period["period_start"], oracle.as_at + DAY)
                ),
            }
        )


def by(oracle: Oracle, column: str) -> Iterable[Mark]:
    for mark in of_children(oracle):
        key = mark.keys[column]
        yield Mark(is_unknown=key == NOT_KNOWN, keys={column: key})


def started(oracle: Oracle) -> Iterable[Mark]:
    for period in oracle.rows("periods"):
        day = period["period_start"]
        if oracle.is_in_year(day):
            yield Mark(
                keys={
                    "month": f"{day:%Y-%m}",
                    "age_band": oracle.age_band(period["child"], day),
                    "sex": oracle.sex(period["child"]),
                    "need": code_in(period["need"], Need),
                    "legal_status": oracle.status(period, "first_legal_status"),
                }
            )


def ceased(oracle: Oracle) -> Iterable[Mark]:
    for period in oracle.rows("periods"):
        child, day = period["child"], period["ended_on"]
        if not oracle.is_in_year(day):
            continue
        reason = code_in(
            period["end_reason"], (one for one in EndReason if one != EndReason.NEW_EPISODE)
        )
        if period["end_reason"] is None and (oracle.age(child, day) or 0) >= 18:
            reason = "18"
        yield Mark(
            keys={
                "month": f"{day:%Y-%m}",
                "end_reason": reason,
                "age_band": oracle.age_band(child, day - DAY),
                "sex": oracle.sex(child),
                "time_in_care": oracle.length(oracle.months(period["period_start"], day)),
            }
        )


def in_last_month(oracle: Oracle) -> Iterable[Mark]:
    first = oracle.as_at.replace(day=1)
    last: dict[str, Row] = {}
    for row in oracle.rows("episodes"):
        lived = (first + DAY * n for n in range((oracle.as_at - first).days + 1))
        if any(oracle.is_open(row, day, "started_on") for day in lived):
            known = last.get(row["child"])
            if known is None or known["started_on"] < row["started_on"]:
                last[row["child"]] = row
    for child, row in last.items():
        status = oracle.status(row)
        yield Mark(
            is_unknown=status == NOT_KNOWN,
            keys={
                "legal_status": status,
                "still_looked_after": "yes" if child in oracle.in_care else "no",
            },
        )


def who(oracle: Oracle, is_so: Callable[[str, Row], bool]) -> Iterable[Mark]:
    for child, _, episode in oracle.at_date():
        if is_so(child, episode):
            yield Mark(
                keys={
                    "age_band": oracle.age_band(child, oracle.as_at),
                    "sex": oracle.sex(child),
                    "kind_of_home": oracle.home_kind(episode),
                }
            )


def is_uasc(oracle: Oracle, child: str) -> bool:
    row = oracle.child[child]
    ceased = row["uasc_ceased_on"]
    return bool(row["is_uasc"] and (ceased is None or ceased > oracle.as_at))


def short_breaks(oracle: Oracle) -> dict[str, int]:
    """Count each child's days of short breaks in the year."""
    days: Counter[str] = Counter()
    for row in oracle.rows("short_break_episodes"):
        first = max(row["started_on"], oracle.first_day)
        after = min(row["ended_on"] or oracle.as_at + DAY, oracle.as_at + DAY)
        if first < after:
            days[row["child"]] += (after - first).days
    return dict(days)


def of_short_breaks(oracle: Oracle) -> Iterable[Mark]:
    for child in short_breaks(oracle):
        first = min(
            max(row["started_on"], oracle.first_day)
            for row in oracle.rows("short_break_episodes")
            if row["child"] == child
            and (row["ended_on"] or oracle.as_at + DAY) > max(row["started_on"], oracle.first_day)
        )
        yield Mark(keys={"age_band": oracle.age_band(child, first)})


def far(oracle: Oracle) -> Iterable[Mark]:
    for child, _, episode in oracle.at_date():
        miles = episode["distance_miles"]
        yield Mark(
            is_below=miles is not None,
            is_above=miles is not None and miles >= 20,
            is_unknown=miles is None,
            keys=oracle.age_and_home(child, episode),
        )


def out_of_area(oracle: Oracle) -> Iterable[Mark]:
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for row in oracle.rows("episodes"):
        if row["home_authority"]:
            named[oracle.child[row["child"]]["council"]][row["home_authority"]] += 1
    for child, _, episode in oracle.at_date():
        counts = named[oracle.child[child]["council"]]
        own = min(counts, key=lambda one, n=counts: (-n[one], one)) if counts else None
        there = episode["placement_authority"]
        yield Mark(
            is_below=bool(own and there),
            is_above=bool(own and there and own != there),
            is_unknown=not (own and there),
            keys=oracle.age_and_home(child, episode),
        )


def living_in(oracle: Oracle, *homes: str) -> Iterable[Mark]:
    for child, _, episode in oracle.at_date():
        is_there = episode["home"] in homes
        yield Mark(
            is_above=is_there,
            is_unknown=episode["home"] is None,
            keys={
                "age_band": oracle.age_band(child, oracle.as_at),
                "home": episode["home"] if is_there else None,
            },
        )


def many_placements(oracle: Oracle) -> Iterable[Mark]:
    for child, _, _ in oracle.at_date():
        number = sum(
            row["child"] == child
            and row["started_on"] <= oracle.as_at
            and (row["ended_on"] is None or row["ended_on"] > oracle.first_day)
            and row["started_on"] != row["ended_on"]
            for row in oracle.rows("placements")
        )
        yield Mark(
            is_above=number >= 3,
            is_unknown=number == 0,
            keys={
                "age_band": oracle.age_band(child, oracle.as_at),
                "placements": None if number < 3 else str(number) if number < 5 else "5+",
            },
        )


def settled(oracle: Oracle) -> Iterable[Mark]:
    for child, period, episode in oracle.at_date():
        age = oracle.age(child, oracle.as_at)
        if not oracle.lasted(period["period_start"], 30) or (age is not None and age >= 16):
            continue
        placed = [
            row["started_on"]
            for row in oracle.rows("placements")
            if row["child"] == child and oracle.is_open(row, oracle.as_at, "started_on")
        ]
        is_adoption = episode["home"] in {home.value for home in PLACED_FOR_ADOPTION}
        is_settled = is_adoption or any(oracle.lasted(day, 24) for day in placed)
        yield Mark(
            is_below=age is not None,
            is_above=age is not None and is_settled,
            is_unknown=age is None or not (placed or is_adoption),
            keys={"age_band": oracle.age_band(child, oracle.as_at)},
        )


MARKS: dict[str, Callable[[Oracle], Iterable[Mark]]] = {
    "1": of_children,
    "2": of_children,
    "3": started,
    "4": ceased,
    "5": lambda one: by(one, "legal_status"),
    "5b": in_last_month,
    "6": lambda one: by(one, "sex"),
    "7": lambda one: by(one, "age_band"),
    "8": lambda one: by(one, "time_in_care"),
    "8b": ceased,
    "9": lambda one: by(one, "kind_of_home"),
    "10": far,
    "10b": out_of_area,
    "11": lambda one: living_in(one, "P1"),
    "11b": lambda one: living_in(one, "H5", "P2", "P3"),
    "12": many_placements,
    "12b": settled,
    "13": lambda one: who(one, lambda child, _: is_uasc(one, child)),
    "13b": lambda one: who(one, lambda _, episode: episode["legal_status"] == "J1"),
    "13c": of_short_breaks,
}
