"""A real PostgreSQL without installing one: started when asked for, stopped after its last user.

Each process that asks holds a lease, a lock that the kernel drops however the process ends. A
keeper beside the server waits for the last lease to go and then stops it: see `keeper`.
"""

from __future__ import annotations

import fcntl
import hashlib
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from footprint.outside import logins
from footprint.outside.postgres_programs import (
    Account,
    CannotStartServer,
    account,
    programs,
    reachable,
)

PORT = 5432
LONGEST_SOCKETS = 90
"""The path of a socket is limited to some hundred bytes, the name of the socket included."""
QUIET = ["-c", "log_error_verbosity=terse", "-c", "log_min_error_statement=panic"]
"""A refused statement is logged without its values: they may be about a child."""
NOT_DURABLE = ["-c", "fsync=off", "-c", "full_page_writes=off"]
"""What was acknowledged outlives the server, though not the machine."""

_leases: dict[Path, IO[str]] = {}


@dataclass(frozen=True)
class Server:
    """A running server: reached by a socket in a folder, never by network."""

    sockets: Path
    port: int = PORT

    def url(self, login: str, database: str = "postgres") -> str:
        """Give the address of a database for a login."""
        return f"postgresql://{login}@{quote(str(self.sockets), safe='')}:{self.port}/{database}"

    @property
    def superuser_url(self) -> str:
        """The address for whoever makes logins and databases."""
        return self.url("postgres")

    @property
    def owner_url(self) -> str:
        """The address for migrations."""
        return self.url(logins.OWNER, logins.DATABASE)

    @property
    def web_url(self) -> str:
        """The address for the app."""
        return self.url(logins.WEB, logins.DATABASE)


@dataclass(frozen=True)
class Place:
    """Where a server lives: its folder, its programs, and the account that runs them."""

    home: Path
    programs: Path
    account: Account

    @property
    def data(self) -> Path:
        """The folder of the database itself."""
        return self.home / "data"

    @property
    def sockets(self) -> Path:
        """The folder of the socket; only the account and root can open it."""
        beside = self.home / "run"
        if len(str(beside)) <= LONGEST_SOCKETS:
            return beside
        name = hashlib.sha256(str(self.home).encode()).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"footprint-{name}"

    def run(self, program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as the account."""
        return self.account.run(self.programs / program, *arguments)

    def answers(self) -> bool:
        """Tell whether a server here takes connections."""
        asked = self.run("pg_isready", "-q", "-h", self.sockets, "-p", str(PORT))
        return asked.returncode == 0


def place(home: Path) -> Place:
    """Find where a server at this folder lives, and what runs it."""
    who = account()
    return Place(reachable(home, who), programs(who), who)


def start(home: Path, *, is_durable: bool = True) -> Server:
    """See that a server runs at this folder, with both logins, for as long as this process lives.

    A server that is not durable is quicker, and may lose everything with the machine's power: it is
    for tests.
    """
    here = place(home)
    with _one_at_a_time(here.home), _leased(here.home):
        if not here.answers():
            _initialise(here, is_durable=is_durable)
            _launch(here, is_durable=is_durable)
        _see_it_is_kept(here)
        server = Server(here.sockets)
        _refuse_other_durability(server, is_durable=is_durable)
        logins.make(server.superuser_url)
        logins.make_database(server.superuser_url)
    return server


@contextmanager
def _one_at_a_time(home: Path) -> Iterator[None]:
    try:
        gate = (home / "starting.lock").open("a")
    except PermissionError:
        raise CannotStartServer(f"The database in {home} belongs to another user.") from None
    with gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


@contextmanager
def _leased(home: Path) -> Iterator[None]:
    """Hold the server until this process ends, unless it cannot be had after all.

    Waits while a keeper is stopping it.
    """
    if home in _leases:
        yield
        return
    lease = (home / "lease.lock").open("a")
    try:
        fcntl.flock(lease, fcntl.LOCK_SH)
        yield
    except BaseException:
        lease.close()
        raise
    _leases[home] = lease


def _initialise(here: Place, *, is_durable: bool) -> None:
    """Make the folder of the database, whole or not at all."""
    if here.data.exists():
        return
    making = here.home / "making"
    if making.exists():  # a start that did not come this far was killed
        here.account.run("rm", "-rf", making)
    here.account.own(making)
    made = here.run(
        "initdb",
        *("-D", making, "-U", "postgres", "--auth=trust", "--encoding=UTF8"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
        *([] if is_durable else ["--no-sync"]),
    )
    if made.returncode != 0:
        raise CannotStartServer(
            f"The database in {here.data} could not be made: {made.stderr.strip()}"
        )
    making.rename(here.data)


def _launch(here: Place, *, is_durable: bool) -> None:
    _own_sockets(here)
    log = here.data / "server.log"
    options = [
        "-h",
        "",
        "-k",
        str(here.sockets),
        "-p",
        str(PORT),
        "-c",
        "unix_socket_permissions=0700",
    ]
    options += QUIET if is_durable else [*QUIET, *NOT_DURABLE]
    for _ in range(25):  # after a kill, what is left of the last server takes a moment to go
        begun = here.run(
            "pg_ctl", "-w", "-D", here.data, "-l", log, "-o", shlex.join(options), "start"
        )
        if begun.returncode == 0:
            return
        time.sleep(0.2)
    last = "\n".join(here.account.run("tail", "-n", "5", log).stdout.splitlines())
    raise CannotStartServer(
        f"PostgreSQL in {here.data} does not start. The end of its log says:\n{last}"
    )


def _own_sockets(here: Place) -> None:
    folder = here.account.own(here.sockets)
    if folder.is_symlink() or folder.stat().st_uid != here.account.uid:
        raise CannotStartServer(f"{folder} belongs to somebody else. Remove it, and start again.")


def _see_it_is_kept(here: Place) -> None:
    """Leave a keeper beside the server, unless one is there."""
    with (here.home / "keeper.lock").open("a") as kept:
        try:
            fcntl.flock(kept, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return
        fcntl.flock(kept, fcntl.LOCK_UN)
    keeper = Path(__file__).with_name("keeper.py")
    stop = [str(here.programs / "pg_ctl"), "-w", "-m", "fast", "-D", str(here.data), "stop"]
    as_account = [str(here.account.uid), str(here.account.gid)] if here.account.is_own else ["", ""]
    subprocess.run(  # noqa: S603  this very Python, and a file of ours
        [sys.executable, "-I", "-S", str(keeper), str(here.home), *as_account, *stop], check=True
    )


def _refuse_other_durability(server: Server, *, is_durable: bool) -> None:
    with psycopg.connect(server.superuser_url) as asked:
        (fsync,) = asked.execute("SHOW fsync").fetchone() or ("",)
    if is_durable and fsync != "on":
        raise CannotStartServer(
            "A server for tests runs in this folder: what it keeps may be lost."
        )
