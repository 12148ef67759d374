"""`footprint show`: the rows behind a figure, and why each one counts or does not."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from footprint.cli.cells import in_spreadsheet, on_screen
from footprint.cli.opening import refuse_casework
from footprint.cli.shapes import Shape
from footprint.cli.sources import day_typed, messages, open_facts, working
from footprint.indicators.catalogue import CATALOGUE
from footprint.indicators.definitions import Indicator
from footprint.indicators.showing import Behind, sql_of
from footprint.indicators.showing import show as rows_behind

SAID = {"child", "council", "about_on", "is_below", "is_above", "is_unknown", "left_out"}


def _indicator(typed: str) -> Indicator:
    """Find an indicator as typed."""
    if typed not in CATALOGUE:
        raise typer.BadParameter(f"There is no indicator {typed!r}; there are {_known()}.")
    return CATALOGUE[typed]


def _known() -> str:
    return ", ".join(CATALOGUE)


def show(
    *,
    indicator: Annotated[
        Indicator,
        typer.Argument(parser=_indicator, metavar="INDICATOR", help=f"One of {_known()}."),
    ],
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Returns to read, one for each year."),
    ],
    year_ending: Annotated[
        date, typer.Option(parser=day_typed, metavar="D", help="The as-at day: 2023-03-31.")
    ],
    shape: Annotated[Shape, typer.Option("--as", help="How to print them.")] = Shape.TABLE,
    sql: Annotated[
        bool, typer.Option("--sql", help="Print the SQL that gives the rows, instead of them.")
    ] = False,
) -> None:
    """List the rows behind a figure: child, day, and whether and why each counts.

    A row counts above (in the numerator and the denominator), below (in the denominator alone),
    is not known, or is left out.

    [dim]Example: footprint show 17 2021 2022 2023 --year-ending 2023-03-31[/]
    """
    refuse_casework(sources, "The row behind a figure")
    opened = open_facts(sources, year_ending)
    if sql:
        sys.stdout.write(sql_of(opened.facts, indicator.id))
        raise typer.Exit(opened.exit_code)
    with working("Fetching the rows"):
        behind = rows_behind(opened.facts, indicator.id)
    if shape is Shape.TABLE:
        _print_table(indicator, behind)
    else:
        {Shape.JSON: _print_json, Shape.CSV: _print_csv}[shape](behind)
    raise typer.Exit(opened.exit_code)


def _print_json(behind: Behind) -> None:
    rows = [dict(zip(behind.columns, row, strict=True)) for row in behind.rows]
    json.dump(rows, sys.stdout, default=str, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")


def _print_csv(behind: Behind) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(behind.columns)
    writer.writerows([in_spreadsheet(value) for value in row] for row in behind.rows)


def _print_table(indicator: Indicator, behind: Behind) -> None:
    screen = Console(highlight=False)
    screen.print(f"[bold]{indicator.id} {indicator.name}[/]\n{indicator.definition}\n")
    if not behind.rows:
        messages.print("No row was considered for this figure.")
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("child", "day", "counts", "with"):
        table.add_column(name, no_wrap=name in {"child", "day"})
    for values in behind.rows:
        row = dict(zip(behind.columns, values, strict=True))
        cells = (row["child"], row["about_on"], _verdict(row), _beside(row))
        table.add_row(*map(on_screen, cells))
    screen.print(table)


def _beside(row: dict[str, Any]) -> str:
    """Say what else is known of a row: "due by 3 Jul 2023; in time false"."""
    return "; ".join(
        f"{name.removesuffix('_on').replace('_', ' ')} {on_screen(value)}"
        for name, value in row.items()
        if name not in SAID and value is not None
    )


def _verdict(row: dict[str, Any]) -> str:
    if row["left_out"]:
        return f"left out: {row['left_out']}"
    words = "above" if row["is_above"] else "below" if row["is_below"] else ""
    return ", ".join(filter(None, [words, "not known" if row["is_unknown"] else ""]))
