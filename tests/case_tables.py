"""Case tables as people read them: Markdown tables, or the same without the outer bars."""

from __future__ import annotations

import re
from pathlib import Path

Case = dict[str, str]


def cases(table: str) -> list[Case]:
    """Read a table of cases; every row must fill every column of the heading."""
    heading, *rows = (_cells(line) for line in table.splitlines() if line.strip(" -|"))
    return [dict(zip(heading, row, strict=True)) for row in rows]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def tables(page: Path) -> dict[str, list[Case]]:
    """Read the tables of a Markdown page, each under the heading of its section."""
    sections = re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found: dict[str, list[Case]] = {}
    for section in sections:
        title = section.splitlines()[0]
        blocks = re.findall(r"(?:^\|.*\n?)+", section, flags=re.MULTILINE)
        found[title] = [case for block in blocks for case in cases(block)]
    return found
