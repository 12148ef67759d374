"""Waits beside an embedded server until nobody holds a lease of it, and then stops it.

Run as a file of its own, on the standard library alone: `keeper.py HOME UID GID STOP...`, where
STOP is the command that stops the server. It goes into the background once it keeps the server.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def keep(home: Path, stop: list[str], as_account: dict[str, Any]) -> None:
    """Become the one keeper of the server, wait for the last lease to go, and stop the server."""
    kept = (home / "keeper.lock").open("a")
    try:
        fcntl.flock(kept, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return
    _go_into_the_background()
    with (home / "lease.lock").open("a") as lease:
        fcntl.flock(lease, fcntl.LOCK_EX)
        subprocess.run(stop, cwd="/", check=False, **as_account)  # noqa: S603  given by `embedded`
        kept.close()  # before the lease: whoever waits for it finds no keeper, and makes one


def _go_into_the_background() -> None:
    if os.fork():
        os._exit(0)
    os.setsid()
    os.chdir("/")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def main() -> None:
    """Keep the server that the command line names."""
    home, uid, gid, *stop = sys.argv[1:]
    as_account = {"user": int(uid), "group": int(gid), "extra_groups": []} if uid else {}
    keep(Path(home), stop, as_account)


if __name__ == "__main__":
    main()
