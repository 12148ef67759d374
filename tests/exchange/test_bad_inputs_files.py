"""Bad files: what a return's files may be like, and what becomes of them.

The numbers are those of the forty bad inputs that every import of this product is held to. Bad
cells (17 to 24, 28 to 36) are in `test_bad_inputs_cells.py`, bombs (37, 38) in
`test_bad_inputs_archives.py`, days in workbooks (21) in `test_reading_workbooks.py`; overlaps, gaps
and a child twice (25 to 27) are judged between rows, in `test_checking*.py`. A return has no
long notes or forms (15, 16), hours (39) or NHS numbers (29): those come with the web forms, and
two imports at once (40) with the casework database.
"""

# ruff: noqa: E501  one case a line reads better than one cell a line

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.exchange.given_files import (
    AMINA_EPISODE,
    AMINA_REVIEW,
    EPISODES,
    MISSING,
    REVIEWS,
    SOUND,
    SOUND_ROWS,
    csv,
    read_files,
)

FILE, ROW, WARN = "reject file", "reject row", "warn"


@dataclass(frozen=True)
class Case:
    """A spoilt file of an otherwise sound return, and what is said of it."""

    number: int
    what: str
    file: str
    content: str | bytes
    told: tuple[str, str, int | None, str, str] | None
    used: int
    """Rows of the spoilt table that are used."""

    def __str__(self) -> str:
        return f"{self.number} {self.what}"


def reviews(number: int, what: str, rows: list[str], told: tuple | None, used: int) -> Case:
    return Case(number, what, "reviews", csv(REVIEWS, *rows), told, used)


def episodes(number: int, what: str, content: str | bytes, told: tuple | None, used: int) -> Case:
    return Case(number, what, "episodes", content, told, used)


def earlier(number: int, what: str, authority: str, told: tuple | None, used: int) -> Case:
    """A case of the one column of a return that holds free text."""
    header, row = SOUND_ROWS["previous_permanence"]
    content = csv(header, row.replace("Leeds", authority))
    return Case(number, what, "previous_permanence", content, told, used)


BEN = AMINA_EPISODE.replace("0012", "0099")
TWO = csv(EPISODES, AMINA_EPISODE, BEN)
OPENED, CLOSED = f'"{BEN}', BEN.replace("1234567", '"')

