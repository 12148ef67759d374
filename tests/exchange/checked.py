"""Small returns for the checks: rows as a case table writes them, read from real files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb
from tests.dates import day

from footprint.exchange.problems import Problem, Problems
from footprint.exchange.ssda903 import checking, merging, reading
from footprint.exchange.ssda903.returns import Source
from footprint.exchange.ssda903.writing import write_csv
from footprint.facts.build import build
from footprint.terms.periods import ReportingYear

Row = Mapping[str, object]
Tables = Mapping[str, Sequence[Row]]

BORN = "Tue 4 Mar 2014"


def _day(written: str) -> date | str:
    return day(written) if written else ""


def child(name: str, born: str = BORN, **other: object) -> Row:
    """Make a row of Header."""
    plain = {"SEX": "F", "ETHNIC": "WBRI", "UPN": "UN1"}
    return {"CHILD": name, "DOB": _day(born), **plain, **other}


def episode(name: str, start: str, end: str = "", **other: object) -> Row:
    """Make a row of Episodes; it ends, if it does, with the child going home."""
    plain = {"RNE": "S", "LS": "C1", "CIN": "N1", "PLACE": "U6", "PLACE_PROVIDER": "PR1"}
    ended = {"DEC": _day(end), "REC": "E4A" if end else ""}
    return {"CHILD": name, "DECOM": _day(start), **plain, **ended, **other}


def review(name: str, held: str, code: str = "PN1", born: str = BORN) -> Row:
    """Make a row of Reviews."""
    return {"CHILD": name, "DOB": _day(born), "REVIEW": _day(held), "REVIEW_CODE": code}


AMY = child("Amy")
IN_CARE = episode("Amy", "Mon 5 Jun 2023")
FIRST = review("Amy", "Mon 3 Jul 2023")


def a_return(
    *episodes: Row,
    children: tuple[Row, ...] = (AMY,),
    reviews: tuple[Row, ...] = (FIRST,),
    **other: tuple[Row, ...],
) -> Tables:
    return {"Header": children, "Episodes": episodes or (IN_CARE,), "Reviews": reviews, **other}


def check_returns(folder: Path, *years: tuple[int, Tables]) -> Problems:
    """Write returns, each with the year it ends in, read them, and check them."""
    sources = []
    for ending, tables in years:
        year = ReportingYear(ending)
        write_csv(tables, folder / str(ending), year)
        sources.append(Source(folder / str(ending), year))
    returns = reading.read(sources, duckdb.connect())
    merging.merge(returns, with_distances=False)
    facts = build(
        returns.store, as_at=returns.latest.last_day, reviews_from=returns.earliest.first_day
    )
    return checking.check(returns, facts)


def where(problem: Problem) -> str:
    """Say which rule, where: "FP-V1 reviews.csv 2 REVIEW"."""
    file = Path(problem.file).name
    return " ".join(filter(None, [problem.rule, file, str(problem.row or ""), problem.column]))
