"""`footprint worker`: do what the app leaves to be done later, such as sending mail."""

from __future__ import annotations

import time

import typer

from footprint.cli.casework import DATABASE_URL, address, make_ready, refuse_unsafe, tell

TRIES = 12
SECONDS_BETWEEN = 5
"""A database that was restarted is given a minute to come back."""


def worker() -> None:
    """Do the jobs that wait, and those of every night, until told to stop.

    Needs DATABASE_URL and FOOTPRINT_SECRET_KEY. Told to stop, it finishes what it has begun.
    """
    address(DATABASE_URL)
    make_ready()
    refuse_unsafe()
    from django.core.management import call_command  # noqa: PLC0415  once Django is set up
    from procrastinate.exceptions import ConnectorException  # noqa: PLC0415  as above

    for _ in range(TRIES):
        try:
            call_command("procrastinate", "worker")
        except (ConnectorException, SystemExit) as end:
            if isinstance(end, SystemExit) and not end.code:
                return  # told to stop
            tell("The database went away. Trying again ...")
            time.sleep(SECONDS_BETWEEN)
        else:
            return
    tell("The database did not come back.")
    raise typer.Exit(1)
