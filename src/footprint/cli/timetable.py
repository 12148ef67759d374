"""`footprint timetable`: every review duty of every child, its due date and the reason."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from footprint.cli.cells import in_spreadsheet, on_screen
from footprint.cli.opening import refuse_casework
from footprint.cli.shapes import Shape
from footprint.cli.sources import day_typed, messages, open_facts
from footprint.facts.build import Facts
from footprint.rules.practice import (
    NO_LOCAL_PRACTICE,
    CannotUsePractice,
    LocalPractice,
    read_practice,
)
from footprint.rules.reasons import Reasons
from footprint.rules.working_days import england
from footprint.terms.days import in_short
from footprint.terms.reviews import Anchor, Note

COLUMNS = (
    "child", "period_start", "sequence", "rule", "force", "anchor", "anchor_on", "due_by",
    "held_on", "in_time", "outstanding", "reason",
)  # fmt: skip

Row = dict[str, Any]


def timetable(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Returns to read.")],
    as_at: Annotated[
        date, typer.Option(parser=day_typed, metavar="D", help="As seen on this day.")
    ],
    shape: Annotated[Shape, typer.Option("--as", help="How to print it.")] = Shape.TABLE,
    reviews_from: Annotated[
        date | None,
        typer.Option(
            parser=day_typed,
            metavar="D",
            help="First day from which every review is seen; by default the 1 April that opens "
            "the earliest return's year.",
        ),
    ] = None,
    practice: Annotated[
        Path | None,
        typer.Option(metavar="FILE.toml", help="Local practice, where stricter than the law."),
    ] = None,
) -> None:
    """List each child's review duties: rule, due date, whether held in time, and why.

    [dim]Example: footprint timetable 2021 2022 2023 --as-at 2023-03-31 --as csv[/]
    """
    refuse_casework(sources, "A child's timetable")
    local = _local(practice)
    opened = open_facts(
        sources, as_at, reviews_from=reviews_from, local=local, with_distances=False
    )
    rows = _rows(opened.facts, local)
    {Shape.TABLE: _print_table, Shape.JSON: _print_json, Shape.CSV: _print_csv}[shape](rows)
    raise typer.Exit(opened.exit_code)


def _local(path: Path | None) -> LocalPractice:
    if path is None:
        return NO_LOCAL_PRACTICE
    try:
        return read_practice(path)
    except CannotUsePractice as refusal:
        raise typer.BadParameter(str(refusal), param_hint="--practice") from None


def _rows(facts: Facts, local: LocalPractice) -> list[Row]:
    reasons = Reasons(england(), local)
    found = facts.store.execute(
        f"SELECT * FROM {facts.schema}.duties ORDER BY child, period_start, sequence"  # noqa: S608  our own schema
    )
    names = [column[0] for column in found.description or ()]
    rows = [dict(zip(names, values, strict=True)) for values in found.fetchall()]
    for row in rows:
        anchor, note = Anchor(row["anchor"]), Note(row.pop("note"))
        row["reason"] = reasons.of(row["rule"], anchor, row["anchor_on"], row["due_by"], note)
    return rows


def _print_json(rows: list[Row]) -> None:
    json.dump(
        [{name: row[name] for name in COLUMNS} for row in rows], sys.stdout, default=str, indent=1
    )
    sys.stdout.write("\n")


def _print_csv(rows: list[Row]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([in_spreadsheet(row[name]) for name in COLUMNS] for row in rows)


def _print_table(rows: list[Row]) -> None:
    if not rows:
        messages.print("No child was looked after by that day, so no review was due.")
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("child", "duty", "rule", "due by", "held on", "", "why"):
        table.add_column(name, no_wrap=name in {"child", "due by", "held on"})
    for row in rows:
        table.add_row(
            on_screen(row["child"]),
            str(row["sequence"]),
            row["rule"],
            in_short(row["due_by"]) if row["due_by"] else "not known",
            in_short(row["held_on"]) if row["held_on"] else "",
            _verdict(row),
            row["reason"],
        )
    Console().print(table)


def _verdict(row: Row) -> str:
    if row["held_on"] is None:
        return "[red]outstanding[/]" if row["outstanding"] else ""
    return {True: "in time", False: "[red]late[/]", None: "not known"}[row["in_time"]]
