"""The glossary and the code say the same: names resolve, and lists of codes are the enums' own."""

from __future__ import annotations

import importlib
import re

import pytest
from tests.case_tables import Case, cases
from tests.house.tree import ROOT

from footprint.terms import listing

PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
WORDS_PART, CODES_PART = PAGE.split(listing.HEADING)


def table(text: str) -> list[Case]:
    """Read the table in a part of the page."""
    return cases("\n".join(re.findall(r"^\|.*$", text, re.MULTILINE)))


WORDS = table(WORDS_PART)


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word["people say"])
def test_every_name_of_the_glossary_is_in_the_code(word: Case) -> None:
    module, name = word["in code"].strip("`").rsplit(".", 1)
    assert hasattr(importlib.import_module(f"footprint.{module}"), name)


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word["people say"])
def test_every_word_is_explained_in_one_sentence_and_has_a_source(word: Case) -> None:
    assert re.fullmatch(r".*\w.*[.]", word["what it means"])
    assert word["source"]


def test_no_word_is_explained_twice() -> None:
    said = [word["people say"] for word in WORDS]
    assert sorted(said) == sorted(set(said))


def test_the_lists_of_codes_are_those_of_the_enums() -> None:
    assert listing.as_markdown() == listing.HEADING + CODES_PART, "Run: make docs"
