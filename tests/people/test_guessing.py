"""Guessing: who is there cannot be found out, and whoever tries too often waits."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client, RequestFactory
from pytest_django import Settings
from tests.cast import NOW, person
from tests.signing_in import (
    PASSWORD,
    code_of,
    give_code,
    give_password,
    with_app,
)

from footprint.records.models import Message, User
from footprint.terms.people import Role
from footprint.web.people.too_often import where_from

pytestmark = pytest.mark.django_db
WRONG = "a wrong password indeed"


@pytest.fixture
def asha() -> User:
    return with_app(person("Asha Iro", Role.IRO))


def shown(page: bytes) -> str:
    """A page, but for its token and the address that was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.decode())
    return re.sub(r"[\w.]+@council\.example", "(address)", text)


def tried(client: Client, email: str, password: str = WRONG) -> tuple[int, str]:
    answer = client.post("/sign-in/", {"login": email, "password": password})
    return answer.status_code, shown(answer.content)


# ---- nobody can be found out ---------------------------------------------------------------------


def test_a_wrong_password_and_no_account_are_one_answer(client: Client, asha: User) -> None:
    assert tried(client, asha.email) == tried(client, "nobody@council.example")


def test_an_account_switched_off_is_like_none_even_with_its_password(
    client: Client, asha: User
) -> None:
    User.objects.filter(pk=asha.pk).update(is_active=False)
    assert tried(client, asha.email, PASSWORD) == tried(client, "nobody@council.example", PASSWORD)


def test_a_forgotten_password_is_answered_alike(client: Client, asha: User) -> None:
    answers = [
        client.post("/password/forgotten/", {"email": email}, follow=True)
        for email in (asha.email, "nobody@council.example")
    ]
    assert shown(answers[0].content) == shown(answers[1].content)
    assert [one.to for one in Message.objects.all()] == [asha.email]


def test_a_forgotten_password_is_no_way_in_for_somebody_never_invited(client: Client) -> None:
    sue = person("Sue Worker")
    client.post("/password/forgotten/", {"email": sue.email})
    assert not Message.objects.exists()


def test_a_password_is_hashed_as_often_for_nobody_as_for_somebody(
    client: Client, asha: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    times = []
    for email in (asha.email, "nobody@council.example"):
        hashed.clear()
        tried(client, email)
        times.append(len(hashed))
    assert times == [1, 1]


def test_lock_out_is_alike_for_nobody(client: Client, asha: User) -> None:
    for email in (asha.email, "nobody@council.example"):
        statuses = [tried(client, email)[0] for _ in range(6)]
        assert statuses == [200, 200, 200, 200, 429, 429], email


# ---- too often -----------------------------------------------------------------------------------


def test_five_wrong_passwords_close_the_door_for_a_quarter_of_an_hour(asha: User) -> None:
    client = Client()
    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(5):
            tried(client, asha.email)
        assert tried(client, asha.email, PASSWORD)[0] == 429
        clock.shift(timedelta(minutes=14))
        assert tried(client, asha.email, PASSWORD)[0] == 429
        clock.shift(timedelta(minutes=2))
        assert tried(client, asha.email, PASSWORD)[0] == 302


def test_five_wrong_codes_close_it_too(asha: User) -> None:
    client = Client()
    with time_machine.travel(NOW, tick=False):
        give_password(client, asha)
        statuses = [give_code(client, "000000").status_code for _ in range(5)]
        assert statuses == [200, 200, 200, 200, 429]
        assert give_code(client, code_of(asha)).status_code == 429
        assert give_password(Client(), asha).status_code == 429


def test_wrong_codes_when_proving_again_count_as_well(asha: User) -> None:
    client = Client()
    with time_machine.travel(NOW, tick=False):
        give_password(client, asha)
        give_code(client, code_of(asha))
        statuses = [
            client.post("/account/prove/", {"code": "000000"}).status_code for _ in range(5)
        ]
        assert statuses == [422, 422, 422, 422, 429]


def test_ten_guesses_from_many_places_are_all_there_are(asha: User) -> None:
    with time_machine.travel(NOW, tick=False):
        statuses = [
            Client(REMOTE_ADDR=f"10.0.0.{n}")
            .post("/sign-in/", {"login": asha.email, "password": WRONG})
            .status_code
            for n in range(12)
        ]
    assert statuses == [200] * 10 + [429] * 2


def test_a_council_behind_one_address_is_not_locked_out_by_one_of_them(asha: User) -> None:
    ben = with_app(person("Ben Iro", Role.IRO))
    with time_machine.travel(NOW, tick=False):
        for _ in range(6):
            tried(Client(), asha.email)
        assert give_password(Client(), ben).status_code == 302


def test_the_page_for_trying_too_often_names_nobody(asha: User) -> None:
    client = Client()
    for _ in range(4):
        tried(client, asha.email)
    assert "asha" not in tried(client, asha.email)[1].lower()


@pytest.mark.parametrize(
    ("header", "proxies", "place"),
    [
        ("203.0.113.9", 0, "127.0.0.1"),
        ("203.0.113.9", 1, "203.0.113.9"),
        ("1.1.1.1, 203.0.113.9", 1, "203.0.113.9"),
        ("203.0.113.9, 10.1.1.1", 2, "203.0.113.9"),
        ("", 1, "127.0.0.1"),
    ],
)
def test_the_place_is_told_by_the_councils_own_proxies_alone(
    header: str, proxies: int, place: str, settings: Settings, rf: RequestFactory
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert where_from(rf.get("/", headers={"X-Forwarded-For": header})) == place


def test_what_is_kept_of_a_failed_try_holds_no_secret(client: Client, asha: User) -> None:
    from axes.models import AccessAttempt

    tried(client, asha.email)
    give_password(client, asha)
    give_code(client, "123123")
    kept = " ".join(row.post_data for row in AccessAttempt.objects.all())
    assert WRONG not in kept
    assert "123123" not in kept
