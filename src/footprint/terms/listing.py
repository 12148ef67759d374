"""The second half of the glossary: every list of codes, written from the enums themselves.

`python -m footprint.terms.listing docs/glossary.md` writes it; the words before it are kept.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from pathlib import Path

from footprint import terms
from footprint.terms.words import Coded

HEADING = "## Codes\n"


def enums() -> dict[str, type[Coded]]:
    """Find every enum of the room of terms, by the name the glossary gives it."""
    found: dict[str, type[Coded]] = {}
    for module in pkgutil.iter_modules(terms.__path__):
        there = importlib.import_module(f"{terms.__name__}.{module.name}")
        for name, one in vars(there).items():
            is_own = inspect.isclass(one) and one.__module__ == there.__name__
            if is_own and issubclass(one, Coded) and one is not Coded:
                found[f"terms.{module.name}.{name}"] = one
    return found


def as_markdown() -> str:
    """Write every list of codes with the words people say."""
    return "\n".join([HEADING, *(_section(name, enum) for name, enum in enums().items())])


def _section(name: str, enum: type[Coded]) -> str:
    rows = [f"| `{member.value}` | {member.label} |" for member in enum if member.value]
    head = [f"### `{name}`", "", inspect.getdoc(enum) or "", ""]
    return "\n".join([*head, "| code | people say |", "| --- | --- |", *rows, ""])


def write(page: Path) -> None:
    """Write the codes into the page, after the words that stand there."""
    words, _, _ = page.read_text(encoding="utf-8").partition(HEADING)
    page.write_text(words + as_markdown(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
