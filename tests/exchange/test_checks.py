"""What `check` finds between rows, tables and years, and what it lets be."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.exchange.checked import Row, Tables, check_returns, child, episode, review, where

from footprint.exchange.problems import Problem, Severity

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


# what is in the return of 2023-24 -> every problem there is
OF_REVIEWS: dict[str, tuple[Tables, list[str]]] = {
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

GOING_ON = {"RNE": "P", "REC": "X1"}
OF_EPISODES: dict[str, tuple[Tables, list[str]]] = {
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

UPN = "A123456789012"
OF_CHILDREN: dict[str, tuple[Tables, list[str]]] = {
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
CASES = OF_REVIEWS | OF_EPISODES | OF_CHILDREN


@pytest.mark.parametrize("case", CASES)
def test_one_return(tmp_path: Path, case: str) -> None:
    tables, expected = CASES[case]
    problems = check_returns(tmp_path, (2024, tables))
    assert sorted(map(where, problems)) == sorted(expected)


FEBRUARY = episode("Amy", "Mon 6 Feb 2023", PLACE="H5")
SEEN = review("Amy", "Mon 6 Mar 2023")
OPEN = a_return(FEBRUARY, reviews=(SEEN,))


def next_year(*episodes: Row, children: tuple[Row, ...] = (AMY,), code: str = "PN1") -> Tables:
    """Make the return after OPEN: last year's review is sent again, and one of this year."""
    again = review("Amy", "Mon 6 Mar 2023", code)
    return a_return(*episodes, children=children, reviews=(again, review("Amy", "Tue 6 Jun 2023")))


# the return of 2023-24, which follows OPEN, the return of 2022-23 -> every problem there is
OF_YEARS: dict[str, tuple[Tables, list[str]]] = {
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


@pytest.mark.parametrize("case", OF_YEARS)
def test_one_return_after_another(tmp_path: Path, case: str) -> None:
    tables, expected = OF_YEARS[case]
    problems = check_returns(tmp_path, (2023, OPEN), (2024, tables))
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
