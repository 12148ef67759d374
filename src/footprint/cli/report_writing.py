"""From an order for a report to its files: read, compute, protect, check, write."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import typer

from footprint.cli import report_files
from footprint.cli.sources import Opened, messages, open_facts, working
from footprint.disclosure.publishing import publish, publish_nothing_hidden
from footprint.documents import figure_files
from footprint.documents.annual.findings import Findings
from footprint.documents.annual.report import annual_report, to_print
from footprint.documents.annual.row_lists import row_lists
from footprint.documents.consistency import CannotPublish, refuse_if_inconsistent
from footprint.documents.values import Document, KeyFigures, Paragraph
from footprint.facts.build import Facts, build
from footprint.indicators.computing import compute
from footprint.indicators.figures import Figure
from footprint.rules.counting import add_months
from footprint.terms.periods import ReportingYear

YEARS = 3
"""Year ends that a report shows, where the sources reach."""
INTERNAL = "-INTERNAL-NOT-FOR-PUBLICATION"


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line."""

    sources: tuple[str, ...]
    as_at: date
    council: str
    out: Path
    populations: dict[int | None, int]
    """People under 18, by the year a reporting year ends in; None is the report's own."""
    iros: int | None
    formats: tuple[str, ...]
    is_internal: bool
    threshold: int
    rounding: int | None
    """What every count is rounded to, if they are."""
    template: Path | None


def write(order: Order) -> int:
    """Write the report and say where it is; return the exit code."""
    with report_files.drawing(order.formats) as process:
        return _write(order, process)


def _write(order: Order, process: Executor | None) -> int:
    opened = open_facts(order.sources, order.as_at)
    with working("Counting"):
        findings = _findings(order, opened)
    lists = row_lists(opened.facts) if order.is_internal else ()
    document = annual_report(findings, lists)
    try:
        refuse_if_inconsistent(document)
    except CannotPublish as refusal:
        messages.print(str(refusal), style="red", markup=False)
        return 1
    with working("Writing the report"):
        try:
            files = _files(order, findings, document)
            written = report_files.write_all(files, order.out, process)
        except OSError as refusal:
            raise typer.BadParameter(
                f"Cannot write to {order.out}: {refusal.strerror}.", param_hint="--out"
            ) from None
    _say(document, written)
    return opened.exit_code


def _findings(order: Order, opened: Opened) -> Findings:
    figures = list(_figures(order, opened))
    as_at = opened.facts.as_at
    printed = to_print(figures, as_at, is_internal=order.is_internal)
    shown = (
        publish_nothing_hidden(printed)
        if order.is_internal
        else publish(printed, threshold=order.threshold, rounding=order.rounding)
    )
    return Findings(order.council, as_at, shown, order.is_internal)


def _figures(order: Order, opened: Opened) -> Iterator[Figure]:
    """Compute the figures of the year, and the headlines of the years before."""
    for facts in _years(opened):
        is_own = facts is opened.facts
        population = order.populations.get(ReportingYear.of(facts.as_at).ending)
        yield from compute(
            facts,
            population=order.populations.get(None, population) if is_own else population,
            iros=order.iros if is_own else None,
            with_breakdowns=is_own,
        )


def _years(opened: Opened) -> Iterator[Facts]:
    """Take the facts as at the day, and as at the same day of earlier years that were read."""
    facts, read = opened.facts, {source.year for source in opened.returns.sources}
    yield facts
    for back in range(1, YEARS):
        day = add_months(facts.as_at, -12 * back)
        if ReportingYear.of(day) in read:
            yield build(
                facts.store, as_at=day, reviews_from=facts.reviews_from, schema=f"facts_{day:%Y}"
            )


def _files(order: Order, findings: Findings, document: Document) -> dict[str, report_files.Write]:
    mark = INTERNAL if order.is_internal else ""
    end = findings.year.label if findings.is_year_end else f"to-{findings.as_at}"
    names = {name: f"annual-report-{end}{mark}.{name}" for name in order.formats}
    return {
        **report_files.in_formats(names, document, order.template),
        f"figures{mark}.csv": partial(figure_files.write_csv, findings),
        f"figures{mark}.json": partial(figure_files.write_json, findings),
    }


def _say(document: Document, written: list[Path]) -> None:
    """Print the key figures and where the files are."""
    for block in document.sections[0].blocks:
        if isinstance(block, KeyFigures):
            for item in block.items:
                note = f" ({item.note})" if item.note else ""
                typer.echo(f"{item.value:>8}  {item.label}{note}")
        elif isinstance(block, Paragraph):
            typer.echo(block.text)
    typer.echo()
    for path in written:
        typer.echo(path)
