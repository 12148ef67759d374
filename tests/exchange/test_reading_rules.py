"""The rules of reading: each has its number, stands in the docs, and says what to do."""

from __future__ import annotations

from pathlib import Path

from footprint.exchange.reading_rules import shown
from footprint.exchange.ssda903.layouts import TABLES
from footprint.exchange.ssda903.reading_rules import RULES

PAGE = Path(__file__).parents[2].joinpath("docs", "reading-returns.md").read_text(encoding="utf-8")


def test_every_rule_stands_in_the_docs_as_the_code_has_it() -> None:
    written = [line for line in PAGE.splitlines() if line.startswith("| FP-")]
    assert written == [f"| {rule.id} | {rule.title} | {rule.severity.value} |" for rule in RULES]


def test_every_table_stands_in_the_docs_with_its_usual_file() -> None:
    for table in TABLES:
        assert f"| {table.name} | {table.usual_file} |" in PAGE


def test_no_two_rules_share_a_number() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_what_is_shown_of_a_cell_is_visible_and_short() -> None:
    assert shown("Zoë O’Neil") == "Zoë O’Neil"
    assert shown("a\tb\x1b[2J\u202e\udcff") == r"a\tb\x1b[2J\u202e\udcff"
    assert shown("x" * 80) == "x" * 80
    assert shown("x" * 81) == "x" * 79 + "…"
