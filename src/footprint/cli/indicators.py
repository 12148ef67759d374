"""`footprint indicators`: every figure a return can answer, with its breakdowns."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from footprint.cli import protected
from footprint.cli.cells import in_spreadsheet
from footprint.cli.opening import is_casework
from footprint.cli.shapes import Shape
from footprint.cli.sources import day_typed, open_facts, working
from footprint.indicators.catalogue import CATALOGUE
from footprint.indicators.computing import compute
from footprint.indicators.engines import CannotRun
from footprint.indicators.figures import Figure, Part, Unit

COLUMNS = (
    "id", "name", "by", "key", "label", "numerator", "denominator", "value", "unit", "unknown",
    "not_known",
)  # fmt: skip

Row = dict[str, Any]


class EngineChoice(StrEnum):
    """What runs the figures; the answers are the same."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def indicators(
    *,
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Returns to read, one for each year."),
    ],
    year_ending: Annotated[
        date,
        typer.Option(
            parser=day_typed,
            metavar="D",
            help="The as-at day, mostly a 31 March: 2023-03-31. The year is from 1 April to it.",
        ),
    ],
    shape: Annotated[Shape, typer.Option("--as", help="How to print them.")] = Shape.TABLE,
    engine: Annotated[
        EngineChoice, typer.Option(help="What runs them; spark needs footprint[spark] and Java.")
    ] = EngineChoice.DUCKDB,
    iros: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="How many IROs, for figure 16.")
    ] = None,
    population: Annotated[
        int | None,
        typer.Option(
            "--population-under-18",
            min=1,
            metavar="N",
            help="People under 18 who live in the area, for figure 2.",
        ),
    ] = None,
) -> None:
    """Compute every figure that a return can answer, with its breakdowns.

    Counts are printed as they are: small numbers are not hidden, so they are not fit to publish.
    `footprint report` hides them; `footprint show` lists the rows behind a figure. Those of the
    database (casework) are the report's, protected as there.

    [dim]Example: footprint indicators 2021 2022 2023 --year-ending 2023-03-31 --as json[/]
    """
    if is_casework(sources):
        if engine is not EngineChoice.DUCKDB:
            raise typer.BadParameter("The database is read with duckdb.", param_hint="--engine")
        protected.write(year_ending, shape, population=population, iros=iros)
        return
    opened = open_facts(sources, year_ending)
    try:
        with working("Counting"):
            figures = compute(opened.facts, population=population, iros=iros, engine=engine.value)
    except CannotRun as refusal:
        raise typer.BadParameter(str(refusal), param_hint="--engine") from None
    {Shape.TABLE: _print_table, Shape.JSON: _print_json, Shape.CSV: _print_csv}[shape](figures)
    raise typer.Exit(opened.exit_code)


# ---- for programs and spreadsheets ---------------------------------------------------------------


def _print_json(figures: list[Figure]) -> None:
    json.dump([_object(one) for one in figures], sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")


def _object(figure: Figure) -> Row:
    return {
        "id": figure.id,
        "name": figure.name,
        "definition": figure.definition,
        "version": figure.version,
        "filter": figure.filter,
        "as_at": figure.as_at.isoformat(),
        "unit": figure.unit.value,
        **_counts(figure),
        "unknown": figure.unknown,
        "not_known": figure.not_known,
        "excluded": [{"why": one.why, "count": one.count} for one in figure.excluded],
        "breakdowns": [
            {"by": part.by, "key": part.key, "label": part.label, **_counts(part)}
            for part in figure.breakdowns
        ],
    }


def _counts(counted: Figure | Part) -> Row:
    return {
        "numerator": counted.numerator,
        "denominator": counted.denominator,
        "value": counted.value,
    }


def _print_csv(figures: list[Figure]) -> None:
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for figure in figures:
        writer.writerows(_lines(figure))


def _lines(figure: Figure) -> Iterator[Row]:
    """Give a row for the figure, and one for each line of its breakdowns."""
    about = {"id": figure.id, "name": figure.name, "unit": figure.unit.value}
    yield {**about, **_counts(figure), "unknown": figure.unknown, "not_known": figure.not_known}
    for part in figure.breakdowns:
        words = {name: in_spreadsheet(getattr(part, name)) for name in ("by", "key", "label")}
        yield {**about, **words, **_counts(part)}


# ---- for people ----------------------------------------------------------------------------------


def _print_table(figures: list[Figure]) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("indicator")
    for name in ("counted", "of", "value", "not known"):
        table.add_column(name, justify="right", no_wrap=True)
    for figure in figures:
        is_breakdown = CATALOGUE[figure.id].is_breakdown
        value = "" if is_breakdown else _value(figure.unit, figure.value)
        name = f"{figure.name}\n[dim]{figure.not_known}[/]" if figure.not_known else figure.name
        unknown = _whole(figure.unknown or None)
        table.add_row(figure.id, name, *_cells(figure), value, unknown)
        for part in figure.breakdowns if is_breakdown else ():
            if part.numerator:
                table.add_row("", f"  {part.label}", *_cells(part), _value(figure.unit, part.value))
    Console(highlight=False).print(table)


def _cells(counted: Figure | Part) -> tuple[str, str]:
    return _whole(counted.numerator), _whole(counted.denominator)


def _whole(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _value(unit: Unit, value: float | None) -> str:
    """Write a value to one decimal place; a count has been said already."""
    if value is None or unit is Unit.COUNT:
        return ""
    return f"{value:,.1f}{'%' if unit is Unit.PERCENT else ''}"
