"""What the commands of the casework app share: addresses, Django made ready, refusals told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import typer

SETTINGS = "footprint.project.settings"
LONGEST_WAIT = 10
"""Seconds to wait for a server that does not answer, unless PGCONNECT_TIMEOUT says otherwise."""
DATABASE_URL, DATABASE_OWNER_URL = "DATABASE_URL", "DATABASE_OWNER_URL"
SAYS = {
    DATABASE_URL: "the database as the app uses it, such as "
    "postgresql://footprint_web:PASSWORD@HOST/footprint",
    DATABASE_OWNER_URL: "the same database as its owner, such as "
    "postgresql://footprint_owner:PASSWORD@HOST/footprint",
}


def address(name: str) -> str:
    """Give an address that the environment must hold; exit with 2 where it does not."""
    given = os.environ.get(name, "")
    if not given.startswith(("postgresql://", "postgres://")):
        tell(f"Set {name} to the address of {SAYS[name]}.")
        raise typer.Exit(2)
    return given


def make_ready() -> None:
    """Set Django up; the environment is read now, and not again."""
    import django  # noqa: PLC0415  the commands that read files do not wait for it

    os.environ.setdefault("PGCONNECT_TIMEOUT", str(LONGEST_WAIT))
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()


@contextmanager
def telling() -> Iterator[None]:
    """Tell what went wrong with the database in a line, and exit with 1."""
    from django.core.management import CommandError  # noqa: PLC0415  as in `make_ready`
    from django.db import DatabaseError, OperationalError  # noqa: PLC0415  as above

    try:
        yield
    except OperationalError as error:
        tell(f"The database cannot be reached: {_first_line(error)}")
    except DatabaseError as error:
        tell(f"The database refused: {_first_line(error)}")
    except CommandError as error:
        tell(str(error))
    else:
        return
    raise typer.Exit(1)


def refuse_unsafe() -> None:
    """Exit with 1, and every reason, where it would not be safe to start."""
    starting = import_module("footprint.project.starting")  # by name: it stands above this room
    try:
        starting.refuse_unsafe()
    except starting.CannotStart as refusal:
        tell("Footprint does not start:", *(f"  {reason}" for reason in refusal.reasons))
        raise typer.Exit(1) from None


def tell(*lines: str) -> None:
    """Say something beside the result."""
    for line in lines:
        typer.echo(line, err=True)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
