"""Bad cells: what a return may hold that it should not, and what becomes of it.

The numbers are those of the forty bad inputs that every import of this product is held to; see
`test_bad_inputs_files.py` for those of whole files and for what is tested elsewhere.
"""

# ruff: noqa: E501  one case a line reads better than one cell a line

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.given_files import (
    SOUND,
    SOUND_ROWS,
    beside_a_sound_row,
    changed,
    csv,
    read_files,
)

REJECTED = [
    # number, file, column, cell, rule
    (17, "reviews", "REVIEW", "29/02/2023", "FP-R7"),  # no leap year
    (17, "reviews", "REVIEW", "31/04/2022", "FP-R7"),
    (17, "reviews", "REVIEW", "00/00/0000", "FP-R7"),
    (17, "reviews", "REVIEW", "2022-02-30", "FP-R7"),
    (20, "episodes", "DECOM", "01/02/22", "FP-R7"),  # two digits for the year
    (20, "episodes", "DECOM", "01/02/69", "FP-R7"),
    (21, "reviews", "REVIEW", "44713", "FP-R7"),  # Excel's number for a day
    (21, "reviews", "REVIEW", "44713.5", "FP-R7"),
    (21, "reviews", "REVIEW", "60", "FP-R7"),  # and for 29 February 1900, which never was
    (22, "header", "DOB", "01/04/2023", "FP-R7"),  # born after the year
    (23, "reviews", "REVIEW", "01/01/0001", "FP-R7"),
    (23, "reviews", "REVIEW", "31/12/1899", "FP-R7"),
    (23, "reviews", "REVIEW", "01/01/2026", "FP-R7"),  # the return's year and two more is the end
    (23, "reviews", "REVIEW", "31/12/9999", "FP-R7"),
    (23, "reviews", "REVIEW", "12345-01-01", "FP-R7"),
    (23, "reviews", "REVIEW", "infinity", "FP-R7"),
    (24, "episodes", "DEC", "08/05/2022", "FP-R17"),  # the day before it started
    (24, "missing", "MIS_END", "30/06/2022", "FP-R17"),
    (28, "reviews", "CHILD", "1.23E+12", "FP-R6"),  # Excel made a number of it
    (28, "reviews", "CHILD", "1E+05", "FP-R6"),
    (28, "reviews", "CHILD", "12.0", "FP-R6"),
    (30, "episodes", "LS", "C9", "FP-R10"),
    (30, "episodes", "LS", "c2", "FP-R10"),  # lower case
    (30, "episodes", "PLACE", "K3", "FP-R10"),  # not before 2023-24
    (30, "episodes", "PLACE", "Z11", "FP-R10"),  # not before 2025-26
    (30, "episodes", "REC", "E43", "FP-R10"),  # retired
    (30, "episodes", "CIN", "N9", "FP-R10"),
    (30, "episodes", "RNE", "X", "FP-R10"),
    (30, "episodes", "PLACE_PROVIDER", "PR9", "FP-R10"),
    (30, "episodes", "REASON_PLACE_CHANGE", "BORED", "FP-R10"),
    (30, "reviews", "REVIEW_CODE", "PN8", "FP-R10"),
    (33, "reviews", "REVIEW", "０６/06/2022", "FP-R7"),  # digits of another script
    (33, "oc2", "SDQ_SCORE", "１２", "FP-R12"),
    (33, "oc2", "SDQ_SCORE", "²", "FP-R12"),
    (33, "oc2", "SDQ_SCORE", "1_000", "FP-R12"),
    (33, "oc2", "SDQ_SCORE", "-1", "FP-R12"),
    (34, "oc2", "SDQ_SCORE", "NaN", "FP-R12"),
    (34, "oc2", "SDQ_SCORE", "1e400", "FP-R12"),
    (34, "oc2", "SDQ_SCORE", "12.0", "FP-R12"),
    (34, "ad1", "FOSTER_CARE", "TRUE", "FP-R11"),
    (34, "reviews", "REVIEW", "NaN", "FP-R7"),
    (34, "reviews", "REVIEW", "#N/A", "FP-R7"),
    (34, "reviews", "REVIEW", "NULL", "FP-R7"),
    (34, "reviews", "REVIEW", "epoch", "FP-R7"),
    (34, "reviews", "REVIEW", "-", "FP-R7"),
    (34, "reviews", "REVIEW", "", "FP-R5"),
    (34, "reviews", "CHILD", "", "FP-R5"),
    (34, "reviews", "CHILD", "NULL", "FP-R6"),
    (34, "reviews", "CHILD", "nan", "FP-R6"),
    (34, "reviews", "CHILD", "#REF!", "FP-R6"),
    (34, "reviews", "CHILD", "-", "FP-R6"),
    (34, "missing", "MIS_START", "", "FP-R5"),
]


