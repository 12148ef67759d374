"""Bad files and cells of plain tables: the forty bad inputs, and what becomes of each.

Bombs (37, 38) are in `test_bad_tables_bombs.py`. What depends on the records (22, 25 to 27) is in
`test_facts.py` and its neighbours; forms (15, 16) with the pages; two at once (40) with committing.
"""

# ruff: noqa: E501  one case a line reads better than one cell a line

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from tests.imports.tables import csv, read, workbook

from footprint.exchange.problems import Severity
from footprint.terms.imports import DayOrder

FILE, ROW, WARN = "reject file", "reject row", "warn"
HEADER = "Child number,Date of visit,Seen alone,Detail"
SOUND = "0012,25/10/2026,yes,in her room"
TWO = csv(HEADER, SOUND, "0099,26/10/2026,no,")
OPENED, CLOSED = '0099,"26/10/2026,no,', '0099,26/10/2026,no,"'

FILES = [
    # number, what, content, told, rows used
    (1, "an empty file", "", (FILE, "FP-F4", None, "", ""), 0),
    (1, "blank lines", "\n\n ", (FILE, "FP-F4", None, "", ""), 0),
    (1, "a header only", csv(HEADER), (FILE, "FP-F4", None, "", ""), 0),
    (2, "columns in capitals, with spaces and signs", TWO.replace(HEADER, "CHILD  NUMBER ,date_of_visit,Seen Alone?,DETAIL"), None, 2),
    (2, "no column of days", csv("Child number,Detail", "0012,x"), (FILE, "FP-F8", 1, "Date", ""), 0),
    (2, "no header at all", csv(SOUND, SOUND), (FILE, "FP-F8", 1, "Child number", ""), 0),
    (2, "a column we do not know", csv(HEADER + ",Mood", SOUND + ",fine"), (WARN, "FP-F10", 1, "Mood", ""), 1),
    (3, "a header twice", csv(HEADER.replace("Detail", "CHILD number"), SOUND), (FILE, "FP-F7", 1, "Child number", ""), 0),
    (4, "a cell too many", csv(HEADER, SOUND, "0099,26/10/2026,no,,x"), (ROW, "FP-R1", 3, "", "0099,26/10/2026,no,,x"), 1),
    (5, "a cell too few", csv(HEADER, SOUND, "0099,26/10/2026,no"), (ROW, "FP-R1", 3, "", "0099,26/10/2026,no"), 1),
    (6, "a quotation mark never closed", csv(HEADER, SOUND, OPENED, SOUND), (FILE, "FP-F14", 3, "", ""), 0),
    (6, "a quotation mark closed rows below", csv(HEADER, SOUND, OPENED, SOUND, CLOSED), (FILE, "FP-F14", 3, "", ""), 0),
    (7, "semicolons", TWO.replace(",", ";"), None, 2),
    (7, "tabs", TWO.replace(",", "\t"), None, 2),
    (7, "bars", TWO.replace(",", "|"), None, 2),
    (8, "a byte order mark", TWO.encode("utf-8-sig"), None, 2),
    (9, "UTF-16, little end first", b"\xff\xfe" + TWO.encode("utf-16-le"), None, 2),
    (9, "UTF-16, big end first", b"\xfe\xff" + TWO.encode("utf-16-be"), None, 2),
    (9, "UTF-16 without its mark", TWO.encode("utf-16-le"), (FILE, "FP-F11", 1, "", ""), 0),
    (10, "Windows-1252", TWO.replace("in her room", "Zoë O’Neil").encode("cp1252"), (WARN, "FP-F12", None, "", "Zoë O’Neil"), 2),
    (10, "no encoding at all", TWO.encode() + b"\x81\n", (FILE, "FP-F11", 4, "", ""), 0),
    (11, "text encoded twice", TWO.replace("in her room", "ZoÃ«"), (WARN, "FP-F13", None, "", "ZoÃ«"), 2),
    (12, "a NUL", TWO.replace("room", "ro\0m"), (ROW, "FP-R2", 2, "Detail", "in her ro\\x00m"), 1),
    (12, "a NUL in the header", TWO.replace("Detail", "Det\0ail"), (FILE, "FP-F11", 1, "", ""), 0),
    (13, "lines ended by CR", TWO.replace("\n", "\r"), None, 2),
    (13, "lines ended by CR LF", TWO.replace("\n", "\r\n"), None, 2),
    (13, "lines ended in two ways", TWO.replace("\n", "\r\n", 1), None, 2),
    (13, "no end of the last line", TWO.rstrip(), None, 2),
    (13, "a line break in a cell", csv(HEADER, '0012,25/10/2026,yes,"in her\nroom"'), None, 1),
    (14, "a cell of 200,000 letters", csv(HEADER, SOUND, f"0099,26/10/2026,no,{'x' * 200_000}"), (ROW, "FP-R3", 3, "Detail", "x" * 79 + "…"), 1),
    (14, "a detail of 401 letters", csv(HEADER, SOUND, f"0099,26/10/2026,no,{'x' * 401}"), (ROW, "FP-I9", 3, "Detail", "x" * 79 + "…"), 1),
    (19, "days in two orders", csv(HEADER, SOUND, "0099,10/26/2026,no,"), (FILE, "FP-I1", None, "Date of visit", "10/26/2026"), 0),
    (19, "days month first, confirmed day first", csv(HEADER, "0012,04/03/2026,yes,", "0099,10/26/2026,no,"), (FILE, "FP-I2", None, "Date of visit", "10/26/2026"), 0),
    (19, "days with slashes and one with dashes", csv(HEADER, SOUND, "0099,27/10/2026,no,", "0099,2026-10-28,no,"), (ROW, "FP-R8", 4, "Date of visit", "2026-10-28"), 2),
    (37, "a PDF", b"%PDF-1.7 ...", (FILE, "FP-F2", None, "", ""), 0),
    (37, "an old workbook", b"\xd0\xcf\x11\xe0" + b"\0" * 600, (FILE, "FP-F3", None, "", ""), 0),
    (38, "XML", "<?xml version='1.0'?><a/>", (FILE, "FP-F2", None, "", ""), 0),
]  # fmt: skip


