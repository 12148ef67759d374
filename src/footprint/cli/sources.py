"""From what somebody typed to facts: sources read, merged and derived, problems told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa
import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from footprint.exchange.problems import Problem, Problems, Severity
from footprint.exchange.ssda903 import merging, reading
from footprint.exchange.ssda903.returns import Returns, Source
from footprint.facts.build import Facts, build
from footprint.facts.stores import open_store
from footprint.rules.practice import NO_LOCAL_PRACTICE, LocalPractice
from footprint.terms.days import in_words
from footprint.terms.periods import ReportingYear

pa.set_memory_pool(pa.system_memory_pool())  # its own would keep what is freed

messages = Console(stderr=True, highlight=False)
"""Everything that is not the result goes here, so that the result can be piped."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Sources opened for an as-at day."""

    facts: Facts
    years: frozenset[ReportingYear]
    """The years that the sources tell of."""
    exit_code: int = 0
    """1 where a row or a file was rejected; what was not rejected is used all the same."""


def day_typed(text: str) -> date:
    """Read a day as typed: 2023-03-31; anything else is a wrong argument."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day written as 2023-03-31.") from None


def open_returns(sources: Sequence[str]) -> Returns:
    """Read the sources named; where nothing can be used, say all that is wrong and exit with 1."""
    store = open_store()
    with working("Reading the returns", steps=len(sources)) as steps:
        try:
            named = [Source.named(text) for text in sources]
            returns = reading.read(named, store, progress=steps.reading)
        except reading.CannotRead as refusal:
            tell(refusal.problems)
            raise typer.Exit(1) from None
    for read in returns.sources:
        path, year = escape(str(read.source.path)), read.year.ending
        how = "as stated" if read.is_year_stated else "from its latest DECOM"
        messages.print(f"Read {path} for the year to 31 March {year} ({how}).", soft_wrap=True)
    return returns


def open_facts(
    sources: Sequence[str],
    as_at: date,
    *,
    reviews_from: date | None = None,
    local: LocalPractice = NO_LOCAL_PRACTICE,
    with_distances: bool = True,
) -> Opened:
    """Read, merge and derive the facts as seen on a day; tell what was rejected."""
    returns = open_returns(sources)
    tell(returns.problems)
    last_day = returns.latest.last_day
    if as_at > last_day:
        messages.print(
            f"[yellow]{in_words(as_at)} is after the last return; "
            f"this is answered for {in_words(last_day)}.[/]"
        )
        as_at = last_day
    with working("Working out the facts"):
        merging.merge(returns, with_distances=with_distances, forgets_rows=True)
        facts = build(
            returns.store,
            as_at=as_at,
            reviews_from=reviews_from or returns.earliest.first_day,
            local=local,
        )
    years = frozenset(read.year for read in returns.sources)
    return Opened(facts, years, int(returns.problems.has_rejections))


def tell(problems: Problems) -> None:
    """Say on the terminal how much was rejected, and the first few rejections."""
    rejected = [one for one in problems if one.severity is not Severity.WARN]
    for problem in rejected[:5]:
        messages.print(
            f"[red]{problem.severity.value}[/]: {escape(_line(problem))}", soft_wrap=True
        )
    rows, files = problems.counts[Severity.REJECT_ROW], problems.counts[Severity.REJECT_FILE]
    if rows or files:
        messages.print(
            f"[red]{rows:,} rows and {files:,} files were rejected.[/] "
            "`footprint check` lists every problem."
        )


def _line(problem: Problem) -> str:
    place = [problem.file, f"row {problem.row}" if problem.row else "", problem.column]
    value = f" {problem.value!r}" if problem.value else ""
    where = ", ".join(filter(None, place))
    return f"{where}{':' if where else ''}{value} {problem.what} {problem.to_do}"


@dataclass(frozen=True, slots=True)
class Steps:
    """Work of several steps, shown as a bar."""

    bar: Progress
    task: TaskID

    def reached(self, done: int, what: str) -> None:
        """Say how many steps are done, and which is next."""
        self.bar.update(self.task, completed=done, description=escape(what))

    def reading(self, label: str, done: int, _sources: int) -> None:
        """Say which source is read next, each of them a step."""
        self.reached(done, f"Reading {label}")


@contextmanager
def working(what: str, *, steps: int | None = None) -> Iterator[Steps]:
    """Show that work goes on, and how far it is where its steps are known; on a terminal only."""
    far = () if steps is None else (BarColumn(), MofNCompleteColumn())
    columns = (SpinnerColumn(), TextColumn("{task.description}"), *far, TimeElapsedColumn())
    with Progress(
        *columns, console=messages, transient=True, disable=not messages.is_terminal
    ) as bar:
        yield Steps(bar, bar.add_task(what, total=steps))
