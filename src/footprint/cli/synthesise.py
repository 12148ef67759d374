"""`footprint synthesise`: made-up councils, as returns to try everything on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from footprint.cli.sources import day_typed, messages
from footprint.exchange.ssda903.codes import FIRST_YEAR, LAST_YEAR
from footprint.synthetic import making
from footprint.synthetic.council import CannotMake, Plan
from footprint.synthetic.making import LIKE, Made
from footprint.terms.periods import ReportingYear

FEW = 4
"""So many councils are made sooner than a second process has started."""
LOT = 16
"""About so many councils are made between one step of the progress shown and the next."""
LISTED = 12
DEFAULT = date(2026, 3, 31)


def synthesise(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to write to.")],
    children: Annotated[
        int | None,
        typer.Option(min=1, help="Children looked after on the last 31 March, in each council."),
    ] = None,
    years: Annotated[int | None, typer.Option(min=1, help="Years of returns.")] = None,
    year_ending: Annotated[
        date | None,
        typer.Option(parser=day_typed, metavar="D", help=f"The last 31 March (default {DEFAULT})."),
    ] = None,
    councils: Annotated[int, typer.Option(min=1, max=999, help="How many councils.")] = 1,
    seed: Annotated[int, typer.Option(help="The same seed makes the same files.")] = 1,
    like: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"Published counts: {', '.join(LIKE)}.")
    ] = None,
) -> None:
    """Make up councils and write their returns: a folder of CSVs for each year.

    Every child is invented; shares are England's, and postcodes are real places.

    [dim]Example: footprint synthesise --children 500 --years 3 --out out/returns[/]
    [dim]Example: footprint synthesise --like walsall-2022-23 --out out/walsall[/]
    """
    plans = _planned(children, years, year_ending or DEFAULT, councils, seed, like)
    try:
        making.clear(out)
        with _progress(len(plans)) as progress:
            found = making.make_like(like, seed, out) if like else _make_all(plans, out, progress)
    except CannotMake as refusal:
        raise typer.BadParameter(str(refusal)) from None
    _tell(found, len(plans), out)


def _planned(
    children: int | None,
    years: int | None,
    year_ending: date,
    councils: int,
    seed: int,
    like: str | None,
) -> list[Plan]:
    """Plan what was asked for, or say why that is not something to make."""
    if like is not None:
        if like not in LIKE:
            raise typer.BadParameter(f"There is {', '.join(LIKE)}.", param_hint="--like")
        if children or years or councils > 1 or year_ending != DEFAULT:
            raise typer.BadParameter(
                "It says itself how many children and years there are.", param_hint="--like"
            )
        return [LIKE[like].plan(seed)]
    if children is None or years is None:
        raise typer.BadParameter("Say --children and --years, or --like.")
    last = ReportingYear.of(year_ending)
    if year_ending != last.last_day:
        raise typer.BadParameter("A year ends on a 31 March.", param_hint="--year-ending")
    if last > LAST_YEAR or last - (years - 1) < FIRST_YEAR:
        raise typer.BadParameter(
            f"The return's codes are known from {FIRST_YEAR.label} to {LAST_YEAR.label}."
        )
    return making.plans(children, last, years, councils, seed)


def _make_all(plans: list[Plan], out: Path, progress: Progress) -> list[Made]:
    """Make councils, on every core where there are several."""
    task = progress.add_task("Making councils", total=len(plans))
    found: list[Made] = []
    for made in _in_processes(plans, out):
        found += made
        progress.update(task, completed=len({one.folder.rpartition("/")[0] for one in found}))
    return sorted(found, key=lambda one: one.folder)


def _in_processes(plans: list[Plan], out: Path) -> Iterator[list[Made]]:
    """Share councils out in lots, each of which reads the postcodes once."""
    if len(plans) <= FEW:
        yield from making.make_councils(plans, len(plans), out)
        return
    cores = os.cpu_count() or 1
    lots = max(cores, len(plans) // LOT)
    with ProcessPoolExecutor(cores, get_context("spawn")) as processes:
        work = [
            processes.submit(_make_share, plans[first::lots], len(plans), out)
            for first in range(lots)
        ]
        for done in as_completed(work):
            yield from done.result()


def _make_share(plans: list[Plan], councils: int, out: Path) -> list[list[Made]]:
    return list(making.make_councils(plans, councils, out))


def _progress(councils: int) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}: {task.completed} of {task.total}"),
        TimeElapsedColumn(),
        console=messages,
        transient=True,
        disable=councils == 1,
    )


def _tell(found: list[Made], councils: int, out: Path) -> None:
    """Say what was made; of many councils the first few."""
    table = Table(box=SIMPLE_HEAD)
    table.add_column("return", no_wrap=True)
    table.add_column("postcodes of")
    for name in ("children", "episodes", "reviews", "late"):
        table.add_column(name, justify="right")
    for one in found[:LISTED]:
        numbers = (one.looked_after, one.episodes, one.reviews, one.late)
        folder = str(Path(one.folder).relative_to(out))
        table.add_row(folder, one.authority_name, *(f"{n:,}" for n in numbers))
    console = Console(highlight=False)
    console.print(f"Made in {out}, every child invented:", soft_wrap=True)
    console.print(table)
    console.print("Children are those looked after on the year's last day, short breaks left out.")
    if len(found) > LISTED:
        reviews = sum(one.reviews for one in found)
        console.print(
            f"... and {len(found) - LISTED} more: {councils} councils, {reviews:,} reviews in all."
        )
