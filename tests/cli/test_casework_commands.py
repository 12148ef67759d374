"""`footprint migrate`, `serve` and `worker`, as whoever runs a server meets them."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker
from tests.databases import ROOT, Database, empty, used

from footprint.outside import queue
from footprint.project.starting import refuse_unsafe

FOOTPRINT = str(Path(sys.executable).with_name("footprint"))
SECRET = "made-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz"
NOWHERE = "postgresql://somebody@127.0.0.1:1/nowhere"


def run(*arguments: str, **environment: str) -> tuple[int, str]:
    """Run a command that finds nothing else set; its status, and what it said."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    done = subprocess.run(
        [FOOTPRINT, *arguments],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("command", ["migrate", "serve", "worker"])
def test_without_an_address_it_says_what_to_set(command: str) -> None:
    status, said = run(command)
    assert status == 2
    assert said.startswith("Set DATABASE_URL to the address of")
    status, said = run(command, DATABASE_URL="sqlite:///nonsense")
    assert (status, said.startswith("Set DATABASE_URL")) == (2, True)


def test_migrating_needs_the_address_for_the_owner_too() -> None:
    status, said = run("migrate", DATABASE_URL=NOWHERE)
    assert status == 2
    assert said.startswith("Set DATABASE_OWNER_URL")


@pytest.mark.parametrize("command", ["migrate", "serve", "worker"])
def test_where_no_server_answers_it_says_so(command: str) -> None:
    status, said = run(
        command, DATABASE_URL=NOWHERE, DATABASE_OWNER_URL=NOWHERE, FOOTPRINT_SECRET_KEY=SECRET
    )
    assert status == 1
    assert "The database cannot be reached" in said
    assert "Connection refused" in said
    assert "Traceback" not in said


def test_migrating_grants_the_app_what_it_needs_and_again_changes_nothing(
    committed: Database, owner: psycopg.Connection
) -> None:
    owner.execute("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM footprint_web")
    owner.execute("GRANT DELETE ON records_event TO footprint_web")
    rights = "SELECT relname, relacl::text FROM pg_class WHERE relname LIKE 'records%' ORDER BY 1"
    seen = []
    for _ in range(2):
        status, said = run(
            "migrate", DATABASE_URL=committed.web_url, DATABASE_OWNER_URL=committed.owner_url
        )
        assert (status, "No migrations to apply" in said) == (0, True)
        seen.append(owner.execute(rights).fetchall())
    assert seen[0] == seen[1]
    with psycopg.connect(committed.web_url, autocommit=True) as web:
        assert web.execute("SELECT count(*) FROM records_child").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute("DELETE FROM records_event")


def test_migrating_with_one_login_for_both_is_refused(committed: Database) -> None:
    status, said = run(
        "migrate", DATABASE_URL=committed.owner_url, DATABASE_OWNER_URL=committed.owner_url
    )
    assert (status, "the same login" in said) == (1, True)


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_nothing_starts_that_could_change_its_own_log(
    command: str, committed: Database, owner: psycopg.Connection
) -> None:
    owner.execute("GRANT DELETE ON records_look TO footprint_web")
    status, said = run(command, DATABASE_URL=committed.web_url)
    assert status == 1
    assert "FOOTPRINT_SECRET_KEY is not set" in said
    assert "may change what is only ever added to: records_look." in said


def test_no_other_server_starts_the_app_either(
    committed: Database, owner: psycopg.Connection
) -> None:
    load = [sys.executable, "-c", "import footprint.project.wsgi"]
    environment = {**os.environ, "DATABASE_URL": committed.web_url}
    subprocess.run(load, env=environment, check=True)
    owner.execute("GRANT DELETE ON records_look TO footprint_web")
    refused = subprocess.run(load, env=environment, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "may change what is only ever added to: records_look." in refused.stderr


@contextmanager
def running(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command until the block ends; it must then stop by itself when told to."""
    process = subprocess.Popen([FOOTPRINT, *arguments], env={**os.environ, **environment})
    try:
        yield process
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()


def answered(url: str, process: subprocess.Popen[bytes]) -> str:
    """Wait for a page; whatever its status, what it says."""
    for _ in range(600):
        assert process.poll() is None, "It ended."
        try:
            return urlopen(url).read().decode()  # noqa: S310  our own server
        except HTTPError as page:
            return page.read().decode()
        except OSError:
            time.sleep(0.2)
    raise AssertionError("It does not answer.")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_serving_answers_with_pages_and_their_files_until_told_to_stop(committed: Database) -> None:
    here = f"http://127.0.0.1:{(port := free_port())}"
    environment = {
        "DATABASE_URL": committed.web_url,
        "FOOTPRINT_SECRET_KEY": SECRET,
        "FOOTPRINT_STATIC": str(ROOT / "build" / "static"),
    }
    with running("serve", "--port", str(port), "--workers", "1", **environment) as process:
        assert answered(f"{here}/health", process) == "well\n"
        page = answered(f"{here}/nothing-of-this-name", process)
        files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
        assert any(name.endswith(".css") for name in files)
        for name in files:
            with urlopen(here + name) as file:  # noqa: S310  as above
                assert "immutable" in file.headers["Cache-Control"], name


def test_a_worker_does_what_waits_though_its_connections_are_cut(committed: Database) -> None:
    with (
        running("worker", DATABASE_URL=committed.web_url, FOOTPRINT_SECRET_KEY=SECRET) as process,
        committed.superuser() as asked,
    ):
        queue.defer("send_messages")
        await_jobs_done(asked, 1, process)
        asked.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.close()
        queue.defer("send_messages")
        await_jobs_done(asked, 2, process)
    with committed.owner() as asked:
        assert asked.execute("SELECT count(*) FROM procrastinate_workers").fetchone() == (0,)


def await_jobs_done(
    asked: psycopg.Connection, number: int, process: subprocess.Popen[bytes]
) -> None:
    done = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'succeeded' AND task_name = %s"
    for _ in range(600):
        assert process.poll() is None, "It ended."
        if asked.execute(done, ["send_messages"]).fetchone() == (number,):
            return
        time.sleep(0.2)
    raise AssertionError("The job is not done.")


@pytest.mark.prove
def test_two_who_migrate_at_once_make_one_database(django_db_blocker: DjangoDbBlocker) -> None:
    with empty() as database:
        addresses = {"DATABASE_URL": database.web_url, "DATABASE_OWNER_URL": database.owner_url}
        with ThreadPoolExecutor() as both:
            ended = list(both.map(lambda _: run("migrate", **addresses), range(2)))
        assert [status for status, _ in ended] == [0, 0]
        assert sorted("No migrations to apply" in said for _, said in ended) == [False, True]
        with used(database), django_db_blocker.unblock():
            refuse_unsafe()
