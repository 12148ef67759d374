"""What `check` finds wrong with episodes, and what it lets be."""

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

# what is in the return of 2023-24 -> every problem there is
CASES: dict[str, tuple[Tables, list[str]]] = {
    "one after the other, the same day": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Tue 5 Sep 2023", REC="X1"),
            episode("Amy", "Tue 5 Sep 2023", RNE="P"),
        ),
        [],
    ),
    "an end without its reason": (
        a_return(episode("Amy", "Mon 5 Jun 2023", "Tue 5 Sep 2023", REC="")),
        ["148 episodes.csv 2 DEC"],
    ),
    "a reason without its end": (
        a_return(episode("Amy", "Mon 5 Jun 2023", REC="E4A")),
        ["148 episodes.csv 2 DEC"],
    ),
    "no legal status": (
        a_return(episode("Amy", "Mon 5 Jun 2023", LS="")),
        ["FP-E1 episodes.csv 2 LS"],
    ),
    "overlap: the end after the next first day": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Wed 6 Sep 2023", REC="X1"),
            episode("Amy", "Tue 5 Sep 2023", RNE="P"),
        ),
        ["FP-E2 episodes.csv 2 DEC"],
    ),
    "an open episode that a later one follows": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023"),
            episode("Amy", "Tue 5 Sep 2023", RNE="P"),
        ),
        ["FP-E3 episodes.csv 2 DEC"],
    ),
    "a gap of one day, though care is said to go on": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Tue 5 Sep 2023", REC="X1"),
            episode("Amy", "Wed 6 Sep 2023", RNE="P"),
            reviews=(FIRST, review("Amy", "Fri 8 Sep 2023")),
        ),
        ["FP-E4 episodes.csv 3 DECOM"],
    ),
    "out of care for a day": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Tue 5 Sep 2023"),
            episode("Amy", "Wed 6 Sep 2023"),
            reviews=(FIRST, review("Amy", "Fri 8 Sep 2023")),
        ),
        ["FP-E5 episodes.csv 3 DECOM"],
    ),
    "out of care for eight days is a return like any other": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Tue 5 Sep 2023"),
            episode("Amy", "Wed 13 Sep 2023"),
            reviews=(FIRST, review("Amy", "Fri 15 Sep 2023")),
        ),
        [],
    ),
    "said to end and begin, though no day lies between": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Tue 5 Sep 2023"),
            episode("Amy", "Tue 5 Sep 2023"),
        ),
        ["FP-E6 episodes.csv 3 RNE"],
    ),
    "two episodes from one day": (
        a_return(IN_CARE, episode("Amy", "Mon 5 Jun 2023", LS="C2")),
        ["FP-E7 episodes.csv 3 DECOM"],
    ),
    "short breaks come and go": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Wed 7 Jun 2023", LS="V3"),
            episode("Amy", "Mon 12 Jun 2023", "Wed 14 Jun 2023", LS="V3"),
            IN_CARE | {"CHILD": "Ben"},
            children=(AMY, child("Ben")),
            reviews=(review("Ben", "Mon 3 Jul 2023"),),
        ),
        [],
    ),
    "short breaks between two episodes of care are no gap": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Tue 5 Sep 2023", REC="X1"),
            episode("Amy", "Tue 5 Sep 2023", "Fri 8 Sep 2023", LS="V3", RNE="L", REC="X1"),
            episode("Amy", "Fri 8 Sep 2023", RNE="L"),
            reviews=(FIRST, review("Amy", "Mon 11 Sep 2023")),
        ),
        [],
    ),
    "an episode before birth": (
        a_return(children=(child("Amy", "Tue 6 Jun 2023"),), reviews=()),
        ["FP-E10 episodes.csv 2 DECOM", "FP-V5 episodes.csv 2 DECOM", "FP-C6 2024 (2023-24)"],
    ),
    "an episode from the 18th birthday": (
        a_return(
            IN_CARE,
            episode("Ben", "Fri 1 Mar 2024"),
            children=(AMY, child("Ben", "Wed 1 Mar 2006")),
        ),
        ["FP-E11 episodes.csv 3 DECOM"],
    ),
    "an episode on past the 18th birthday": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023"),
            children=(child("Amy", "Wed 1 Mar 2006"),),
            reviews=(review("Amy", "Mon 3 Jul 2023", born="Wed 1 Mar 2006"),),
        ),
        ["FP-E12 episodes.csv 2 DEC"],
    ),
    "an end on the 18th birthday": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Fri 1 Mar 2024", REC="E17"),
            children=(child("Amy", "Wed 1 Mar 2006"),),
            reviews=(review("Amy", "Mon 3 Jul 2023", born="Wed 1 Mar 2006"),),
        ),
        [],
    ),
    "an end on 1 April": (
        a_return(episode("Amy", "Mon 5 Jun 2023", "Mon 1 Apr 2024")),
        ["FP-E13 episodes.csv 2 DEC"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_one_return(tmp_path: Path, case: str) -> None:
    tables, expected = CASES[case]
    problems = check_returns(tmp_path, (2024, tables))
    assert sorted(map(where, problems)) == sorted(expected)


def test_a_child_born_on_29_february_turns_18_on_1_march(tmp_path: Path) -> None:
    born = "Sun 29 Feb 2004"
    tables = a_return(
        episode("Amy", "Mon 7 Feb 2022", "Tue 1 Mar 2022", REC="X1"),
        episode("Amy", "Tue 1 Mar 2022", RNE="L"),
        children=(child("Amy", born),),
        reviews=(review("Amy", "Mon 28 Feb 2022", born=born),),
    )
    (problem,) = check_returns(tmp_path, (2022, tables))
    assert where(problem) == "FP-E11 episodes.csv 3 DECOM"
    assert "turned 18 on 1 Mar 2022" in problem.what