@pytest.mark.parametrize(("number", "file", "column", "cell", "rule"), REJECTED)
def test_a_bad_cell_costs_its_row_and_no_other(
    tmp_path: Path, number: int, file: str, column: str, cell: str, rule: str
) -> None:
    done = read_files(tmp_path, beside_a_sound_row(file, **{column: cell}))
    assert done.told == [("reject row", rule, 3, column, cell)]
    assert len(done.rows(file)) == 1


READ_AS_NOT_KNOWN = [
    (29, "header", "UPN", "I123456789012", "FP-R15"),  # no number begins with I
    (29, "episodes", "PL_POST", "ABC 1", "FP-R14"),
    (30, "header", "ETHNIC", "UNKN", "FP-R10"),
    (30, "header", "SEX", "3", "FP-R10"),
    (34, "header", "MOTHER", "yes", "FP-R11"),
    (28, "episodes", "URN", "1234567.0", "FP-R6"),
    (17, "reviews", "DOB", "31/02/2012", "FP-R7"),  # a copy: Header says it
    (17, "previous_permanence", "DATE_PERM", "May 2020", "FP-R13"),
]


@pytest.mark.parametrize(("number", "file", "column", "cell", "rule"), READ_AS_NOT_KNOWN)
def test_what_nothing_hangs_on_is_read_as_not_known_with_a_warning(
    tmp_path: Path, number: int, file: str, column: str, cell: str, rule: str
) -> None:
    done = read_files(tmp_path, beside_a_sound_row(file, **{column: cell}))
    assert done.told == [("warn", rule, 3, column, cell)]
    table = {"previous_permanence": "prev_perm"}.get(file, file)
    assert done.rows(table, column)[1] == (None,)


ACCEPTED = [
    # number, file, column, cell as written, cell as read
    (18, "header", "DOB", "29/02/2012", "2012-02-29"),
    (18, "reviews", "REVIEW", "2022-06-06", "2022-06-06"),
    (24, "episodes", "DEC", "09/05/2022", "2022-05-09"),  # ends the day it starts
    (28, "reviews", "CHILD", "007.A", "007.A"),
    (28, "reviews", "CHILD", "12E45", "12E45"),
    (28, "reviews", "CHILD", "000000000012", "000000000012"),
    (29, "header", "UPN", "A12345678901B", "A12345678901B"),
    (29, "episodes", "PL_POST", "ab1 2cd", "AB1 2CD"),
    (30, "header", "SEX", "1", "M"),
    (30, "header", "SEX", "2", "F"),
    (30, "header", "SEX", "F", "F"),
    (31, "previous_permanence", "LA_PERM", "=HYPERLINK(A1)", "=HYPERLINK(A1)"),
    (31, "previous_permanence", "LA_PERM", "+cmd|' /C calc'!A0", "+cmd|' /C calc'!A0"),
    (31, "previous_permanence", "LA_PERM", "-2+3", "-2+3"),
    (31, "previous_permanence", "LA_PERM", "@SUM(A1)", "@SUM(A1)"),
    (31, "previous_permanence", "LA_PERM", "\t=1+1", "=1+1"),
    (32, "reviews", "CHILD", "\u00a00012\u2003", "0012"),  # spaces of other kinds
    (32, "reviews", "CHILD", "Zoe\u0308", "Zo\u00eb"),  # an accent apart from its letter
    (34, "header", "MOTHER", "1", "true"),
    (34, "previous_permanence", "DATE_PERM", "zz/zz/2020", "zz/zz/2020"),
    (35, "previous_permanence", "LA_PERM", "<script>alert(1)</script>", "<script>alert(1)</script>"),
    (35, "previous_permanence", "LA_PERM", "{{7*7}}${x}", "{{7*7}}${x}"),
    (36, "reviews", "CHILD", "'; DROP TABLE returned_reviews; --", "'; DROP TABLE returned_reviews; --"),
    (36, "reviews", "CHILD", "../../etc/passwd", "../../etc/passwd"),
    (36, "reviews", "CHILD", "O'Brien", "O'Brien"),
    (36, "reviews", "CHILD", "Test", "Test"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "file", "column", "cell", "value"), ACCEPTED)
