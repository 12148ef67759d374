"""A year's return of a synthetic council: the tables as the Department asks for them that year.

An episode is returned in every year in which it was open on any day, with its end once it has one;
everything else in the year it belongs to. Nothing after the year's last day is known in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from footprint.exchange.ssda903.layouts import TABLES
from footprint.rules.counting import birthday
from footprint.synthetic import outcomes
from footprint.synthetic.chance import Chance
from footprint.synthetic.children import Child, Episode, InCare
from footprint.synthetic.years import Row, YearOfChild, written
from footprint.terms.care import Home
from footprint.terms.periods import ReportingYear

SUPPORTED_FROM = date(2023, 10, 28)
"""Supported accommodation is registered, and returned as K3, from this day; until then it is H5."""


def tables(children: list[Child], year: ReportingYear, chance: Chance) -> dict[str, list[Row]]:
    """Fill every table of a year's return."""
    rows: dict[str, list[Row]] = {
        table.name: [] for table in TABLES if year.ending >= table.first_year
    }
    for child in children:
        of_year = YearOfChild.of(child, year)
        found = _looked_after(of_year, chance) if of_year.episodes else _left(of_year, chance)
        for name, row in found:
            if name in rows:
                rows[name].append(row)
    return rows


def _looked_after(of_year: YearOfChild, chance: Chance) -> Iterator[tuple[str, Row]]:
    yield "Header", _header(of_year)
    for period, episode in of_year.episodes:
        yield "Episodes", _episode(of_year, period, episode)
    for period in of_year.periods:
        yield from _reviews(of_year, period)
        yield from _missing(of_year, period)
    child, first_day = of_year.child, of_year.first_day
    if child.is_uasc and (child.uasc_ceased_on is None or child.uasc_ceased_on >= first_day):
        # the status ends at eighteen, and is returned so until it has ended sooner
        ceased = of_year.shown(child.uasc_ceased_on) or written(birthday(child.born_on, 18))
        yield "UASC", {**of_year.about, "SEX": child.sex, "DUC": ceased}
    if of_year.periods:
        yield from _workers(of_year)
    yield from outcomes.rows(of_year, chance)


def _left(of_year: YearOfChild, chance: Chance) -> Iterator[tuple[str, Row]]:
    if (row := outcomes.care_leaver(of_year, chance)) is not None:
        yield "Header", {**_header(of_year), "MOTHER": "", "MC_DOB": ""}
        yield "OC3", row


def _header(of_year: YearOfChild) -> Row:
    child, year = of_year.child, of_year.year
    row = {
        **of_year.about,
        "SEX": child.sex,
        "ETHNIC": child.ethnicity,
        # a place at school begins in the September after the fourth birthday
        "UPN": child.upn if of_year.is_at_least(4, date(year.ending - 1, 8, 31)) else "UN1",
    }
    if child.sex == "F" and of_year.periods:
        baby = of_year.shown(child.first_baby_on)
        row |= {"MOTHER": "1" if baby else "0", "MC_DOB": baby}
    return row


def _episode(of_year: YearOfChild, period: InCare | None, episode: Episode) -> Row:
    stay, has_ended = episode.stay, episode.ended_on <= of_year.last_day
    row = {
        "CHILD": of_year.child.identifier,
        "DECOM": written(episode.started_on),
        "RNE": episode.new_reason,
        "LS": episode.legal_status,
        "CIN": "N2" if period is None else period.need,
        "PLACE": stay.home,
        "PLACE_PROVIDER": stay.provider or "",
        "DEC": written(episode.ended_on) if has_ended else "",
        "REC": episode.end_reason if has_ended else "",
        "REASON_PLACE_CHANGE": (episode.change_reason or "") if has_ended else "",
        "URN": stay.urn,
    }
    if period is not None:
        # where an unaccompanied child lived before is not known, and not asked for
        row["HOME_POST"] = "" if of_year.child.is_uasc else of_year.child.home.postcode
        row["PL_POST"] = stay.postcode
    return row | _as_spelt_then(episode, of_year.year)


def _as_spelt_then(episode: Episode, year: ReportingYear) -> Row:
    """Use the codes a year's return had for homes that were called otherwise in others."""
    home = episode.stay.home
    if home is Home.SUPPORTED_ACCOMMODATION and (
        year.last_day < SUPPORTED_FROM or episode.stay.ended_on <= SUPPORTED_FROM
    ):
        return {"PLACE": Home.SEMI_INDEPENDENT, "URN": ""}
    if home is Home.OTHER and year.ending >= 2026:
        return {"PLACE": Home.OTHER_11}
    return {}


def _reviews(of_year: YearOfChild, period: InCare) -> Iterator[tuple[str, Row]]:
    about, first_day, last_day = of_year.about, of_year.first_day, of_year.last_day
    for review in period.reviews:
        if first_day <= review.held_on <= last_day:
            held_on = written(review.held_on)
            yield "Reviews", {**about, "REVIEW": held_on, "REVIEW_CODE": review.participation}


def _missing(of_year: YearOfChild, period: InCare) -> Iterator[tuple[str, Row]]:
    for gone_on, back_on, kind in period.missing:
        if of_year.overlaps(gone_on, back_on):
            days = {"MIS_START": written(gone_on), "MIS_END": of_year.shown(back_on)}
            yield "Missing", {**of_year.about, "MISSING": kind, **days}


def _workers(of_year: YearOfChild) -> Iterator[tuple[str, Row]]:
    """List who was the child's social worker; the last stays with the family when care ends."""
    workers = of_year.child.workers
    changes = [day for day, _, _ in workers[1:]]
    for (day, worker, reason), until in zip(workers, [*changes, None], strict=True):
        if of_year.overlaps(day, until):
            days = {"SW_DECOM": written(day), "SW_DEC": of_year.shown(until)}
            yield "SWEpisodes", {**of_year.about, "SW_ID": worker, **days, "SW_REASON": reason}
