"""The register of rules is whole, honest about what was verified, and its page is fresh."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from pathlib import Path

import pytest
from tests.dates import day

from footprint.rules.book import CHAPTERS, as_markdown, code, entries
from footprint.rules.provisions import PROVISIONS, Provision
from footprint.rules.register import RULES, Citation, Rule, rule
from footprint.rules.working_days import england
from footprint.terms.sources import Force, Verified

DOCS = Path(__file__).parents[2] / "docs"
BOOK = {entry.id: entry for entry in entries()}
CODED = [entry for entry in BOOK.values() if isinstance(entry, Rule)]

# how many rules of each chapter were found when law and guidance were read for this product
FOUND = {
    "CNT": 5, "REV": 14, "IRO": 5, "PLN": 2, "VIS": 8, "SB": 2, "RMD": 3, "SEC": 1, "DEF": 5,
    "COV": 1, "ADO": 8, "HB": 22, "CP": 10, "FOS": 4, "PW": 4, "PEP": 3, "HLT": 5, "DAT": 7,
    "RET": 7, "SDC": 5,
}  # fmt: skip
FOUND_IDS = [f"{chapter}-{n + 1}" for chapter, count in FOUND.items() for n in range(count)]


def test_each_of_the_121_rules_that_were_found_stands_in_the_book() -> None:
    assert len(FOUND_IDS) == 121
    assert set(FOUND_IDS) <= set(BOOK)


def test_what_else_stands_there_is_the_relaxations_apart_and_local_practice() -> None:
    ours = set(BOOK) - set(FOUND_IDS)
    assert ours == {"COV-1a", "COV-1b", "LOC-1", "LOC-2", "LOC-3", "LOC-4"}


def test_no_rule_was_quietly_promoted() -> None:
    verified = Counter(BOOK[id_].verified for id_ in FOUND_IDS)
    assert verified == {
        Verified.PRIMARY: 39,
        Verified.SECONDARY: 54,
        Verified.INFERRED: 2,
        Verified.GENERAL: 26,
    }


def test_what_was_relaxed_in_2020_is_dated_and_not_certain() -> None:
    for id_ in ("COV-1", "COV-1a", "COV-1b"):
        assert not BOOK[id_].is_certain, id_
        assert BOOK[id_].is_in_force(day("Fri 24 Apr 2020")), id_
        assert BOOK[id_].is_in_force(day("Fri 25 Sep 2020")), id_
        assert not BOOK[id_].is_in_force(day("Thu 23 Apr 2020")), id_
        assert not BOOK[id_].is_in_force(day("Sat 26 Sep 2020")), id_


def test_a_rule_without_dates_is_in_force_on_any_day() -> None:
    assert BOOK["REV-1"].is_in_force(day("Fri 1 Apr 2011"))


@pytest.mark.parametrize("entry", BOOK.values(), ids=lambda entry: entry.id)
def test_every_entry_says_what_it_asks_and_where_that_stands(entry: Rule | Provision) -> None:
    assert entry.words.endswith("."), entry.words
    assert entry.title
    assert entry.figure
    assert str(entry.citation)


@pytest.mark.parametrize("entry", CODED, ids=lambda entry: entry.id)
def test_a_rule_takes_days_and_never_moments(entry: Rule) -> None:
    parameters = inspect.signature(entry.function).parameters.values()
    assert not any("datetime" in str(one.annotation) for one in parameters)
    assert parameters, "a rule with no facts to go by has no answer"


def test_a_provision_without_code_points_only_to_rules_that_exist() -> None:
    assert {id_ for one in PROVISIONS for id_ in one.see} <= set(BOOK)
    assert all(code(one) == "" for one in PROVISIONS)
    assert not {one.id for one in PROVISIONS} & set(RULES)


def test_the_code_that_is_named_is_there() -> None:
    assert code(BOOK["REV-1"]) == "rules.reviews.first_review_due_by"


def test_two_rules_cannot_have_one_id() -> None:
    again = rule(
        "REV-1",
        "Another",
        figure="1 day",
        starts_from="-",
        citation=Citation("Nowhere"),
        force=Force.LOCAL,
        verified=Verified.GENERAL,
    )
    with pytest.raises(ValueError, match="Two rules are called REV-1"):
        again(lambda: None)


def test_only_what_law_or_the_return_requires_says_must() -> None:
    says_must = {force for force in Force if force.label.startswith("must")}
    assert says_must == {Force.STATUTE, Force.DATA}
    for entry in BOOK.values():
        chapter = entry.id.split("-")[0]
        if chapter in {"HB", "CP", "PEP", "LOC"}:
            assert entry.force not in says_must, entry.id


def test_the_page_of_rules_is_the_one_the_register_writes() -> None:
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == as_markdown(), (
        "write it again: footprint rules --as markdown > docs/rules.md"
    )


def test_the_page_says_beside_every_rule_whether_it_was_verified() -> None:
    sections = re.split(r"^### ", as_markdown(), flags=re.MULTILINE)[1:]
    assert len(sections) == len(BOOK)
    for section in sections:
        entry = BOOK[section.split(" ")[0]]
        assert ("**not verified" in section) == (not entry.is_certain), entry.id
        assert "- Verified: " in section, entry.id


def test_every_chapter_has_a_rule() -> None:
    assert {id_.split("-")[0] for id_ in BOOK} == set(CHAPTERS)


def test_the_example_of_the_guide_runs() -> None:
    guide = (DOCS / "guides" / "add-a-rule.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", guide, re.DOTALL)
    assert example is not None
    try:
        exec(example[1], {"__name__": "guide"})  # noqa: S102  the guide's own example
        letter = RULES["HB-23"]
        assert (
            letter.words == "The child has a letter about the review within 10 working days of it."
        )
        due_by = letter.function(day("Thu 18 Dec 2025"), england())
    finally:
        RULES.pop("HB-23", None)
    assert due_by == day("Tue 6 Jan 2026")
