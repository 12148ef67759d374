"""Many at once: a code signs in one, guesses are counted, and one privacy officer remains."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections
from django.test import Client
from tests.cast import TODAY, person, viewer
from tests.databases import Database
from tests.signing_in import code_of, give_code, give_password, with_app

from footprint.operations import roles
from footprint.records.models import RoleHeld, Session
from footprint.terms.people import Role

AT_ONCE = 8
T = TypeVar("T")


def at_once(*acts: Callable[[], T]) -> list[T]:
    """Do several things in the same moment, each with a connection of its own."""
    ready = Barrier(len(acts))

    def done(act: Callable[[], T]) -> T:
        ready.wait()
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(done, acts))


def test_one_code_brought_eight_times_signs_in_once(committed: Database) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    clients = [Client() for _ in range(AT_ONCE)]
    for client in clients:
        give_password(client, asha)
    code = code_of(asha)
    answers = at_once(*[lambda client=client: give_code(client, code) for client in clients])
    assert sorted(answer.status_code == 302 for answer in answers) == [False] * 7 + [True]
    assert Session.objects.filter(user=asha).count() == 1


def test_twenty_guesses_at_once_are_no_more_than_ten(committed: Database) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))

    def guess(number: int) -> int:
        client = Client(REMOTE_ADDR=f"10.0.0.{number}")
        return int(give_password(client, asha, "a wrong password indeed").status_code)

    answers = at_once(*[lambda number=number: guess(number) for number in range(20)])
    assert answers.count(200) <= 10
    assert answers.count(429) >= 10


def test_two_administrators_cannot_end_the_last_two_privacy_officers(committed: Database) -> None:
    ada, abe = person("Ada Admin", Role.ADMINISTRATOR), person("Abe Admin", Role.ADMINISTRATOR)
    for name in ("Pia Privacy", "Pat Privacy"):
        person(name, Role.PRIVACY_OFFICER)
    held = list(RoleHeld.objects.filter(role=Role.PRIVACY_OFFICER).order_by("pk"))

    def end(number: int) -> bool:
        by = viewer([ada, abe][number])
        try:
            roles.end(held_id=held[number].pk, last_day=TODAY, by=by)
        except roles.CannotEnd:
            return False
        return True

    assert sorted(at_once(lambda: end(0), lambda: end(1))) == [False, True]
    assert RoleHeld.objects.filter(role=Role.PRIVACY_OFFICER, ended_on__isnull=True).count() == 1
