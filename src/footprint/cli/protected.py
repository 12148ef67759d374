"""`footprint indicators casework`: the figures of the database as the report would print them."""

from __future__ import annotations

import sys
from datetime import date

from rich.console import Console
from rich.table import Table

from footprint.cli.opening import open_casework
from footprint.cli.published import Hiding, findings_of
from footprint.cli.shapes import Shape
from footprint.cli.sources import working
from footprint.documents import figure_files
from footprint.documents.annual.findings import Findings
from footprint.indicators.catalogue import CATALOGUE


def write(as_at: date, shape: Shape, *, population: int | None, iros: int | None) -> None:
    """Print every figure that the report prints, protected together with it."""
    opened = open_casework(as_at)
    with working("Counting"):
        findings = findings_of(
            opened,
            council="",
            populations={} if population is None else {None: population},
            iros=iros,
            hiding=Hiding(),
        )
    if shape is Shape.JSON:
        sys.stdout.write(figure_files.as_json(findings))
    elif shape is Shape.CSV:
        figure_files.as_csv(findings, sys.stdout)
    else:
        _print(findings)


def _print(findings: Findings) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("indicator")
    for name in ("as at", "counted", "of", "value"):
        table.add_column(name, justify="right", no_wrap=True)
    for figure in findings.figures:
        counts = (figure.numerator.text, figure.denominator.text, figure.value.text)
        table.add_row(figure.id, figure.name, figure.as_at.isoformat(), *counts)
        for part in figure.breakdowns if CATALOGUE[figure.id].is_breakdown else ():
            line = (part.numerator.text, part.denominator.text, part.value.text)
            table.add_row("", f"  {part.label}", "", *line)
    screen = Console(highlight=False)
    screen.print(table)
    for symbol in findings.figures.symbols:
        screen.print(f"{symbol.value}: {symbol.label}")
    screen.print(findings.figures.method)