@pytest.mark.parametrize(("number", "what", "content", "told", "used"), FILES)
def test_a_bad_file_is_told_and_what_can_be_used_is(number, what, content, told, used):
    done = read("visits", content)
    assert done.told == ([told] if told else [])
    assert len(done.rows) == used


@pytest.mark.parametrize(("number", "what", "content", "told", "used"), FILES)
def test_every_problem_says_where_what_and_what_to_do(number, what, content, told, used):
    for problem in read("visits", content).problems:
        assert problem.file
        assert problem.what.endswith(".")
        assert problem.to_do.endswith(".")


SOUND_ROWS = {
    "visits": (HEADER, SOUND),
    "sdqs": ("Child number,Date,Score", "0012,25/10/2026,12"),
    "children": (
        "Child number,First name,Last name,Date of birth,Sex,UPN,Link to the case system",
        "0012,Amina,Bello,29/02/2012,F,UN1,https://case.example/12",
    ),
    "people": ("E-mail,Name,Role,Team", "ann@council.example,Ann Lee,IRO,Reviewing"),
    "reviews": (
        "Child number,Booked for,Time,Held on,Participation",
        "0012,25/03/2027,14:30,,",
    ),
    "missing": ("Child number,From,To,Kind", "0012,25/10/2026,26/10/2026,M"),
}


def beside_a_sound_row(layout: str, column: str, cell: str) -> str:
    header, row = SOUND_ROWS[layout]
    cells = dict(zip(header.split(","), row.split(","), strict=True)) | {column: f'"{cell}"'}
    return csv(header, row, ",".join(cells.values()))


