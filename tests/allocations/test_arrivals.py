"""A child came into care: recorded once, with who told the IRO service and how late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.cast import NOW, TODAY, child, person, team, viewer
from tests.dates import day

from footprint.access.viewing import Viewer
from footprint.operations import arrivals
from footprint.operations.arrivals import Arrival, CannotRecordArrival, IsKnown, Newcomer
from footprint.operations.checking import Refused
from footprint.queries import allocations
from footprint.records.models import (
    Child,
    Event,
    LegalStatusHeld,
    LookedAfterPeriod,
    Restriction,
    SocialWorkerHeld,
    TimetableRow,
)
from footprint.terms.care import LegalStatus
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

FRIDAY = day("Fri 20 Nov 2026")
CAME = Arrival(FRIDAY, LegalStatus.INTERIM_CARE_ORDER, TODAY, "Sue Worker")
LEO = Newcomer("C100", "Leo", "Frost", day("Thu 5 Jun 2014"), "M")


@pytest.fixture
def mo() -> Viewer:
    return viewer(person("Mo Manager", Role.IRO_MANAGER))


def test_a_newcomer_is_on_record_with_timetable_and_clock(mo: Viewer) -> None:
    public_id = arrivals.record_arrival(child=LEO, arrival=CAME, by=mo)
    leo = Child.objects.get(public_id=public_id)
    assert LegalStatusHeld.objects.get(child=leo).status == "C1"
    assert TimetableRow.objects.filter(child=leo, rule="REV-1").exists()
    assert leo.name_marks
    (waiting,) = allocations.without_iro(viewer=mo, where="test").rows
    assert (waiting.arrival.delay, waiting.arrival.working_days) == (4, 2)
    assert Event.objects.get(child=leo).sentence == (
        "Leo Frost came into care on Fri 20 November 2026 (interim care order). The IRO service "
        "was told on Tue 24 November 2026, 4 days later, by Sue Worker."
    )


def test_the_team_and_worker_are_kept(mo: Viewer) -> None:
    east = team("East")
    sue = person("Sue Worker", Role.SOCIAL_WORKER, team=east)
    arrival = replace(CAME, team_id=east.pk, worker_id=sue.pk)
    arrivals.record_arrival(child=LEO, arrival=arrival, by=mo)
    held = SocialWorkerHeld.objects.get()
    assert (held.worker, held.team, held.started_on) == (sue, east, FRIDAY)


def test_short_breaks_are_marked(mo: Viewer) -> None:
    arrival = replace(CAME, status=LegalStatus.SHORT_BREAKS_AGREEMENT)
    arrivals.record_arrival(child=LEO, arrival=arrival, by=mo)
    assert LookedAfterPeriod.objects.get().is_short_breaks


def test_a_known_number_leads_to_the_child_who_may_have_come_back(mo: Viewer) -> None:
    known = child("Leo Frost", in_care_since=None, born_on=day("Thu 5 Jun 2014"))
    with pytest.raises(IsKnown, match=r"is that of Leo Frost, born Thu 5 June 2014\. If") as told:
        arrivals.record_arrival(
            child=replace(LEO, number=known.number.lower()), arrival=CAME, by=mo
        )
    assert told.value.public_id == known.public_id
    arrivals.record_return(child=known.public_id, arrival=CAME, by=mo)
    assert LookedAfterPeriod.objects.get(child=known).started_on == FRIDAY


def test_the_number_of_a_child_one_may_not_know_of_tells_nothing_of_them(mo: Viewer) -> None:
    hidden = child("Mia Secret")
    other = person("Ida Other")
    Restriction.objects.create(child=hidden, placed_at=NOW, placed_by=other, because="risk")
    with pytest.raises(CannotRecordArrival) as told:
        arrivals.record_arrival(child=replace(LEO, number=hidden.number), arrival=CAME, by=mo)
    assert not isinstance(told.value, IsKnown)
    assert "Mia" not in str(told.value)


def test_a_child_in_care_does_not_come_into_care_again(mo: Viewer) -> None:
    here = child("Leo Frost")
    with pytest.raises(CannotRecordArrival, match="already looked after on some of these days"):
        arrivals.record_return(child=here.public_id, arrival=CAME, by=mo)
    assert LookedAfterPeriod.objects.count() == 1
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("arrival", "says"),
    [
        (replace(CAME, came_on=TODAY + timedelta(days=1)), "still to come"),
        (replace(CAME, told_on=TODAY + timedelta(days=1)), "cannot be in the future"),
        (replace(CAME, told_by=" "), "Say who told"),
        (replace(CAME, worker_id=1), "Choose the team"),
    ],
)
def test_an_arrival_that_cannot_be(mo: Viewer, arrival: Arrival, says: str) -> None:
    with pytest.raises(CannotRecordArrival, match=says):
        arrivals.record_arrival(child=LEO, arrival=arrival, by=mo)
    assert not Child.objects.exists()


@pytest.mark.parametrize(
    ("newcomer", "says"),
    [
        (replace(LEO, number=" "), "number in the case system"),
        (replace(LEO, first_name=""), "first name"),
        (replace(LEO, born_on=TODAY + timedelta(days=9)), "date of birth is still to come"),
    ],
)
def test_a_newcomer_who_cannot_be(mo: Viewer, newcomer: Newcomer, says: str) -> None:
    with pytest.raises(CannotRecordArrival, match=says):
        arrivals.record_arrival(child=newcomer, arrival=CAME, by=mo)


@pytest.mark.parametrize(
    ("told_on", "words"),
    [
        (FRIDAY, "the same day,"),
        (FRIDAY + timedelta(days=1), "1 day later,"),
        (FRIDAY - timedelta(days=2), "2 days before,"),
    ],
)
def test_when_the_service_was_told_can_be_put_right(
    mo: Viewer, told_on: object, words: str
) -> None:
    leo = child("Leo Frost", in_care_since=FRIDAY)
    arrivals.record_told(child=leo.public_id, told_on=told_on, told_by="Duty team", by=mo)
    period = LookedAfterPeriod.objects.get()
    assert (period.notified_on, period.notified_by) == (told_on, "Duty team")
    assert words in Event.objects.get().sentence


@pytest.mark.parametrize("role", [Role.IRO, Role.SOCIAL_WORKER, Role.PRIVACY_OFFICER])
def test_who_may_record_an_arrival(role: Role) -> None:
    other = viewer(person("Ida Other", role, team=team("East")))
    with pytest.raises(Refused):
        arrivals.record_arrival(child=LEO, arrival=CAME, by=other)


def test_business_support_may_record_an_arrival() -> None:
    bea = viewer(person("Bea Support", Role.BUSINESS_SUPPORT))
    assert arrivals.record_arrival(child=LEO, arrival=CAME, by=bea)
