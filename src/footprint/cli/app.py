"""The command `footprint`: every way in from a terminal, registered in one place."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

SAYS = {
    "report": "Write the annual report of the Independent Reviewing Officer service.",
    "indicators": "Compute every figure that a return can answer, with its breakdowns.",
    "show": "List the rows behind a figure: child, day, and whether and why each counts.",
    "check": "List everything wrong with the returns, with file, row, value, and what to do.",
    "timetable": "List each child's review duties: rule, due date, whether held in time, and why.",
    "rules": "List every rule: its figure, force and source, and how far it was verified.",
    "synthesise": "Make up councils and write their returns: a folder of CSVs for each year.",
    "migrate": (
        "Bring the database up to date, as its owner, and grant the app's login what it needs."
    ),
    "serve": "Serve the casework app, unless it would not be safe to.",
    "worker": "Do the jobs that wait, and those of every night, until told to stop.",
    "demo": "Try the casework app on this machine, with a council that does not exist.",
    "administrator": (
        "Make one of the first two administrators, and print the link with which they begin."
    ),
}
"""What each command says of itself, in its first line: a test holds the two equal.

A command is the function of its name in the module of its name.
"""


class Commands(TyperGroup):
    """Commands that are imported when they are called: nobody waits for the others' libraries."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that was called, and import it."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, name and command(name), rest


def command(name: str) -> Any:
    """Import one command, with its arguments and its help."""
    alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
    alone.command(name)(getattr(import_module(f"footprint.cli.{name}"), name))
    return typer.main.get_command(alone)


app = typer.Typer(
    name="footprint",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="From a council's SSDA903 return to the annual report of its Independent Reviewing "
    "Officer service: every date explained, every figure traceable to its rows.",
    epilog="A SOURCE is one return (a folder of CSVs, a zip, an XML or an Excel workbook); "
    "several are several years. SOURCE@2023 states a return's year. "
    "casework, alone, is the database of the casework app. "
    "Exit status: 0 done, warnings included; "
    "1 a row or file was rejected, or no return was found; 2 wrong arguments.",
)
for _name, _says in SAYS.items():
    app.command(_name, help=_says)(lambda: None)


def main() -> None:
    """Run the command line."""
    app()
