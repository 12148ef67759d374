"""Which code a return of which year may carry, and what is said when it may not."""

from __future__ import annotations

import pytest

from footprint.exchange.ssda903 import codes
from footprint.terms.periods import ReportingYear
from footprint.terms.sources import Verified

YEARS = [ReportingYear(ending) for ending in range(2018, 2028)]

# set, code, the first and the last collection year whose return may carry it
LIVES = [
    ("PLACE", "U4", 2018, 2027),
    ("PLACE", "K3", 2024, 2027),
    ("PLACE", "H5", 2018, 2025),
    ("PLACE", "P2", 2018, 2025),
    ("PLACE", "Z1", 2018, 2025),
    ("PLACE", "Z11", 2026, 2027),
    ("PLACE", "Z14", 2026, 2027),
    ("REC", "E43", 2018, 2019),
    ("REC", "E44", 2018, 2019),
    ("REC", "E45", 2019, 2027),
    ("REC", "E48", 2019, 2027),
    ("REC", "X1", 2018, 2027),
    ("ACTIV", "F3", 2018, 2021),
    ("ACTIV", "P3", 2018, 2021),
    ("ACTIV", "F4", 2022, 2027),
    ("ACTIV", "P5", 2022, 2027),
    ("ACTIV", "0", 2018, 2027),
    ("REASON_PLACE_CHANGE", "CUSTOD", 2018, 2027),
    ("SEX", "U", 2025, 2027),
    ("SEX", "1", 2018, 2027),
    ("SEX", "F", 2018, 2027),
    ("REVIEW_CODE", "PN7", 2018, 2027),
    ("LS", "V4", 2018, 2027),
]

REFUSED = [
    ("LS", "C9", 2023, 'There is no code "C9" in LS. Valid in 2022-23: C1, C2, D1, E1,'),
    ("PLACE", "H5", 2026, 'The code "H5" in PLACE is retired: 2024-25 was its last year.'),
    ("PLACE", "K3", 2023, "is not valid yet: its first year is 2023-24."),
    ("PLACE", "k3", 2024, 'The code "k3" in PLACE is in lower case; write K3.'),
    ("RNE", "s", 2024, "write S. Valid in 2023-24: S, L, P, T, B, U."),
    ("REVIEW_CODE", "PN8", 2024, "Valid in 2023-24: PN0, PN1, PN2, PN3, PN4, PN5, PN6, PN7."),
    ("SEX", "X", 2024, 'There is no code "X" in SEX. Valid in 2023-24: 1, 2.'),
    ("SEX", "U", 2024, "not valid yet"),
    ("CIN", "", 2024, 'There is no code "" in CIN.'),
]


@pytest.mark.parametrize(("code_set", "code", "first", "last"), LIVES)
def test_a_code_is_read_from_its_first_year_to_its_last(
    code_set: str, code: str, first: int, last: int
) -> None:
    read_in = [year.ending for year in YEARS if code in codes.valid(code_set, year)]
    assert read_in == list(range(first, last + 1))


@pytest.mark.parametrize(("code_set", "code", "ending", "says"), REFUSED)
def test_a_code_that_is_refused_is_told_why(
    code_set: str, code: str, ending: int, says: str
) -> None:
    assert says in (codes.why_not(code_set, code, ReportingYear(ending)) or "")


@pytest.mark.parametrize("year", YEARS, ids=lambda year: year.label)
@pytest.mark.parametrize("code_set", codes.CODE_SETS)
def test_a_reason_is_given_for_just_the_codes_that_are_not_valid(
    code_set: str, year: ReportingYear
) -> None:
    allowed = codes.valid(code_set, year)
    assert allowed
    for code in codes.CODE_SETS[code_set]:
        assert (codes.why_not(code_set, code.code, year) is None) == (code.code in allowed)


def test_the_old_spelling_of_sex_stands_for_the_new() -> None:
    assert {c.code: c.stands_for for c in codes.CODE_SETS["SEX"] if c.stands_for} == {
        "1": "M",
        "2": "F",
    }


def test_a_return_is_written_in_the_spelling_of_its_year() -> None:
    assert codes.spellings("SEX", ReportingYear(2024)) == {"M": "1", "F": "2"}
    assert codes.spellings("SEX", ReportingYear(2025)) == {}


def test_what_was_not_verified_says_so() -> None:
    doubtful = {c.code for c in codes.CODE_SETS["PLACE"] if c.verified is Verified.GENERAL}
    assert doubtful == {"Z11", "Z12", "Z13", "Z14"}
    assert all(c.note for c in codes.CODE_SETS["PLACE"] if c.verified is Verified.GENERAL)


def test_a_code_stands_once_in_its_set_and_has_words() -> None:
    for code_set in codes.CODE_SETS.values():
        assert len({c.code for c in code_set}) == len(code_set)
        assert all(c.label for c in code_set)
