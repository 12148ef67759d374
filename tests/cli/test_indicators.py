"""`footprint indicators` and `footprint show` from the outside: shapes, promises, exit status."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from tests.returns import episode, run, write_return

from footprint.indicators.catalogue import CATALOGUE

DOCS = Path(__file__).parents[2] / "docs"
KEYS = [
    "id", "name", "definition", "version", "filter", "as_at", "unit", "numerator", "denominator",
    "value", "unknown", "not_known", "excluded", "breakdowns",
]  # fmt: skip
YEAR_END = ("--year-ending", "2024-03-31")


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    """A return of two children: Amy's review was in time, =Ben's a day late."""
    return write_return(
        tmp_path / "2024",
        [episode("Amy", "05/06/2023"), episode("=Ben", "05/06/2023", "02/10/2023", rec="E4A")],
        [("Amy", "03/07/2023"), ("Amy", "02/10/2023"), ("=Ben", "04/07/2023", "PN4")],
    )


def figures(*words: object) -> dict[str, dict[str, Any]]:
    status, printed, messages = run("indicators", *words, *YEAR_END, "--as", "json")
    assert status == 0, messages
    return {one["id"]: one for one in json.loads(printed)}


def test_json_has_the_keys_that_are_promised_in_docs(returned: Path) -> None:
    found = figures(returned)
    assert list(found) == list(CATALOGUE)
    page = (DOCS / "indicators-json.md").read_text(encoding="utf-8")
    promised = set(re.findall(r"`(\w+)`", page))
    for one in found.values():
        assert list(one) == KEYS
        for line in one["breakdowns"]:
            assert list(line) == ["by", "key", "label", "numerator", "denominator", "value"]
    assert set(KEYS) | {"by", "key", "label"} <= promised


def test_the_figures_are_those_of_the_return(returned: Path) -> None:
    found = figures(returned, "--population-under-18", 5_000, "--iros", 2)
    assert (found["1"]["numerator"], found["1"]["value"]) == (1, 1)
    assert found["2"]["value"] == 2.0
    assert found["15"]["numerator"] == 3
    assert found["16"]["value"] == 1.5
    in_time = found["17"]
    assert (in_time["numerator"], in_time["denominator"]) == (2, 3)
    assert in_time["value"] == 100 * 2 / 3
    assert found["32"]["numerator"] == 3
    assert found["31"]["numerator"] == 2
    assert found["73f"]["not_known"] == "A return does not hold personal education plans."


def test_csv_has_a_row_for_each_figure_and_each_line(returned: Path) -> None:
    status, printed, _ = run("indicators", returned, *YEAR_END, "--as", "csv")
    assert status == 0
    rows = list(csv.DictReader(io.StringIO(printed)))
    whole = [row for row in rows if not row["by"]]
    assert [row["id"] for row in whole] == list(CATALOGUE)
    assert {row["key"] for row in rows if (row["id"], row["by"]) == ("7", "age_band")} == {
        "0", "1-4", "5-9", "10-15", "16-17",
    }  # fmt: skip


def test_a_table_says_what_is_not_known_and_shows_shares(returned: Path) -> None:
    status, printed, messages = run("indicators", returned, *YEAR_END)
    assert status == 0
    assert "The population under 18 was not given." in printed
    assert re.search(r"17 +Reviews held in time +2 +3 +66\.7%", printed)
    assert re.search(r" full care order +1 +1 +100\.0%", printed)
    assert "Read " in messages
    assert "Read " not in printed


def test_the_rows_say_why_they_count(returned: Path) -> None:
    status, printed, _ = run("show", "17", returned, *YEAR_END, "--as", "json")
    assert status == 0
    rows = json.loads(printed)
    assert [(row["child"], row["about_on"], row["is_above"]) for row in rows] == [
        ("=Ben", "2023-07-04", False),
        ("Amy", "2023-07-03", True),
        ("Amy", "2023-10-02", True),
    ]
    assert rows[0]["due_by"] == "2023-07-03"
    status, printed, _ = run("show", "17", returned, *YEAR_END)
    assert status == 0
    assert re.search(r"=Ben +4 Jul 2023 +below", printed)
    assert re.search(r"Amy +3 Jul 2023 +above", printed)


def test_a_spreadsheet_takes_no_child_for_a_formula(returned: Path) -> None:
    _, printed, _ = run("show", "17", returned, *YEAR_END, "--as", "csv")
    assert [row["child"] for row in csv.DictReader(io.StringIO(printed))] == ["'=Ben", "Amy", "Amy"]


def test_the_sql_alone_is_one_statement_with_its_days(returned: Path) -> None:
    status, printed, _ = run("show", "18", returned, *YEAR_END, "--sql")
    assert status == 0
    assert "DATE '2024-03-31'" in printed
    assert "THE_DAY" not in printed
    assert printed.startswith("WITH who AS (")


@pytest.mark.parametrize(
    "words",
    [
        ("indicators", "x"),
        ("indicators", "x", "--year-ending", "31/03/2024"),
        ("indicators", "x", *YEAR_END, "--iros", "0"),
        ("indicators", "x", *YEAR_END, "--engine", "sqlite"),
        ("show", "99", "x", *YEAR_END),
        ("show", "17", *YEAR_END),
    ],
)
def test_wrong_arguments_end_with_2(words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


def test_an_indicator_that_is_not_is_refused_with_those_that_are() -> None:
    _, _, messages = run("show", "99", "x", *YEAR_END)
    assert "There is no indicator '99'" in messages


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="Spark is installed here")
def test_without_spark_its_engine_is_refused_with_what_to_install(returned: Path) -> None:
    status, printed, messages = run("indicators", returned, *YEAR_END, "--engine", "spark")
    assert (status, printed) == (2, "")
    assert "footprint[spark]" in messages


@pytest.mark.parametrize("words", [("indicators",), ("show", "17")])
def test_no_return_ends_with_1(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert run(*words, tmp_path, *YEAR_END)[0] == 1


@pytest.mark.parametrize("words", [("indicators",), ("show", "17")])
def test_a_rejected_row_ends_with_1_and_the_rest_is_answered(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    rows = [episode("Amy", "05/06/2023"), episode("Ben", "31/02/2024")]
    source = write_return(tmp_path / "2024", rows, [("Amy", "03/07/2023")])
    status, printed, messages = run(*words, source, *YEAR_END, "--as", "json")
    assert status == 1
    assert json.loads(printed)
    assert "rejected" in messages