CASES = [
    episodes(1, "an empty file", "", (FILE, "FP-F4", None, "", ""), 0),
    episodes(1, "blank lines", "\n\n ", (FILE, "FP-F4", None, "", ""), 0),
    episodes(1, "a header only", csv(EPISODES), (FILE, "FP-F4", None, "", ""), 0),
    Case(1, "nobody missing", "missing", csv(MISSING), (WARN, "FP-F5", None, "", ""), 0),
    reviews(4, "a cell too many", [AMINA_REVIEW, "1,2,3,4,5"], (ROW, "FP-R1", 3, "", "1,2,3,4,5"), 1),
    reviews(4, "an empty cell too many", ["1,2,3,4,"], (ROW, "FP-R1", 2, "", "1,2,3,4,"), 0),
    reviews(5, "a cell too few", [AMINA_REVIEW, "1,2,3"], (ROW, "FP-R1", 3, "", "1,2,3"), 1),
    episodes(6, "a quotation mark never closed", csv(EPISODES, BEN, OPENED, BEN), (FILE, "FP-F14", 3, "", ""), 0),
    episodes(6, "a quotation mark closed rows below", csv(EPISODES, BEN, OPENED, BEN, CLOSED, BEN), (FILE, "FP-F14", 3, "", ""), 0),
    reviews(6, "two quotation marks that swallow a row", ['1,"2,3,4', '5,"6",7,8'], (FILE, "FP-F14", 2, "", ""), 0),
    episodes(7, "semicolons", TWO.replace(",", ";"), None, 2),
    episodes(7, "tabs", TWO.replace(",", "\t"), None, 2),
    episodes(7, "bars", TWO.replace(",", "|"), None, 2),
    episodes(8, "a byte order mark", TWO.encode("utf-8-sig"), None, 2),
    episodes(9, "UTF-16, little end first", b"\xff\xfe" + TWO.encode("utf-16-le"), None, 2),
    episodes(9, "UTF-16, big end first", b"\xfe\xff" + TWO.encode("utf-16-be"), None, 2),
    episodes(9, "UTF-16 without its mark", TWO.encode("utf-16-le"), (FILE, "FP-F11", 1, "", ""), 0),
    episodes(9, "UTF-16 cut short", b"\xff\xfe" + TWO.encode("utf-16-le")[:-1], (FILE, "FP-F11", 3, "", ""), 0),
    episodes(10, "Windows-1252", TWO.replace("0099", "Zoë O’Neil").encode("cp1252"), (WARN, "FP-F12", None, "", "Zoë O’Neil"), 2),
    episodes(10, "no encoding at all", TWO.encode() + b"\x81\n", (FILE, "FP-F11", 4, "", ""), 0),
    earlier(11, "text encoded twice", "ZoÃ«shire", (WARN, "FP-F13", None, "", "ZoÃ«shire"), 1),
    earlier(12, "a NUL", "Lee\0ds", (ROW, "FP-R2", 2, "LA_PERM", "Lee\\x00ds"), 0),
    episodes(12, "a NUL in the header", TWO.replace("URN", "UR\0N"), (FILE, "FP-F11", 1, "", ""), 0),
    episodes(13, "lines ended by CR", TWO.replace("\n", "\r"), None, 2),
    episodes(13, "lines ended by CR LF", TWO.replace("\n", "\r\n"), None, 2),
    episodes(13, "lines ended in two ways", TWO.replace("\n", "\r\n", 1), None, 2),
    episodes(13, "no end of the last line", TWO.rstrip(), None, 2),
    earlier(13, "a line break in a cell", '"Lee\nds"', None, 1),
    earlier(14, "a cell of 32,767 letters", "x" * 32_767, None, 1),
    earlier(14, "a cell of 200,000 letters", "x" * 200_000, (ROW, "FP-R3", 2, "LA_PERM", "x" * 79 + "…"), 0),
    reviews(19, "dates month first", ["1,,04/06/2022,PN1", "1,,06/25/2022,PN1"], (FILE, "FP-F15", None, "REVIEW", "06/25/2022"), 0),
    reviews(19, "one date month first", ["1,,25/06/2022,PN1", "1,,06/25/2022,PN1"], (ROW, "FP-R7", 3, "REVIEW", "06/25/2022"), 1),
    reviews(19, "copied dates month first", ["1,06/25/2012,25/06/2022,PN1"], (WARN, "FP-F15", None, "DOB", "06/25/2012"), 1),
    reviews(19, "dates in two ways", ["1,,06/06/2022,PN1", "1,,07/06/2022,PN1", "1,,2022-06-08,PN1"], (ROW, "FP-R7", 4, "REVIEW", "2022-06-08"), 2),
    reviews(19, "one-digit dates", ["1,,6/6/2022,PN1"], (WARN, "FP-R9", None, "REVIEW", ""), 1),
    Case(40, "a file twice", "again", csv(REVIEWS, AMINA_REVIEW), (WARN, "FP-F18", None, "", ""), 0),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_bad_file_is_told_and_what_can_be_used_is(tmp_path: Path, case: Case) -> None:
    done = read_files(tmp_path, {**SOUND, f"{case.file}.csv": case.content})
    assert done.told == ([case.told] if case.told else [])
    (source,) = done.sources
    table = {"previous_permanence": "PrevPerm"}.get(case.file, case.file.capitalize())
    assert source.rows.get(table, 0) == case.used


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_problem_says_where_what_and_what_to_do(tmp_path: Path, case: Case) -> None:
    done = read_files(tmp_path, {**SOUND, f"{case.file}.csv": case.content})
    for problem in done.problems:
        assert problem.what.endswith(".")
        assert problem.to_do.endswith(".")
        assert problem.file.startswith("return/")


HEADERS = [
    # 2, 3: the header of reviews.csv, what is said of it, and whether its row is used
    ("child, Dob ,REVIEW,Review Code", None, True),
    ("CHILD,DOB,REVIEW,REVIEW_CODE", None, True),
    ("REVIEW,REVIEW_CODE,CHILD,DOB", None, True),
    ("CHILD,IRO,REVIEW,REVIEW_CODE", [(WARN, "FP-F9", "DOB"), (WARN, "FP-F10", "IRO")], True),
    ("CHILD,DOB,DATUM,REVIEW_CODE", [(FILE, "FP-F8", "REVIEW")], False),
    ("KIND,DOB,REVIEW,REVIEW_CODE", [(FILE, "FP-F8", "CHILD")], False),
    ("CHILD,DOB,DOB,REVIEW", [(FILE, "FP-F7", "DOB")], False),
    ("CHILD,DOB,Date,Code", [(WARN, "FP-F6", "")], False),
]


@pytest.mark.parametrize(("header", "told", "is_used"), HEADERS)
def test_columns_are_known_by_name_whatever_their_order_case_or_spaces(
    tmp_path: Path, header: str, told: list | None, is_used: bool
) -> None:
    cells = {"DOB": "29/02/2012", "REVIEW": "06/06/2022", "REVIEWCODE": "PN1"}
    row = [
        cells.get(name.strip().upper().replace(" ", "").replace("_", ""), "0012")
        for name in header.split(",")
    ]
    done = read_files(tmp_path, {**SOUND, "reviews.csv": csv(header, ",".join(row))})
    assert [(one[0], one[1], one[3]) for one in done.told] == (told or [])
    assert done.rows("reviews", "child", "review_code") == ([("0012", "PN1")] if is_used else [])
