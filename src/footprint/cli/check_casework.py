"""`footprint check casework`: how often the records break each rule of the return, and no names."""

from __future__ import annotations

import csv
import json
import sys

from rich.console import Console
from rich.table import Table

from footprint.cli.clock import today
from footprint.cli.opening import take_snapshot, years_between
from footprint.cli.shapes import Shape
from footprint.cli.sources import working
from footprint.exchange.ssda903 import checking, merging, restating
from footprint.facts.build import build

COLUMNS = ("rule", "title", "count")
FEW = 5
"""A count of 1 to 5 is not told: whom it is about might be known."""


def write(shape: Shape) -> None:
    """Print each rule that is broken, and how often."""
    rows = [
        {"rule": rule, "title": checking.TITLES.get(rule, ""), "count": told(count)}
        for rule, count in sorted(_found().items())
    ]
    if shape is Shape.JSON:
        json.dump(rows, sys.stdout, indent=1, ensure_ascii=False)
        sys.stdout.write("\n")
    elif shape is Shape.CSV:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _print(rows)


def told(count: int) -> str:
    """Say how many, but for a few."""
    return f"1 to {FEW}" if count <= FEW else f"{count:,}"


def _found() -> dict[str, int]:
    """Restate the records as returns of their years, and run every check on them."""
    snapshot, first_day = take_snapshot()
    with working("Checking the records"):
        returns = restating.restate(snapshot.store, years_between(first_day, today()))
        merging.merge(returns, with_distances=False)
        facts = build(
            snapshot.store,
            as_at=today(),
            reviews_from=first_day,
            calendar=snapshot.practice.calendar,
        )
        return checking.count(returns, facts)


def _print(rows: list[dict[str, str]]) -> None:
    screen = Console(highlight=False)
    if not rows:
        screen.print("Nothing wrong was found.")
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("rule", no_wrap=True)
    table.add_column("what")
    table.add_column("how often", justify="right", no_wrap=True)
    for row in rows:
        table.add_row(row["rule"], row["title"], row["count"])
    screen.print(table)
    screen.print("The command line does not say which children they are.")
