"""`footprint check` from the outside: what it prints, in which shape, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.returns import episode, run, write_return

CLEAN = [episode("Amy", "05/06/2023")]
HELD = [("Amy", "03/07/2023")]


def as_json(*words: object) -> tuple[int, dict[str, Any]]:
    status, printed, _ = run("check", *words, "--as", "json")
    return status, json.loads(printed)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return write_return(tmp_path / "2024", CLEAN, HELD)


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    return write_return(tmp_path / "warned", CLEAN, [*HELD, ("Amy", "04/06/2023")])


@pytest.fixture
def rejected(tmp_path: Path) -> Path:
    rows = [*CLEAN, episode("Ben", "31/02/2024")]
    return write_return(tmp_path / "rejected", rows, [*HELD, ("Amy", "04/06/2023")])


def test_a_clean_return_says_so_and_names_its_year(clean: Path) -> None:
    status, printed, _ = run("check", clean)
    assert status == 0
    assert f"{clean}: year to 31 March 2024 (from its latest DECOM)" in printed
    assert printed.endswith("Nothing wrong was found.\n")


def test_warnings_alone_are_no_failure(warned: Path) -> None:
    status, printed, _ = run("check", warned)
    assert status == 0
    assert "FP-V1 · A review outside every looked-after period" in printed
    assert "0 files and 0 rows rejected, 1 warning." in printed


def test_a_rejected_row_is_a_failure_and_comes_before_the_warnings(rejected: Path) -> None:
    status, printed, _ = run("check", rejected)
    assert status == 1
    assert printed.index("Rows rejected") < printed.index("Warnings")
    assert "1 row rejected" in printed


@pytest.mark.parametrize("shape", ["table", "json", "csv"])
def test_no_return_is_a_failure_told_in_every_shape(tmp_path: Path, shape: str) -> None:
    status, printed, _ = run("check", tmp_path / "nothing", "--as", shape)
    assert status == 1
    assert "FP-F" in printed


@pytest.mark.parametrize("words", [["check"], ["check", "x", "--as", "pdf"], ["check", "--all"]])
def test_wrong_arguments_end_with_2(words: list[str]) -> None:
    assert run(*words)[0] == 2


def test_json_has_the_keys_that_are_promised(warned: Path) -> None:
    status, found = as_json(warned)
    assert status == 0
    assert list(found) == ["sources", "counts", "unlisted", "problems", "set_aside"]
    (source,) = found["sources"]
    assert source == {
        "source": str(warned),
        "year_ending": "2024-03-31",
        "year_is_stated": False,
        "rows": source["rows"],
    }
    assert source["rows"]["Reviews"] == 2
    assert found["counts"] == {"reject file": 0, "reject row": 0, "warn": 1}
    (problem,) = found["problems"]
    assert problem == {
        "severity": "warn",
        "rule": "FP-V1",
        "file": problem["file"],
        "row": 3,
        "column": "REVIEW",
        "value": "04/06/2023",
        "what": "Child Amy had a review on 4 Jun 2023, but care began only on 5 Jun 2023.",
        "to_do": "Mend the review's date, or the episodes around it; until then the review is "
        "not used.",
    }
    assert problem["file"].endswith("reviews.csv")


def test_json_lists_what_was_set_aside(tmp_path: Path) -> None:
    first = write_return(tmp_path / "2023", [episode("Amy", "06/02/2023")], [("Amy", "06/03/2023")])
    second = write_return(
        tmp_path / "2024",
        [episode("Amy", "06/02/2023"), episode("Amy", "05/06/2023", rne="P")],
        [("Amy", "06/06/2023")],
    )
    status, found = as_json(second, first)
    assert status == 0
    assert [source["year_ending"] for source in found["sources"]] == ["2023-03-31", "2024-03-31"]
    earlier, open_one = found["set_aside"]
    assert earlier == {
        "table": "Episodes",
        "child": "Amy",
        "on_day": "2023-02-06",
        "why": earlier["why"],
        "file": earlier["file"],
        "row": 2,
    }
    assert "later return" in earlier["why"]
    assert earlier["file"].startswith("2023")
    assert open_one["file"].startswith("2024")


def test_csv_has_a_line_for_each_problem_and_each_row_set_aside(tmp_path: Path) -> None:
    twice = write_return(tmp_path / "2024", CLEAN, [*HELD, *HELD])
    status, printed, messages = run("check", twice, "--as", "csv")
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert status == 0
    assert list(rows[0]) == [
        "severity", "rule", "file", "row", "column", "value", "what", "to_do",
    ]  # fmt: skip
    assert [(row["severity"], row["rule"], row["row"], row["column"]) for row in rows] == [
        ("warn", "FP-V3", "3", "REVIEW"),
        ("set aside", "", "2", "REVIEW"),
    ]
    assert "year to 31 March 2024" in messages


def test_a_formula_is_defused_for_people_and_exact_for_programs(tmp_path: Path) -> None:
    name = "=1+1"
    path = write_return(tmp_path / "r", [episode(name, "05/06/2023")], [(name, "03/07/2023")])
    _, printed, _ = run("check", path, "--as", "csv")
    (row,) = csv.DictReader(io.StringIO(printed))
    assert row["value"] == "'=1+1"
    _, found = as_json(path)
    assert [problem["value"] for problem in found["problems"]] == ["=1+1"]


@pytest.mark.parametrize("code", ["[/red]", "[bold]", "\x1b[31mPN1", "\u202ePN1"])
def test_nothing_read_can_steer_the_terminal(tmp_path: Path, code: str) -> None:
    path = write_return(tmp_path / "r", CLEAN, [*HELD, ("Amy", "04/08/2023", code)])
    _, printed, _ = run("check", path)
    assert "row 3" in printed
    assert "\x1b" not in printed
    assert "\u202e" not in printed


def test_past_500_problems_it_says_how_many_more(tmp_path: Path) -> None:
    days = [f"{day:02}/{month:02}/2022" for month in range(1, 13) for day in range(1, 29)]
    many = [("Amy", day) for day in days] + [("Amy", day.replace("2022", "2021")) for day in days]
    status, printed, _ = run("check", write_return(tmp_path / "r", CLEAN, [*HELD, *many]))
    assert status == 0
    assert "500 listed, and 172 more." in printed
