"""Where the demonstration lives: a folder with its database, keys, accounts, and what runs."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import footprint

PACKAGE = Path(footprint.__file__).parent
MAKERS = (
    "synthetic/*",
    "operations/demonstration/*",
    "operations/loading.py",
    "facts/unfolding.py",
    "records/migrations/*",
)
"""What makes the council: where any of it changes, the council is made again."""
COMMAND = str(Path(sys.executable).with_name("footprint"))
LONGEST_STOP = 45
OURS_ALONE = 0o600


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of the demonstration."""

    home: Path

    def make(self) -> None:
        """Make the folder, which nobody else may enter."""
        self.home.mkdir(parents=True, exist_ok=True)
        for folder in (self.app, self.letters):
            folder.mkdir(mode=0o700, exist_ok=True)

    @property
    def app(self) -> Path:
        """What the app needs, beside the database."""
        return self.home / "app"

    @property
    def database(self) -> Path:
        """The folder of the embedded PostgreSQL."""
        return self.home / "database"

    @property
    def letters(self) -> Path:
        """Where mail is written, since no server takes it."""
        return self.home / "letters"

    @property
    def accounts(self) -> Path:
        """Who can sign in, with what; readable by nobody else."""
        return self.home / "accounts.json"

    def people(self) -> list[dict[str, str]]:
        """List who can sign in, with what."""
        if not self.accounts.exists():
            return []
        found: list[dict[str, str]] = json.loads(self.accounts.read_text(encoding="utf-8"))
        return found

    @property
    def log(self) -> Path:
        """What the server and the worker say."""
        return self.app / "log"

    @property
    def _council(self) -> Path:
        return self.app / "council.json"

    @property
    def _running(self) -> Path:
        return self.app / "running.json"

    def environment(self, web_url: str, *, port: int) -> dict[str, str]:
        """Give what the app's commands are told, here."""
        return {
            **os.environ,
            "DATABASE_URL": web_url,
            "FOOTPRINT_SECRET_KEY": self._key(),
            "FOOTPRINT_COUNCIL": "Anytown (synthetic)",
            "FOOTPRINT_ADDRESS": f"http://localhost:{port}",
            "FOOTPRINT_STATIC": str(self.app / "static"),
            "FOOTPRINT_MAIL_FOLDER": str(self.letters),
        }

    def _key(self) -> str:
        file = self.app / "secret-key"
        if not file.exists():
            write_for_us(file, secrets.token_urlsafe(64))
        return file.read_text(encoding="utf-8")

    # ---- the council ---------------------------------------------------------------------------

    def made(self) -> dict[str, Any]:
        """Say which council was loaded, and on which day; nothing where none was."""
        return _read(self._council)

    def note_made(self, made: dict[str, Any]) -> None:
        """Keep which council was loaded."""
        write_for_us(self._council, json.dumps(made))

    # ---- what runs -----------------------------------------------------------------------------

    @contextmanager
    def one_at_a_time(self) -> Iterator[None]:
        """Let nobody else start or stop the demonstration meanwhile."""
        with (self.app / "starting.lock").open("a") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    @contextmanager
    def running(self, what: dict[str, Any]) -> Iterator[None]:
        """Say that this process runs the demonstration, for as long as it does."""
        with (self.app / "running.lock").open("a") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            write_for_us(self._running, json.dumps({"pid": os.getpid(), **what}))
            yield

    def runs(self) -> dict[str, Any]:
        """Say what runs; nothing where nothing does."""
        with (self.app / "running.lock").open("a") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return _read(self._running)
        return {}

    def stop(self) -> bool:
        """Stop what runs, and say whether anything did."""
        running = self.runs()
        if not running:
            return False
        os.kill(running["pid"], signal.SIGTERM)
        for _ in range(LONGEST_STOP * 10):
            if not self.runs():
                return True
            time.sleep(0.1)
        raise TimeoutError(f"Process {running['pid']} does not stop.")


def write_for_us(path: Path, text: str) -> None:
    """Write a file that nobody else may read, whole or not at all."""
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OURS_ALONE), "w") as file:
        file.write(text)
    beside.replace(path)


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return found


def stamp_of_makers() -> str:
    """Give a word that changes with whatever makes the council."""
    stamp = hashlib.sha256()
    for pattern in MAKERS:
        for path in sorted(PACKAGE.glob(pattern)):
            if path.is_file():
                stamp.update(path.read_bytes())
    return stamp.hexdigest()[:16]


def stamp_of_program() -> str:
    """Give a word that changes with any file of the program: what runs is then old."""
    files = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".html", ".css", ".js"}]
    looks = sorted((str(path), path.stat().st_mtime_ns) for path in files)
    return hashlib.sha256(repr(looks).encode()).hexdigest()[:16]


def do(*arguments: str, environment: dict[str, str]) -> None:
    """Run one of our commands to its end; its words are shown where it fails."""
    done = subprocess.run(  # noqa: S603  our own command
        [COMMAND, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise SystemExit(done.returncode)
