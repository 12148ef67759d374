"""Local practice and holidays: versions are kept, and every child's dates are made anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.cast import NOW, child, person, viewer
from tests.dates import day

from footprint.operations import practice, timetables
from footprint.operations.checking import Refused
from footprint.queries.practice import Rebuilding, in_force, rebuild_running
from footprint.records.models import Child, Event, ExtraHoliday, PracticeVersion, TimetableRebuild
from footprint.rules.practice import LocalPractice
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
GALA = day("Wed 20 May 2026")


@pytest.fixture
def maria():
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


@pytest.fixture
def amy() -> Child:
    amy = child("Amy Adeyemi", in_care_since=day("Tue 5 May 2026"))
    timetables.rebuild([amy.pk], at=NOW)
    return amy


def next_due(of: Child):
    return of.timetable.get(held_on=None).due_by


def job() -> int:
    """The rebuild that the one job waiting is for."""
    (waiting,) = ProcrastinateJob.objects.filter(task_name="rebuild_timetables", status="todo")
    return waiting.args["rebuild_id"]


def test_an_added_holiday_moves_every_date_that_counts_over_it(maria, amy):
    assert next_due(amy) == day("Wed 3 Jun 2026")
    practice.add_holiday(on=GALA, name="Gala Day", because="Proclaimed in May", by=maria)
    assert next_due(amy) == day("Wed 3 Jun 2026")
    assert rebuild_running() == Rebuilding(children=1, done=0)
    practice.carry_out(job(), at=NOW)
    assert next_due(amy) == day("Thu 4 Jun 2026")
    assert "not counting Gala Day and " in amy.timetable.get().reason
    assert rebuild_running() is None


def test_a_holiday_taken_away_moves_them_back(maria, amy):
    practice.add_holiday(on=GALA, name="Gala Day", because="Proclaimed in May", by=maria)
    practice.remove_holiday(on=GALA, because="It was cancelled", by=maria)
    assert list(in_force().calendar.skipped(day("Tue 19 May 2026"), GALA)) == []
    for rebuild in TimetableRebuild.objects.order_by("pk"):
        practice.carry_out(rebuild.pk, at=NOW)
    assert next_due(amy) == day("Wed 3 Jun 2026")
    assert PracticeVersion.objects.count() == 2


def test_a_stricter_limit_is_set_and_what_is_no_longer_named_is_dropped(maria, amy):
    practice.set_limits(
        limits={"first_within_working_days": 15, "later_within_months": 5},
        because="Agreed by the board in May",
        by=maria,
    )
    practice.set_limits(
        limits={"first_within_working_days": 10}, because="Agreed in June", by=maria
    )
    assert in_force().local == LocalPractice(first_within_working_days=10)
    assert in_force().number == 2
    assert Event.objects.filter(kind="practice set").count() == 2


def test_the_first_day_of_recorded_reviews_stays_when_limits_change(maria):
    practice.set_reviews_from(day=day("Mon 1 Apr 2024"), because="The returns begin", by=maria)
    practice.set_limits(limits={"later_within_months": 5}, because="The board", by=maria)
    assert in_force().reviews_from == day("Mon 1 Apr 2024")
    practice.set_reviews_from(day=None, because="All are recorded", by=maria)
    assert in_force().reviews_from is None
    assert in_force().local.later_within_months == 5


@pytest.mark.parametrize(
    ("on", "name", "says"),
    [
        (GALA, " ", "Say what the holiday is called."),
        (day("Sat 23 May 2026"), "Gala Day", "Sat 23 May 2026 is no working day as it is."),
        (day("Mon 25 May 2026"), "Gala Day", "Mon 25 May 2026 is a bank holiday already: "),
    ],
)
def test_what_is_no_new_holiday_is_refused(maria, on, name, says):
    with pytest.raises(practice.CannotSetPractice, match=says):
        practice.add_holiday(on=on, name=name, because="Proclaimed in May", by=maria)
    assert not ExtraHoliday.objects.exists()


def test_a_holiday_is_added_once_and_only_an_added_one_is_taken_away(maria):
    practice.add_holiday(on=GALA, name="Gala Day", because="Proclaimed in May", by=maria)
    with pytest.raises(practice.CannotSetPractice, match="is a bank holiday already: Gala Day"):
        practice.add_holiday(on=GALA, name="Gala Day", because="Proclaimed in May", by=maria)
    with pytest.raises(practice.CannotSetPractice, match="not among the holidays"):
        practice.remove_holiday(on=day("Mon 25 May 2026"), because="We work", by=maria)


@pytest.mark.parametrize(
    ("limits", "because", "says"),
    [
        ({"later_within_months": 7}, "Easier", "looser than the 6 allowed"),
        ({"soonish": 7}, "Easier", "is not a setting"),
        ({"later_within_months": 5}, " ", "Say in a few words why"),
        ({}, "To be sure", "Nothing is different"),
    ],
)
def test_a_limit_that_is_looser_than_the_law_or_unexplained_is_refused(
    maria, limits, because, says
):
    with pytest.raises(practice.CannotSetPractice, match=says):
        practice.set_limits(limits=limits, because=because, by=maria)
    assert not PracticeVersion.objects.exists()
    assert rebuild_running() is None


def test_reviews_are_not_recorded_from_a_day_to_come(maria):
    with pytest.raises(practice.CannotSetPractice, match="is still to come"):
        practice.set_reviews_from(day=NOW.date() + timedelta(days=1), because="Soon", by=maria)


def test_an_iro_sets_no_practice():
    wren = viewer(person("Wren Okafor", Role.IRO))
    with pytest.raises(Refused):
        practice.add_holiday(on=GALA, name="Gala Day", because="Proclaimed in May", by=wren)
