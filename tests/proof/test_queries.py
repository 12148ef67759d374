"""How often a page asks the database does not depend on how many children or records there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import LONG_AGO, NOW, TODAY, allocate, child, social_worker, team
from tests.databases import Database
from tests.proof import world as worlds
from tests.proof.crawling import paths_of
from tests.proof.world import World
from tests.signing_in import sign_in

from footprint.records.models import (
    BreakGlass,
    Child,
    CourtDate,
    DatedFact,
    DuplicateSuspected,
    Entry,
    Event,
    ImportantPerson,
    Message,
    Missing,
    Notice,
    OddLook,
    Review,
    TimetableRow,
)

DAY = timedelta(days=1)
MORE = 30
WHO = ("Asha", "Mo", "Bea", "Sue", "Pia")
MAKES_A_FILE = ("/pdf/", "/word/")


@pytest.fixture
def world(committed: Database, on_the_day: None) -> World:
    """Make the council; the clock stands, since a session notes its use once a minute."""
    return worlds.build()


def counted(client: Client, world: World) -> Iterator[tuple[str, int]]:
    """Ask for every page that is of no child, or of Leo, and count its queries."""
    client.get("/")  # the use of a session is noted now, and not while pages are counted
    for _, of, path in paths_of(world):
        if of not in {"", "Leo"} or path.endswith(MAKES_A_FILE):
            continue
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        if response.status_code == 200:
            yield path, len(queries)


def records_of(one: Child, world: World, number: int) -> None:
    """Give a child one more of everything that lists show."""
    iro, worker = world.people["Asha"], world.people["Sue"]
    days = -number if number % 2 else number
    period = LONG_AGO - number * DAY
    TimetableRow.objects.create(
        child=one, period_start=period, sequence=1, rule="REV-3", force="statute",
        anchor="previous review", due_by=TODAY + days * DAY, book_by=TODAY + days * DAY,
        reason="6 months",
    )  # fmt: skip
    Review.objects.create(child=one, held_on=TODAY - (100 + number) * DAY, participation="PN1")
    Entry.objects.create(
        child=one, kind="visit", on=TODAY - number * DAY, by=iro, made_at=NOW, form_key=uuid4()
    )
    for answer in ({}, {"answer": "speak", "answered_by": iro, "answered_at": NOW}):
        Notice.objects.create(
            child=one, kind="missing", on=TODAY, what="Missing", given_by=worker, given_at=NOW,
            **answer,
        )  # fmt: skip
    Event.objects.create(at=NOW, by=iro, kind="noted", child=one, sentence="Noted")
    for status in ("sent", "failed"):
        Message.objects.create(
            kind="notice", to="x@council.example", person=iro, child=one, subject="A notice",
            body="Sign in.", written_at=NOW, status=status,
        )  # fmt: skip
    ImportantPerson.objects.create(child=one, name="Nan", relation="aunt", started_on=period)
    CourtDate.objects.create(child=one, on=TODAY + number * DAY, kind="hearing")
    DatedFact.objects.create(child=one, kind="visit", on=TODAY - (20 + number) * DAY)
    Missing.objects.create(child=one, started_on=period, ended_on=period + DAY)
    OddLook.objects.create(
        person=worker,
        on=period - one.pk * 40 * DAY,
        oddness="hours",
        children=[one.pk],
        looks=1,
        first_at=NOW,
    )
    BreakGlass.objects.create(
        child=one, person=worker, at=NOW - 2 * DAY, until=NOW - DAY, reason="court", sentence="Now"
    )


def grow(world: World) -> None:
    """Make the council much larger: children with an IRO and without, and more of each record."""
    leo = world.children["Leo"]
    for number in range(1, MORE + 1):
        one = child(f"Child{number} Hart")
        social_worker(one, world.people["Sue"], team("East"))
        if number % 3:
            allocate(one, world.people["Asha"])
        if number % 2:
            Review.objects.create(child=one, booked_for=NOW + (number % 20) * DAY)
        DuplicateSuspected.objects.create(
            child=leo, other=one, likeness=90, because="same name", found_at=NOW
        )
        records_of(one, world, number)
        records_of(leo, world, number)


@pytest.mark.usefixtures("on_the_day")  # once a minute the use of a session is noted
def test_no_page_asks_more_often_of_a_larger_council(world: World) -> None:
    # one of every record first, so that what is compared is few and many, not none and some
    mia = child("Mia Hart")
    social_worker(mia, world.people["Sue"], team("East"))
    records_of(mia, world, 31)
    DuplicateSuspected.objects.create(
        child=world.children["Leo"], other=mia, likeness=90, because="same name", found_at=NOW
    )
    clients = {who: sign_in(Client(), world.people[who]) for who in WHO}
    few = {(who, path): n for who in WHO for path, n in counted(clients[who], world)}
    assert len(few) > 100
    grow(world)
    many = {(who, path): n for who in WHO for path, n in counted(clients[who], world)}
    assert {of: (n, many.get(of)) for of, n in few.items() if many.get(of) != n} == {}