REJECTED = [
    # number, table, column, cell, rule
    (17, "missing", "From", "29/02/2023", "FP-R7"),
    (17, "missing", "From", "31/04/2024", "FP-R7"),
    (17, "missing", "From", "00/00/0000", "FP-R7"),
    (20, "missing", "From", "01/02/68", "FP-R7"),
    (20, "missing", "From", "01/02/69", "FP-R7"),
    (21, "missing", "From", "45352", "FP-R7"),
    (21, "missing", "From", "45352.5", "FP-R7"),
    (21, "missing", "From", "60", "FP-R7"),
    (22, "children", "Date of birth", "25/11/2026", "FP-R7"),  # tomorrow
    (22, "missing", "From", "25/11/2026", "FP-R7"),
    (23, "missing", "From", "01/01/0001", "FP-R7"),
    (23, "missing", "From", "31/12/1899", "FP-R7"),
    (23, "missing", "From", "31/12/9999", "FP-R7"),
    (23, "missing", "From", "12345-01-01", "FP-R7"),
    (23, "missing", "From", "infinity", "FP-R7"),
    (23, "reviews", "Booked for", "26/11/2028", "FP-R7"),  # more than two years ahead
    (28, "missing", "Child number", "1.23E+12", "FP-R6"),
    (28, "missing", "Child number", "12.0", "FP-R6"),
    (30, "people", "Role", "Wizard", "FP-I4"),
    (30, "reviews", "Participation", "PN8", "FP-I4"),
    (30, "missing", "Kind", "X", "FP-I4"),
    (33, "missing", "From", "２５/10/2026", "FP-R7"),
    (33, "sdqs", "Score", "１２", "FP-R12"),
    (33, "sdqs", "Score", "²", "FP-R12"),
    (33, "sdqs", "Score", "1_0", "FP-R12"),
    (33, "sdqs", "Score", "-1", "FP-R12"),
    (33, "sdqs", "Score", "41", "FP-R12"),
    (34, "sdqs", "Score", "NaN", "FP-R12"),
    (34, "sdqs", "Score", "inf", "FP-R12"),
    (34, "sdqs", "Score", "1e400", "FP-R12"),
    (34, "sdqs", "Score", "12.0", "FP-R12"),
    (34, "sdqs", "Score", "", "FP-R5"),
    (34, "visits", "Seen alone", "maybe", "FP-I5"),
    (34, "visits", "Seen alone", "#N/A", "FP-I5"),
    (34, "missing", "From", "NULL", "FP-R7"),
    (34, "missing", "From", "-", "FP-R7"),
    (34, "missing", "From", "", "FP-R5"),
    (34, "missing", "Child number", "NULL", "FP-R6"),
    (34, "missing", "Child number", "#REF!", "FP-R6"),
    (34, "missing", "Child number", "-", "FP-R6"),
    (34, "missing", "Child number", "", "FP-R5"),
    (35, "children", "Link to the case system", "javascript:alert(1)", "FP-I8"),
    (39, "reviews", "Time", "25:00", "FP-I7"),
    (39, "reviews", "Time", "half two", "FP-I7"),
    (39, "reviews", "Booked for", "28/03/2027 01:30", "FP-I7"),  # the hour the clocks skip
    (39, "reviews", "Booked for", "31/10/2027 01:30", "FP-I7"),  # the hour that comes twice
    (0, "people", "E-mail", "ann at council", "FP-I6"),
    (0, "people", "E-mail", "ann@council", "FP-I6"),
    (0, "people", "E-mail", "ann@a.example, bea@b.example", "FP-I6"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "layout", "column", "cell", "rule"), REJECTED)
def test_a_bad_cell_costs_its_row_and_no_other(number, layout, column, cell, rule):
    done = read(layout, beside_a_sound_row(layout, column, cell))
    assert done.told == [(ROW, rule, 3, column, cell)]
    assert [row.number for row in done.rows] == [2]


def test_a_number_that_excel_made_of_a_day_is_told_with_the_day_it_would_mean():
    (problem,) = read("missing", beside_a_sound_row("missing", "From", "45352")).problems
    assert "01/03/2024" in problem.what


AMP = datetime(2027, 3, 25, 14, 30, tzinfo=ZoneInfo("Europe/London"))
ACCEPTED = [
    # number, table, column, cell as written, name, value as read
    (18, "children", "Date of birth", "29/02/2012", "born_on", date(2012, 2, 29)),
    (20, "missing", "From", "5/6/2026", "started_on", date(2026, 6, 5)),
    (20, "missing", "From", "5 Jun 2026", "started_on", date(2026, 6, 5)),
    (20, "missing", "From", "05-June-2026", "started_on", date(2026, 6, 5)),
    (20, "missing", "From", "05/06/2026 00:00:00", "started_on", date(2026, 6, 5)),
    (24, "missing", "To", "25/10/2026", "ended_on", date(2026, 10, 25)),  # ends the day it starts
    (28, "missing", "Child number", "000000000012", "child", "000000000012"),
    (28, "missing", "Child number", "12E45", "child", "12E45"),
    (29, "children", "UPN", "A12345678901B", "upn", "A12345678901B"),
    (31, "visits", "Detail", "=HYPERLINK(A1)", "detail", "=HYPERLINK(A1)"),
    (31, "visits", "Detail", "+cmd|' /C calc'!A0", "detail", "+cmd|' /C calc'!A0"),
    (31, "visits", "Detail", "-2+3", "detail", "-2+3"),
    (31, "visits", "Detail", "@SUM(A1)", "detail", "@SUM(A1)"),
    (31, "visits", "Detail", "\t=1+1", "detail", "=1+1"),
    (32, "missing", "Child number", "\u00a00012\u2003", "child", "0012"),
    (32, "children", "First name", "Zoe\u0308", "first_name", "Zo\u00eb"),
    (34, "visits", "Seen alone", "TRUE", "seen_alone", True),
    (34, "visits", "Seen alone", "N", "seen_alone", False),
    (35, "visits", "Detail", "<script>alert(1)</script>", "detail", "<script>alert(1)</script>"),
    (35, "visits", "Detail", "{{7*7}}${x}", "detail", "{{7*7}}${x}"),
    (36, "children", "Last name", "O'Brien", "last_name", "O'Brien"),
    (36, "children", "Last name", "Null", "last_name", "Null"),
    (36, "children", "First name", "None", "first_name", "None"),
    (36, "visits", "Detail", "'; DROP TABLE records_child; --", "detail", "'; DROP TABLE records_child; --"),
    (36, "visits", "Detail", "../../etc/passwd", "detail", "../../etc/passwd"),
    (39, "reviews", "Booked for", "25/03/2027 14:30", "booked_for", AMP),
    (39, "reviews", "Booked for", "25/03/2027 2:30pm", "booked_for", AMP),
    (39, "reviews", "Time", "2.30 PM", "hour", time(14, 30)),
    (39, "reviews", "Time", "00:05", "hour", time(0, 5)),
    (0, "children", "First name", "🦊 Ada", "first_name", "🦊 Ada"),
    (0, "people", "Role", "independent reviewing officer", "role", "IRO"),
    (0, "people", "E-mail", "Ann.Lee@Council.Example", "email", "ann.lee@council.example"),
    (0, "children", "Sex", "Male", "sex", "M"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "layout", "column", "cell", "name", "value"), ACCEPTED)