def test_an_odd_cell_that_means_something_is_read_as_it(
    tmp_path: Path, number: int, file: str, column: str, cell: str, value: str
) -> None:
    header, sound = SOUND_ROWS[file]
    row = changed(sound, header, **{column: cell})
    done = read_files(tmp_path, {**SOUND, f"{file}.csv": csv(header, row)})
    table = {"previous_permanence": "prev_perm"}.get(file, file)
    assert done.rows(table, f"{column}::VARCHAR") == [(value,)]
    assert not done.told


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("06/25/2022", "month first"),
        ("44713", "01/06/2022"),
        ("01/02/22", "four digits"),
        ("2022-06-07 09:30", "with a time"),
        ("０６/06/2022", "digits other than 0 to 9"),
        ("29/02/2023", "no such day"),
        ("31/12/1899", "before 1900"),
        ("01/01/2026", "after 31 Dec 2025"),
        ("60", "no day"),
        ("soon", "not a day written dd/mm/yyyy"),
    ],
)
def test_a_date_that_is_none_is_explained(tmp_path: Path, cell: str, said: str) -> None:
    header, sound = SOUND_ROWS["reviews"]
    proof = changed(sound, header, REVIEW="25/05/2022")
    files = {**SOUND, "reviews.csv": csv(header, proof, changed(sound, header, REVIEW=cell))}
    (problem,) = read_files(tmp_path, files).rejected_rows
    assert said in problem.what


def test_a_code_is_refused_with_those_that_are_valid_in_the_year(tmp_path: Path) -> None:
    done = read_files(tmp_path, beside_a_sound_row("reviews", REVIEW_CODE="PN8"))
    assert "Valid in 2022-23: PN0, PN1, PN2" in done.rejected_rows[0].what


def test_nobody_is_looked_after_at_25(tmp_path: Path) -> None:
    born = {"0025": "09/05/1997", "0026": "08/05/1997"}
    header, sound = SOUND_ROWS["header"]
    rows = [changed(sound, header, CHILD=child, DOB=dob) for child, dob in born.items()]
    started = [
        changed(SOUND_ROWS["episodes"][1], SOUND_ROWS["episodes"][0], CHILD=child) for child in born
    ]
    files = {
        "header.csv": csv(header, *rows),
        "episodes.csv": csv(SOUND_ROWS["episodes"][0], *started),
    }
    done = read_files(tmp_path, files)
    assert done.told == [("reject row", "FP-R16", 3, "DOB", "08/05/1997")]
    assert done.rows("header", "child") == [("0025",)]
    assert len(done.rows("episodes")) == 2


def test_a_rejected_row_of_one_table_leaves_the_others_alone(tmp_path: Path) -> None:
    header, sound = SOUND_ROWS["header"]
    row = changed(sound, header, DOB="31/02/2012")
    done = read_files(tmp_path, {**SOUND, "header.csv": csv(header, row)})
    assert not done.rows("header")
    assert done.rows("episodes", "child") == done.rows("reviews", "child") == [("0012",)]


def test_a_review_with_neither_day_nor_code_is_ignored_with_a_warning(tmp_path: Path) -> None:
    done = read_files(tmp_path, beside_a_sound_row("reviews", REVIEW="", REVIEW_CODE=""))
    assert done.told == [("warn", "FP-R18", 3, "REVIEW", "")]
    assert len(done.rows("reviews")) == 1


def test_a_row_of_empty_cells_is_nothing(tmp_path: Path) -> None:
    header, sound = SOUND_ROWS["reviews"]
    done = read_files(tmp_path, {**SOUND, "reviews.csv": csv(header, ",,,", sound, "  , ,,")})
    assert not done.told
    assert done.rows("reviews", "row") == [(3,)]


def test_characters_that_cannot_be_seen_are_taken_out_with_a_warning(tmp_path: Path) -> None:
    done = read_files(tmp_path, beside_a_sound_row("reviews", CHILD="00\u200b12\u202e"))
    assert done.told == [("warn", "FP-R4", 3, "CHILD", "00\\u200b12\\u202e")]
    assert done.rows("reviews", "child") == [("0012",), ("0012",)]


def test_all_problems_are_counted_and_the_first_500_listed(tmp_path: Path) -> None:
    header, sound = SOUND_ROWS["reviews"]
    rows = [changed(sound, header, REVIEW="soon", REVIEW_CODE="PN8")] * 400
    done = read_files(tmp_path, {**SOUND, "reviews.csv": csv(header, *rows)})
    assert len(done.rejected_rows) == 500
    assert done.problems.total == 800
    assert done.problems.unlisted == 300


def test_a_fault_on_every_row_does_not_hide_a_fault_on_one(tmp_path: Path) -> None:
    header, sound = SOUND_ROWS["header"]
    rows = [changed(sound, header, CHILD=str(n), UPN="none") for n in range(700)]
    rows.append(changed(sound, header, DOB="soon"))
    files = beside_a_sound_row("reviews", REVIEW_CODE="PN8")
    done = read_files(tmp_path, {**files, "header.csv": csv(header, *rows)})
    assert [problem.rule for problem in done.rejected_rows] == ["FP-R7", "FP-R10"]
    assert len(done.warnings) == 498
    assert done.problems.unlisted == 202
