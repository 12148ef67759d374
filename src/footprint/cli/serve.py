"""`footprint serve`: serve the casework app to browsers."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Annotated

import typer

from footprint.cli.casework import DATABASE_URL, address, make_ready, refuse_unsafe, tell

TARGET = "footprint.project.wsgi:application"
STATIC = "FOOTPRINT_STATIC"
THREADS = 4
"""Requests that one process answers at once; each may hold a connection to the database."""
SECONDS_TO_FINISH = 30
"""What a request may still take once the server was told to stop."""


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = 2,
) -> None:
    """Serve the casework app, unless it would not be safe to.

    Needs DATABASE_URL and FOOTPRINT_SECRET_KEY. People reach it through a server that does TLS.
    """
    address(DATABASE_URL)
    os.environ.setdefault(STATIC, str(_kept_for_this_user()))
    make_ready()
    refuse_unsafe()
    _collect()
    tell(f"Footprint listens on http://{host}:{port}")
    _answer(host, port, workers)


def _kept_for_this_user() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "footprint" / "static"


def _collect() -> None:
    """Put what pages are dressed in into one folder, packed, under names that say its content."""
    from django.core.management import call_command  # noqa: PLC0415  once Django is set up

    folder = Path(os.environ[STATIC])
    noted = folder.with_name(f"{folder.name}.collected")
    stamp = _stamp()
    if noted.exists() and noted.read_text() == stamp:
        return  # packing takes seconds
    tell("Preparing the files that pages need ...")
    call_command("collectstatic", interactive=False, verbosity=0)
    noted.write_text(stamp)


def _stamp() -> str:
    """Give a word that changes with any file that is to be collected."""
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415  as above

    files = [Path(at.path(name)) for finder in get_finders() for name, at in finder.list([])]
    looks = [(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return hashlib.sha256(repr(sorted(looks)).encode()).hexdigest()


def _answer(host: str, port: int, workers: int) -> None:
    from granian import Granian  # noqa: PLC0415  only here
    from granian.constants import Interfaces  # noqa: PLC0415  only here

    server = Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
    )
    server.serve()
