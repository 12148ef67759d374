"""A child's timetable: made of the records by the rules, in the transaction that wrote them."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, child, person
from tests.dates import day

from footprint.operations import timetables
from footprint.records.models import (
    Child,
    LegalStatusHeld,
    LookedAfterPeriod,
    Notice,
    Placement,
    PracticeVersion,
    Review,
    TimetableRow,
    TimetableState,
)
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db


def dates_of(of: Child) -> list[str]:
    """The child's timetable: "REV-1 by Wed 3 Jun 2026, held Wed 27 May 2026"."""
    return [
        f"{row.rule} by {_day(row.due_by)}"
        + (f", held {_day(row.held_on)}" if row.held_on else "")
        + (", lapsed" if row.has_lapsed else "")
        for row in of.timetable.order_by("period_start", "sequence")
    ]


def _day(on) -> str:
    return f"{on:%a} {on.day} {on:%b %Y}" if on else "no day known"


def held(of: Child, *days: str) -> None:
    for one in days:
        Review.objects.create(child=of, held_on=day(one))


def in_care(name: str, since: str, **more) -> Child:
    return child(name, in_care_since=day(since), **more)


def test_reviews_follow_from_the_day_the_child_came_into_care_and_those_held():
    amy = in_care("Amy Adeyemi", "Tue 5 May 2026")
    held(amy, "Wed 27 May 2026", "Wed 19 Aug 2026")
    timetables.rebuild([amy.pk], at=NOW)
    assert dates_of(amy) == [
        "REV-1 by Wed 3 Jun 2026, held Wed 27 May 2026",
        "REV-2 by Thu 27 Aug 2026, held Wed 19 Aug 2026",
        "REV-3 by Fri 19 Feb 2027",
    ]
    last = amy.timetable.get(sequence=3)
    assert last.force == "statute"
    assert last.reason.startswith("6 months from Wed 19 August 2026, when")
    assert last.in_time is None


def test_a_limit_on_a_day_off_keeps_its_day_and_is_booked_on_the_working_day_before():
    amy = in_care("Amy Adeyemi", "Tue 5 May 2026")
    held(amy, "Wed 27 May 2026", "Thu 25 Jun 2026")
    timetables.rebuild([amy.pk], at=NOW)
    row = amy.timetable.get(held_on=None)
    assert (row.due_by, row.book_by) == (day("Fri 25 Dec 2026"), day("Thu 24 Dec 2026"))


def test_a_placement_order_and_a_placement_for_adoption_bring_their_own_limits():
    amy = in_care("Amy Adeyemi", "Tue 5 May 2026")
    held(amy, "Wed 27 May 2026", "Wed 19 Aug 2026")
    LegalStatusHeld.objects.filter(child=amy).update(ended_on=day("Mon 31 Aug 2026"))
    LegalStatusHeld.objects.create(child=amy, started_on=day("Mon 31 Aug 2026"), status="E1")
    timetables.rebuild([amy.pk], at=NOW)
    assert dates_of(amy)[-1] == "ADO-1 by Mon 30 Nov 2026"
    Placement.objects.filter(child=amy).update(ended_on=day("Mon 5 Oct 2026"))
    Placement.objects.create(child=amy, started_on=day("Mon 5 Oct 2026"), home="A6")
    timetables.rebuild([amy.pk], at=NOW)
    assert dates_of(amy)[-1] == "ADO-3 by Mon 2 Nov 2026"


def test_a_notice_answered_bring_forward_makes_a_duty_by_the_day_named():
    amy = in_care("Amy Adeyemi", "Tue 5 May 2026")
    held(amy, "Wed 27 May 2026", "Wed 19 Aug 2026")
    wren = person("Wren Okafor", Role.IRO)
    Notice.objects.create(
        child=amy,
        kind="placement",
        on=day("Fri 4 Dec 2026"),
        what="A move to a home in Leeds is proposed.",
        given_by=wren,
        given_at=NOW,
        answer="forward",
        answered_by=wren,
        answered_at=NOW,
        review_by=day("Tue 1 Dec 2026"),
    )
    timetables.rebuild([amy.pk], at=NOW)
    row = amy.timetable.get(held_on=None)
    assert (row.rule, row.due_by) == ("REV-4", day("Tue 1 Dec 2026"))
    assert row.anchor_on == day("Tue 24 Nov 2026")


def test_short_breaks_have_a_timetable_of_their_own():
    amy = child("Amy Adeyemi", in_care_since=None)
    LookedAfterPeriod.objects.create(
        child=amy, started_on=day("Tue 1 Sep 2026"), is_short_breaks=True
    )
    timetables.rebuild([amy.pk], at=NOW)
    assert dates_of(amy) == ["SB-2 by Tue 1 Dec 2026"]


