"""What was acknowledged is there, whatever is killed and when: `make fault` runs these.

The server and the worker run apart, as in use, and are killed outright while they work.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import connections
from tests.cast import allocate, child, person
from tests.databases import Database
from tests.messages.post_office import open_post_office
from tests.proof.speaking import Visitor, free_port, kill, running, until_it_answers
from tests.signing_in import with_app

from footprint.operations import messages
from footprint.records.models import Entry, Event, Look, Message
from footprint.terms.messages import MessageKind
from footprint.terms.people import Role

pytestmark = [pytest.mark.prove, pytest.mark.fault]

KILLS = 4
VISITORS = 4
MAIL = 60


def test_a_killed_server_loses_no_entry_it_acknowledged(committed: Database) -> None:
    port = free_port()
    visitors: dict[str, Visitor] = {}
    for number in range(VISITORS):
        iro, of = with_app(person(f"Asha{number} Iro", Role.IRO)), child(f"Leo{number} Frost")
        allocate(of, iro)
        visitors[f"/children/{of.public_id}/footprint/add/file/"] = Visitor(port, iro)
    acknowledged: list[str] = []
    for _ in range(KILLS):
        with running(committed, "serve", "--port", str(port), "--workers", "2") as server:
            until_it_answers(port)
            stop = threading.Event()
            writers = [
                threading.Thread(target=_write, args=(visitor, path, acknowledged, stop))
                for path, visitor in visitors.items()
            ]
            for writer in writers:
                writer.start()
            enough = len(acknowledged) + 15
            _wait_for(lambda enough=enough: len(acknowledged) >= enough, 90)
            kill(server)
            stop.set()
            for writer in writers:
                writer.join()
    kept = Counter(str(key) for key in Entry.objects.values_list("form_key", flat=True))
    print(f"{len(acknowledged)} entries acknowledged over {KILLS} kills, {len(kept)} kept")
    assert len(acknowledged) >= 15 * KILLS
    assert [key for key in acknowledged if kept[key] != 1] == []
    assert Event.objects.filter(child__isnull=False).count() >= Entry.objects.count()
    assert Look.objects.exists()


def _write(visitor: Visitor, path: str, done: list[str], stop: threading.Event) -> None:
    """Send entries until the server is gone; note those it acknowledged."""
    try:
        if not visitor.cookies:
            visitor.sign_in()
        while not stop.is_set():
            key = str(uuid4())
            fields = {"on_day": "23", "on_month": "11", "on_year": "2026", "note": key}
            if visitor.send(path, form_key=key, **fields) == 302:
                done.append(key)
    except OSError:
        return  # killed in the middle: what was not acknowledged may be there or not
    finally:
        connections.close_all()


def test_a_killed_worker_loses_no_mail_and_repeats_at_most_one_for_each_kill(
    committed: Database, owner: psycopg.Connection
) -> None:
    to = person("Mo Manager", Role.IRO_MANAGER)
    at = to.joined_at
    for number in range(MAIL):
        messages.post(
            kind=MessageKind.NOTICE, to_person_id=to.pk, subject=f"Notice {number}",
            body="Sign in.", at=at,
        )  # fmt: skip
    kills = 0
    with open_post_office() as (office, port):
        mail = {"FOOTPRINT_MAIL_HOST": "127.0.0.1", "FOOTPRINT_MAIL_PORT": str(port)}
        end = time.monotonic() + 240
        while Message.objects.exclude(status="sent").exists() and time.monotonic() < end:
            already = len(office.came)
            with running(committed, "worker", **mail) as worker:
                _wait_for(lambda seen=already: len(office.came) > seen + 12 or _all_sent(), 40)
                if not _all_sent() and kills < KILLS:
                    kill(worker)
                    kills += 1
                else:
                    _wait_for(_all_sent, 30)
            # five minutes later what a killed worker had claimed is anybody's again
            owner.execute(
                "UPDATE records_message SET claimed_at = claimed_at - %s", [timedelta(minutes=6)]
            )
            owner.execute("UPDATE procrastinate_jobs SET status = 'todo' WHERE status = 'doing'")
        came = Counter(one["Subject"] for one in office.came)
    print(f"{MAIL} messages, {kills} kills, {sum(came.values())} came")
    assert kills > 1
    assert set(came) == {f"Notice {number}" for number in range(MAIL)}
    assert sum(came.values()) - MAIL <= kills


def _all_sent() -> bool:
    return not Message.objects.exclude(status="sent").exists()


def _wait_for(condition: object, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:  # type: ignore[operator]  # something to call
        time.sleep(0.05)
