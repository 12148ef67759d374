"""The embedded server: it is there for whoever asks, and gone after the last of them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from footprint.outside import embedded

ASK = textwrap.dedent("""
    import sys, time
    from pathlib import Path
    from footprint.outside import embedded
    server = embedded.start(Path(sys.argv[1]), is_durable=False)
    print(server.owner_url, server.web_url, server.superuser_url, flush=True)
    sys.stdin.read()
""")


def by_itself(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.close()


def when_asked(process: subprocess.Popen[str]) -> None:
    process.terminate()


def at_once(process: subprocess.Popen[str]) -> None:
    process.kill()


class Asker:
    """A process that asks for the server, and holds it until it is told to end."""

    def __init__(self, home: Path) -> None:
        command = [sys.executable, "-c", ASK, str(home)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def urls(self) -> list[str]:
        """Wait for the server, and give its addresses: the owner's, the app's, the superuser's."""
        assert self.process.stdout
        return self.process.stdout.readline().split()

    def end(self, how: Callable[[subprocess.Popen[str]], None] = by_itself) -> None:
        assert self.process.stdin
        assert self.process.stdout
        how(self.process)
        self.process.wait(30)
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.fixture
def home() -> Iterator[Path]:
    """Give a folder below one that anybody may pass through, as pytest's own are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "database"


@pytest.fixture
def ask_for(home: Path) -> Iterator[Callable[..., Asker]]:
    """Ask for a server in another process; whatever happens, it is gone after the test."""
    askers: list[tuple[Asker, Path]] = []

    def ask_for(at: Path = home) -> Asker:
        askers.append((Asker(at), at))
        return askers[-1][0]

    yield ask_for
    for asker, _ in askers:
        if asker.process.poll() is None:
            asker.end(at_once)
    for _, at in askers:
        assert gone(at), "The server outlived its test."


def gone(home: Path) -> bool:
    """Wait for the server to stop, and give what it has to show: its files are whole again."""
    return eventually(lambda: not (home / "data" / "postmaster.pid").exists())


def eventually(holds: Callable[[], bool]) -> bool:
    return any(holds() or time.sleep(0.05) for _ in range(400))


def ask(url: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as asked:
        answer = asked.execute(question)
        return answer.fetchall() if answer.description else []


@pytest.mark.parametrize("how", [by_itself, when_asked, at_once])
def test_the_server_stops_however_its_last_user_ends(
    home: Path, ask_for: Callable[..., Asker], how: Callable[[subprocess.Popen[str]], None]
) -> None:
    first, second = ask_for(), ask_for()
    urls = first.urls()
    assert second.urls() == urls
    first.end(how)
    time.sleep(0.5)
    assert ask(urls[1], "SELECT 1") == [(1,)], "One still uses it."
    second.end(how)
    assert gone(home)


def test_what_was_written_is_there_after_the_server_itself_was_killed(
    home: Path, ask_for: Callable[..., Asker]
) -> None:
    asker = ask_for()
    owner_url, *_ = asker.urls()
    ask(owner_url, "CREATE TABLE kept AS SELECT 'Amina' AS name")
    os.kill(int((home / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    asker.end(at_once)
    again = ask_for()
    assert ask(again.urls()[0], "SELECT name FROM kept") == [("Amina",)]
    again.end()


def test_four_who_ask_at_once_share_one_server(home: Path, ask_for: Callable[..., Asker]) -> None:
    askers = [ask_for() for _ in range(4)]
    urls = [asker.urls() for asker in askers]
    started = {ask(each[2], "SELECT pg_postmaster_start_time()")[0] for each in urls}
    for asker in askers:
        asker.end()
    assert len(started) == 1


def test_whoever_asks_while_it_stops_gets_a_new_one(
    home: Path, ask_for: Callable[..., Asker]
) -> None:
    for _ in range(3):
        asker = ask_for()
        assert ask(asker.urls()[1], "SELECT 1") == [(1,)]
        asker.end(at_once)


def test_the_two_logins_are_neither_superuser_nor_more_than_they_need(
    home: Path, ask_for: Callable[..., Asker]
) -> None:
    asker = ask_for()
    owner_url, web_url, superuser_url = asker.urls()
    logins = ask(
        superuser_url,
        "SELECT rolname, rolsuper, rolcreaterole, rolbypassrls, rolcreatedb FROM pg_roles"
        " WHERE rolname LIKE 'footprint%' ORDER BY rolname",
    )
    assert logins == [
        ("footprint_owner", False, False, False, True),
        ("footprint_web", False, False, False, False),
    ]
    assert ask(owner_url, "SELECT current_database()") == [("footprint",)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(web_url, "CREATE TABLE anything (id int)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(web_url, "CREATE DATABASE anything")
    asker.end()


def test_nobody_else_can_open_its_folders_and_it_listens_to_no_network(
    home: Path, ask_for: Callable[..., Asker]
) -> None:
    asker = ask_for()
    superuser_url = asker.urls()[2]
    assert ask(superuser_url, "SHOW listen_addresses") == [("",)]
    assert {oct((home / name).stat().st_mode & 0o777) for name in ("data", "run")} == {"0o700"}
    asker.end()


def test_a_folder_that_only_its_owner_can_open_stays_so(
    tmp_path: Path, ask_for: Callable[..., Asker]
) -> None:
    """Root's own folder, say: what runs as another account is put elsewhere."""
    tmp_path.chmod(0o700)
    home = tmp_path / "database"
    asker = ask_for(home)
    assert ask(asker.urls()[1], "SELECT 1") == [(1,)]
    assert tmp_path.stat().st_mode & 0o777 == 0o700
    asker.end()
    lives_in = embedded.place(home).home
    assert gone(lives_in)
    shutil.rmtree(lives_in)


def test_a_path_too_long_for_a_socket_has_it_elsewhere(
    home: Path, ask_for: Callable[..., Asker]
) -> None:
    deep = home / ("long" * 25)
    asker = ask_for(deep)
    assert ask(asker.urls()[1], "SELECT 1") == [(1,)]
    asker.end()
    assert gone(deep)


def test_a_server_for_tests_is_not_taken_for_one_that_keeps_what_it_is_given(
    home: Path, ask_for: Callable[..., Asker]
) -> None:
    asker = ask_for()
    asker.urls()
    with pytest.raises(embedded.CannotStartServer, match="may be lost"):
        embedded.start(home)
    asker.end()
