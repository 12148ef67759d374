"""Signing in: password, then second factor, and nothing before both."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import person
from tests.signing_in import (
    PASSWORD,
    code_for,
    code_of,
    give_code,
    give_password,
    sign_in,
    with_app,
    with_password,
)

from footprint.queries.people import browser_in_words
from footprint.records.models import Event, Message, Session, User
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha() -> User:
    return with_app(person("Asha Iro", Role.IRO))


@pytest.fixture
def new() -> User:
    return with_password(person("Nia New", Role.IRO))


def set_up_app(client: Client) -> str:
    """Set up an authenticator app by the page, and give its secret."""
    page = client.get("/account/app/")
    secret = str(page.context["form"].secret)
    assert client.post("/account/app/", {"code": code_for(secret)}).status_code == 302
    return secret


# ---- both factors --------------------------------------------------------------------------------


def test_both_factors_sign_in(client: Client, asha: User) -> None:
    assert give_password(client, asha).url == "/sign-in/code/"
    assert give_code(client, code_of(asha)).url == "/"
    assert b"Asha Iro" in client.get("/account/").content


def test_the_address_may_be_typed_in_any_case(client: Client, asha: User) -> None:
    answer = client.post("/sign-in/", {"login": " ASHA.iro@Council.example ", "password": PASSWORD})
    assert answer.url == "/sign-in/code/"


def test_a_password_alone_opens_nothing(client: Client, asha: User) -> None:
    give_password(client, asha)
    assert client.get("/account/").url == "/sign-in/?next=%2Faccount%2F"


def test_a_code_is_used_once(client: Client, asha: User) -> None:
    code = code_of(asha)
    give_password(client, asha)
    give_code(client, code)
    other = Client()
    give_password(other, asha)
    assert give_code(other, code).status_code == 200
    assert other.get("/account/").status_code == 302


@pytest.mark.parametrize("seconds", [31, 45, 59])
def test_nor_again_while_it_would_still_be_taken(asha: User, seconds: int) -> None:
    half_past = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)  # a period begins
    with time_machine.travel(half_past, tick=False) as clock:
        ahead = code_of(asha, later=1)  # of a clock that is a little fast
        give_password(client := Client(), asha)
        assert give_code(client, ahead).status_code == 302
        clock.shift(seconds)
        give_password(other := Client(), asha)
        assert give_code(other, ahead).status_code == 200


def test_one_goes_on_to_the_page_one_asked_for(client: Client, asha: User) -> None:
    client.get("/account/password/")
    answer = client.post(
        "/sign-in/", {"login": asha.email, "password": PASSWORD, "next": "/account/password/"}
    )
    assert answer.url == "/sign-in/code/"
    assert give_code(client, code_of(asha)).url == "/account/password/"


def test_one_never_goes_on_to_another_site(client: Client, asha: User) -> None:
    away = {"login": asha.email, "password": PASSWORD, "next": "https://evil.example/"}
    client.post("/sign-in/", away)
    assert give_code(client, code_of(asha)).url == "/"


def test_a_session_has_a_new_key_after_signing_in(client: Client, asha: User) -> None:
    give_password(client, asha)
    before = client.cookies["__Host-session"].value
    give_code(client, code_of(asha))
    assert client.cookies["__Host-session"].value != before


# ---- setting up ----------------------------------------------------------------------------------


def test_without_a_second_factor_one_can_but_set_one_up(client: Client, new: User) -> None:
    give_password(client, new)
    for path in ("/account/", "/account/password/", "/account/codes/", "/account/words/"):
        assert client.get(path).url.startswith("/account/second-factor/"), path
    assert client.get("/account/second-factor/").status_code == 200


def test_the_first_right_code_opens_the_app_and_shows_recovery_codes(
    client: Client, new: User
) -> None:
    give_password(client, new)
    set_up_app(client)
    page = client.get("/account/codes/")
    assert len(page.context["unused_codes"]) == 10
    assert client.get("/account/").status_code == 200


def test_a_wrong_first_code_sets_nothing_up(client: Client, new: User) -> None:
    give_password(client, new)
    client.get("/account/app/")
    answer = client.post("/account/app/", {"code": "000000"})
    assert "The code is not right" in answer.content.decode()
    assert not Authenticator.objects.filter(user=new).exists()


def test_secrets_are_sealed_in_the_database(client: Client, new: User) -> None:
    give_password(client, new)
    secret = set_up_app(client)
    kept = {row.type: str(row.data) for row in Authenticator.objects.filter(user=new)}
    assert set(kept) == {"totp", "recovery_codes"}
    codes = Authenticator.objects.get(user=new, type="recovery_codes").wrap()
    assert secret not in kept["totp"]
    assert not any(code in kept["recovery_codes"] for code in codes.get_unused_codes())


def test_a_session_that_knew_the_password_before_is_no_use_afterwards(
    client: Client, new: User
) -> None:
    thief = Client()
    give_password(thief, new)
    give_password(client, new)
    set_up_app(client)
    assert thief.get("/account/").url.startswith("/sign-in/")


def test_a_session_that_never_proved_the_factor_must_prove_it(client: Client, new: User) -> None:
    give_password(client, new)
    with_app(new)
    client.force_login(new, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/account/").url.startswith("/account/prove/")
    answer = client.post("/account/prove/", {"code": code_of(new), "next": "/account/"})
    assert answer.url == "/account/"
    assert client.get("/account/").status_code == 200


def test_what_changes_is_told_by_mail_and_left_as_an_event(
    client: Client, new: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    give_password(client, new)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)
    told = Message.objects.get(kind="security", person=new)
    assert "An authenticator app was set up." in told.body
    sentence = "Nia New signs in otherwise: An authenticator app was set up."
    assert Event.objects.get(kind="sign-in changed", by=new).sentence == sentence


def test_the_last_second_factor_cannot_be_removed(client: Client, asha: User) -> None:
    sign_in(client, asha)
    page = client.get("/account/app/remove/")
    assert "This is your only second factor" in page.content.decode()
    client.post("/account/app/remove/")
    assert Authenticator.objects.filter(user=asha, type="totp").exists()


def test_the_last_passkey_cannot_be_removed_either(client: Client, asha: User) -> None:
    sign_in(client, asha)
    passkey = Authenticator.objects.create(
        user=asha, type="webauthn", data={"name": "Key", "credential": {}}
    )
    Authenticator.objects.filter(user=asha, type="totp").delete()
    client.post(f"/account/passkey/{passkey.pk}/remove/")
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


# ---- recovery codes ------------------------------------------------------------------------------


def test_a_recovery_code_signs_in_once(client: Client, asha: User) -> None:
    code = RecoveryCodes.activate(asha).get_unused_codes()[0]
    give_password(client, asha)
    assert give_code(client, code).url == "/"
    other = Client()
    give_password(other, asha)
    assert give_code(other, code).status_code == 200


def test_new_recovery_codes_end_the_old(client: Client, asha: User) -> None:
    old = RecoveryCodes.activate(asha).get_unused_codes()[0]
    sign_in(client, asha)
    client.post("/account/codes/new/")
    assert old not in client.get("/account/codes/").content.decode()


def test_recovery_codes_can_be_had_as_a_file(client: Client, asha: User) -> None:
    code = RecoveryCodes.activate(asha).get_unused_codes()[3]
    sign_in(client, asha)
    answer = client.get("/account/codes/download/")
    assert code in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


# ---- passwords -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("elevenchars", "at least 12 characters"),
        ("password1234", "too common"),
        ("920348571034", "entirely numeric"),
        ("asha.iro@council", "too similar"),
    ],
)
def test_a_weak_password_is_refused(client: Client, asha: User, password: str, why: str) -> None:
    sign_in(client, asha)
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    answer = client.post("/account/password/", form)
    assert why in answer.content.decode()


def test_a_changed_password_ends_the_other_sessions(client: Client, asha: User) -> None:
    other = Client()
    sign_in(other, asha)
    give_password(client, asha)
    give_code(client, code_of(asha, later=1))
    new = "four new umbrellas"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/account/password/", form).status_code == 302
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


def test_an_account_switched_off_is_out_at_the_next_request(client: Client, asha: User) -> None:
    sign_in(client, asha)
    User.objects.filter(pk=asha.pk).update(is_active=False)
    assert client.get("/account/").status_code == 302


# ---- sessions of one's own -----------------------------------------------------------------------


def test_one_sees_where_one_is_signed_in_and_ends_it(client: Client, asha: User) -> None:
    other = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    sign_in(other, asha)
    give_password(client, asha)
    give_code(client, code_of(asha, later=1))
    assert "Firefox on Windows" in client.get("/account/").content.decode()
    client.post("/account/sign-out-elsewhere/")
    assert other.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200
    assert Session.objects.filter(user=asha).count() == 1


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/156 Edg/156", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/156 Safari", "Chrome on Android"),
        ("curl/8", "A browser"),
    ],
)  # fmt: skip
def test_browsers_are_named_as_people_name_them(agent: str, words: str) -> None:
    assert browser_in_words(agent) == words


def test_a_wrong_password_is_not_sent_back_with_the_page(client: Client, asha: User) -> None:
    assert "mistyped" not in give_password(client, asha, "mistyped words").content.decode()


def test_signing_out_empties_the_browser(client: Client, asha: User) -> None:
    sign_in(client, asha)
    answer = client.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/account/").status_code == 302
    assert not Session.objects.filter(user=asha).exists()


# ---- nobody makes an account for themselves ------------------------------------------------------


@pytest.mark.parametrize("path", ["/signup/", "/accounts/signup/", "/account/email/"])
def test_there_is_no_page_to_sign_up(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
