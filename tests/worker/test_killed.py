"""What a worker had begun when it was killed is done by the next."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from tests.databases import Database

from footprint.outside import queue


def start_worker(database: Database) -> subprocess.Popen[bytes]:
    command = [str(Path(sys.executable).with_name("footprint")), "worker"]
    return subprocess.Popen(command, env={**os.environ, "DATABASE_URL": database.web_url})


def status(asked: psycopg.Connection) -> str:
    question = "SELECT status FROM procrastinate_jobs WHERE task_name = 'rebuild_timetables'"
    (found,) = asked.execute(question).fetchone() or ("",)
    return str(found)


def await_that(holds: Callable[[], bool], seconds: int) -> None:
    for _ in range(seconds * 5):
        if holds():
            return
        time.sleep(0.2)
    raise AssertionError("It did not come about.")


@pytest.mark.prove
def test_a_job_begun_by_a_worker_that_was_killed_is_done_by_the_next(
    committed: Database, owner: psycopg.Connection
) -> None:
    from tests.cast import NOW

    from footprint.records.models import PracticeVersion, TimetableRebuild

    version = PracticeVersion.objects.create(number=1, set_at=NOW, settings={})
    rebuild = TimetableRebuild.objects.create(practice=version, asked_at=NOW, children=0)
    first = start_worker(committed)
    try:
        with committed.owner() as holding, holding.transaction():
            holding.execute("LOCK TABLE records_timetablerebuild")
            queue.defer("rebuild_timetables", rebuild_id=rebuild.pk)
            await_that(lambda: status(owner) == "doing", seconds=60)
            first.kill()
    finally:
        first.kill()
        first.wait()
    assert status(owner) == "doing"
    second = start_worker(committed)
    try:
        await_that(lambda: status(owner) == "succeeded", seconds=200)
    finally:
        second.terminate()
        second.wait(60)
    rebuild.refresh_from_db()
    assert rebuild.finished_at
