"""Whatever is excused, and whatever is depended on, says why beside it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from tests.house.tree import ROOT, Module, modules

EXCUSE = re.compile(
    r"#\s*(?:noqa(?::\s*[A-Z]+\d*(?:,\s*[A-Z]+\d*)*)?|type:\s*ignore(?:\[[\w, -]+\])?)(.*)"
)
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.in"))
IGNORED = re.compile(r'^\s*"([A-Z]+\d*|tests/\*\*|bench/\*\*)"')


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_every_excused_line_says_why(module: Module) -> None:
    lines = module.text.splitlines()
    bare = [
        f"line {number}: {line.strip()}"
        for number, (above, line) in enumerate(pairwise(["", *lines]), 1)
        if (excuse := EXCUSE.search(line))
        and not re.search(r"\w{2}", excuse[1])
        and not above.strip().startswith("# ")
    ]
    assert bare == [], "Say why, after the code or in a line above."


@pytest.mark.parametrize("listed", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_says_why(listed: Path) -> None:
    wanted = [line for line in listed.read_text().splitlines() if line and line[0] not in "#-"]
    assert wanted
    assert [line for line in wanted if not re.search(r"#\s+\w", line)] == []


def test_every_rule_of_ruff_that_is_off_says_why() -> None:
    settings = (ROOT / "pyproject.toml").read_text()
    ignores = re.search(r"^ignore = \[\n(.*?)^\]", settings, re.M | re.S)
    per_file = re.search(r"per-file-ignores\]\n(.*?)\n\n", settings, re.S)
    assert ignores
    assert per_file
    lines = [*ignores[1].splitlines(), *per_file[1].splitlines()]
    excused = [line for line in lines if line.strip() and not line.strip().startswith("#")]
    assert excused
    assert [line for line in excused if not re.search(r"[\]\",]\s+#\s+\w", line)] == []
