"""`footprint migrate`: bring the database up to date, and grant the app what it needs."""

from __future__ import annotations

import getpass
import os

import typer

from footprint.cli.casework import (
    DATABASE_OWNER_URL,
    DATABASE_URL,
    address,
    make_ready,
    tell,
    telling,
)


def migrate() -> None:
    """Bring the database up to date, as its owner, and grant the app's login what it needs.

    Needs DATABASE_OWNER_URL, for the login that owns the database, and DATABASE_URL, which names
    the login that the app uses. Safe to run again, and while the app runs.
    """
    web, owner = address(DATABASE_URL), address(DATABASE_OWNER_URL)
    os.environ[DATABASE_URL] = owner  # this process alone is the owner
    make_ready()
    from footprint.operations import migrating  # noqa: PLC0415  once Django is set up

    with telling():
        try:
            migrating.migrate(web=_login(web))
        except migrating.CannotMigrate as refusal:
            tell(str(refusal))
            raise typer.Exit(1) from None


def _login(url: str) -> str:
    import dj_database_url  # noqa: PLC0415  only here

    return str(dj_database_url.parse(url)["USER"]) or getpass.getuser()
