"""From an order for a report to its files: read, compute, protect, check, write."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import typer

from footprint.cli import report_files
from footprint.cli.opening import open_any
from footprint.cli.published import Hiding, findings_of
from footprint.cli.sources import messages, working
from footprint.documents import figure_files
from footprint.documents.annual.findings import Findings
from footprint.documents.annual.report import annual_report
from footprint.documents.annual.row_lists import row_lists
from footprint.documents.consistency import CannotPublish, refuse_if_inconsistent
from footprint.documents.values import Document, KeyFigures, Paragraph

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
    hiding: Hiding
    template: Path | None


def write(order: Order) -> int:
    """Write the report and say where it is; return the exit code."""
    with report_files.drawing(order.formats) as process:
        return _write(order, process)


def _write(order: Order, process: Executor | None) -> int:
    opened = open_any(order.sources, order.as_at)
    with working("Counting"):
        findings = findings_of(
            opened,
            council=order.council,
            populations=order.populations,
            iros=order.iros,
            hiding=order.hiding,
        )
    lists = row_lists(opened.facts) if order.hiding.is_off else ()
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


def _files(order: Order, findings: Findings, document: Document) -> dict[str, report_files.Write]:
    mark = INTERNAL if order.hiding.is_off else ""
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
