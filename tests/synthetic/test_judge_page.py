"""What the public validator may find is told on the page, with the same reasons."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.case_tables import cases

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "synthetic-council.md").read_text(encoding="utf-8")
ALLOWED = ROOT / "bench" / "judge" / "allowed.csv"


def allowed() -> list[dict[str, str]]:
    with ALLOWED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_page_lists_what_the_judge_allows() -> None:
    part = PAGE.split("## The judge")[1].split("\n## ")[0]
    table = "\n".join(line for line in part.splitlines() if line.startswith("|"))
    told = [{**row, "years": "" if row["years"] == "all" else row["years"]} for row in cases(table)]
    assert told == allowed()


@pytest.mark.parametrize("row", allowed(), ids=lambda row: row["rule"])
def test_each_has_a_reason(row: dict[str, str]) -> None:
    assert row["what"] in {"fires", "cannot run"}
    assert len(row["why"].split()) > 5
