"""Every job an operation asks for has somebody who does it, and the other way round."""

from __future__ import annotations

import re
from inspect import iscoroutinefunction

import pytest
from asgiref.sync import async_to_sync
from procrastinate.contrib.django import app
from tests.house.tree import PACKAGE

from footprint.worker import tasks

ASKED = re.compile(r"queue\.defer\(\s*\"(\w+)\"")
UNNAMED = re.compile(r"queue\.defer\(\s*[^\s\"]")


def asked_for() -> set[str]:
    return {
        name
        for room in ("operations", "queries", "web")
        for path in (PACKAGE / room).rglob("*.py")
        for name in ASKED.findall(path.read_text())
    }


def asked_for_by_another_name() -> list[str]:
    """List who asks for a job without saying its name there and then."""
    return [str(path) for path in PACKAGE.rglob("*.py") if UNNAMED.search(path.read_text())]


def test_every_job_that_is_asked_for_is_done() -> None:
    assert {"send_messages", "rebuild_timetables"} <= asked_for()
    assert not asked_for_by_another_name()
    assert asked_for() <= set(app.tasks)


def test_every_job_is_asked_for_or_comes_by_the_clock() -> None:
    by_the_clock = {one.task.name for one in app.periodic_registry.periodic_tasks.values()}
    ours = {name for name, task in app.tasks.items() if task.func.__module__ == tasks.__name__}
    assert ours == (asked_for() | by_the_clock) & ours


@pytest.mark.django_db
def test_every_job_of_the_night_runs_and_runs_again() -> None:
    for _ in range(2):
        for one in app.periodic_registry.periodic_tasks.values():
            if one.task.func.__module__ == tasks.__name__:
                run = one.task.func
                run = async_to_sync(run) if iscoroutinefunction(run) else run
                run(timestamp=1_795_000_000)
