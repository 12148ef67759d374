"""Every night all timetables are recomputed: what was tampered with or forgotten is found."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest
from django.db import IntegrityError
from tests.cast import NOW, child, person, viewer
from tests.dates import day

from footprint.operations import practice, timetables
from footprint.queries.practice import Rebuilding, rebuild_running
from footprint.records.models import (
    Event,
    PracticeVersion,
    Review,
    TimetableRebuild,
    TimetableState,
)
from footprint.terms.people import Role

TONIGHT = NOW + timedelta(hours=15)


def amy_and_ben():
    amy = child("Amy Adeyemi", in_care_since=day("Tue 5 May 2026"))
    ben = child("Ben Bell", in_care_since=day("Mon 1 Jun 2026"), born_on=day("Mon 24 Nov 2008"))
    for held_on in ("Fri 26 Jun 2026", "Wed 23 Sep 2026"):
        Review.objects.create(child=ben, held_on=day(held_on))
    timetables.rebuild([amy.pk, ben.pk], at=NOW - timedelta(days=1))
    return amy, ben


def mended() -> list[int]:
    return list(Event.objects.filter(kind="timetable mended").values_list("child_id", flat=True))


def test_where_nothing_differs_nothing_is_written(committed):
    amy, _ = amy_and_ben()
    before = list(amy.timetable.values_list("pk", flat=True))
    assert timetables.check_all(at=TONIGHT) == 0
    assert mended() == []
    assert list(amy.timetable.values_list("pk", flat=True)) == before


def test_a_date_that_somebody_changed_is_mended_and_told(owner: psycopg.Connection):
    amy, _ = amy_and_ben()
    owner.execute(
        "UPDATE records_timetablerow SET due_by = '2026-12-31' WHERE child_id = %s", [amy.pk]
    )
    assert timetables.check_all(at=TONIGHT) == 1
    assert mended() == [amy.pk]
    assert amy.timetable.get().due_by == day("Wed 3 Jun 2026")
    assert timetables.check_all(at=TONIGHT) == 0


def test_a_row_that_was_taken_out_is_mended_and_told(owner: psycopg.Connection):
    _, ben = amy_and_ben()
    owner.execute("DELETE FROM records_timetablerow WHERE child_id = %s", [ben.pk])
    assert timetables.check_all(at=TONIGHT) == 1
    assert mended() == [ben.pk]
    assert ben.timetable.count() == 3


def test_a_fact_written_past_the_operations_is_found(owner: psycopg.Connection):
    amy, _ = amy_and_ben()
    owner.execute(
        "INSERT INTO records_review (child_id, held_on, place, participation, mode, link, setback,"
        " setback_words, allowed_by, version)"
        " VALUES (%s, '2026-05-27', '', '', '', '', '', '', '', 1)",
        [amy.pk],
    )
    assert timetables.check_all(at=TONIGHT) == 1
    assert mended() == [amy.pk]
    assert amy.timetable.count() == 2


def test_a_child_whose_timetable_was_never_made_is_found(committed):
    amy_and_ben()
    cas = child("Cas Conti", in_care_since=day("Mon 2 Nov 2026"))
    assert timetables.check_all(at=TONIGHT) == 1
    assert mended() == [cas.pk]


def test_days_that_pass_change_dates_and_are_no_fault(committed):
    _, ben = amy_and_ben()
    assert ben.timetable.get(held_on=None).has_lapsed is False
    assert timetables.check_all(at=TONIGHT) == 0  # Ben turned 18 on the Tuesday
    assert ben.timetable.get(held_on=None).has_lapsed is True
    assert mended() == []


def test_a_timetable_of_an_older_practice_waits_for_its_job_and_is_no_fault(committed):
    amy, _ = amy_and_ben()
    PracticeVersion.objects.create(number=1, set_at=NOW, settings={"first_within_working_days": 15})
    assert timetables.check_all(at=TONIGHT) == 0
    assert mended() == []
    assert amy.timetable.get().rule == "LOC-1"
    assert TimetableState.objects.get(child=amy).practice_version == 1


def test_a_rebuild_broken_off_is_taken_up_where_it_stopped(owner: psycopg.Connection, monkeypatch):
    children = [child(f"Child {n}", in_care_since=day("Tue 5 May 2026")) for n in range(5)]
    maria = viewer(person("Maria Lind", Role.IRO_MANAGER))
    practice.add_holiday(
        on=day("Wed 20 May 2026"), name="Gala Day", because="Proclaimed in May", by=maria
    )
    rebuild = TimetableRebuild.objects.get()
    monkeypatch.setattr(timetables, "BATCH", 2)
    owner.execute(
        "ALTER TABLE records_timetablestate ADD CONSTRAINT sabotage"
        f" CHECK (child_id <> {children[3].pk})"
    )
    with pytest.raises(IntegrityError):
        practice.carry_out(rebuild.pk, at=NOW)
    assert rebuild_running() == Rebuilding(children=5, done=2)
    owner.execute("ALTER TABLE records_timetablestate DROP CONSTRAINT sabotage")
    practice.carry_out(rebuild.pk, at=NOW)
    assert rebuild_running() is None
    assert {one.timetable.get().due_by for one in children} == {day("Thu 4 Jun 2026")}
