"""What `check` finds wrong with who the children are, and what it lets be."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.checked import (
    AMY,
    FIRST,
    IN_CARE,
    Tables,
    a_return,
    check_returns,
    child,
    episode,
    review,
    where,
)

UPN = "A123456789012"
# what is in the return of 2023-24 -> every problem there is
CASES: dict[str, tuple[Tables, list[str]]] = {
    "twice in Header, with another date of birth and UPN": (
        a_return(children=(AMY, child("Amy", "Wed 5 Mar 2014", UPN=UPN))),
        ["FP-C1 header.csv 3 DOB", "FP-C1 header.csv 3 UPN"],
    ),
    "twice in Header, the same": (a_return(children=(AMY, AMY)), ["FP-C7 header.csv 3"]),
    "twins stay two": (
        a_return(
            IN_CARE,
            IN_CARE | {"CHILD": "Ben"},
            children=(AMY, child("Ben")),
            reviews=(FIRST, review("Ben", "Mon 3 Jul 2023")),
        ),
        [],
    ),
    "one UPN for two children": (
        a_return(
            IN_CARE,
            IN_CARE | {"CHILD": "Ben"},
            children=(child("Amy", UPN=UPN), child("Ben", UPN=UPN)),
            reviews=(FIRST, review("Ben", "Mon 3 Jul 2023")),
        ),
        ["444 header.csv 2 UPN", "444 header.csv 3 UPN"],
    ),
    "no date of birth": (
        a_return(children=(child("Amy", ""),), reviews=(review("Amy", "Mon 3 Jul 2023", born=""),)),
        ["FP-C3 header.csv 2 DOB"],
    ),
    "an identifier like a formula": (
        a_return(
            IN_CARE | {"CHILD": "=1+1"},
            children=(child("=1+1"),),
            reviews=(review("=1+1", "Mon 3 Jul 2023"),),
        ),
        ["FP-C4 header.csv 2 CHILD"],
    ),
    "an episode of a child who is not in Header": (
        a_return(
            IN_CARE,
            episode("Ben", "Mon 12 Jun 2023", "Wed 14 Jun 2023"),
        ),
        ["FP-C5 episodes.csv 3 CHILD"],
    ),
    "no Header at all": ({"Episodes": (IN_CARE,), "Reviews": (FIRST,)}, ["FP-C6 2024 (2023-24)"]),
    "a row of OC2 twice": (
        a_return(OC2=({"CHILD": "Amy", "SDQ_SCORE": 9}, {"CHILD": "Amy", "SDQ_SCORE": 9})),
        ["FP-C7 oc2.csv 3"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_one_return(tmp_path: Path, case: str) -> None:
    tables, expected = CASES[case]
    problems = check_returns(tmp_path, (2024, tables))
    assert sorted(map(where, problems)) == sorted(expected)
