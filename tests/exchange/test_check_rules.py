"""The page that describes `check` says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from footprint.exchange.ssda903 import checking, codes, reading_rules

PAGE = Path(__file__).parents[2].joinpath("docs", "check.md").read_text(encoding="utf-8")
LINES = PAGE.splitlines()


@pytest.mark.parametrize("check", checking.CHECKS, ids=lambda check: check.rule)
def test_every_check_stands_on_the_page_by_its_rule_and_title(check: checking.Check) -> None:
    assert f"| {check.rule} | {check.title} |" in LINES


@pytest.mark.parametrize("rule", reading_rules.RULES, ids=lambda rule: rule.id)
def test_every_rule_of_reading_stands_on_the_page(rule: reading_rules.ReadingRule) -> None:
    assert f"| {rule.id} | {rule.title} | {rule.severity.value} |" in LINES


def test_the_page_knows_no_rule_that_the_code_does_not() -> None:
    on_page = set(re.findall(r"^\| ((?:FP-|INT)?[A-Z]?\d+) \|", PAGE, re.MULTILINE))
    in_code = {check.rule for check in checking.CHECKS} | set(checking.PUBLIC_RULES.values())
    assert on_page == in_code | {rule.id for rule in reading_rules.RULES}


def test_the_page_lists_every_code_that_came_or_went() -> None:
    dated = [
        f"| {name} | {code.code} | {code.valid_from.label if code.valid_from else ''} | "
        f"{code.valid_to.label if code.valid_to else ''} | {code.note} |"
        for name, code_set in codes.CODE_SETS.items()
        for code in code_set
        if code.valid_from or code.valid_to
    ]
    assert [line for line in LINES if line in dated] == dated


def test_no_two_checks_share_a_rule_but_differ_in_what_they_are_called() -> None:
    titles = {(check.rule, check.title) for check in checking.CHECKS}
    assert len(titles) == len({rule for rule, _ in titles})
