"""The return as an Excel workbook: a sheet a table, days by the type of their cell (21)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tests.exchange.given_files import REVIEWS, SOUND, Read, read, write

ROW = ["0012", "29/02/2012", date(2022, 6, 6), "PN1"]


def book(folder: Path, *rows: list[Any], epoch: Any = None) -> Read:
    """Read a workbook with these reviews."""
    made = openpyxl.Workbook()
    if epoch:
        made.epoch = epoch
    sheet = made.active
    sheet.title = "Reviews 2023"
    sheet.append(REVIEWS.split(","))
    for row in rows:
        sheet.append(row)
    made.save(folder / "return.xlsx")
    return read(folder / "return.xlsx")


def review(**cells: Any) -> list[Any]:
    return list({**dict(zip(REVIEWS.split(","), ROW, strict=True)), **cells}.values())


def test_a_workbook_is_read_as_its_csvs_are(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for name, text in SOUND.items():
        sheet = made.create_sheet(name.removesuffix(".csv"))
        for line in text.splitlines():
            sheet.append([cell or None for cell in line.split(",")])
    made.save(tmp_path / "return.xlsx")
    done = read(tmp_path / "return.xlsx")
    assert done.all_rows() == read(write(tmp_path / "return", SOUND)).all_rows()
    assert not done.told


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2022, 6, 6), "2022-06-06"),
        (datetime.fromisoformat("2022-06-06"), "2022-06-06"),
        ("06/06/2022", "2022-06-06"),
        ("2022-06-06", "2022-06-06"),
    ],
)
def test_a_day_is_a_date_cell_or_text_that_is_one(tmp_path: Path, cell: Any, day: str) -> None:
    assert book(tmp_path, review(REVIEW=cell)).rows("reviews", "review::VARCHAR") == [(day,)]


def test_workbooks_that_count_days_from_1904_say_the_same_days(tmp_path: Path) -> None:
    done = book(tmp_path, ROW, epoch=CALENDAR_MAC_1904)
    assert done.rows("reviews", "review::VARCHAR") == [("2022-06-06",)]


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        ("REVIEW", 44718, "44718"),
        ("REVIEW", 44718.5, "44718.5"),
        ("REVIEW", True, "true"),
        ("REVIEW", datetime.fromisoformat("2022-06-06 09:30"), "2022-06-06 09:30:00"),
        ("REVIEW", "#N/A", "#N/A"),
        ("REVIEW", "#REF!", "#REF!"),
        ("REVIEW", "#DIV/0!", "#DIV/0!"),
        ("CHILD", "#VALUE!", "#VALUE!"),
    ],
)
def test_a_cell_of_another_type_is_refused(
    tmp_path: Path, column: str, cell: Any, shown: str
) -> None:
    done = book(tmp_path, ROW, review(**{column: cell}))
    assert [(one[0], *one[2:]) for one in done.told] == [("reject row", 3, column, shown)]


@pytest.mark.parametrize(
    ("cell", "child"), [("0012", "0012"), (12, "12"), (10**12, "1000000000000")]
)
def test_an_identifier_is_text_or_a_whole_number(tmp_path: Path, cell: Any, child: str) -> None:
    assert book(tmp_path, review(CHILD=cell)).rows("reviews", "child") == [(child,)]


def test_other_sheets_are_listed_and_empty_ones_passed_over(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.title = "Empty"
    made.create_sheet("Notes").append(["Ask Ms Okafor"])
    reviews = made.create_sheet("Reviews")
    for row in (REVIEWS.split(","), ROW, [None] * 4, ROW):
        reviews.append(row)
    made.save(tmp_path / "return.xlsx")
    done = read(tmp_path / "return.xlsx")
    assert done.told == [("warn", "FP-F6", 1, "", "Ask Ms Okafor")]
    assert done.warnings[0].file == "return.xlsx: Notes"
    assert done.rows("reviews", "row") == [(2,), (4,)]
