"""What `check` finds wrong between one return and the next, and what it lets be."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.checked import (
    AMY,
    Row,
    Tables,
    a_return,
    check_returns,
    child,
    episode,
    review,
    where,
)

FEBRUARY = episode("Amy", "Mon 6 Feb 2023", PLACE="H5")
SEEN = review("Amy", "Mon 6 Mar 2023")
OPEN = a_return(FEBRUARY, reviews=(SEEN,))


def next_year(*episodes: Row, children: tuple[Row, ...] = (AMY,), code: str = "PN1") -> Tables:
    """Make the return after OPEN: last year's review is sent again, and one of this year."""
    again = review("Amy", "Mon 6 Mar 2023", code)
    return a_return(*episodes, children=children, reviews=(again, review("Amy", "Tue 6 Jun 2023")))


# the return of 2023-24, which follows OPEN, the return of 2022-23 -> every problem there is
CASES: dict[str, tuple[Tables, list[str]]] = {
    "the open episode sent again": (next_year(FEBRUARY), []),
    "the open episode sent again with its end": (
        next_year(episode("Amy", "Mon 6 Feb 2023", "Wed 7 Jun 2023", PLACE="H5")),
        [],
    ),
    "the open episode sent again with another legal status and need": (
        next_year({**FEBRUARY, "LS": "C2", "CIN": "N5"}),
        ["FP-E8 episodes.csv 2 CIN", "FP-E8 episodes.csv 2 LS"],
    ),
    "H5 turned K3, as the return asked that year": (next_year({**FEBRUARY, "PLACE": "K3"}), []),
    "the home's number filled in since": (next_year({**FEBRUARY, "URN": "SC123456"}), []),
    "H5 turned K2": (next_year({**FEBRUARY, "PLACE": "K2"}), ["FP-E8 episodes.csv 2 PLACE"]),
    "the open episode left out, another sent": (
        next_year(episode("Amy", "Tue 2 May 2023", RNE="P")),
        ["FP-E3 episodes.csv 2 DEC"],
    ),
    "the child left out": (
        a_return(
            episode("Ben", "Mon 5 Jun 2023"),
            children=(child("Ben"),),
            reviews=(review("Ben", "Mon 3 Jul 2023"),),
        ),
        ["FP-E9 episodes.csv 2 DEC"],
    ),
    "another date of birth than last year": (
        a_return(
            FEBRUARY,
            children=(child("Amy", "Wed 5 Mar 2014"),),
            reviews=(review("Amy", "Tue 6 Jun 2023", born="Wed 5 Mar 2014"),),
        ),
        ["FP-C2 header.csv 2 DOB"],
    ),
    "another code for last year's review": (
        next_year(FEBRUARY, code="PN7"),
        ["FP-V2 reviews.csv 2 REVIEW_CODE"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_one_return_after_another(tmp_path: Path, case: str) -> None:
    tables, expected = CASES[case]
    problems = check_returns(tmp_path, (2023, OPEN), (2024, tables))
    assert sorted(map(where, problems)) == sorted(expected)


UPN = "A123456789012"


def test_one_upn_under_two_identifiers_in_two_years_is_told(tmp_path: Path) -> None:
    last = {**OPEN, "Header": (child("Amy", UPN=UPN),)}
    renamed = a_return(
        {**FEBRUARY, "CHILD": "A-77"},
        children=(child("A-77", UPN=UPN),),
        reviews=(review("A-77", "Tue 6 Jun 2023"),),
    )
    problems = check_returns(tmp_path, (2023, last), (2024, renamed))
    said = [problem.what for problem in problems if problem.rule == "444"]
    assert said == [f"UPN {UPN} belongs to more than one child: A-77, Amy."] * 2
