"""Regulation 46, held by the database for whoever writes, in each of the tables it rests on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta

import psycopg
import pytest
from django.db import IntegrityError, connection, connections, transaction
from tests.cast import TODAY, allocate, child, person, social_worker, team
from tests.databases import Database

from footprint.records.models import Allocation, Child, LineManagement, RoleHeld, User
from footprint.terms.people import Role

DAYS = timedelta(days=1)
BEFORE = TODAY - 90 * DAYS


def check_now() -> None:
    """Ask what is checked at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Case:
    """A child, an IRO, and the people of the child's team."""

    def __init__(self) -> None:
        self.iro = person("Asha Iro", Role.IRO)
        self.leo = child("Leo Frost")
        self.east = team("East")
        self.sue = person("Sue Worker", Role.SOCIAL_WORKER, team=self.east)
        self.tom = person("Tom Team", Role.TEAM_MANAGER, team=self.east)

    def held(self, since: date = BEFORE, until: date | None = None) -> Allocation:
        return allocate(self.leo, self.iro, since=since, until=until)

    def worked(self, worker: User | None = None, since: date = BEFORE) -> None:
        social_worker(self.leo, worker or self.sue, self.east, since=since)

    def managed(self, person: User, manager: User | None = None, since: date = BEFORE) -> None:
        LineManagement.objects.create(manager=manager or self.iro, person=person, started_on=since)


def the_worker_becomes_the_iro(case: Case) -> None:
    case.worked(case.iro)
    case.held()


def the_iro_becomes_the_worker(case: Case) -> None:
    case.held()
    case.worked(case.iro)


def the_iro_becomes_the_team_manager(case: Case) -> None:
    case.held()
    case.worked()
    RoleHeld.objects.create(user=case.iro, role=Role.TEAM_MANAGER, team=case.east, started_on=TODAY)


def the_iro_comes_to_manage_the_worker(case: Case) -> None:
    case.held()
    case.worked()
    case.managed(case.sue)


def the_iro_comes_to_manage_the_team_manager(case: Case) -> None:
    case.held()
    case.worked()
    case.managed(case.tom)


def the_iro_comes_to_manage_from_farther_above(case: Case) -> None:
    case.held()
    case.worked()
    head = person("Hal Above")
    case.managed(case.sue, head)
    case.managed(head)


def the_child_comes_to_a_worker_the_iro_manages(case: Case) -> None:
    case.managed(case.sue)
    case.held()
    case.worked(since=TODAY)


def cover_is_given_by_the_worker(case: Case) -> None:
    case.worked(case.iro)
    allocate(case.leo, case.iro, since=TODAY, until=TODAY + 9 * DAYS, kind="cover")


def the_team_takes_the_child_whose_iro_manages_it(case: Case) -> None:
    RoleHeld.objects.create(
        user=case.iro, role=Role.TEAM_MANAGER, team=case.east, started_on=BEFORE
    )
    case.held()
    social_worker(case.leo, None, case.east, since=TODAY)


def an_ended_link_is_made_to_last_again(case: Case) -> None:
    case.worked(case.iro)
    case.leo.social_workers.update(ended_on=TODAY)
    case.held(since=TODAY)
    check_now()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    case.leo.social_workers.update(ended_on=TODAY + DAYS)


REFUSED = [
    (the_worker_becomes_the_iro, "cannot be the child's social worker"),
    (the_iro_becomes_the_worker, "cannot be the child's social worker"),
    (the_iro_becomes_the_team_manager, "cannot be the child's team manager"),
    (the_iro_comes_to_manage_the_worker, "cannot manage the child's social worker"),
    (the_iro_comes_to_manage_the_team_manager, "cannot manage the child's team manager"),
    (the_iro_comes_to_manage_from_farther_above, "cannot manage the child's social worker"),
    (the_child_comes_to_a_worker_the_iro_manages, "cannot manage the child's social worker"),
    (cover_is_given_by_the_worker, "cannot be the child's social worker"),
    (the_team_takes_the_child_whose_iro_manages_it, "cannot be the child's team manager"),
    (an_ended_link_is_made_to_last_again, "cannot be the child's social worker"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("happens", "says"), REFUSED, ids=[one.__name__ for one, _ in REFUSED])
def test_the_database_refuses(happens: Callable[[Case], None], says: str) -> None:
    case = Case()
    check_now()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    happens(case)
    with pytest.raises(IntegrityError, match=f"The child's IRO {says}"):
        check_now()


def one_ends_the_day_the_other_begins(case: Case) -> None:
    case.worked(case.iro)
    case.leo.social_workers.update(ended_on=TODAY)
    case.held(since=TODAY)


def the_iro_manages_another_team(case: Case) -> None:
    case.held()
    case.worked()
    RoleHeld.objects.create(
        user=case.iro, role=Role.TEAM_MANAGER, team=team("West"), started_on=BEFORE
    )


def the_worker_s_manager_manages_the_iro_too(case: Case) -> None:
    case.held()
    case.worked()
    head = person("Hal Above")
    case.managed(case.sue, head)
    case.managed(case.iro, head)


def the_line_ended_before_the_allocation(case: Case) -> None:
    case.worked()
    case.managed(case.sue)
    LineManagement.objects.update(ended_on=TODAY)
    case.held(since=TODAY)


def the_team_manager_s_role_ended(case: Case) -> None:
    case.worked()
    RoleHeld.objects.create(
        user=case.iro,
        role=Role.TEAM_MANAGER,
        team=case.east,
        started_on=BEFORE,
        ended_on=TODAY,
    )
    case.held(since=TODAY)


def managers_go_round_in_a_circle(case: Case) -> None:
    case.held()
    case.worked()
    one, other = person("Ona Above"), person("Ott Above")
    case.managed(case.sue, one)
    case.managed(one, other)
    case.managed(other, one)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "happens",
    [
        one_ends_the_day_the_other_begins,
        the_iro_manages_another_team,
        the_worker_s_manager_manages_the_iro_too,
        the_line_ended_before_the_allocation,
        the_team_manager_s_role_ended,
        managers_go_round_in_a_circle,
    ],
)
def test_the_database_allows(happens: Callable[[Case], None]) -> None:
    happens(Case())
    check_now()


SECOND_HALF: dict[str, Callable[[Case], None]] = {
    "social worker": lambda case: case.worked(case.iro),
    "line management": lambda case: case.managed(case.sue),
    "team manager": lambda case: (
        RoleHeld.objects.create(
            user=case.iro, role=Role.TEAM_MANAGER, team=case.east, started_on=BEFORE
        )
        and None
    ),
}


@pytest.mark.parametrize("table", SECOND_HALF)
def test_two_at_once_that_each_see_half_of_a_fault_cannot_both_be_kept(
    committed: Database, table: str
) -> None:
    case = Case()
    if table != "social worker":
        case.worked()
    both_wrote = threading.Barrier(2, timeout=30)
    outcomes: list[str] = []

    def write(half: Callable[[], object]) -> None:
        try:
            with transaction.atomic():
                half()
                both_wrote.wait()
            outcomes.append("kept")
        except IntegrityError:
            outcomes.append("refused")
        finally:
            connections.close_all()

    halves = [case.held, lambda: SECOND_HALF[table](case)]
    threads = [threading.Thread(target=write, args=[half]) for half in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes) == ["kept", "refused"]
    assert faults(committed, case.leo) == []


def faults(database: Database, leo: Child) -> list[str]:
    with psycopg.connect(database.owner_url) as asked:
        rows = asked.execute("SELECT records_independence_fault(ARRAY[%s::bigint])", [leo.pk])
        return [fault for (fault,) in rows if fault]
