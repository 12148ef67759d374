"""The oracle for reviews, participation and health: indicators 15 to 73."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from tests.indicators.oracle import DAY, NOT_KNOWN, Mark, Oracle, Row, code_in

from footprint.rules.working_days import england, working_days_between
from footprint.terms.participation import Participation


def reviews(oracle: Oracle) -> Iterable[tuple[Row, Row, dict[str, str | None]]]:
    """Give each review in the year, its duty, and its keys."""
    periods = {(row["child"], row["period_start"]): row for row in oracle.rows("periods")}
    for row in oracle.held:
        child, day = row["child"], row["held_on"]
        period = periods[child, row["period_start"]]
        ended = period["ended_on"]
        last = day if ended is None else max(ended - DAY, period["period_start"])
        episode = oracle.episode_on(period, min(day, last))
        duty = oracle.duty[child, day]
        age = oracle.age(child, day)
        five = None if age is None else "5-and-over" if age >= 5 else "under-5"
        keys: dict[str, str | None] = {
            "number": _number(duty),
            "month": f"{day:%Y-%m}",
            "quarter": f"Q{(day.month - 4) % 12 // 3 + 1}",
            "legal_status": oracle.status(episode),
            "age_band": oracle.age_band(child, day),
            "kind_of_home": oracle.home_kind(episode),
            "sex": oracle.sex(child),
            "of_five": five or NOT_KNOWN,
        }
        yield row, duty, keys


def reviews_held(oracle: Oracle) -> Iterable[Mark]:
    for _, _, keys in reviews(oracle):
        yield Mark(keys=keys)


def in_time(oracle: Oracle) -> Iterable[Mark]:
    for _, duty, keys in reviews(oracle):
        is_known = duty["due_by"] is not None
        yield Mark(
            is_below=is_known,
            is_above=is_known and duty["held_on"] <= duty["due_by"],
            is_unknown=not is_known,
            keys=keys,
        )


def in_time_beside_missed(oracle: Oracle) -> Iterable[Mark]:
    yield from in_time(oracle)
    for _, is_open in oracle.missed:
        why = (
            "reviews due and not held: outstanding at the date"
            if is_open
            else "reviews due and not held before care ended in the year"
        )
        yield Mark(False, False, left_out=why)


def _judged(oracle: Oracle, child: str, keys: dict[str, str | None]) -> Mark:
    duties = [oracle.duty[child, row["held_on"]] for row in oracle.held if row["child"] == child]
    is_late = any(one["due_by"] and one["held_on"] > one["due_by"] for one in duties)
    is_missed = any(duty["child"] == child for duty, _ in oracle.missed)
    is_unknown = any(one["due_by"] is None for one in duties)
    has_no_failure = not is_late and not is_missed
    return Mark(
        is_above=has_no_failure and not is_unknown,
        is_unknown=has_no_failure and is_unknown,
        left_out=None if duties or is_missed else "nothing",
        keys=keys,
    )


def all_in_time(oracle: Oracle) -> Iterable[Mark]:
    for child, period, _ in oracle.at_date():
        mark = _judged(oracle, child, {"age_band": oracle.age_band(child, oracle.as_at)})
        since = working_days_between(period["period_start"], oracle.as_at, england())
        mark.left_out = None
        if since < 20:
            why = "children looked after for less than 20 working days"
            mark = Mark(False, False, left_out=why)
        yield mark


def leavers_all_in_time(oracle: Oracle) -> Iterable[Mark]:
    last: dict[str, date] = {}
    for period in oracle.rows("periods"):
        child, ended = period["child"], period["ended_on"]
        if oracle.is_in_year(ended) and child not in oracle.in_care:
            last[child] = max(ended, last.get(child, ended))
    for child, ended in last.items():
        mark = _judged(oracle, child, {"age_band": oracle.age_band(child, ended - DAY)})
        if mark.left_out:
            why = "children of whom no review was held or missed in the year"
            mark = Mark(False, False, left_out=why)
        yield mark


def overdue(oracle: Oracle) -> Iterable[Mark]:
    due = {duty["child"]: duty["due_by"] for duty, is_open in oracle.missed if is_open}
    for child, _, episode in oracle.at_date():
        days = (oracle.as_at - due[child]).days if child in due else 0
        band = "1-28" if days < 29 else "29-91" if days < 92 else "92-182"
        yield Mark(
            is_above=days > 0,
            keys={
                "overdue": None if not days else band if days < 183 else "183+",
                **oracle.age_and_home(child, episode),
            },
        )


def took_part(oracle: Oracle, *codes: str) -> Iterable[Mark]:
    for row, _, keys in reviews(oracle):
        code = row["participation"]
        if code == "PN0":
            yield Mark(False, False, left_out="reviews of children under four (PN0)")
        else:
            yield Mark(
                is_below=code is not None,
                is_above=code in codes,
                is_unknown=code is None,
                keys=keys,
            )


def coded(oracle: Oracle) -> Iterable[Mark]:
    for row, _, _ in reviews(oracle):
        code = code_in(row["participation"], Participation)
        yield Mark(is_unknown=code == NOT_KNOWN, keys={"participation": code})


def outcome(oracle: Oracle, column: str, ages: Iterable[int] = range(18)) -> Iterable[Mark]:
    of_year = {
        row["child"]: row for row in oracle.rows("health") if row["year_ending"] == oracle.ending
    }
    asked = set(ages) | ({None} if ages == range(18) else set())
    for child, period, _ in oracle.at_date():
        age = oracle.age(child, oracle.as_at)
        if not oracle.lasted(period["period_start"], 12) or age not in asked:
            continue
        row = of_year.get(child, {})
        value, reason = row.get(column), row.get("sdq_reason")
        is_score = column == "sdq_score"
        yield Mark(
            is_above=value is not None if is_score else bool(value),
            is_unknown=value is None and not (is_score and reason is not None),
            keys={"age_band": oracle.age_band(child, oracle.as_at)},
        )


def education_plan(oracle: Oracle) -> Iterable[Mark]:
    for _ in outcome(oracle, "teeth_check"):
        yield Mark(is_above=False, is_unknown=True)


def _number(duty: Row) -> str:
    if duty["due_by"] is None:
        return NOT_KNOWN
    if duty["rule"].startswith("ADO"):
        return "adoption"
    return {"REV-1": "first", "REV-2": "second"}.get(duty["rule"], "later")


MARKS: dict[str, Callable[[Oracle], Iterable[Mark]]] = {
    "15": reviews_held,
    "16": reviews_held,
    "17": in_time_beside_missed,
    "18": all_in_time,
    "18b": leavers_all_in_time,
    "19": in_time,
    "21": overdue,
    "31": lambda one: took_part(one, "PN1", "PN2", "PN3", "PN5", "PN6"),
    "32": lambda one: took_part(one, "PN1", "PN2", "PN3", "PN4"),
    "33": coded,
    "73": lambda one: outcome(one, "health_assessment"),
    "73b": lambda one: outcome(one, "teeth_check"),
    "73c": lambda one: outcome(one, "immunisations"),
    "73d": lambda one: outcome(one, "health_check", range(5)),
    "73e": lambda one: outcome(one, "sdq_score", range(4, 17)),
    "73f": education_plan,
}