def test_care_ends_at_the_eighteenth_birthday_though_nobody_wrote_so():
    amy = in_care("Amy Adeyemi", "Tue 5 May 2026", born_on=day("Mon 16 Jun 2008"))
    held(amy, "Wed 27 May 2026")
    timetables.rebuild([amy.pk], at=NOW)
    assert dates_of(amy)[-1] == "REV-2 by Thu 27 Aug 2026, lapsed"


@pytest.mark.parametrize(
    ("left", "lapsed", "missed"),
    [("Wed 26 Aug 2026", True, False), ("Fri 28 Aug 2026", False, True)],
)
def test_a_review_that_was_due_before_care_ended_was_missed_and_can_be_held_no_more(
    left, lapsed, missed
):
    amy = in_care("Amy Adeyemi", "Tue 5 May 2026")
    held(amy, "Wed 27 May 2026")
    LookedAfterPeriod.objects.filter(child=amy).update(ended_on=day(left))
    timetables.rebuild([amy.pk], at=NOW)
    row = amy.timetable.get(due_by=day("Thu 27 Aug 2026"))
    assert (row.has_lapsed, row.was_missed) == (lapsed, missed)


def test_leaving_care_and_coming_back_the_same_day_breaks_no_course_of_reviews():
    amy = in_care("Amy Adeyemi", "Tue 5 May 2026")
    LookedAfterPeriod.objects.filter(child=amy).update(ended_on=day("Wed 1 Jul 2026"))
    LookedAfterPeriod.objects.create(child=amy, started_on=day("Wed 1 Jul 2026"))
    held(amy, "Wed 27 May 2026")
    timetables.rebuild([amy.pk], at=NOW)
    assert dates_of(amy) == [
        "REV-1 by Wed 3 Jun 2026, held Wed 27 May 2026",
        "REV-2 by Thu 27 Aug 2026",
    ]


def test_earlier_reviews_may_be_unseen_where_practice_says_from_when_they_are_recorded():
    amy = in_care("Amy Adeyemi", "Tue 5 Jun 2018")
    PracticeVersion.objects.create(number=1, set_at=NOW, settings={"reviews_from": "2026-06-01"})
    timetables.rebuild([amy.pk], at=NOW)
    assert dates_of(amy) == ["REV-3 by no day known"]
    held(amy, "Mon 6 Jul 2026")
    timetables.rebuild([amy.pk], at=NOW)
    assert dates_of(amy) == [
        "REV-3 by no day known, held Mon 6 Jul 2026",
        "REV-3 by Wed 6 Jan 2027",
    ]


def test_a_stricter_local_practice_is_named_as_such():
    amy = in_care("Amy Adeyemi", "Tue 5 May 2026")
    PracticeVersion.objects.create(number=1, set_at=NOW, settings={"first_within_working_days": 15})
    timetables.rebuild([amy.pk], at=NOW)
    row = amy.timetable.get()
    assert (row.rule, row.force, row.due_by) == ("LOC-1", "local", day("Wed 27 May 2026"))
    assert TimetableState.objects.get(child=amy).practice_version == 1


def test_a_timetable_made_again_takes_the_place_of_the_one_before():
    amy, ben = in_care("Amy Adeyemi", "Tue 5 May 2026"), in_care("Ben Bell", "Tue 5 May 2026")
    timetables.rebuild([amy.pk, ben.pk, amy.pk], at=NOW)
    held(amy, "Wed 27 May 2026")
    timetables.rebuild([amy.pk], at=NOW)
    assert [row.rule for row in amy.timetable.order_by("sequence")] == ["REV-1", "REV-2"]
    assert ben.timetable.count() == 1


def test_what_is_undone_leaves_no_timetable():
    amy = in_care("Amy Adeyemi", "Tue 5 May 2026")
    timetables.rebuild([amy.pk], at=NOW)
    with transaction.atomic():
        held(amy, "Wed 27 May 2026")
        timetables.rebuild([amy.pk], at=NOW)
        assert len(dates_of(amy)) == 2
        transaction.set_rollback(True)
    assert dates_of(amy) == ["REV-1 by Wed 3 Jun 2026"]


def test_many_children_take_as_many_queries_as_one():
    one, *many = [in_care(f"Child {n}", "Tue 5 May 2026") for n in range(21)]
    with CaptureQueriesContext(connection) as for_one:
        timetables.rebuild([one.pk], at=NOW)
    with CaptureQueriesContext(connection) as for_many:
        timetables.rebuild([each.pk for each in many], at=NOW)
    assert len(for_many) == len(for_one)
    assert TimetableRow.objects.count() == 21
