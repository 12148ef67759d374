"""The outbox: nothing is lost, nothing is sent before it is committed, and every try is kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, transaction
from pytest_django import Settings
from tests.cast import NOW, person
from tests.databases import Database
from tests.messages.post_office import PostOffice, open_post_office

from footprint.operations import messages, sending
from footprint.records.models import Delivery, Message
from footprint.terms.messages import MessageKind, MessageStatus
from footprint.terms.people import Role

MINUTE = timedelta(minutes=1)


@pytest.fixture
def office(settings: Settings) -> Iterator[PostOffice]:
    with open_post_office() as (office, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 2
        yield office


def post() -> Message:
    to = person(f"Mo Manager{Message.objects.count()}", Role.IRO_MANAGER)
    number = messages.post(
        kind=MessageKind.NOTICE, to_person_id=to.pk, subject="A notice waits", body="Sign in.",
        at=NOW,
    )  # fmt: skip
    return Message.objects.get(pk=number)


def send_due(minutes: float) -> Message | None:
    at = NOW + minutes * MINUTE
    message = sending.claim(at=at)
    if message is not None:
        sending.send(message, at=at)
    return message


@pytest.mark.django_db
def test_a_message_is_one_mail_to_one_person(office: PostOffice) -> None:
    message = post()
    assert send_due(0) == message
    message.refresh_from_db()
    (mail,) = office.came
    assert (mail["To"], mail["Cc"], mail["Bcc"]) == (message.to, None, None)
    assert (mail["Subject"], mail.get_payload().strip()) == ("A notice waits", "Sign in.")
    assert (message.status, message.sent_at, message.tries) == ("sent", NOW, 1)
    assert send_due(10) is None


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [MessageKind.INVITATION, MessageKind.LINK, MessageKind.CODE])
def test_what_opens_a_door_is_sealed_until_it_is_sent_and_then_gone(
    office: PostOffice, kind: MessageKind
) -> None:
    to = person("Sue Worker")
    messages.post(kind=kind, to_person_id=to.pk, subject="For you", body="the secret", at=NOW)
    assert "secret" not in Message.objects.get().body
    office.answers = ["450 busy", "250 taken"]
    send_due(0)
    send_due(5)
    assert "the secret" in office.came[-1].get_payload()
    assert Message.objects.get().body == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "status", "tries"),
    [
        (["450 busy"], MessageStatus.WAITING, 1),
        ([None], MessageStatus.WAITING, 1),
        (["550 no such person"], MessageStatus.FAILED, 1),
        (["450 busy", "250 taken"], MessageStatus.SENT, 2),
        (["450 busy"] * 5, MessageStatus.WAITING, 5),
        (["450 busy"] * 6, MessageStatus.FAILED, 6),
    ],
    ids=str,
)
def test_what_becomes_of_a_message(
    office: PostOffice, answers: list[str | None], status: MessageStatus, tries: int
) -> None:
    message = post()
    office.answers = [*answers]
    waits = [0, 1, 6, 21, 81, 321]  # minutes after which each try comes
    for minutes in waits[: len(answers)]:
        assert send_due(minutes - 0.01) is None or minutes == 0
        assert send_due(minutes) == message
    message.refresh_from_db()
    assert (message.status, message.tries) == (status, tries)
    assert Delivery.objects.filter(message=message).count() == tries


@pytest.mark.django_db
def test_a_server_that_is_not_there_puts_the_message_off(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    message = post()
    send_due(0)
    message.refresh_from_db()
    assert (message.status, message.next_try_at) == (MessageStatus.WAITING, NOW + MINUTE)
    assert "refused" in Delivery.objects.get().answer


@pytest.mark.django_db
def test_a_failed_message_is_tried_again_when_somebody_says_so(office: PostOffice) -> None:
    message = post()
    office.answers = ["550 no such person"]
    send_due(0)
    sending.try_again(message_id=message.pk, at=NOW + 60 * MINUTE)
    assert send_due(60) == message
    assert len(office.came) == 1


@pytest.mark.django_db
def test_what_a_crash_left_claimed_is_sent_after_five_minutes(office: PostOffice) -> None:
    message = post()
    assert sending.claim(at=NOW) == message  # and the worker is no more
    assert send_due(4.9) is None
    assert send_due(5) == message
    assert len(office.came) == 1


def test_what_was_undone_is_never_sent(committed: Database, office: PostOffice) -> None:
    with transaction.atomic():
        post()
        transaction.set_rollback(True)
    assert send_due(0) is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone() == (0,)


def test_two_workers_never_send_the_same_message(committed: Database, office: PostOffice) -> None:
    for _ in range(12):
        post()
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        while send_due(0) is not None:
            pass
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(office.came) == 12
    assert len({mail["Message-ID"] for mail in office.came}) == 12
