"""Writing an import: as a whole or not at all, one at a time, and only what somebody looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from psycopg import sql
from tests.cast import TODAY, child, person, viewer
from tests.imports.bringing import look, state, write

from footprint.access.actions import Action
from footprint.operations import imports
from footprint.operations.checking import Refused
from footprint.records.models import (
    Child,
    DatedFact,
    Event,
    Import,
    ImportedRow,
    ImportFile,
    ImportPreview,
    Placement,
    RoleHeld,
    User,
)
from footprint.terms.imports import ImportStatus
from footprint.terms.people import Role

ROWS = 200
VISITS = "Child number,Date of visit,Seen alone,Detail"

BREAK_AT = """
    CREATE SEQUENCE {sequence};
    GRANT USAGE ON SEQUENCE {sequence} TO footprint_web;
    CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval({name}) = {row} THEN RAISE EXCEPTION 'broken at row {row}'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER {function} BEFORE INSERT ON {table}
      FOR EACH ROW EXECUTE FUNCTION {function}();
"""


def a_file_of_visits(rows: int = ROWS) -> tuple[str, str]:
    """Visits to twenty children, so many to each."""
    lines = [
        f"V{row % 20:03},{TODAY - timedelta(days=row // 20):%d/%m/%Y},yes,visit {row}"
        for row in range(rows)
    ]
    return "visits.csv", "\n".join([VISITS, *lines]) + "\n"


def twenty_children() -> None:
    for number in range(20):
        made = child(f"Child Number{number}")
        Child.objects.filter(pk=made.pk).update(number=f"V{number:03}")


@pytest.fixture
def maria(committed):
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


def break_at(owner, row: int, table: str) -> None:
    """Have the database itself fail at the row of a table that is written so manyth."""
    name = f"broken_at_{table}"
    owner.execute(
        sql.SQL(BREAK_AT).format(
            sequence=sql.Identifier(f"{name}_row"),
            name=sql.Literal(f"{name}_row"),
            function=sql.Identifier(name),
            table=sql.Identifier(table),
            row=sql.Literal(row),
        )
    )


def mend(owner, table: str) -> None:
    name = f"broken_at_{table}"
    owner.execute(
        sql.SQL(
            "DROP TRIGGER {function} ON {table}; DROP FUNCTION {function}; DROP SEQUENCE {sequence}"
        ).format(
            function=sql.Identifier(name),
            table=sql.Identifier(table),
            sequence=sql.Identifier(f"{name}_row"),
        )
    )


def rows_there_are() -> list[int]:
    """How many rows there are of everything that an import of visits writes."""
    versions = DatedFact.versions.rel.related_model
    return [
        model._default_manager.count() for model in (DatedFact, versions, ImportedRow, Event, Child)
    ]


def test_broken_at_any_row_of_two_hundred_nothing_is_left(owner, maria):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    assert looked.shown["counts"]["new"] == ROWS
    imports.begin(import_id=looked.id, by=maria)
    before, rows = state(with_history=True), rows_there_are()
    for row in range(1, ROWS + 1):
        break_at(owner, row, "records_datedfact")
        with pytest.raises(DatabaseError, match=f"broken at row {row}"):
            imports.carry_out(import_id=looked.id, user_id=maria.user_id, at=maria.at)
        mend(owner, "records_datedfact")
        assert rows_there_are() == rows, row
    assert state(with_history=True) == before
    imports.carry_out(import_id=looked.id, user_id=maria.user_id, at=maria.at)
    assert looked.batch.status == ImportStatus.COMMITTED
    assert DatedFact.objects.count() == ROWS


@pytest.mark.parametrize(
    "table",
    ["records_importedrow", "records_event", "records_datedfactversion", "records_timetablestate"],
)
def test_broken_in_whatever_else_is_written_nothing_is_left(owner, maria, table):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    imports.begin(import_id=looked.id, by=maria)
    before = state(with_history=True)
    for row in (1, 10, 20):
        break_at(owner, row, table)
        with pytest.raises(DatabaseError, match="broken at row"):
            imports.carry_out(import_id=looked.id, user_id=maria.user_id, at=maria.at)
        mend(owner, table)
        assert state(with_history=True) == before


def at_once(*works: Callable[[], None]) -> list[BaseException]:
    """Do things at the same moment, each on a connection of its own; give what was raised."""
    together, raised = threading.Barrier(len(works), timeout=60), []

    def run(work: Callable[[], None]) -> None:
        together.wait()
        try:
            work()
        except BaseException as error:  # told to the test, which says what it expects
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return raised


def test_one_import_written_twice_at_once_is_written_once(maria):
    """As when a worker was slow and another took its job up."""
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    imports.begin(import_id=looked.id, by=maria)

    def do():
        imports.carry_out(import_id=looked.id, user_id=maria.user_id, at=maria.at)

    assert at_once(do, do, do) == []
    assert DatedFact.objects.count() == ROWS
    assert ImportedRow.objects.count() == ROWS
    assert Event.objects.filter(kind="import").count() == 1


def test_of_two_people_who_import_at_once_one_is_told_by_name_who_does(maria):
    twenty_children()
    sam = viewer(person("Sam Okafor", Role.IRO_MANAGER))
    both = [
        (maria, look("visits", a_file_of_visits(), by=maria)),
        (sam, look("dental", ("dental.csv", "Child number,Date\nV001,03/02/2026\n"), by=sam)),
    ]
    raised = at_once(
        *(lambda by=by, of=of: imports.begin(import_id=of.id, by=by) for by, of in both)
    )
    (refusal,) = raised
    assert isinstance(refusal, imports.CannotImport)
    writing = Import.objects.get(status=ImportStatus.WRITING)
    assert str(refusal) == (
        f"{writing.committed_by.name} is bringing in {writing.file_name} since 09:30. "
        "Try again once it is done."
    )
    by, of = next((by, of) for by, of in both if of.id == writing.pk)
    imports.carry_out(import_id=of.id, user_id=by.user_id, at=by.at)
    other_by, other = next((by, of) for by, of in both if of.id != writing.pk)
    assert write(other, by=other_by).status == ImportStatus.COMMITTED


def test_two_that_are_written_at_once_wait_for_each_other(owner, maria):
    twenty_children()
    both = [
        look("visits", a_file_of_visits(), by=maria),
        look("dental", ("dental.csv", "Child number,Date\nV001,03/02/2026\n"), by=maria),
    ]
    # as if both had been asked for: the second is refused, but a lock would hold it all the same
    Import.objects.update(status=ImportStatus.WRITING, committed_by=maria.user_id)
    owner.execute(
        "CREATE TABLE spans (began timestamptz, ended timestamptz);"
        "GRANT INSERT ON spans TO footprint_web;"
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE start timestamptz;"
        " BEGIN start := clock_timestamp(); PERFORM pg_sleep(0.3);"
        " INSERT INTO spans VALUES (start, clock_timestamp()); RETURN NULL; END $$;"
        "CREATE TRIGGER slow AFTER INSERT ON records_datedfact"
        " FOR EACH STATEMENT EXECUTE FUNCTION slow()"
    )
    raised = at_once(
        *(
            lambda of=of: imports.carry_out(import_id=of.id, user_id=maria.user_id, at=maria.at)
            for of in both
        )
    )
    assert raised == []
    (first, second) = owner.execute("SELECT began, ended FROM spans ORDER BY began").fetchall()
    assert first[1] <= second[0]
    assert [one.batch.status for one in both] == [ImportStatus.COMMITTED] * 2


def test_a_right_that_is_taken_away_between_looking_and_writing_refuses(maria):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    imports.begin(import_id=looked.id, by=maria)
    RoleHeld.objects.filter(user=maria.user_id).update(ended_on=TODAY)
    before = state()
    imports.carry_out(import_id=looked.id, user_id=maria.user_id, at=maria.at)
    assert state() == before
    assert looked.batch.status == ImportStatus.PREVIEWED
    assert looked.batch.refusal.startswith("You may not bring a file in.")


def test_whoever_is_switched_off_meanwhile_writes_nothing(maria):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    imports.begin(import_id=looked.id, by=maria)
    User.objects.filter(pk=maria.user_id).update(is_active=False)
    imports.carry_out(import_id=looked.id, user_id=maria.user_id, at=maria.at)
    assert "switched off" in looked.batch.refusal
    assert not DatedFact.objects.exists()


def test_records_that_changed_meanwhile_refuse_and_say_whose(maria):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    DatedFact.objects.create(child=Child.objects.get(number="V007"), kind="visit", on=TODAY)
    before = state()
    done = write(looked, by=maria)
    assert done.status == ImportStatus.PREVIEWED
    assert "The records of children V007 have changed since you looked" in done.refusal
    assert state() == before


def test_records_that_changed_elsewhere_do_not_refuse(maria):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    Placement.objects.filter(child__number="V007").update(carer="Ann Lee")
    assert write(looked, by=maria).status == ImportStatus.COMMITTED


def test_a_file_that_is_no_longer_the_one_that_was_looked_at_refuses(owner, maria):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    owner.execute("UPDATE records_importfile SET content = content || 'V001,01/01/2026,no,\n'")
    done = write(looked, by=maria)
    assert "not the one that was looked at" in done.refusal
    assert not DatedFact.objects.exists()


def test_business_support_looks_and_a_manager_writes_after_looking_too(maria):
    twenty_children()
    bo = viewer(person("Bo Ek", Role.BUSINESS_SUPPORT))
    looked = look("visits", a_file_of_visits(), by=bo)
    with pytest.raises(Refused, match="You may not bring a file in"):
        imports.begin(import_id=looked.id, by=bo)
    with pytest.raises(imports.CannotImport, match="Look at what would change first"):
        imports.begin(import_id=looked.id, by=maria)
    imports.look_again(import_id=looked.id, by=maria)
    imports.preview(import_id=looked.id, user_id=maria.user_id, at=maria.at)
    assert write(looked, by=maria).status == ImportStatus.COMMITTED


@pytest.mark.parametrize(
    "role", [one for one in Role if one not in {Role.IRO_MANAGER, Role.BUSINESS_SUPPORT}]
)
def test_nobody_else_brings_anything_in(committed, role):
    by = viewer(person("Kim Roe", *([role] if role not in {"SW", "TM"} else [])))
    with pytest.raises(Refused, match=Action.PREVIEW_IMPORT.label):
        imports.upload(layout="visits", files=[("a.csv", b"x")], by=by)


def test_a_file_is_kept_until_it_is_written_and_no_longer(maria):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    assert ImportFile.objects.count() == 1
    write(looked, by=maria)
    assert not ImportFile.objects.exists()
    assert not ImportPreview.objects.exists()
    assert looked.batch.counts["new"] == ROWS


def test_a_file_that_is_left_is_forgotten(maria):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    imports.leave(import_id=looked.id, by=maria)
    assert not ImportFile.objects.exists()
    assert looked.batch.status == ImportStatus.ABANDONED
    with pytest.raises(imports.CannotImport):
        imports.begin(import_id=looked.id, by=maria)


def test_an_import_that_nobody_writes_any_more_is_taken_back(maria):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    imports.begin(import_id=looked.id, by=maria)
    imports.take_back(import_id=looked.id, by=maria)
    assert looked.batch.status == ImportStatus.PREVIEWED
    imports.carry_out(import_id=looked.id, user_id=maria.user_id, at=maria.at)
    assert not DatedFact.objects.exists()


def test_an_import_that_is_being_written_is_not_taken_back(owner, maria):
    twenty_children()
    looked = look("visits", a_file_of_visits(), by=maria)
    imports.begin(import_id=looked.id, by=maria)
    owner.execute("SELECT pg_advisory_lock(hashtextextended('imports write', 0))")
    with pytest.raises(imports.CannotImport, match="being written right now"):
        imports.take_back(import_id=looked.id, by=maria)
