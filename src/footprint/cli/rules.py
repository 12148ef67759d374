"""`footprint rules`: every rule, its figure, force and source, and how far it was verified."""

from __future__ import annotations

import csv
import json
import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from footprint.rules.book import as_markdown, code, entries
from footprint.rules.instruments import SHORT
from footprint.rules.provisions import Provision
from footprint.rules.register import Citation, Rule
from footprint.terms.sources import Verified

COLUMNS = (
    "id", "title", "words", "figure", "starts_from", "citation", "force", "verified", "certain",
    "doubt", "note", "valid_from", "valid_to", "code",
)  # fmt: skip


class Shape(StrEnum):
    """How the book can be printed; markdown is the page docs/rules.md."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def rules(
    shape: Annotated[Shape, typer.Option("--as", help="How to print it.")] = Shape.TABLE,
) -> None:
    """List every rule: its figure, force and source, and how far it was verified.

    [dim]Example: footprint rules --as csv > rules.csv[/]
    """
    {
        Shape.TABLE: _print_table,
        Shape.JSON: _print_json,
        Shape.CSV: _print_csv,
        Shape.MARKDOWN: _print_markdown,
    }[shape]()


def _row(entry: Rule | Provision) -> dict[str, str | bool | None]:
    return {
        "id": entry.id,
        "title": entry.title,
        "words": entry.words,
        "figure": entry.figure,
        "starts_from": entry.starts_from,
        "citation": str(entry.citation),
        "force": entry.force.value if entry.force else None,
        "verified": entry.verified.value,
        "certain": entry.is_certain,
        "doubt": entry.doubt,
        "note": entry.note,
        "valid_from": entry.valid_from.isoformat() if entry.valid_from else None,
        "valid_to": entry.valid_to.isoformat() if entry.valid_to else None,
        "code": code(entry),
    }


def _print_json() -> None:
    json.dump([_row(entry) for entry in entries()], sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")


def _print_csv() -> None:
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(entry) for entry in entries())


def _print_markdown() -> None:
    sys.stdout.write(as_markdown())


SOURCES = {Verified.PRIMARY: "primary source", Verified.SECONDARY: "secondary source"}


def _print_table() -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("id", "rule", "figure", "force", "verified", "source"):
        table.add_column(name, no_wrap=name == "id")
    for entry in entries():
        table.add_row(
            entry.id,
            entry.title,
            entry.figure,
            entry.force.value if entry.force else "none",
            SOURCES[entry.verified] if entry.is_certain else "[yellow]not verified[/]",
            _short(entry.citation),
        )
    Console().print(table)


def _short(citation: Citation) -> str:
    return str(Citation(SHORT.get(citation.instrument, citation.instrument), citation.place))
