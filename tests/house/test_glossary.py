"""The glossary and the code say the same: names resolve, and lists of codes are the enums' own."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re

import pytest
from tests.case_tables import Case, cases
from tests.house.tree import ROOT

from footprint import terms
from footprint.terms.words import Coded

PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
WORDS_PART, CODES_PART = PAGE.split("\n## Codes\n")


def table(text: str) -> list[Case]:
    """Read the table in a part of the page."""
    return cases("\n".join(re.findall(r"^\|.*$", text, re.MULTILINE)))


WORDS = table(WORDS_PART)
CODES = {
    re.match(r"`([\w.]+)`", part)[1]: part  # type: ignore[index]  # a heading is a name
    for part in CODES_PART.split("\n### ")[1:]
}


def enums() -> dict[str, type[Coded]]:
    """Find every enum of the room of terms, by the name the glossary gives it."""
    found = {}
    for module in pkgutil.iter_modules(terms.__path__):
        there = importlib.import_module(f"{terms.__name__}.{module.name}")
        for name, one in vars(there).items():
            is_own = inspect.isclass(one) and one.__module__ == there.__name__
            if is_own and issubclass(one, Coded) and one is not Coded:
                found[f"terms.{module.name}.{name}"] = one
    return found


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


def test_every_enum_of_terms_is_in_the_glossary() -> None:
    assert set(CODES) == set(enums())


@pytest.mark.parametrize("name", enums())
def test_codes_and_words_are_those_of_the_enum(name: str) -> None:
    listed = {row["code"].strip("`"): row["people say"] for row in table(CODES[name])}
    assert listed == {member.value: member.label for member in enums()[name] if member.value}
