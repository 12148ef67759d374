"""The command `footprint`: every way in from a terminal, registered in one place."""

from __future__ import annotations

import typer

from footprint.cli.check import check
from footprint.cli.indicators import indicators
from footprint.cli.migrate import migrate
from footprint.cli.report import report
from footprint.cli.rules import rules
from footprint.cli.serve import serve
from footprint.cli.show import show
from footprint.cli.synthesise import synthesise
from footprint.cli.timetable import timetable
from footprint.cli.worker import worker

app = typer.Typer(
    name="footprint",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="From a council's SSDA903 return to the annual report of its Independent Reviewing "
    "Officer service: every date explained, every figure traceable to its rows.",
    epilog="A SOURCE is one return (a folder of CSVs, a zip, an XML or an Excel workbook); "
    "several are several years. SOURCE@2023 states a return's year. "
    "Exit status: 0 done, warnings included; "
    "1 a row or file was rejected, or no return was found; 2 wrong arguments.",
)

app.command()(report)
app.command()(indicators)
app.command()(show)
app.command()(check)
app.command()(timetable)
app.command()(rules)
app.command()(synthesise)
app.command()(migrate)
app.command()(serve)
app.command()(worker)


def main() -> None:
    """Run the command line."""
    app()
