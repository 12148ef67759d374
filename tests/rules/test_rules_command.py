"""`footprint rules`: the book on a terminal, for programs, and as the page of the documentation."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.returns import run

from footprint.rules.book import entries

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_table_lists_every_rule() -> None:
    status, printed, _ = run("rules")
    assert status == 0
    listed = {line.split()[0] for line in printed.splitlines() if line[:1].isalpha()}
    assert {entry.id for entry in entries()} <= listed


def test_json_gives_each_rule_with_the_fields_that_are_documented() -> None:
    status, printed, _ = run("rules", "--as", "json")
    rows = json.loads(printed)
    assert status == 0
    assert [row["id"] for row in rows] == [entry.id for entry in entries()]
    first = next(row for row in rows if row["id"] == "REV-1")
    assert first == {
        "id": "REV-1",
        "title": "First review",
        "words": "The first review is held within 20 working days of the child becoming looked "
        "after.",
        "figure": "20 working days",
        "starts_from": "the child becoming looked after",
        "citation": "Care Planning, Placement and Case Review (England) Regulations 2010, "
        "reg 33(1)",
        "force": "statute",
        "verified": "P",
        "certain": True,
        "doubt": "",
        "note": first["note"],
        "valid_from": None,
        "valid_to": None,
        "code": "rules.reviews.first_review_due_by",
    }
    foreword = PAGE.read_text(encoding="utf-8").split("\n## ")[0]
    assert all(f"`{field}`" in foreword for field in first)


def test_a_relaxed_rule_says_from_when_to_when_and_that_it_is_not_certain() -> None:
    _, printed, _ = run("rules", "--as", "json")
    relaxed = {row["id"]: row for row in json.loads(printed)}["COV-1a"]
    assert (relaxed["valid_from"], relaxed["valid_to"]) == ("2020-04-24", "2020-09-25")
    assert relaxed["certain"] is False
    assert relaxed["doubt"]


def test_csv_has_the_same_rows() -> None:
    _, printed, _ = run("rules", "--as", "csv")
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert [row["id"] for row in rows] == [entry.id for entry in entries()]
    assert all(row["code"] for row in rows if row["id"].startswith("VIS-") and row["id"] != "VIS-8")


def test_markdown_is_the_page_of_the_documentation() -> None:
    _, printed, _ = run("rules", "--as", "markdown")
    assert printed == PAGE.read_text(encoding="utf-8")


def test_another_form_is_a_wrong_argument() -> None:
    status, _, message = run("rules", "--as", "pdf")
    assert status == 2
    assert "markdown" in message
