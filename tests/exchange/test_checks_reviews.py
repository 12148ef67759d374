"""What `check` finds wrong with reviews, and what it lets be."""

from __future__ import annotations

from datetime import date, timedelta
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

from footprint.exchange.problems import Problem, Severity

# what is in the return of 2023-24 -> every problem there is
CASES: dict[str, tuple[Tables, list[str]]] = {
    "a clean return": (a_return(), []),
    "no participation code": (
        a_return(reviews=(FIRST, review("Amy", "Tue 5 Sep 2023", ""))),
        ["167 reviews.csv 3 REVIEW_CODE"],
    ),
    "a review of a child with short breaks only": (
        a_return(episode("Amy", "Mon 5 Jun 2023", "Wed 7 Jun 2023", LS="V3"), reviews=(FIRST,)),
        ["399 reviews.csv 2 REVIEW", "FP-V1 reviews.csv 2 REVIEW"],
    ),
    "short breaks, then care: the review is of the care": (
        a_return(
            episode("Amy", "Mon 1 May 2023", "Wed 3 May 2023", LS="V4"),
            IN_CARE,
        ),
        [],
    ),
    "motherhood of a child with short breaks only": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Wed 7 Jun 2023", LS="V3"),
            children=(child("Amy", MOTHER=1),),
            reviews=(),
        ),
        ["399 header.csv 2 MOTHER", "FP-C6 2024 (2023-24)"],
    ),
    "under four by its code, the day after the fourth birthday": (
        a_return(
            children=(child("Amy", "Tue 2 Jul 2019"),),
            reviews=(review("Amy", "Mon 3 Jul 2023", "PN0", "Tue 2 Jul 2019"),),
        ),
        ["440 reviews.csv 2 REVIEW_CODE"],
    ),
    "under four by its code, on the fourth birthday": (
        a_return(
            children=(child("Amy", "Wed 3 Jul 2019"),),
            reviews=(review("Amy", "Mon 3 Jul 2023", "PN0", "Wed 3 Jul 2019"),),
        ),
        [],
    ),
    "four or older by its code, on the fourth birthday": (
        a_return(
            children=(child("Amy", "Wed 3 Jul 2019"),),
            reviews=(review("Amy", "Mon 3 Jul 2023", "PN7", "Wed 3 Jul 2019"),),
        ),
        [],
    ),
    "four or older by its code, the day before the fourth birthday": (
        a_return(
            children=(child("Amy", "Thu 4 Jul 2019"),),
            reviews=(review("Amy", "Mon 3 Jul 2023", "PN7", "Thu 4 Jul 2019"),),
        ),
        ["441 reviews.csv 2 REVIEW_CODE"],
    ),
    "a review of a child who is not in Header": (
        a_return(reviews=(FIRST, review("Ben", "Mon 3 Jul 2023"))),
        ["INT08 reviews.csv 3 CHILD", "FP-V1 reviews.csv 3 REVIEW"],
    ),
    "a review with another date of birth": (
        a_return(reviews=(review("Amy", "Mon 3 Jul 2023", born="Wed 5 Mar 2014"),)),
        ["INT17 reviews.csv 2 DOB"],
    ),
    "a review before care began": (
        a_return(reviews=(FIRST, review("Amy", "Sun 4 Jun 2023"))),
        ["FP-V1 reviews.csv 3 REVIEW"],
    ),
    "a review on the first day, and one on the day care ended": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Tue 5 Sep 2023"),
            reviews=(review("Amy", "Mon 5 Jun 2023"), review("Amy", "Tue 5 Sep 2023")),
        ),
        [],
    ),
    "a review the day after care ended": (
        a_return(
            episode("Amy", "Mon 5 Jun 2023", "Tue 5 Sep 2023"),
            reviews=(FIRST, review("Amy", "Wed 6 Sep 2023")),
        ),
        ["FP-V1 reviews.csv 3 REVIEW"],
    ),
    "two codes for one day": (
        a_return(reviews=(FIRST, review("Amy", "Mon 3 Jul 2023", "PN7"))),
        ["FP-V2 reviews.csv 3 REVIEW_CODE"],
    ),
    "the same review twice": (a_return(reviews=(FIRST, FIRST)), ["FP-V3 reviews.csv 3 REVIEW"]),
    "a review on the last day of the year": (
        a_return(reviews=(FIRST, review("Amy", "Sun 31 Mar 2024"))),
        [],
    ),
    "a review on the day after the year": (
        a_return(reviews=(FIRST, review("Amy", "Mon 1 Apr 2024"))),
        ["FP-V4 reviews.csv 3 REVIEW"],
    ),
    "no first review, 20 working days gone": (
        a_return(
            IN_CARE,
            episode("Ben", "Wed 28 Feb 2024"),
            children=(AMY, child("Ben")),
        ),
        ["FP-V5 episodes.csv 3 DECOM"],
    ),
    "no first review, due on 31 March itself": (
        a_return(IN_CARE, episode("Ben", "Mon 4 Mar 2024"), children=(AMY, child("Ben"))),
        [],
    ),
    "no first review, but care ended on the day it was due": (
        a_return(
            IN_CARE,
            episode("Ben", "Mon 5 Jun 2023", "Mon 3 Jul 2023"),
            children=(AMY, child("Ben")),
        ),
        [],
    ),
    "no first review, and care ended the day after it was due": (
        a_return(
            IN_CARE,
            episode("Ben", "Mon 5 Jun 2023", "Tue 4 Jul 2023"),
            children=(AMY, child("Ben")),
        ),
        ["FP-V5 episodes.csv 3 DECOM"],
    ),
    "no review seen of a period that began before the first return": (
        a_return(
            IN_CARE,
            episode("Ben", "Fri 31 Mar 2023"),
            children=(AMY, child("Ben")),
        ),
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_one_return(tmp_path: Path, case: str) -> None:
    tables, expected = CASES[case]
    problems = check_returns(tmp_path, (2024, tables))
    assert sorted(map(where, problems)) == sorted(expected)


@pytest.mark.parametrize(
    ("held", "code", "found"),
    [
        ("31/06/2023", "PN1", "166 reviews.csv 3 REVIEW"),
        ("", "PN1", "166 reviews.csv 3 REVIEW"),
        ("04/07/2023", "PN8", "167 reviews.csv 3 REVIEW_CODE"),
        ("04/07/2023", "pn1", "167 reviews.csv 3 REVIEW_CODE"),
        ("", "", "FP-R18 reviews.csv 3 REVIEW"),
    ],
)
def test_a_review_that_cannot_be_read_is_told_by_its_public_number(
    tmp_path: Path, held: str, code: str, found: str
) -> None:
    wrong = {"CHILD": "Amy", "DOB": "04/03/2014", "REVIEW": held, "REVIEW_CODE": code}
    assert list(map(where, check_returns(tmp_path, (2024, a_return(reviews=(FIRST, wrong)))))) == [
        found
    ]


def test_a_problem_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    late = a_return(reviews=(FIRST, review("Amy", "Sun 4 Jun 2023")))
    (problem,) = check_returns(tmp_path, (2024, late))
    assert problem == Problem(
        Severity.WARN,
        "FP-V1",
        "Child Amy had a review on 4 Jun 2023, but care began only on 5 Jun 2023.",
        "Mend the review's date, or the episodes around it; until then the review is not used.",
        problem.file,
        3,
        "REVIEW",
        "04/06/2023",
    )


def test_of_very_many_problems_500_are_kept_and_every_rule_is_among_them(tmp_path: Path) -> None:
    before = tuple(
        review("Amy", f"{day:%a} {day.day} {day:%b %Y}")
        for day in (date(2020, 1, 1) + timedelta(days=n) for n in range(900))
    )
    tables = a_return(reviews=(FIRST, FIRST, *before))
    problems = check_returns(tmp_path, (2024, tables))
    assert (len(problems.kept), problems.total, problems.unlisted) == (500, 901, 401)
    assert {problem.rule for problem in problems} == {"FP-V1", "FP-V3"}


def test_neither_does_what_reading_finds_on_every_row_hide_a_check(tmp_path: Path) -> None:
    children = tuple(child(f"C{n}", UPN="12") for n in range(600))
    late = a_return(children=(AMY, *children), reviews=(FIRST, review("Amy", "Sun 4 Jun 2023")))
    problems = check_returns(tmp_path, (2024, late))
    assert (len(problems.kept), problems.total) == (500, 601)
    assert [where(one) for one in problems if one.rule != "FP-R15"] == [
        "FP-V1 reviews.csv 3 REVIEW"
    ]
