"""The files figures.csv and figures.json hold what the report shows, symbols and all."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.documents.figures_by_hand import END_OF_2022, findings, made

from footprint.documents.figure_files import COLUMNS, write_csv, write_json

DOCS = Path(__file__).parents[2] / "docs" / "report-files.md"
FIGURES = (
    made("1", 650),
    made("1", 658, as_at=END_OF_2022),
    made("6", 650, 650, by={"sex": {"male": 647, "female": 3}}),
    made("13", 0),
    made("17", 1687, 1782, outstanding=3),
    made("18b", 0, 0),
    made("73", None, 334, unknown=334, not_known="No health outcomes (OC2) of the year were read."),
)


@pytest.fixture
def rows(tmp_path: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    """Read figures.csv by id, day and line."""
    write_csv(findings(FIGURES), tmp_path / "figures.csv")
    with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as file:
        return {(row["id"], row["as_at"], row["key"]): row for row in csv.DictReader(file)}


@pytest.fixture
def written(tmp_path: Path) -> dict[str, Any]:
    """Read figures.json."""
    write_json(findings(FIGURES), tmp_path / "figures.json")
    read: dict[str, Any] = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize(
    ("figure", "key", "counts"),
    [
        ("1", "", ("650", "z", "650")),
        ("6", "female", ("c", "650", "c")),
        ("6", "male", ("c", "650", "c")),
        ("13", "", ("0", "z", "0")),
        ("17", "", ("1687", "1782", "94.668911335578")),
        ("18b", "", ("0", "0", "z")),
        ("73", "", ("x", "x", "x")),
    ],
)
def test_a_number_stands_as_it_is_and_a_symbol_in_the_place_of_one(
    figure: str, key: str, counts: tuple[str, ...], rows: dict[tuple[str, str, str], dict[str, str]]
) -> None:
    row = rows[figure, "2023-03-31", key]
    assert (row["numerator"], row["denominator"], row["value"]) == counts


def test_each_year_has_its_row_with_the_version_of_the_definition(
    rows: dict[tuple[str, str, str], dict[str, str]],
) -> None:
    assert rows["1", "2022-03-31", ""]["value"] == "658"
    assert rows["1", "2022-03-31", ""]["version"] == rows["1", "2023-03-31", ""]["version"] == "1"


def test_of_a_figure_that_is_not_known_nothing_is_told_but_why(
    rows: dict[tuple[str, str, str], dict[str, str]],
) -> None:
    row = rows["73", "2023-03-31", ""]
    assert row["unknown"] == "x"
    assert row["not_known"] == "No health outcomes (OC2) of the year were read."


def test_figures_json_says_what_its_symbols_mean_and_how_numbers_were_protected(
    written: dict[str, Any],
) -> None:
    assert written["symbols"]["c"] == "hidden, so that no child can be recognised"
    assert "Counts of 1 to 5 are hidden" in written["method"]
    [timely] = [figure for figure in written["figures"] if figure["id"] == "17"]
    assert (timely["numerator"], timely["value"]) == (1687, pytest.approx(94.66891))
    assert [one["count"] for one in timely["excluded"]] == ["c"]


def test_the_documentation_lists_the_columns_that_are_written() -> None:
    table = DOCS.read_text(encoding="utf-8").split("## figures.csv")[1].split("## figures.json")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    listed = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(listed) == sorted(COLUMNS)