def test_what_looks_odd_and_is_sound_is_kept(number, layout, column, cell, name, value):
    done = read(layout, beside_a_sound_row(layout, column, cell))
    assert done.told == []
    assert done.rows[1].values[name] == value


def test_invisible_characters_are_taken_out_and_told():
    done = read("children", beside_a_sound_row("children", "First name", "Ami\u200bna\u202e"))
    assert done.told == [(WARN, "FP-R4", 3, "First name", "Ami\\u200bna\\u202e")]
    assert done.rows[1].values["first_name"] == "Amina"


def test_an_impossible_upn_costs_no_row():
    done = read("children", beside_a_sound_row("children", "UPN", "I123456789012"))
    assert done.told == [(WARN, "FP-R15", 3, "UPN", "I123456789012")]
    assert "upn" not in done.rows[1].values


def test_days_month_first_are_read_so_once_somebody_has_confirmed_it():
    content = csv(HEADER, "0012,04/03/2026,yes,", "0099,10/26/2026,no,")
    done = read("visits", content, order=DayOrder.MONTH_FIRST)
    assert done.told == []
    assert [row.values["on"] for row in done.rows] == [date(2026, 4, 3), date(2026, 10, 26)]


def test_a_cell_of_a_workbook_is_a_day_by_its_type_and_not_by_its_number():
    content = workbook(
        ["Child number", "From", "To"],
        [12, date(2026, 10, 25), None],
        ["0012", "26/10/2026", None],
        ["0013", 46320, None],
        [None, None, None],
    )
    done = read("missing", content, name="a.xlsx")
    assert done.told == [(ROW, "FP-R7", 4, "From", "46320")]
    assert [(row.values["child"], row.values["started_on"].day) for row in done.rows] == [
        ("12", 25),
        ("0012", 26),
    ]


def test_of_a_workbook_the_sheet_with_our_columns_is_read_and_the_others_are_told():
    content = workbook(["List 1", "Contacts"], visits=["Child number", "Date of visit"])
    done = read("visits", content, name="a.xlsx")
    assert (FILE, "FP-F4") in [(one.severity, one.rule) for one in done.problems]
    assert "visits, and not: Sheet" in next(iter(done.problems)).what


def test_five_samples_of_a_windows_text_are_shown():
    names = [f"00{at},25/10/2026,yes,Zoë {at}" for at in range(9)]
    done = read("visits", csv(HEADER, *names).encode("cp1252"))
    assert done.windows_samples == "Zoë 0, Zoë 1, Zoë 2, Zoë 3, Zoë 4"


def test_what_is_read_is_kept_as_it_was_beside_its_value():
    (row,) = read("visits", csv(HEADER, SOUND)).rows
    assert row.read == {
        "Child number": "0012",
        "Date of visit": "25/10/2026",
        "Seen alone": "yes",
        "Detail": "in her room",
    }


def test_a_fault_on_every_row_keeps_five_hundred_and_counts_all():
    rows = [f"00{at},31/02/2026,yes," for at in range(700)]
    problems = read("visits", csv(HEADER, *rows)).problems
    assert problems.counts[Severity.REJECT_ROW] == 700
    assert len(problems.kept) == 500
    assert problems.unlisted == 200
