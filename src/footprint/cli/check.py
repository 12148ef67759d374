"""`footprint check`: everything wrong with one or more returns at once, and what to do."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from footprint.cli import check_casework
from footprint.cli.opening import is_casework
from footprint.cli.shapes import Shape
from footprint.cli.sources import messages, working
from footprint.exchange.problems import Problem, Problems, Severity
from footprint.exchange.spreadsheets import inert
from footprint.exchange.ssda903 import checking, merging, reading
from footprint.exchange.ssda903.returns import ReadSource, Source
from footprint.facts.build import build
from footprint.facts.stores import open_store

COLUMNS = ("severity", "rule", "file", "row", "column", "value", "what", "to_do")
HEADINGS = {
    Severity.REJECT_FILE: "Files rejected: nothing of them is used",
    Severity.REJECT_ROW: "Rows rejected: not used",
    Severity.WARN: "Warnings: used, but look at them",
}
STYLES = {
    Severity.REJECT_FILE: "bold red",
    Severity.REJECT_ROW: "bold red",
    Severity.WARN: "bold yellow",
}
ON_DAY = {"Episodes": "DECOM", "Reviews": "REVIEW"}
"""The column of the day by which a row of a table is set aside."""
STEPS_AFTER_READING = 3


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found: which returns, what is wrong, and what the merge set aside."""

    sources: Sequence[ReadSource]
    problems: Problems
    set_aside: Sequence[dict[str, Any]]


def check(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Returns to check.")],
    shape: Annotated[Shape, typer.Option("--as", help="How to print it.")] = Shape.TABLE,
) -> None:
    """List everything wrong with the returns, with file, row, value, and what to do.

    Exit status 0 where there are only warnings, 1 where a row or a file was rejected.

    Of the database (casework) it says how often each rule is broken, and names no child.

    [dim]Example: footprint check 2021 2022 2023 --as csv[/]
    """
    if is_casework(sources):
        check_casework.write(shape)
        return
    findings = _find(sources)
    {Shape.TABLE: _print_table, Shape.JSON: _print_json, Shape.CSV: _print_csv}[shape](findings)
    raise typer.Exit(int(findings.problems.has_rejections or not findings.sources))


def _find(sources: Sequence[str]) -> Findings:
    store = open_store()
    with working("Reading", steps=len(sources) + STEPS_AFTER_READING) as steps:
        try:
            named = [Source.named(text) for text in sources]
            returns = reading.read(named, store, progress=steps.reading)
        except reading.CannotRead as refusal:
            return Findings((), refusal.problems, ())
        steps.reached(len(sources), "Merging the years")
        merging.merge(returns, with_distances=False)
        steps.reached(len(sources) + 1, "Working out the facts")
        facts = build(store, as_at=returns.latest.last_day, reviews_from=returns.earliest.first_day)
        steps.reached(len(sources) + 2, "Checking")
        problems = checking.check(returns, facts)
        return Findings(returns.sources, problems, checking.set_aside(returns))


# ---- for programs and spreadsheets ---------------------------------------------------------------


def _print_json(findings: Findings) -> None:
    result = {
        "sources": [
            {
                "source": str(read.source.path),
                "year_ending": read.year.last_day,
                "year_is_stated": read.is_year_stated,
                "rows": read.rows,
            }
            for read in findings.sources
        ],
        "counts": findings.problems.counts,
        "unlisted": findings.problems.unlisted,
        "problems": [{name: getattr(one, name) for name in COLUMNS} for one in findings.problems],
        "set_aside": findings.set_aside,
    }
    json.dump(result, sys.stdout, default=str, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")


def _print_csv(findings: Findings) -> None:
    for read in findings.sources:
        messages.print(_year_line(read), soft_wrap=True)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in findings.problems:
        cells = (getattr(one, name) for name in COLUMNS)
        writer.writerow(["" if cell is None else inert(str(cell)) for cell in cells])
    for row in findings.set_aside:
        column = ON_DAY[row["table"]]
        day = f"{row['on_day']:%d/%m/%Y}"
        said = ("set aside", "", row["file"], row["row"], column, day, row["why"], "")
        writer.writerow([inert(str(cell)) for cell in said])


# ---- for people ----------------------------------------------------------------------------------


def _print_table(findings: Findings) -> None:
    screen = Console(highlight=False)
    for read in findings.sources:
        screen.print(_year_line(read), soft_wrap=True)
    in_order = sorted(findings.problems, key=_group)
    for severity, of_severity in groupby(in_order, key=lambda one: one.severity):
        count = findings.problems.counts[severity]
        screen.print(Text(f"\n{HEADINGS[severity]} ({count:,})", style=STYLES[severity]))
        for _, alike in groupby(of_severity, key=_group):
            _print_alike(screen, list(alike))
    if findings.set_aside:
        screen.print(_set_aside_table(findings.set_aside))
    screen.print(Text(f"\n{_summary(findings)}", style="bold"))


def _year_line(read: ReadSource) -> Text:
    how = "as stated" if read.is_year_stated else "from its latest DECOM"
    rows = ", ".join(f"{count:,} {name}" for name, count in read.rows.items() if count)
    return Text(f"{read.source.path}: year to 31 March {read.year.ending} ({how}); {rows}.")


def _group(problem: Problem) -> tuple[int, str, str]:
    """Put problems with one rule and one remedy together, the gravest first."""
    return list(Severity).index(problem.severity), problem.rule, problem.to_do


def _print_alike(screen: Console, alike: Sequence[Problem]) -> None:
    """Show problems with one rule and one remedy: what to do first, then where, file by file."""
    first = alike[0]
    title = " · ".join(filter(None, [first.rule, checking.TITLES.get(first.rule, "")]))
    screen.print(Text.assemble("\n", (title, "underline"), "\n", first.to_do))
    for file, in_file in groupby(alike, key=lambda one: one.file):
        screen.print(_plain(f"  {file}"), style="cyan")
        table = Table.grid(padding=(0, 0, 0, 2))
        table.add_column(no_wrap=True)
        table.add_column(max_width=30)
        table.add_column()
        for one in in_file:
            row = "" if one.row is None else f"  row {one.row}"
            cell = f"{one.column} {one.value}".strip()
            table.add_row(row, _plain(cell), _plain(one.what))
        screen.print(table)


def _plain(text: str) -> Text:
    """Print what was read as it stands, but let nothing of it steer the terminal."""
    return Text(
        "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)
    )


def _set_aside_table(rows: Sequence[dict[str, Any]]) -> Table:
    table = Table(
        title="\nRows set aside in reading several returns as one; --as csv lists them",
        title_justify="left",
        title_style="bold",
        box=None,
        show_header=False,
        pad_edge=False,
    )
    table.add_column(justify="right")
    table.add_column()
    for (name, why), count in sorted(Counter((row["table"], row["why"]) for row in rows).items()):
        table.add_row(f"{count:,}", f"{name}: {why}")
    return table


def _summary(findings: Findings) -> str:
    problems = findings.problems
    if not problems.total:
        return "Nothing wrong was found."
    files, rows, warnings = (problems.counts[severity] for severity in Severity)
    rejected = f"{_count(files, 'file')} and {_count(rows, 'row')} rejected"
    said = f"{rejected}, {_count(warnings, 'warning')}."
    if problems.unlisted:
        said = f"{len(problems.kept):,} listed, and {problems.unlisted:,} more. {said}"
    return said


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
