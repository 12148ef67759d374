"""How a module looks: it opens with a sentence, is short, and is named for what it holds."""

from __future__ import annotations

import ast
import re
from pathlib import PurePath

import pytest
from tests.house.tree import ROOT, Module, modules

LONGEST_FILE, LONGEST_TEST, LONGEST_FUNCTION = 300, 500, 40
SAY_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "base", "core"}
NOT_SOFTWARE = re.compile(r"(Manager|Service|Helper)s?$")
MERE_TEXT = re.compile(r"""f?(["']).*\1[,)]*""")
PEOPLE = {"Service"}
"""The IRO service is people and keeps its name."""

each_module = pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)


@each_module
def test_opens_with_a_sentence(module: Module) -> None:
    words = ast.get_docstring(module.tree)
    assert words, "Say in one sentence what this module is."
    sentence = words.split("\n\n")[0]
    assert sentence[0].isupper() or sentence[0] == "`", f"Not a sentence: {sentence}"
    assert sentence.rstrip()[-1] in ".:?", f"Not a whole sentence: {sentence}"


@each_module
def test_is_short(module: Module) -> None:
    limit = LONGEST_TEST if module.name.startswith("tests/") else LONGEST_FILE
    assert module.lines <= limit, f"{module.lines} lines; divide it by subject."


@pytest.mark.parametrize(
    "module",
    [one for one in modules() if not one.name.startswith("tests/")],
    ids=lambda module: module.name,
)
def test_has_short_functions(module: Module) -> None:
    long = {
        function.name: length
        for function in module.functions()
        if (length := _length(function, module.text.splitlines())) > LONGEST_FUNCTION
    }
    assert not long, "Take a function out of it, named for what it does."


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> int:
    """Count the lines of what a function does; its arguments and lines of mere text are none."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    what_it_does = lines[body[0].lineno - 1 : function.end_lineno] if body else []
    return sum(not MERE_TEXT.fullmatch(line.strip()) for line in what_it_does)


@pytest.mark.parametrize(
    "module", [one for one in modules() if one.is_product], ids=lambda module: module.name
)
def test_says_what_its_public_names_do(module: Module) -> None:
    silent = [node.name for node in module.public() if not ast.get_docstring(node)]
    assert not silent, "Say what each does, in a line."


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    names = {part for module in modules() for part in PurePath(module.name).with_suffix("").parts}
    assert not names & SAY_NOTHING


def test_no_class_is_called_for_managing_or_helping() -> None:
    classes = {
        node.name
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    }
    assert {name for name in classes - PEOPLE if NOT_SOFTWARE.search(name)} == set()


def test_every_folder_of_the_product_opens_with_a_sentence_too() -> None:
    folders = {PurePath(one.name).parent for one in modules() if one.is_product}
    assert [str(one) for one in folders if not (ROOT / one / "__init__.py").is_file()] == []
