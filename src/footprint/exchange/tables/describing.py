"""The guide to bringing data in, with the columns each table has, written from the code.

`python -m footprint.exchange.tables.describing PAGE` writes it; `make docs` does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from footprint.exchange.tables.catalogue import LAYOUTS
from footprint.exchange.tables.layouts import Column, Kind, Layout
from footprint.exchange.tables.rules import RULES, SHARED

HERE = resources.files(__package__ or "footprint.exchange.tables")


def as_markdown() -> str:
    """Write the whole guide: `guide.txt`, with the tables and the rules put in."""
    return _text("guide.txt").format(
        tables="".join(_table(layout) for layout in LAYOUTS),
        rules="".join(
            f"| {rule.id} | {rule.title} | {rule.severity.label} |\n" for rule in (*RULES, *SHARED)
        ),
    )


def _text(name: str) -> str:
    """Read a text that stands beside this module; empty where there is none."""
    there = HERE.joinpath(name)
    return there.read_text(encoding="utf-8") if there.is_file() else ""


def _table(layout: Layout) -> str:
    more = _text(f"about_{layout.name}.txt")
    head = "| column | holds | also known as |\n| --- | --- | --- |\n"
    rows = "".join(_row(column) for column in layout.columns)
    about = f"Each row is {layout.row}.\n" + (f"\n{more}" if more else "")
    return f"\n### {layout.title}\n\n{about}\n{head}{rows}"


def _row(column: Column) -> str:
    name = f"**{column.label}**{' (needed)' if column.is_needed else ''}"
    return f"| {name} | {column.holds}{_words(column)} | {', '.join(column.also)} |\n"


def _words(column: Column) -> str:
    if column.kind is Kind.YES_NO or column.words is None:
        return ""
    return ": " + "; ".join(_spelt(column))


def _spelt(column: Column) -> Iterator[str]:
    for word in column.words or ():
        yield f"`{word.value}` {word.label}" if word.value != word.label else f"`{word.value}`"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(as_markdown(), encoding="utf-8")
