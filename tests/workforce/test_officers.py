"""Officers side by side, one officer for supervision, and figures 68 to 70 with their meaning."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, TODAY, allocate, child, person, viewer
from tests.dates import day

from footprint.access.viewing import Viewer
from footprint.queries.caseload_figures import CaseloadFigure
from footprint.queries.establishment import establishment
from footprint.queries.officer import NoSuchOfficer, officer_page
from footprint.records.models import (
    Child,
    Entry,
    Look,
    OtherWorkCount,
    Restriction,
    TimetableRow,
    User,
    WorkingTime,
)
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

DAYS = timedelta(days=1)


@pytest.fixture
def mo() -> Viewer:
    return viewer(person("Mo Manager", Role.IRO_MANAGER))


@pytest.fixture
def asha() -> User:
    return person("Asha Iro", Role.IRO)


def figures(viewer: Viewer) -> tuple[CaseloadFigure, ...]:
    return establishment(viewer=viewer, rows=slice).figures


def hold(iro: User, children: int, fte: str = "1", child_protection: int = 0) -> None:
    for number in range(children):
        allocate(child(f"Child{number} {iro.name}"), iro)
    WorkingTime.objects.create(iro=iro, fte=fte, started_on=TODAY - 9 * DAYS)
    if child_protection:
        OtherWorkCount.objects.create(iro=iro, kind="CP", on=TODAY, count=child_protection)


def review(of: Child, due_by: date, held_on: date | None, sequence: int) -> None:
    TimetableRow.objects.create(
        child=of,
        period_start=TODAY,
        sequence=sequence,
        rule="REV-3",
        force="statute",
        anchor="review",
        due_by=due_by,
        held_on=held_on,
        reason="-",
    )


def entry(of: Child, by: User, on: date, *, seen: bool = False) -> None:
    Entry.objects.create(
        child=of,
        kind="visit" if seen else "file",
        on=on,
        by=by,
        made_at=NOW,
        was_seen=True if seen else None,
        form_key=uuid4(),
    )


def test_caseload_per_head_and_for_full_time_and_the_band(mo: Viewer, asha: User) -> None:
    hold(asha, 3, "1", child_protection=50)  # 53: within 50-70
    hold(person("Ben Iro", Role.IRO), 2, "0.5", child_protection=34)  # 36: over 25-35
    hold(person("Cara Iro", Role.IRO), 1, "0.5")  # 1: under
    found = {one.id: (one.value, one.note) for one in figures(mo)}
    assert found["68a"] == ("45.0", "90 children, 2 full-time equivalent")
    assert found["68b"] == ("30.0", "90 children, 3 officers, from 1 to 53; 2 with both roles")
    assert found["69"] == ("1 of 3", "1 over, 1 under")
    assert found["70a"][0] == "6 of 6"


def test_every_figure_says_what_it_counts(mo: Viewer, asha: User) -> None:
    for one in figures(mo):
        assert one.definition.endswith(".")
        assert len(one.definition) > 100
    assert "not verified" in next(one.definition for one in figures(mo) if one.id == "69")


def test_with_nobody_there_is_no_figure(mo: Viewer) -> None:
    assert [one.value for one in figures(mo)] == [
        "–",
        "–",
        "0 of 0",
        "0 of 0",
        "0 of 0",
    ]


def test_a_restricted_child_is_in_no_figure(mo: Viewer, asha: User) -> None:
    hold(asha, 1)
    before = figures(mo)
    hidden = child("Mia Secret")
    allocate(hidden, asha)
    Restriction.objects.create(child=hidden, placed_at=NOW, placed_by=asha, because="risk")
    assert figures(mo) == before


def test_officers_stand_by_how_full_they_are_and_the_gone_are_named(mo: Viewer, asha: User) -> None:
    hold(asha, 2, "1")
    hold(person("Ben Iro", Role.IRO), 2, "0.5")
    gone = person("Gil Gone")
    allocate(child("Left Behind"), gone)
    found = establishment(viewer=mo, rows=slice)
    assert [row.officer.name for row in found.rows] == ["Ben Iro", "Asha Iro"]
    assert [(one.name, one.children) for one in found.gone] == [("Gil Gone", 1)]


def test_reviews_belong_to_whoever_held_the_child_on_the_day(mo: Viewer, asha: User) -> None:
    leo = child("Leo Frost")
    ben = person("Ben Iro", Role.IRO)
    changed = day("Mon 1 Jun 2026")
    allocate(leo, ben, until=changed)
    allocate(leo, asha, since=changed)
    review(leo, day("Fri 1 May 2026"), day("Mon 4 May 2026"), 1)  # late, Ben's
    review(leo, day("Wed 1 Jul 2026"), day("Wed 1 Jul 2026"), 2)  # in time, Asha's
    review(leo, day("Mon 2 Nov 2026"), None, 3)  # missed, Asha's
    review(leo, day("Mon 2 Jun 2025"), day("Mon 2 Jun 2025"), 4)  # long ago
    review(leo, day("Tue 1 Dec 2026"), None, 5)  # still to come
    hers = officer_page(asha.pk, viewer=mo, where="test")
    his = officer_page(ben.pk, viewer=mo, where="test")
    assert ((hers.in_time.count, hers.in_time.of), hers.late) == ((1, 2), ("1 not held yet",))
    assert ((his.in_time.count, his.in_time.of), his.late) == ((0, 1), ("1 held late",))


def test_the_footprint_is_counted_by_child_and_month(mo: Viewer, asha: User) -> None:
    leo, mia = child("Leo Frost"), child("Mia Frost")
    for one in (leo, mia):
        allocate(one, asha)
    entry(leo, asha, day("Mon 2 Nov 2026"), seen=True)
    entry(leo, asha, day("Tue 3 Nov 2026"))
    entry(leo, asha, day("Wed 1 Jul 2026"))
    entry(leo, person("Ben Iro", Role.IRO), day("Tue 3 Nov 2026"))
    found = officer_page(asha.pk, viewer=mo, where="officer")
    by_name = {one.name: one for one in found.children}
    assert found.months[0] == day("Mon 1 Jun 2026")
    assert [count for _, count in by_name["Leo Frost"].by_month] == [0, 1, 0, 0, 0, 2]
    assert by_name["Leo Frost"].last_seen_on == day("Mon 2 Nov 2026")
    assert by_name["Mia Frost"].entries == 0
    assert (found.seen.count, found.seen.of) == (1, 2)
    assert sorted(Look.objects.get(where="officer").children) == sorted([leo.pk, mia.pk])


def test_the_page_of_nobody_is_absent(mo: Viewer) -> None:
    for unknown in (0, person("Nil Norole").pk):
        with pytest.raises(NoSuchOfficer):
            officer_page(unknown, viewer=mo, where="test")


def test_the_pages_cost_as_many_queries_for_many_as_for_few(mo: Viewer, asha: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            officer_page(asha.pk, viewer=mo, where="test")
            establishment(viewer=mo, rows=slice)
        return len(asked)

    hold(asha, 1)
    few = queries()
    hold(person("Ben Iro", Role.IRO), 4)
    for number in range(5):
        allocate(child(f"More {number}"), asha)
    assert queries() == few
