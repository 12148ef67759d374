"""The pages of a child, asked for as a browser asks: who is served what, and what is written."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import LONG_AGO, NOW, TODAY, allocate, child, person, social_worker, team
from tests.children.cast_of_pages import address, filled
from tests.signing_in import sign_in, with_app

from footprint.records.models import (
    BreakGlass,
    Child,
    CourtDate,
    DatedFact,
    Entry,
    ImportantPerson,
    Look,
    Missing,
    Notice,
    User,
)
from footprint.terms.people import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
TABS = (
    "child", "child-care", "child-timetable", "child-reviews", "child-footprint",
    "child-notices", "child-people", "child-plans", "child-events", "child-messages",
)  # fmt: skip
READ = (*TABS, "child-print")
FOR_THE_IRO = ("add-entry", "correct-child", "add-person", "link-children")


@pytest.fixture
def amina() -> Child:
    return filled()


@pytest.fixture
def asha(amina: Child) -> User:
    iro = with_app(person("Asha Iro", Role.IRO))
    allocate(amina, iro)
    Entry.objects.create(
        child=amina, kind="visit", on=TODAY, by=iro, made_at=NOW, was_seen=True, was_alone=True,
        place="bedroom", note="She drew her room.", form_key=uuid4(),
    )  # fmt: skip
    return iro


@pytest.fixture
def sue(amina: Child) -> User:
    east = team("East")
    worker = with_app(person("Sue Worker", Role.SOCIAL_WORKER, team=east))
    social_worker(amina, worker, east)
    Notice.objects.create(
        child=amina, kind="placement", on=TODAY, what="A move to Walsall.", given_by=worker,
        given_at=NOW,
    )  # fmt: skip
    return worker


def bare(answer: HttpResponse, public_id: UUID) -> str:
    """A page without what differs each time: its address, and the token of its forms."""
    text = answer.content.decode().replace(str(public_id), "")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


@pytest.mark.parametrize("name", READ)
def test_each_page_opens_the_child_once_and_says_whose_it_is(
    client: Client, amina: Child, asha: User, sue: User, name: str
) -> None:
    sign_in(client, asha)
    answer = client.get(address(name, amina))
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Minnie Yusuf" in text
    assert "CANARY" not in text
    look = Look.objects.get()
    kind = "printed" if name == "child-print" else "opened"
    assert (look.kind, look.children, look.relations) == (kind, [amina.pk], ["allocated IRO"])


@pytest.mark.parametrize("name", [*READ, *FOR_THE_IRO])
def test_to_whoever_may_not_know_of_a_child_they_are_absent(
    client: Client, amina: Child, asha: User, name: str
) -> None:
    sid = with_app(person("Sid Worker", Role.SOCIAL_WORKER, team=team("West")))
    sign_in(client, sid)
    denied = client.get(address(name, amina))
    unknown = uuid4()
    absent = client.get(reverse(name, args=[unknown]))
    assert denied.status_code == absent.status_code
    assert denied.status_code == (403 if name in FOR_THE_IRO else 404)
    assert bare(denied, amina.public_id) == bare(absent, unknown)
    assert not Look.objects.exists()


@pytest.mark.parametrize("name", FOR_THE_IRO)
def test_the_social_worker_is_refused_what_the_iro_does_in_words(
    client: Client, amina: Child, asha: User, sue: User, name: str
) -> None:
    sign_in(client, sue)
    answer = client.get(address(name, amina))
    assert answer.status_code == 403
    assert "You may not" in answer.content.decode()
    assert not Look.objects.exists()


@pytest.mark.parametrize("name", READ)
def test_a_page_costs_as_many_queries_for_any_child(
    client: Client, amina: Child, asha: User, sue: User, name: str
) -> None:
    """The fuller child has twenty times as much of what the page shows."""
    sign_in(client, asha)
    client.get(address(name, amina))
    with CaptureQueriesContext(connection) as few:
        client.get(address(name, amina))
    for n in range(20):
        day = TODAY - timedelta(days=n + 1)
        Entry.objects.create(
            child=amina, kind="file", on=day, by=asha, made_at=NOW, form_key=uuid4()
        )
        Notice.objects.create(
            child=amina, kind="missing", on=day, what="x", given_by=sue, given_at=NOW
        )
        Missing.objects.create(child=amina, started_on=day, ended_on=day)
        ImportantPerson.objects.create(
            child=amina, name=f"Aunt {n}", relation="aunt", started_on=LONG_AGO
        )
        DatedFact.objects.create(child=amina, kind="visit", on=day)
        CourtDate.objects.create(child=amina, on=day, kind="hearing")
    with CaptureQueriesContext(connection) as many:
        client.get(address(name, amina))
    assert len(many) == len(few)
    assert len(few) < 45


def test_the_first_page_answers_what_is_next_who_is_warned_of_and_what_is_sealed(
    client: Client, amina: Child, asha: User, sue: User
) -> None:
    sign_in(client, asha)
    text = client.get(address("child", amina)).content.decode()
    for words in (
        "The next review", "Booked for", "Answer a notice: change of placement proposed",
        "Omar Yusuf (father) must not receive: the address", "Because: Court order",
        "Sealed: show with a reason", "fostering", "https://cases.council.example/17",
    ):  # fmt: skip
        assert words in text


def test_a_date_comes_with_its_reason_and_how_strongly_it_binds(
    client: Client, amina: Child, asha: User
) -> None:
    sign_in(client, asha)
    text = client.get(address("child-timetable", amina)).content.decode()
    assert "6 months from" in text
    assert "Rule REV-3, must: statute" in text


def test_guidance_that_nobody_checked_says_so(
    client: Client, amina: Child, asha: User, sue: User
) -> None:
    sign_in(client, sue)
    text = client.get(address("tell-iro", amina)).content.decode()
    assert "Rule REV-11, must: statute" in text
    assert "Rule HB-17, should: statutory guidance" in text
    assert "Nobody has checked this against its source" in text


def break_the_glass(of: Child, by: User, **more: object) -> None:
    BreakGlass.objects.create(
        child=of, person=by, at=NOW - timedelta(hours=1), until=NOW + timedelta(hours=3),
        reason="safety", sentence="A call from the hospital", **more,
    )  # fmt: skip


def test_broken_glass_stands_above_every_page_and_does_not_print(
    client: Client, amina: Child
) -> None:
    sid = with_app(person("Sid Worker", Role.SOCIAL_WORKER, team=team("West")))
    break_the_glass(amina, sid)
    sign_in(client, sid)
    text = client.get(address("child", amina)).content.decode()
    assert "You have broken the glass" in text
    assert "fp-never-printed" in text
    answer = client.get(address("child-print", amina))
    assert (answer.status_code, answer.headers["Location"]) == (302, address("allow-print", amina))
    assert not Look.objects.filter(kind="printed").exists()


def test_with_a_second_reason_broken_glass_prints(client: Client, amina: Child) -> None:
    sid = with_app(person("Sid Worker", Role.SOCIAL_WORKER, team=team("West")))
    break_the_glass(amina, sid, may_print_because="For the court this afternoon")
    sign_in(client, sid)
    assert client.get(address("child-print", amina)).status_code == 200
    assert Look.objects.get().kind == "printed"


def test_my_children_is_narrowed_and_ordered_by_its_address(
    client: Client, amina: Child, asha: User, sue: User
) -> None:
    sign_in(client, asha)
    page = reverse("my-children")
    assert "Minnie Yusuf" in client.get(page).content.decode()
    assert "Minnie Yusuf" in client.get(f"{page}?notices=wait&order=-seen").content.decode()
    assert "Minnie Yusuf" not in client.get(f"{page}?notices=long").content.decode()
    nobody = client.get(f"{page}?due=late").content.decode()
    assert "No child fits these filters" in nobody
    assert "Past its day" in nobody
    assert client.get(f"{page}?due=nonsense&order=nonsense&page=nonsense").status_code == 200


def test_who_corrects_later_keeps_their_words_and_may_save_again(
    client: Client, amina: Child, asha: User
) -> None:
    sign_in(client, asha)
    page = address("correct-child", amina)
    form = client.get(page).context["form"]
    sent = {name: value for name, value in form.initial.items() if value is not None}
    born = sent.pop("born_on")
    sent |= {f"born_on_{part}": getattr(born, part) for part in ("day", "month", "year")}
    Child.objects.filter(pk=amina.pk).update(language="Somali", version=2)
    told = client.post(page, {**sent, "communication": "Likes to draw while talking"})
    text = told.content.decode()
    assert told.status_code == 200
    assert "language is now “Somali”" in text
    assert "Likes to draw while talking" in text
    again = {**sent, "communication": "Likes to draw while talking", "version": 2}
    assert f'value="{again["version"]}"' in text
    assert client.post(page, again).status_code == 302
    amina.refresh_from_db()
    assert (amina.communication, amina.version) == ("Likes to draw while talking", 3)


def test_people_are_added_changed_ended_and_linked_by_their_pages(
    client: Client, amina: Child, asha: User
) -> None:
    bilal = child("Bilal Yusuf")
    allocate(bilal, asha)
    sign_in(client, asha)
    gran = {"name": "Hodan Yusuf", "relation": "grandmother", "version": 1}
    assert client.post(address("add-person", amina), gran).status_code == 302
    made = ImportantPerson.objects.get(name="Hodan Yusuf")
    page = address("change-person", amina, made.pk)
    assert "Say why" in client.post(page, {**gran, "must_not_receive": "letters"}).content.decode()
    assert client.post(page, {**gran, "phone": "0121 496 0000"}).status_code == 302
    stale = client.post(page, {**gran, "phone": "0121 496 0001"})
    assert "Somebody else changed" in stale.content.decode()
    assert "0121 496 0001" in stale.content.decode()
    today = {"on_day": made.started_on.day, "on_month": made.started_on.month, "on_year": 2026}
    assert client.get(address("end-person", amina, made.pk)).status_code == 200
    assert (
        client.post(address("end-person", amina, made.pk), {**today, "on_year": "20"}).status_code
        == 200
    )
    link = {"kind": "sibling", "other_number": bilal.number}
    assert client.post(address("link-children", amina), link).status_code == 302
    text = client.get(address("child-people", amina)).content.decode()
    assert "Bilal Yusuf" in text
    held = amina.links.get()
    assert client.post(address("unlink-children", amina, held.pk)).status_code == 302
    assert not amina.links.exists()


def test_the_managers_tile_leads_to_the_notices_that_wait_too_long(client: Client) -> None:
    sign_in(client, with_app(person("Mo Manager", Role.IRO_MANAGER)))
    (tile,) = (one for one in client.get("/").context["tiles"] if "too long" in one.label)
    led_to = client.get(tile.url).content.decode()
    assert "One waits too long" in led_to
    assert "No child fits these filters" in led_to
