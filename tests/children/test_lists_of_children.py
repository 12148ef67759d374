"""Lists of one's own children: chosen, ordered, and written down as shown."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team, viewer
from tests.dates import day

from footprint.access.viewing import Viewer
from footprint.queries import children, service
from footprint.queries.children import Due, Filters, Order, Waiting
from footprint.records.models import (
    Child,
    Entry,
    EntryAddition,
    ExtraHoliday,
    Look,
    LookedAfterPeriod,
    Notice,
    Restriction,
    TimetableRow,
    User,
)
from footprint.terms.days import LONDON
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db


def due(of: Child, days: int) -> None:
    TimetableRow.objects.create(
        child=of, period_start=TODAY, sequence=9, rule="REV-3", force="statute", anchor="",
        due_by=TODAY + timedelta(days=days), reason="",
    )  # fmt: skip


def seen(of: Child, iro: User, days_ago: int, *, taken_back: bool = False) -> None:
    entry = Entry.objects.create(
        child=of, kind="visit", on=TODAY - timedelta(days=days_ago), by=iro, made_at=NOW,
        was_seen=True, form_key=uuid4(),
    )  # fmt: skip
    if taken_back:
        EntryAddition.objects.create(entry=entry, at=NOW, by=iro, words="x", takes_back=True)


@pytest.fixture
def asha() -> Viewer:
    """Holds Amina (late, seen), Bilal (due soon, never seen), Cora (due later, not seen lately)."""
    iro = person("Asha Iro", Role.IRO)
    amina, bilal, cora = (
        child("Amina Yusuf", born_on=date(2014, 6, 5)),
        child("Bilal Ali", born_on=date(2020, 1, 1)),
        child("Cora Stone", born_on=date(2009, 1, 1)),
    )
    for one, days in ((amina, -1), (bilal, 10), (cora, 100)):
        allocate(one, iro)
        due(one, days)
    seen(amina, iro, 10)
    seen(bilal, iro, 5, taken_back=True)
    seen(cora, iro, 100)
    Notice.objects.create(
        child=cora, kind="missing", on=TODAY, what="x", given_by=iro, given_at=NOW
    )
    return viewer(iro)


def names(filters: Filters, by: Viewer, **more: object) -> str:
    rows = children.lines(filters, viewer=by, **more)
    assert len(rows) == children.how_many(filters, viewer=by)
    return " ".join(row.name.partition(" ")[0] for row in rows)


@pytest.mark.parametrize(
    ("filters", "listed"),
    [
        (Filters(), "Amina Bilal Cora"),
        (Filters(due=Due.LATE), "Amina"),
        (Filters(due=Due.SOON), "Bilal"),
        (Filters(not_seen_lately=True), "Bilal Cora"),
        (Filters(notices=Waiting.AT_ALL), "Cora"),
        (Filters(due=Due.LATE, notices=Waiting.AT_ALL), ""),
        (Filters(notices=Waiting.TOO_LONG), ""),
        (Filters(care_ended=True), ""),
    ],
)
def test_a_filter_chooses(asha: Viewer, filters: Filters, listed: str) -> None:
    assert names(filters, asha) == listed


@pytest.mark.parametrize(
    ("given", "holiday", "listed"),
    [
        ("Thu 19 Nov 2026", None, "Bilal"),
        ("Fri 20 Nov 2026", None, ""),
        ("Thu 19 Nov 2026", "Mon 23 Nov 2026", ""),
    ],
)
def test_a_notice_waits_too_long_after_two_working_days_of_the_council(
    asha: Viewer, given: str, holiday: str | None, listed: str
) -> None:
    if holiday:
        ExtraHoliday.objects.create(on=day(holiday), name="Gala Day")
    Notice.objects.create(
        child=Child.objects.get(first_name="Bilal"), kind="missing", on=TODAY, what="x",
        given_by_id=asha.user_id, given_at=datetime.combine(day(given), time(16, 0), LONDON),
    )  # fmt: skip
    assert names(Filters(notices=Waiting.TOO_LONG), asha) == listed
    mo = viewer(person("Mo Manager", Role.IRO_MANAGER))
    (tile,) = (one for one in service.figures(viewer=mo) if one.id == "notices")
    assert (tile.value, tile.note) == (str(len(listed.split())), "of 2 that wait")


@pytest.mark.parametrize(
    ("order", "is_descending", "listed"),
    [
        (Order.DUE, False, "Amina Bilal Cora"),
        (Order.DUE, True, "Cora Bilal Amina"),
        (Order.NAME, False, "Bilal Cora Amina"),  # by family name: Ali, Stone, Yusuf
        (Order.AGE, False, "Bilal Amina Cora"),
        (Order.AGE, True, "Cora Amina Bilal"),
        (Order.SEEN, False, "Bilal Cora Amina"),  # who was never seen stands first
        (Order.SEEN, True, "Amina Cora Bilal"),
        (Order.NOTICES, True, "Cora Bilal Amina"),
    ],
)
def test_an_order_holds(asha: Viewer, order: Order, is_descending: bool, listed: str) -> None:
    assert names(Filters(), asha, order=order, is_descending=is_descending) == listed


def test_a_line_says_what_is_asked_first(asha: Viewer) -> None:
    amina, bilal, cora = children.lines(Filters(), viewer=asha)
    assert (amina.age, amina.due_by, amina.last_seen_on) == (
        12, TODAY - timedelta(days=1), TODAY - timedelta(days=10),
    )  # fmt: skip
    assert (bilal.age, bilal.last_seen_on, bilal.iro) == (6, None, "Asha Iro")
    assert (cora.notices, amina.notices) == (1, 0)


def test_a_list_is_one_row_of_the_log_that_names_who_was_shown_and_nobody_else(
    asha: Viewer,
) -> None:
    children.lines(Filters(), viewer=asha, part=slice(0, 2))
    look = Look.objects.get()
    shown = Child.objects.filter(first_name__in=["Amina", "Bilal"]).order_by("pk")
    assert (look.kind, look.children) == ("listed", [one.pk for one in shown])


def test_an_empty_list_leaves_no_row(asha: Viewer) -> None:
    children.lines(Filters(care_ended=True), viewer=asha)
    assert not Look.objects.exists()


def test_a_social_worker_lists_their_own_and_a_restricted_child_is_on_no_list(
    asha: Viewer,
) -> None:
    east = team("East")
    sue = person("Sue Worker", Role.SOCIAL_WORKER, team=east)
    amina, bilal = (Child.objects.get(first_name=name) for name in ("Amina", "Bilal"))
    for one in (amina, bilal):
        social_worker(one, sue, east)
    assert names(Filters(), viewer(sue)) == "Amina Bilal"
    Restriction.objects.create(
        child=bilal, placed_at=NOW, placed_by_id=asha.user_id, because="Threats"
    )
    assert names(Filters(), viewer(sue)) == "Amina"
    assert names(Filters(), asha) == "Amina Cora"


def test_a_child_whose_care_ended_is_on_the_other_list(asha: Viewer) -> None:
    LookedAfterPeriod.objects.filter(child__first_name="Amina").update(ended_on=TODAY)
    assert names(Filters(), asha) == "Bilal Cora"
    assert names(Filters(care_ended=True), asha) == "Amina"


def test_a_list_costs_as_many_queries_however_long_it_is(
    asha: Viewer, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(3):
        children.lines(Filters(), viewer=asha)
    iro = User.objects.get(pk=asha.user_id)
    for n in range(20):
        allocate(child(f"Child {n}"), iro)
    with django_assert_num_queries(3):
        assert len(children.lines(Filters(), viewer=asha)) == 23
