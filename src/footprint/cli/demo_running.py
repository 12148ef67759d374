"""Starting the demonstration, keeping it running beside the terminal, and stopping it."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from datetime import date, timedelta
from http.client import HTTPException
from typing import Any
from urllib.request import urlopen

import typer

from footprint.cli.casework import tell
from footprint.cli.clock import today
from footprint.cli.demo_place import COMMAND, Place, do, stamp_of_makers, stamp_of_program
from footprint.cli.sources import working
from footprint.outside import embedded, logins

FRESH = timedelta(days=6)
"""A council caught longer ago is made again: nothing would be "this week" any more."""
FIRST_PORT, PORTS = 8000, 20
LONGEST_START = 60


def start(place: Place, *, children: int, seed: int) -> int:
    """See that the app runs, with a council of this week, and give its port."""
    wanted = {"makers": stamp_of_makers(), "children": children, "seed": seed}
    with place.one_at_a_time():
        running, has_council = place.runs(), is_fresh(place.made(), wanted)
        if running and has_council and running["program"] == stamp_of_program():
            return int(running["port"])
        place.stop()
        port = _free_port()
        server = _server(place, anew=not has_council)
        environment = place.environment(server.web_url, port=port)
        with working("Bringing the database up to date"):
            do("migrate", environment={**environment, "DATABASE_OWNER_URL": server.owner_url})
        if not has_council:
            with working(f"Making a council of {children} children"):
                options = ("--children", str(children), "--seed", str(seed))
                do("demo", "load", "--home", str(place.home), *options, environment=environment)
            place.note_made({**wanted, "day": today().isoformat()})
        _launch(place, port)
        return port


def stop(place: Place) -> bool:
    """Stop the app and its database, and say whether they ran; what is in it is kept."""
    with place.one_at_a_time():
        return place.stop()


def is_fresh(made: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Tell whether the council that was made is the one wanted, and of these days."""
    if any(made.get(name) != value for name, value in wanted.items()):
        return False
    return today() - date.fromisoformat(made["day"]) <= FRESH


def _server(place: Place, *, anew: bool) -> embedded.Server:
    """Start PostgreSQL; with an empty database, where a council has to be made."""
    with working("Starting PostgreSQL"):
        server = embedded.start(place.database)
        if anew:
            logins.make_database_anew(server.superuser_url)
    return server


def _launch(place: Place, port: int) -> None:
    """Run the app in the background, and wait until it answers."""
    with working("Starting the app"), place.log.open("wb") as log:
        subprocess.Popen(  # noqa: S603  our own command
            [COMMAND, "demo", "run", "--home", str(place.home), "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        _wait_for(port, place)


def _free_port() -> int:
    """Find a port of this machine that nobody listens on."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
    tell(f"All ports from {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are taken.")
    raise typer.Exit(1)


def _wait_for(port: int, place: Place) -> None:
    """Wait until the app answers; say what it said where it does not."""
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (OSError, HTTPException):
            time.sleep(0.2)
    said = place.log.read_text(encoding="utf-8", errors="replace").splitlines()
    tell(f"The app does not answer. {place.log} ends so:", *said[-10:])
    raise typer.Exit(1)


def run(place: Place, port: int) -> None:
    """Keep the database, the server and the worker running, until told to stop or one ends."""
    server = embedded.start(place.database)
    environment = place.environment(server.web_url, port=port)
    commands = (["serve", "--port", str(port)], ["worker"])
    with place.running({"port": port, "program": stamp_of_program()}):
        running = [
            subprocess.Popen([COMMAND, *words], env=environment)  # noqa: S603  our own commands
            for words in commands
        ]
        signal.signal(signal.SIGTERM, lambda *_: _end(running))
        while all(one.poll() is None for one in running):
            time.sleep(0.2)
        _end(running)
        for one in running:
            one.wait()


def _end(running: list[subprocess.Popen[bytes]]) -> None:
    for one in running:
        if one.poll() is None:
            one.terminate()
