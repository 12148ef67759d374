"""Lists that are taken away: what was seen, and nothing a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest

from footprint.documents.lists import TakeAway, Value, as_csv, as_workbook

HOSTILE = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "https://example.org")
HARMLESS = ("Zoë O’Neil", "+44 20 7946 0000", "-1", "Null", "1.23E+12", "007")


def taken(*rows: tuple[Value, ...]) -> TakeAway:
    return TakeAway("Children", ("name", "due"), rows)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_computed_nowhere(text: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(taken((text, None))))).active
    assert sheet is not None
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].hyperlink) == (text, "s", None)
    (_, (cell, _)) = read_csv(as_csv(taken((text, None))))
    assert cell[:1] not in {"=", "+", "-", "@", "\t"}
    assert cell.endswith(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert read_csv(as_csv(taken((text, None))))[1] == [text, ""]
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(taken((text, None))))).active
    assert sheet is not None
    assert sheet["A2"].value == text


def test_days_are_days_and_nothing_is_hidden() -> None:
    content = as_workbook(taken(("Leo", date(2026, 11, 24)), ("Mia", None)))
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    assert sheet is not None
    assert [one.sheet_state for one in book.worksheets] == ["visible"]
    assert sheet["B2"].value.date() == date(2026, 11, 24)
    assert [cell.value for cell in sheet[1]] == ["name", "due"]
    assert read_csv(as_csv(taken(("Leo", date(2026, 11, 24)))))[1] == ["Leo", "2026-11-24"]


def test_an_empty_list_has_its_heading() -> None:
    assert read_csv(as_csv(taken())) == [["name", "due"]]
