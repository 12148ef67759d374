"""Children without an IRO, children not told, the officers side by side, and what is counted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, TODAY, allocate, child, person, viewer
from tests.dates import day

from footprint.access.viewing import Viewer
from footprint.queries import allocations, caseloads, choosing, continuity
from footprint.queries.child import opened
from footprint.queries.practice import in_force
from footprint.records.models import (
    Absence,
    Allocation,
    Child,
    ChildLink,
    ConfidentialLocation,
    Look,
    LookedAfterPeriod,
    OtherWorkCount,
    Placement,
    PracticeVersion,
    Restriction,
    TimetableRow,
    User,
    WorkingTime,
)
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

DAYS = timedelta(days=1)
WEEKS = timedelta(weeks=1)


@pytest.fixture
def mo() -> Viewer:
    return viewer(person("Mo Manager", Role.IRO_MANAGER))


@pytest.fixture
def asha() -> User:
    return person("Asha Iro", Role.IRO)


def came(name: str, since: date, told_on: date | None = None, by: str = "") -> Child:
    made = child(name, in_care_since=since)
    LookedAfterPeriod.objects.filter(child=made).update(notified_on=told_on, notified_by=by)
    return made


def review_due(of: Child, due_by: date) -> None:
    TimetableRow.objects.create(
        child=of,
        period_start=TODAY,
        sequence=1,
        rule="REV-1",
        force="statute",
        anchor="care",
        due_by=due_by,
        reason="-",
    )


# ---- without an IRO ------------------------------------------------------------------------------


def test_the_most_urgent_stands_first_with_its_day_and_why(mo: Viewer) -> None:
    came("New Child", day("Mon 23 Nov 2026"))
    came("Old Child", day("Mon 2 Nov 2026"))
    first, second = allocations.without_iro(viewer=mo, where="test").rows
    assert (first.name, first.due_by) == ("Old Child", day("Mon 9 Nov 2026"))
    assert (second.name, second.due_by) == ("New Child", day("Mon 30 Nov 2026"))
    assert first.reason.startswith("5 working days from Mon 2 November 2026, when care began.")


def test_the_delay_until_the_service_was_told_is_counted(mo: Viewer) -> None:
    came("Leo Frost", day("Fri 13 Nov 2026"), day("Tue 17 Nov 2026"), "Sue Worker")
    came("Mia Frost", day("Tue 17 Nov 2026"))
    late, untold = (one.arrival for one in allocations.without_iro(viewer=mo, where="test").rows)
    assert (late.delay, late.working_days, late.told_by) == (4, 2, "Sue Worker")
    assert (untold.delay, untold.told_on) == (None, None)


def test_who_has_an_iro_is_not_listed_and_who_had_one_is_a_vacancy(mo: Viewer, asha: User) -> None:
    allocate(came("Leo Frost", TODAY - 9 * DAYS), asha, since=TODAY)
    allocate(came("Mia Frost", TODAY - 90 * DAYS), asha, since=TODAY - 80 * DAYS, until=TODAY)
    (vacancy,) = allocations.without_iro(viewer=mo, where="test").rows
    assert (vacancy.name, vacancy.due_by) == ("Mia Frost", None)
    assert "as soon as practicable" in vacancy.reason


def test_an_iro_of_an_earlier_time_in_care_does_not_stop_the_clock(mo: Viewer, asha: User) -> None:
    back = came("Leo Frost", TODAY)
    LookedAfterPeriod.objects.create(
        child=back, started_on=TODAY - 400 * DAYS, ended_on=TODAY - 200 * DAYS
    )
    allocate(back, asha, since=TODAY - 390 * DAYS, until=TODAY - 200 * DAYS)
    (one,) = allocations.without_iro(viewer=mo, where="test").rows
    assert one.due_by == day("Tue 1 Dec 2026")


def test_children_whose_iro_has_gone_are_listed_with_the_name(mo: Viewer) -> None:
    left = person("Gil Gone")
    off = person("Oli Off", Role.IRO)
    User.objects.filter(pk=off.pk).update(is_active=False)
    for name, iro in (("Leo Frost", left), ("Mia Frost", off)):
        one = came(name, TODAY - 90 * DAYS)
        allocate(one, iro, since=TODAY - 80 * DAYS)
        review_due(one, TODAY + (5 * DAYS if iro == off else 9 * DAYS))
    listed = allocations.without_iro(viewer=mo, where="test").rows
    assert [(one.name, one.gone) for one in listed] == [
        ("Mia Frost", "Oli Off"),
        ("Leo Frost", "Gil Gone"),
    ]


def test_somebody_who_begins_later_is_named(mo: Viewer, asha: User) -> None:
    allocate(came("Leo Frost", TODAY), asha, since=TODAY + 3 * DAYS)
    (one,) = allocations.without_iro(viewer=mo, where="test").rows
    assert (one.coming, one.coming_on) == ("Asha Iro", TODAY + 3 * DAYS)


def test_the_list_is_one_look_and_names_no_restricted_child(mo: Viewer, asha: User) -> None:
    leo, mia = came("Leo Frost", TODAY), came("Mia Frost", TODAY)
    Restriction.objects.create(child=mia, placed_at=NOW, placed_by=asha, because="risk")
    assert [one.name for one in allocations.without_iro(viewer=mo, where="needs an IRO").rows] == [
        "Leo Frost"
    ]
    (look,) = Look.objects.all()
    assert (look.where, look.children, look.kind) == ("needs an IRO", [leo.pk], "listed")


def test_a_list_costs_as_many_queries_for_many_children_as_for_one(mo: Viewer, asha: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            allocations.without_iro(viewer=mo, where="test")
            allocations.not_told(viewer=mo, where="test")
        return len(asked)

    came("Leo Frost", TODAY)
    allocate(came("Kit Lane", TODAY), asha, since=TODAY)
    few = queries()
    for number in range(10):
        came(f"More {number}", TODAY)
        allocate(came(f"Held {number}", TODAY), asha, since=TODAY)
    assert queries() == few


# ---- not told ------------------------------------------------------------------------------------


def test_a_part_of_the_list_can_be_asked_for(mo: Viewer) -> None:
    for number in range(5):
        came(f"Child {number}", TODAY - number * DAYS)
    part = allocations.without_iro(viewer=mo, where="test", rows=lambda _: slice(2, 4))
    assert [one.name for one in part.rows] == ["Child 2", "Child 1"]
    assert part.total == 5
    assert len(Look.objects.get().children) == 2


def test_children_not_told_who_their_iro_is(mo: Viewer, asha: User) -> None:
    first = came("Leo Frost", day("Mon 16 Nov 2026"))
    allocate(first, asha, since=TODAY)
    changed = came("Mia Frost", TODAY - 90 * DAYS)
    allocate(changed, person("Ben Iro", Role.IRO), since=TODAY - 80 * DAYS, until=TODAY - 9 * DAYS)
    allocate(changed, asha, since=TODAY - 9 * DAYS)
    told = came("Zoe Hart", TODAY - 9 * DAYS)
    allocate(told, asha, since=TODAY)
    Allocation.objects.filter(child=told).update(told_on=TODAY, told_how="person")
    rows = allocations.not_told(viewer=mo, where="test")
    assert [(one.name, one.is_first, one.due_by) for one in rows] == [
        ("Mia Frost", False, None),
        ("Leo Frost", True, day("Mon 23 Nov 2026")),
    ]


def test_an_iro_is_shown_their_own(asha: User) -> None:
    allocate(came("Leo Frost", TODAY), asha, since=TODAY)
    allocate(came("Mia Frost", TODAY), person("Ben Iro", Role.IRO), since=TODAY)
    rows = allocations.not_told(viewer=viewer(asha), where="test")
    assert [one.name for one in rows] == ["Leo Frost"]


# ---- caseloads -----------------------------------------------------------------------------------


def test_what_an_officer_holds_is_counted(mo: Viewer, asha: User) -> None:
    for name, due in (("Leo Frost", 12 * WEEKS), ("Mia Frost", 14 * WEEKS)):
        one = child(name)
        allocate(one, asha)
        review_due(one, TODAY + due)
    allocate(child("Not InCare", in_care_since=None), asha)
    ben = person("Ben Iro", Role.IRO)
    covered = child("Kit Lane")
    allocate(covered, ben)
    allocate(covered, asha, since=TODAY, until=TODAY + 9 * DAYS, kind="cover")
    for on, count in ((TODAY - 40 * DAYS, 20), (TODAY - 10 * DAYS, 17)):
        OtherWorkCount.objects.create(iro=asha, kind="CP", on=on, count=count)
    OtherWorkCount.objects.create(iro=asha, kind="FC", on=TODAY, count=6)
    WorkingTime.objects.create(iro=asha, fte="0.80", weekdays="1234", started_on=TODAY - DAYS)
    found = {one.name: one for one in caseloads.officers(mo)}["Asha Iro"]
    more = caseloads.besides([asha.pk], viewer=mo)[asha.pk]
    assert (found.children, more.covering, more.reviews_due) == (2, 1, 1)
    assert found.child_protection
    assert (found.child_protection.count, found.child_protection.on) == (17, TODAY - 10 * DAYS)
    assert (found.caseload, found.full_time_equivalent) == (19, 0.8)
    assert found.foster_carers
    assert found.foster_carers.count == 6


def test_a_restricted_child_is_in_no_number(mo: Viewer, asha: User) -> None:
    leo = child("Leo Frost")
    allocate(leo, asha)
    Restriction.objects.create(child=leo, placed_at=NOW, placed_by=asha, because="risk")
    (found,) = caseloads.officers(mo)
    assert found.caseload == 0


@pytest.mark.parametrize(
    ("absences", "back_on"),
    [
        ([], "none"),
        ([(-9, -1)], "none"),
        ([(-9, 3)], 3),
        ([(-9, 3), (-1, 5)], 5),
        ([(-9, None), (-1, 5)], None),
        ([(4, 9), (20, 30)], 9),
    ],
)
def test_the_absence_of_today_or_the_next_is_shown(
    mo: Viewer, asha: User, absences: list[tuple[int, int | None]], back_on: object
) -> None:
    for start, end in absences:
        Absence.objects.create(
            person=asha,
            kind="leave",
            started_on=TODAY + start * DAYS,
            ended_on=None if end is None else TODAY + end * DAYS,
        )
    (found,) = caseloads.officers(mo)
    if back_on == "none":
        assert found.away is None
    else:
        expected = TODAY + back_on * DAYS if isinstance(back_on, int) else None
        assert found.away
        assert found.away.back_on == expected


def test_the_band_is_a_setting(mo: Viewer) -> None:
    assert str(in_force().band) == "50-70"
    PracticeVersion.objects.create(
        number=1, set_at=NOW, settings={"caseload": {"fewest": 45, "most": 60}}
    )
    assert str(in_force().band) == "45-60"


# ---- side by side --------------------------------------------------------------------------------


def test_siblings_earlier_work_and_distance_are_known_of_each_officer(
    mo: Viewer, asha: User
) -> None:
    leo, mia = child("Leo Frost"), child("Mia Frost")
    ChildLink.objects.create(child=leo, other=mia, kind="sibling")
    allocate(mia, asha)
    ben = person("Ben Iro", Role.IRO)
    allocate(leo, ben, until=TODAY - 90 * DAYS)
    Placement.objects.filter(child=leo).update(postcode="WS1 1TP")
    WorkingTime.objects.create(iro=ben, fte=1, started_on=TODAY, based_at="B1 1AA")
    known = choosing.choices([leo], viewer=mo)
    a, b = known.candidates[leo.pk]
    assert (a.siblings, a.held_until, a.miles) == (("her sister Mia",), None, None)
    assert (b.siblings, b.held_until) == ((), TODAY - 90 * DAYS)
    assert b.miles == pytest.approx(8.2, abs=0.1)


def test_no_distance_is_ever_told_to_a_sealed_place(mo: Viewer, asha: User) -> None:
    leo = child("Leo Frost")
    Placement.objects.filter(child=leo).update(postcode="WS1 1TP")
    ConfidentialLocation.objects.create(
        child=leo, kind="refuge", address="1 High Street", started_on=TODAY
    )
    WorkingTime.objects.create(iro=asha, fte=1, started_on=TODAY, based_at="B1 1AA")
    (found,) = choosing.choices([leo], viewer=mo).candidates[leo.pk]
    assert found.miles is None


def test_a_sister_the_manager_may_not_know_of_changes_nothing(mo: Viewer, asha: User) -> None:
    leo, mia = child("Leo Frost"), child("Mia Frost")
    without = choosing.choices([leo], viewer=mo)
    ChildLink.objects.create(child=leo, other=mia, kind="sibling")
    allocate(mia, asha)
    Restriction.objects.create(child=mia, placed_at=NOW, placed_by=asha, because="risk")
    assert choosing.choices([leo], viewer=mo) == without


def test_an_iro_whom_the_child_asked_to_change_is_not_held_to_know_the_child(
    mo: Viewer, asha: User
) -> None:
    leo = child("Leo Frost")
    allocate(leo, asha, until=TODAY - 9 * DAYS)
    Allocation.objects.update(end_reason="child asked")
    (found,) = choosing.choices([leo], viewer=mo).candidates[leo.pk]
    assert found.held_until is None


def test_comparing_costs_as_many_queries_for_many_as_for_few(mo: Viewer, asha: User) -> None:
    def queries(children: list[Child]) -> int:
        with CaptureQueriesContext(connection) as asked:
            choosing.choices(children, viewer=mo)
        return len(asked)

    leo, mia = child("Leo Frost"), child("Mia Frost")
    ChildLink.objects.create(child=leo, other=mia, kind="sibling")
    few = queries([leo])
    more = [child(f"More {number}") for number in range(8)]
    for number, one in enumerate(more):
        allocate(one, person(f"Iro {number}", Role.IRO))
        ChildLink.objects.create(child=leo, other=one, kind="sibling")
    assert queries([leo, *more]) == few


# ---- continuity ----------------------------------------------------------------------------------


def test_steadiness_is_counted_of_those_in_care_so_long(mo: Viewer, asha: User) -> None:
    ben = person("Ben Iro", Role.IRO)
    two_years, ten_months = TODAY - 760 * DAYS, TODAY - 300 * DAYS
    allocate(child("Same Long", in_care_since=two_years), asha, since=two_years)
    changed = child("Changed Lately", in_care_since=two_years)
    allocate(changed, ben, since=two_years, until=ten_months)
    allocate(changed, asha, since=ten_months)
    Allocation.objects.filter(iro=ben).update(end_reason="left")
    allocate(child("New Here", in_care_since=ten_months), asha, since=ten_months)
    slip = child("Put Right", in_care_since=ten_months)
    allocate(slip, ben, since=ten_months, until=ten_months)
    allocate(slip, asha, since=ten_months)
    found = continuity.continuity(viewer=mo)
    assert found.steadiness.children == 4
    assert found.by_number_of_iros == ((1, 3), (2, 1))
    assert [(months, share.count, share.of) for months, share in found.steadiness.same_for] == [
        (12, 1, 2),
        (24, 1, 2),
    ]
    assert found.changes == (("the IRO left", 1),)


def test_a_history_says_who_when_and_why(mo: Viewer, asha: User) -> None:
    leo = child("Leo Frost")
    at = datetime(2026, 1, 5, 10, tzinfo=ZoneInfo("Europe/London"))
    first = allocate(leo, asha, until=TODAY)
    Allocation.objects.update(end_reason="left", handover="Ring him.", made_at=at)
    allocate(leo, person("Ben Iro", Role.IRO), since=TODAY)
    cover = person("Cara Iro", Role.IRO)
    allocate(leo, cover, since=TODAY, until=TODAY + 5 * DAYS, kind="cover")
    seen = opened(leo.public_id, viewer=mo, where="test")
    found = continuity.history(seen, viewer=mo)
    assert found.iros == 2
    assert found.spells[-1].why_ended == "the IRO left"
    assert found.spells[-1].handover == "Ring him."
    assert found.spells[-1].started_on == first.started_on
    assert [one.is_cover for one in found.spells] == [True, False, False]
