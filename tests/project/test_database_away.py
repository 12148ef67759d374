"""The database is cut off: a plain page says so and what to do, and all works once it is back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import close_old_connections, connection
from django.test import Client
from psycopg import sql
from tests.cast import allocate, child, person
from tests.databases import Database, server
from tests.signing_in import sign_in, with_app

from footprint.records.models import Child, Entry
from footprint.terms.people import Role

pytestmark = pytest.mark.usefixtures("on_the_day")
NOTE = "Amina said that she likes the garden, and wants to stay at her school."


def cut(database: Database) -> None:
    """Let nobody in, and throw out who is there."""
    _allow(database, "false")
    with psycopg.connect(server().superuser_url, autocommit=True) as asked:
        asked.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [database.name],
        )


def mend(database: Database) -> None:
    """Let people in again; the app takes a new connection, as it does with each request."""
    _allow(database, "true")
    connection.close()


def _allow(database: Database, whether: str) -> None:
    with psycopg.connect(server().superuser_url, autocommit=True) as asked:
        statement = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
        asked.execute(statement.format(sql.Identifier(database.name), sql.SQL(whether)))


@contextmanager
def cut_before(database: Database, query: int) -> Iterator[list[str]]:
    """Cut the database off in the middle of whatever is asked for, before its n-th query."""
    asked: list[str] = []

    def one(execute: Callable[..., Any], statement: str, *more: Any) -> Any:
        asked.append(statement)
        if len(asked) == query:
            cut(database)
        return execute(statement, *more)

    with connection.execute_wrapper(one):
        yield asked
    mend(database)


@pytest.fixture
def amina(committed: Database) -> Child:
    return child("Amina Yusuf")


@pytest.fixture
def asha(amina: Child) -> Client:
    iro = with_app(person("Asha Iro", Role.IRO))
    allocate(amina, iro)
    return sign_in(Client(raise_request_exception=False), iro)


def is_plain(answer: Any) -> bool:
    said = answer.content.decode()
    return (
        answer.status_code == 503
        and answer.headers["Retry-After"] == "120"
        and "Closed for a short while" in said
        and "Nothing that was saved is lost" in said
        and "Traceback" not in said
        and "OperationalError" not in said
    )


def test_a_page_says_so_and_is_there_again_with_the_same_session(
    committed: Database, asha: Client
) -> None:
    cut(committed)
    assert is_plain(asha.get("/"))  # cut off as it asks
    close_old_connections()  # as a server does between two requests
    assert is_plain(asha.get("/"))  # and not let in again
    assert asha.get("/health").status_code == 503
    mend(committed)
    assert "My work" in asha.get("/").content.decode()


def test_wherever_in_a_page_it_is_cut_the_answer_is_the_same(
    committed: Database, asha: Client, amina: Child
) -> None:
    page = f"/children/{amina.public_id}/"
    for number in range(1, 200, 3):
        with cut_before(committed, number) as queries:
            answer = asha.get(page)
        if len(queries) < number:
            break
        assert is_plain(answer), number
    assert number > 10
    assert "Amina" in answer.content.decode()


def test_what_was_typed_is_shown_and_saved_once_however_often_it_is_sent(
    committed: Database, asha: Client, amina: Child
) -> None:
    page = f"/children/{amina.public_id}/footprint/add/visit/"
    key = str(asha.get(page).context["form"]["form_key"].value())
    sent = {
        "on_day": "23", "on_month": "11", "on_year": "2026", "was_seen": "yes", "was_alone": "yes",
        "note": NOTE, "form_key": key,
    }  # fmt: skip
    for number in range(1, 200, 3):
        with cut_before(committed, number) as queries:
            answer = asha.post(page, sent, headers={"sec-fetch-site": "same-origin"})
        if len(queries) < number:
            break
        assert is_plain(answer), number
        assert NOTE in answer.content.decode()
    assert number > 10
    assert answer.status_code == 302
    assert Entry.objects.get().note == NOTE


def test_another_site_is_not_shown_what_was_typed(
    committed: Database, asha: Client, amina: Child
) -> None:
    cut(committed)
    page = f"/children/{amina.public_id}/footprint/add/visit/"
    answer = asha.post(page, {"note": NOTE}, headers={"sec-fetch-site": "cross-site"})
    assert is_plain(answer)
    assert NOTE not in answer.content.decode()
    mend(committed)
