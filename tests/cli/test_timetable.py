"""`footprint timetable` as somebody at a terminal or a spreadsheet meets it."""

import csv
import io

import pytest
from tests.returns import episode, run, write_return

COLUMNS = (
    "child,period_start,sequence,rule,force,anchor,anchor_on,due_by,held_on,in_time,"
    "outstanding,reason"
)


@pytest.fixture
def amy(tmp_path):
    folder = write_return(
        tmp_path / "2023", [episode("Amy", "02/05/2022")], [("Amy", "20/05/2022")]
    )
    return f"{folder}@2023"


def test_the_csv_has_its_columns_in_order_and_plain_values(amy):
    status, printed, _ = run("timetable", amy, "--as-at", "2023-03-31", "--as", "csv")
    assert status == 0
    assert printed.splitlines()[0] == COLUMNS
    first, second = csv.DictReader(io.StringIO(printed))
    assert (first["in_time"], first["outstanding"]) == ("true", "false")
    assert (second["held_on"], second["in_time"], second["outstanding"]) == ("", "", "true")
    assert first["force"] == "statute"
    assert "20 working days" in first["reason"]


def test_the_table_says_late_and_outstanding_in_words(amy):
    status, printed, messages = run("timetable", amy, "--as-at", "2023-03-31")
    assert status == 0
    assert "outstanding" in printed
    assert "in time" in printed
    assert "31 March 2023" in messages


def test_nobody_looked_after_is_said_in_words(amy):
    status, printed, messages = run("timetable", amy, "--as-at", "2022-04-30")
    assert (status, printed) == (0, "")
    assert "No child was looked after" in messages


def test_text_that_a_terminal_or_a_spreadsheet_would_obey_is_only_text(tmp_path):
    folder = write_return(
        tmp_path / "2023",
        [episode("=1+1", "02/05/2022"), episode("[red]Ben", "02/05/2022", ls="[/x]")],
    )
    status, printed, messages = run(
        "timetable", f"{folder}@2023", "--as-at", "2023-03-31", "--as", "csv"
    )
    assert status == 1
    assert "'=1+1," in printed
    assert "[/x]" in messages


def test_local_practice_that_is_looser_than_the_law_is_a_wrong_argument(amy, tmp_path):
    practice = tmp_path / "practice.toml"
    practice.write_text("[reviews]\nfirst_within_working_days = 25\n")
    status, _, messages = run("timetable", amy, "--as-at", "2023-03-31", "--practice", practice)
    assert status == 2
    assert "looser" in messages


def test_local_practice_binds_and_says_that_it_is_local(amy, tmp_path):
    practice = tmp_path / "practice.toml"
    practice.write_text("[reviews]\nsecond_within_months = 2\n")
    _, printed, _ = run(
        "timetable", amy, "--as-at", "2023-03-31", "--practice", practice, "--as", "csv"
    )
    _, second = csv.DictReader(io.StringIO(printed))
    assert (second["rule"], second["force"], second["due_by"]) == ("LOC-2", "local", "2022-07-20")


@pytest.mark.parametrize("typed", ["31/03/2023", "2023-02-30", "yesterday"])
def test_a_day_typed_another_way_is_a_wrong_argument(amy, typed):
    status, _, messages = run("timetable", amy, "--as-at", typed)
    assert status == 2
    assert "2023-03-31" in messages


def test_a_path_that_is_not_there_is_no_return(tmp_path):
    status, printed, messages = run("timetable", tmp_path / "no", "--as-at", "2023-03-31")
    assert (status, printed) == (1, "")
    assert "There is no such file or folder" in messages
