"""The jobs of the worker: those that operations ask for by name, and those of every night.

Times are UTC, where no hour comes twice or never. A job that fails is tried again, and each can
be run twice and do no harm.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation

from footprint.operations import (
    break_glass,
    imports,
    looking,
    odd_looks,
    people,
    practice,
    sending,
    timetables,
)
from footprint.terms.days import LONDON, day_in_london
from footprint.worker.clock import now

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=10)
OFTEN_ENOUGH = 10
"""A job that so many workers were killed over is left as it is."""
HOURS_KEPT = 24 * 31
"""How long a job that succeeded can still be looked up."""


@app.periodic(cron="* * * * *")
@app.task(name="take_up_stalled", queueing_lock="take_up_stalled")
async def take_up_stalled(timestamp: int) -> None:
    """Every minute: have what a worker had begun that was killed done by another."""
    for job in await app.job_manager.get_stalled_jobs():
        if job.attempts < OFTEN_ENOUGH:
            with suppress(UniqueViolation):  # the same already waits to be done
                await app.job_manager.retry_job(job)


@app.periodic(cron="40 3 * * *")
@app.task(name="forget_old_jobs", queueing_lock="forget_old_jobs")
async def forget_old_jobs(timestamp: int) -> None:
    """Each night: forget jobs that succeeded a month ago."""
    await app.job_manager.delete_old_jobs(nb_hours=HOURS_KEPT)


@app.task(name="rebuild_timetables", retry=AGAIN)
def rebuild_timetables(rebuild_id: int) -> None:
    """Make every timetable by changed holidays or local practice."""
    practice.carry_out(rebuild_id, at=now())


@app.periodic(cron="0 3 * * *")
@app.task(name="check_timetables", queueing_lock="check_timetables", retry=AGAIN)
def check_timetables(timestamp: int) -> None:
    """Each night: compare every timetable with one made anew, and mend what differs."""
    timetables.check_all(at=now())


@app.task(name="preview_import", retry=AGAIN)
def preview_import(import_id: int, user_id: int) -> None:
    """Read a file, and keep for whoever brought it what would come of it."""
    imports.preview(import_id=import_id, user_id=user_id, at=now())


@app.task(name="write_import", retry=AGAIN)
def write_import(import_id: int, user_id: int) -> None:
    """Write a file that was looked at, as a whole or not."""
    imports.carry_out(import_id=import_id, user_id=user_id, at=now())


@app.task(name="send_messages", retry=AGAIN)
def send_messages() -> None:
    """Send what is due in the outbox, until nothing is."""
    while (message := sending.claim(at=now())) is not None:
        sending.send(message, at=now())


@app.periodic(cron="* * * * *")
@app.task(name="send_messages_again", queueing_lock="send_messages_again")
def send_messages_again(timestamp: int) -> None:
    """Every minute: send what had to wait for another try, or was left by a crash."""
    send_messages()


@app.periodic(cron="10 1 * * *")
@app.task(name="seal_looks", queueing_lock="seal_looks", retry=AGAIN)
def seal_looks(timestamp: int) -> None:
    """Each night: seal the log of looks."""
    looking.seal_looks(at=now())


@app.periodic(cron="30 1 * * *")
@app.task(name="find_odd_looks", queueing_lock="find_odd_looks", retry=AGAIN)
def find_odd_looks(timestamp: int) -> None:
    """Each night: list the odd looks of the day before."""
    moment = datetime.fromtimestamp(timestamp, LONDON)
    odd_looks.find(on=day_in_london(moment) - timedelta(days=1), at=now())


@app.periodic(cron="0 6 * * 1-5")
@app.task(name="tell_head_of_unjudged", queueing_lock="tell_head_of_unjudged", retry=AGAIN)
def tell_head_of_unjudged(timestamp: int) -> None:
    """Each working morning: tell the head what glass nobody has judged."""
    break_glass.tell_head_of_unjudged(at=now())


@app.periodic(cron="20 2 * * *")
@app.task(name="switch_off_unused", queueing_lock="switch_off_unused", retry=AGAIN)
def switch_off_unused(timestamp: int) -> None:
    """Each night: switch off accounts nobody has used for 30 days, and forget old sessions."""
    people.switch_off_unused(at=now())
    people.forget_old_sessions(at=now())
