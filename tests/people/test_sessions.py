"""Sessions end by themselves, and what was typed in them is not lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, person
from tests.signing_in import PASSWORD, code_of, give_code, give_password, sign_in, with_app

from footprint.records.models import User, WordsKept
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
MINUTES, HOURS = 60, 3600
TYPED = {
    "oldpassword": PASSWORD,
    "what_was_said": "She likes her new room, and the dog.",
    "place": "",
    "csrfmiddlewaretoken": "x" * 32,
}


@pytest.fixture
def asha() -> User:
    return with_app(person("Asha Iro", Role.IRO))


@pytest.mark.parametrize(
    ("waits", "is_in"),
    [
        ([14 * MINUTES], True),
        ([15 * MINUTES], False),
        ([10 * MINUTES] * 6, True),
        ([14 * MINUTES] * 51, True),  # 11 hours and 54 minutes
        ([14 * MINUTES] * 51 + [6 * MINUTES], False),  # 12 hours
    ],
)
def test_a_session_ends_unused_and_after_a_working_day(
    asha: User, waits: list[int], is_in: bool
) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        for seconds in waits:
            clock.shift(timedelta(seconds=seconds))
            answer = client.get("/account/")
    assert (answer.status_code == 200) is is_in


def test_the_time_is_the_servers_whatever_the_browser_keeps(asha: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        key = client.cookies["__Host-session"].value
        clock.shift(timedelta(minutes=16))
        client.get("/account/")
        thief = Client()
        thief.cookies["__Host-session"] = key
        assert thief.get("/account/").status_code == 302


def test_use_is_noted_once_a_minute_and_costs_no_write_otherwise(asha: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        client.get("/account/words/")
        clock.shift(timedelta(seconds=59))
        with CaptureQueriesContext(connection) as asked:
            client.get("/account/words/")
    kinds = [one["sql"].split()[0] for one in asked.captured_queries]
    # the session, the account, the viewer, and what the page itself asks
    assert kinds == ["SELECT", "SELECT", "SELECT", "SAVEPOINT", "SELECT", "RELEASE"]


def test_the_sign_in_page_says_why_one_is_there_again(asha: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        clock.shift(timedelta(minutes=20))
        answer = client.get("/account/", follow=True)
    assert "You were signed out because nothing was sent for a while" in answer.content.decode()
    assert answer.redirect_chain[0][0] == "/sign-in/?next=%2Faccount%2F&why=time"


# ---- typed words ---------------------------------------------------------------------------------


def too_late(client: Client, clock: time_machine.Traveller, minutes: int = 20) -> str:
    """Send a form after the session has ended; where one is sent to."""
    clock.shift(timedelta(minutes=minutes))
    return str(client.post("/account/password/?then=this", TYPED).url)


def back_in(client: Client, user: User) -> None:
    give_password(client, user)
    give_code(client, code_of(user))


def test_what_was_typed_too_late_is_given_back(asha: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        assert too_late(client, clock) == "/sign-in/?next=%2Faccount%2Fwords%2F&why=kept"
        back_in(client, asha)
        page = client.get("/account/words/")
    (words,) = page.context["kept"]
    assert words.path == "/account/password/?then=this"
    assert dict(words.fields) == {"what_was_said": TYPED["what_was_said"], "place": ""}
    assert "She likes her new room, and the dog." in page.content.decode()


def test_it_is_given_to_nobody_else(asha: User) -> None:
    ben = with_app(person("Ben Iro", Role.IRO))
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        too_late(client, clock)
        back_in(client, ben)
        assert client.get("/account/words/").url == "/"
        dropped = WordsKept.objects.get().pk
        client.post(f"/account/words/{dropped}/drop/")
    assert WordsKept.objects.filter(pk=dropped).exists()


def test_it_is_kept_for_half_an_hour(asha: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        too_late(client, clock)
        clock.shift(timedelta(minutes=31))
        back_in(client, asha)
        assert client.get("/account/words/").url == "/"


def test_it_is_kept_over_a_night_on_the_page(asha: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        assert "why=kept" in too_late(client, clock, minutes=16 * 60)


def test_it_is_sealed_and_never_in_an_address(asha: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        url = too_late(client, clock)
    kept = WordsKept.objects.get()
    assert "room" not in url
    assert "room" not in kept.sealed
    assert PASSWORD not in kept.sealed


def test_a_form_without_words_keeps_nothing(asha: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        clock.shift(timedelta(minutes=20))
        client.post("/account/sign-out-elsewhere/", {"place": " "})
    assert not WordsKept.objects.exists()


def test_what_is_not_wanted_is_let_go(asha: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        too_late(client, clock)
        back_in(client, asha)
        client.post(f"/account/words/{WordsKept.objects.get().pk}/drop/")
    assert not WordsKept.objects.exists()


def test_what_was_sent_again_is_let_go_once_it_was_accepted(asha: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(Client(), asha)
        too_late(client, clock)
        back_in(client, asha)
        words = WordsKept.objects.get().pk
        client.post("/account/password/", {"words_kept": words})  # refused: the form is not right
        assert WordsKept.objects.filter(pk=words).exists()
        client.post("/account/sign-out-elsewhere/", {"words_kept": words})
        assert not WordsKept.objects.filter(pk=words).exists()
