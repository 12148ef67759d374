"""Working time, absence, other work: what is kept, and what is refused and why."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from tests.cast import TODAY, person, viewer

from footprint.access.viewing import Viewer
from footprint.operations import workforce
from footprint.operations.checking import Refused
from footprint.operations.workforce import CannotKeep, Hours
from footprint.records.models import Absence, Event, OtherWorkCount, User, WorkingTime
from footprint.terms.casework import AbsenceKind, OtherWork
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

DAYS = timedelta(days=1)


@pytest.fixture
def mo() -> Viewer:
    return viewer(person("Mo Manager", Role.IRO_MANAGER))


@pytest.fixture
def asha() -> User:
    return person("Asha Iro", Role.IRO)


def hours(days: int = 0, fte: str = "0.8", weekdays: str = "1234", based_at: str = "") -> Hours:
    return Hours(TODAY + days * DAYS, Decimal(fte), weekdays, based_at=based_at)


def spans() -> list[tuple[int, int | None, str]]:
    return [
        (
            (one.started_on - TODAY).days,
            (one.ended_on - TODAY).days if one.ended_on else None,
            f"{one.fte.normalize():f}",
        )
        for one in WorkingTime.objects.order_by("started_on")
    ]


@pytest.mark.parametrize(
    ("recorded", "then"),
    [
        ([(0, "1")], [(0, None, "1")]),
        ([(0, "1"), (9, "0.8")], [(0, 9, "1"), (9, None, "0.8")]),
        ([(0, "1"), (0, "0.8")], [(0, None, "0.8")]),
        ([(0, "1"), (9, "0.8"), (5, "0.5")], [(0, 5, "1"), (5, 9, "0.5"), (9, None, "0.8")]),
        ([(9, "1"), (0, "0.8")], [(0, 9, "0.8"), (9, None, "1")]),
        ([(0, "1"), (9, "0.8"), (9, "0.6")], [(0, 9, "1"), (9, None, "0.6")]),
    ],
)
def test_working_time_holds_until_the_next(
    mo: Viewer, asha: User, recorded: list[tuple[int, str]], then: list[tuple[int, int, str]]
) -> None:
    for days, fte in recorded:
        workforce.set_working_time(iro_id=asha.pk, hours=hours(days, fte), by=mo)
    assert spans() == then
    assert Event.objects.count() == len(recorded)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (hours(fte="0"), "share of it, like 0.8"),
        (hours(fte="1.2"), "share of it, like 0.8"),
        (hours(weekdays=""), "Choose the weekdays"),
        (hours(weekdays="16"), "Choose the weekdays"),
        (hours(based_at="WS1 9ZZ9"), "not a postcode we know"),
        (hours(based_at="Town Hall"), "not a postcode we know"),
    ],
)
def test_working_time_that_cannot_be(mo: Viewer, asha: User, asked: Hours, says: str) -> None:
    with pytest.raises(CannotKeep, match=says):
        workforce.set_working_time(iro_id=asha.pk, hours=asked, by=mo)
    assert not Event.objects.exists()


def test_the_base_is_kept_in_capitals(mo: Viewer, asha: User) -> None:
    workforce.set_working_time(iro_id=asha.pk, hours=hours(based_at="ws1 1tp "), by=mo)
    assert WorkingTime.objects.get().based_at == "WS1 1TP"
    assert "WS1" not in Event.objects.get().sentence


def test_absence_is_recorded_changed_and_removed(mo: Viewer, asha: User) -> None:
    made = workforce.record_absence(
        person_id=asha.pk, kind=AbsenceKind.SICKNESS, starts_on=TODAY, back_on=None, by=mo
    )
    workforce.change_return(absence_id=made, back_on=TODAY + 9 * DAYS, by=mo)
    assert Absence.objects.get().ended_on == TODAY + 9 * DAYS
    workforce.remove_absence(absence_id=made, by=mo)
    assert not Absence.objects.exists()
    assert [one.sentence for one in Event.objects.order_by("pk")] == [
        "Asha Iro is away from Tue 24 November 2026 (sickness), no day of return yet.",
        "Asha Iro is back on Thu 3 December 2026.",
        "Asha Iro is not away from Tue 24 November 2026 after all.",
    ]


def test_absence_that_cannot_be(mo: Viewer, asha: User) -> None:
    def away(starts: int, back: int | None, kind: AbsenceKind = AbsenceKind.LEAVE) -> int:
        return workforce.record_absence(
            person_id=asha.pk,
            kind=kind,
            starts_on=TODAY + starts * DAYS,
            back_on=None if back is None else TODAY + back * DAYS,
            by=mo,
        )

    first = away(0, 10)
    for starts, back in ((9, 12), (-5, 1), (-5, None), (2, 3)):
        with pytest.raises(CannotKeep, match="recorded as away"):
            away(starts, back)
    away(10, 12)
    away(2, 4, AbsenceKind.TRAINING)
    with pytest.raises(CannotKeep, match="first day back must be after"):
        away(50, 50)
    with pytest.raises(CannotKeep, match="first day back must be after"):
        workforce.change_return(absence_id=first, back_on=TODAY, by=mo)
    workforce.remove_absence(absence_id=first, by=mo)
    with pytest.raises(CannotKeep, match="removed already"):
        workforce.remove_absence(absence_id=first, by=mo)


def test_a_count_of_the_same_day_is_put_right(mo: Viewer, asha: User) -> None:
    for count in (17, 18):
        workforce.count_other_work(
            iro_id=asha.pk, kind=OtherWork.CHILD_PROTECTION, on=TODAY, count=count, by=mo
        )
    assert OtherWorkCount.objects.get().count == 18


@pytest.mark.parametrize(("days", "count"), [(1, 5), (0, -1), (0, 501)])
def test_a_count_that_cannot_be(mo: Viewer, asha: User, days: int, count: int) -> None:
    with pytest.raises(CannotKeep):
        workforce.count_other_work(
            iro_id=asha.pk,
            kind=OtherWork.FOSTER_CARERS,
            on=TODAY + days * DAYS,
            count=count,
            by=mo,
        )


def test_registration_is_recorded(mo: Viewer) -> None:
    new = person("New Iro")
    with pytest.raises(CannotKeep, match="like SW12345"):
        workforce.record_registration(iro_id=new.pk, number=" ", by=mo)
    workforce.record_registration(iro_id=new.pk, number=" SW99 ", by=mo)
    assert User.objects.get(pk=new.pk).registration == "SW99"


@pytest.mark.parametrize("role", [Role.IRO, Role.BUSINESS_SUPPORT, Role.ADMINISTRATOR])
def test_only_managers_keep_these_records(asha: User, role: Role) -> None:
    other = viewer(person("Ida Other", role))
    with pytest.raises(Refused):
        workforce.set_working_time(iro_id=asha.pk, hours=hours(), by=other)
    with pytest.raises(Refused):
        workforce.record_registration(iro_id=asha.pk, number="SW1", by=other)
    with pytest.raises(Refused):
        workforce.count_other_work(
            iro_id=asha.pk, kind=OtherWork.FOSTER_CARERS, on=TODAY, count=1, by=other
        )
