"""Nothing that is kept names a package registry, the desk the research lay on, or work undone."""

from __future__ import annotations

import re

import pytest
from tests.house.tree import ROOT, tracked

REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "yarnpkg" + ".com",
              "conda" + ".io", "crates" + ".io", "proxy.golang" + ".org")  # fmt: skip
DESK = re.compile(r"/work" + r"/(?:shared|main)|\.\./" + "shared")
UNDONE = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
TEXT = {".py", ".md", ".toml", ".txt", ".in", ".sh", ".json", ".sql", ".csv", ".typ", ".css",
        ".html", ".yml", ".yaml", ".cfg", ""}  # fmt: skip


def texts() -> list[tuple[str, str]]:
    """Read every text that is kept."""
    return [
        (name, (ROOT / name).read_text(encoding="utf-8", errors="replace"))
        for name in tracked()
        if (ROOT / name).suffix in TEXT
    ]


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_package_registry(host: str) -> None:
    assert [name for name, text in texts() if host in text] == []


def test_no_file_names_the_desk_the_research_lay_on() -> None:
    assert [name for name, text in texts() if DESK.search(text)] == []


def test_nothing_is_left_to_do_in_a_comment() -> None:
    assert [name for name, text in texts() if UNDONE.search(text)] == []
