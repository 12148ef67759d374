"""The log of looks is chained: whatever is changed or taken out shows."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection
from django.db.utils import ProgrammingError
from tests.cast import NOW, child, person, viewer

from footprint.operations.looking import seal_looks
from footprint.queries import looking
from footprint.queries.looks import log_state
from footprint.records.models import User
from footprint.terms.people import Role


def looked() -> User:
    """Two people look at three children, five times each."""
    mo, may = (person(name, Role.IRO_MANAGER) for name in ("Mo Manager", "May Manager"))
    children = [child(f"{name} Hart") for name in ("Leo", "Mia", "Zoe")]
    for number in range(10):
        by = viewer(mo if number % 2 else may)
        looking.opened(children[number % 3].public_id, viewer=by, where="child")
    return mo


@pytest.mark.django_db
def test_a_log_nobody_touched_is_whole() -> None:
    mo = looked()
    seal_looks(at=NOW)
    state = log_state(viewer=viewer(mo))
    assert (state.looks, state.faults, state.sealed_at) == (10, (), NOW)


@pytest.mark.parametrize(
    ("sabotage", "shows"),
    [
        ("UPDATE records_look SET children = '{1}' WHERE number = 3", "not what was written"),
        ("UPDATE records_look SET at = at - interval '1 day' WHERE number = 5", "not what was"),
        ("UPDATE records_look SET by_id = by_id WHERE number = 1", None),
        ("DELETE FROM records_look WHERE number = 2", "is gone"),
        ("DELETE FROM records_look WHERE number = 1", "is gone"),
        ("DELETE FROM records_look WHERE number = 5", "sealed is gone"),
        ("DELETE FROM records_look", "sealed is gone"),
    ],
)
def test_what_is_changed_or_taken_out_shows(
    owner: psycopg.Connection, sabotage: str, shows: str | None
) -> None:
    mo = looked()
    seal_looks(at=NOW)
    owner.execute(sabotage)
    owner.commit()
    faults = log_state(viewer=viewer(mo)).faults
    assert any(shows in fault for fault in faults) if shows else faults == ()


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["records_look", "records_lookseal", "records_event"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_app_may_not_change_what_was_logged(table: str, change: str) -> None:
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(change.format(table))
