"""Links by mail: what nobody finds out before the code, and whom robots and guessers do no harm."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings
from tests.cast import NOW, person, viewer
from tests.links.opening import code_sent, link_in, notice, send, set_out, tell, wrong_code

from footprint.operations import links, people
from footprint.records.models import (
    ActionLink,
    Child,
    Event,
    Message,
    Session,
    User,
)
from footprint.terms.people import Role
from footprint.web.people.unlogged import WithoutSecrets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DEAD = "This link does not work"

# ---- before the code -----------------------------------------------------------------------------


def test_no_page_before_the_code_names_anybody(client: Client, link: str) -> None:
    pages = [
        client.get(link, follow=True),
        client.post("/link/", follow=True),
        client.post("/link/code/", {"code": wrong_code()}),
    ]
    for page in pages:
        text = page.content.decode()
        assert not re.search(r"Amina|Yusuf|Asha|Sue|Worker|notice", text)


def test_opening_tells_nothing_of_whether_a_link_works(client: Client, link: str) -> None:
    never = f"/link/{'x' * 43}/"
    answers = []
    for one in (link, never):
        opened = Client().get(one, follow=True)
        answers.append((opened.redirect_chain, shown(opened)))
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    "ended", ["never was", "used", "taken back", "too old", "locked", "switched off"]
)
def test_what_is_no_more_is_like_what_never_was(
    link: str, asha: User, sue: User, amina: Child, clock: time_machine.Traveller, ended: str
) -> None:
    if ended == "never was":
        link = f"/link/{'x' * 43}/"
    if ended == "used":
        client = Client()
        set_out(client, link)
        client.post(tell(amina), notice())
    if ended == "taken back":
        links.revoke(link_id=ActionLink.objects.get().pk, child_id=amina.public_id, by=viewer(asha))
    if ended == "too old":
        clock.shift(timedelta(days=7))
    if ended == "locked":
        ActionLink.objects.update(locked_at=NOW)
    if ended == "switched off":
        people.switch_off(person_id=sue.pk, by=viewer(person("Ada Admin", Role.ADMINISTRATOR)))
    client = Client()
    first = client.get(link, follow=True)
    assert "You have opened a link" in first.content.decode()
    answer = client.post("/link/")
    never = Client()
    never.get(f"/link/{'y' * 43}/")
    assert (answer.status_code, shown(answer)) == (404, shown(never.post("/link/")))


def test_a_link_taken_back_ends_the_errand_at_the_next_request(
    client: Client, link: str, asha: User, amina: Child
) -> None:
    set_out(client, link)
    links.revoke(link_id=ActionLink.objects.get().pk, child_id=amina.public_id, by=viewer(asha))
    assert client.get(tell(amina)).url.startswith("/sign-in/")


def shown(answer: HttpResponse) -> str:
    return re.sub(r'value="\w{64}"', "", answer.content.decode())


# ---- robots and guessing -------------------------------------------------------------------------


def test_a_hundred_robots_before_them_do_the_human_no_harm(link: str, amina: Child) -> None:
    for number in range(100):
        robot = Client()
        getattr(robot, ("get", "head", "post")[number % 3])(link)
        if number % 10 == 0:
            robot.post("/link/")
    human = Client()
    assert set_out(human, link).url == tell(amina)
    assert Message.objects.filter(kind="code").count() == 1


def test_a_robot_that_presses_the_button_gets_one_code_sent_and_no_more(link: str) -> None:
    robot = Client()
    robot.get(link)
    for _ in range(50):
        robot.post("/link/")
    assert Message.objects.filter(kind="code").count() == 1


def test_five_wrong_codes_lock_the_link_and_leave_an_event(
    client: Client, link: str, amina: Child
) -> None:
    client.get(link)
    client.post("/link/")
    answers = [client.post("/link/code/", {"code": wrong_code()}) for _ in range(5)]
    assert [DEAD in one.content.decode() for one in answers] == [False] * 4 + [True]
    assert DEAD in client.post("/link/code/", {"code": code_sent()}).content.decode()
    sentence = "The link sent to Sue Worker was locked after 5 wrong codes."
    assert Event.objects.get(kind="link locked", child=amina).sentence == sentence


def test_ten_thousand_guesses_are_five(client: Client, link: str) -> None:
    client.get(link)
    client.post("/link/")
    right = code_sent()
    for number in range(40):  # after the fifth each is answered alike
        client.post("/link/code/", {"code": f"{number:06}"})
    assert ActionLink.objects.get().wrong_codes == 5
    assert DEAD in client.post("/link/code/", {"code": right}).content.decode()


@pytest.mark.parametrize(("minutes", "works"), [(9, True), (10, False)])
def test_a_code_holds_for_ten_minutes(
    client: Client, link: str, clock: time_machine.Traveller, minutes: int, works: bool
) -> None:
    client.get(link)
    client.post("/link/")
    clock.shift(timedelta(minutes=minutes))
    assert (client.post("/link/code/", {"code": code_sent()}).status_code == 302) is works


def test_a_code_works_once_and_another_browser_takes_over(
    link: str, amina: Child, clock: time_machine.Traveller
) -> None:
    first, second = Client(), Client()
    set_out(first, link)
    used = code_sent()
    second.get(link)
    assert second.post("/link/code/", {"code": used}).status_code == 200
    clock.shift(timedelta(minutes=2))
    set_out(second, link)
    assert second.get(tell(amina)).status_code == 200
    assert first.get(tell(amina)).url.startswith("/sign-in/")


def test_the_code_of_one_link_does_not_open_another(
    client: Client, link: str, amina: Child, asha: User, sue: User
) -> None:
    client.get(link)
    client.post("/link/")
    send(amina, sue, asha)
    other = Client()
    other.get(link_in(Message.objects.filter(kind="link").latest("pk")))
    assert other.post("/link/code/", {"code": code_sent()}).status_code == 200


def test_no_token_and_no_code_is_kept(link: str, client: Client) -> None:
    client.get(link)
    client.post("/link/")
    token, code = link.split("/")[2], code_sent()
    kept = " ".join(map(str, ActionLink.objects.values_list()))
    waiting = " ".join(Message.objects.values_list("body", flat=True))
    sessions = " ".join(str(row.get_decoded()) for row in Session.objects.all())
    for place in (kept, waiting, sessions):
        assert token not in place
        assert code not in re.split(r"\W", place)
    assert len(token) >= 43  # 256 bits


def test_the_token_is_in_no_address_after_the_first(client: Client, link: str) -> None:
    answer = client.get(link, follow=True)
    assert answer.redirect_chain == [("/link/", 302)]
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert link.split("/")[2] not in answer.content.decode()


def test_the_token_is_in_no_log(
    client: Client, link: str, caplog: pytest.LogCaptureFixture
) -> None:
    token = link.split("/")[2]
    client.post(link)
    client.get(link + "more/")
    logging.getLogger("django.request").warning("Not Found: %s", link)
    assert len(caplog.records) >= 3
    for record in caplog.records:
        WithoutSecrets().filter(record)
        assert token not in record.getMessage()


def test_the_apps_own_log_is_the_one_without_secrets(settings: Settings) -> None:
    (handler,) = settings.LOGGING["handlers"].values()
    assert handler["filters"] == ["without_secrets"]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Not Found: /link/dGhpcw/", "Not Found: /link/.../"),
        ('"GET /password/new/1a-x-y/ HTTP/1.1" 302', '"GET /password/new/.../ HTTP/1.1" 302'),
        ("/link/code/ and /link/done/", "/link/code/ and /link/done/"),
        ("/children/links/", "/children/links/"),
    ],
)
def test_tokens_are_dotted_out_and_nothing_else(said: str, written: str) -> None:
    record = logging.LogRecord("x", logging.INFO, "", 1, said, None, None)
    WithoutSecrets().filter(record)
    assert record.getMessage() == written
