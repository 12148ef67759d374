"""The jobs of the worker: those that operations ask for by name, and those of every night.

Times are UTC, where no hour comes twice or never. A job that fails is tried again, and each can
be run twice and do no harm.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from footprint.operations import break_glass, looking, odd_looks, people, sending
from footprint.terms.days import LONDON, day_in_london
from footprint.worker.clock import now

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=10)


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
