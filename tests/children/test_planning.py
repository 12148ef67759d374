"""Plans for a child: the permanence plan, days in court, and the guardian, recorded by a page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from tests.cast import LONG_AGO, TODAY, allocate, child, person, social_worker, team, viewer
from tests.children.cast_of_pages import address
from tests.signing_in import sign_in, with_app

from footprint.access.viewing import Viewer
from footprint.operations import plans
from footprint.operations.checking import Refused
from footprint.operations.plans import CannotPlan, InCourt, Reached
from footprint.queries.child import opened
from footprint.queries.plans import plans as planned
from footprint.records.models import Child, CourtDate, Event, Guardian, PermanencePlan, User
from footprint.terms.casework import CourtDateKind, Permanence
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
MON_2_NOV = date(2026, 11, 2)


@pytest.fixture
def amina() -> Child:
    return child("Amina Yusuf")


@pytest.fixture
def asha(amina: Child) -> User:
    iro = with_app(person("Asha Iro", Role.IRO))
    allocate(amina, iro)
    return iro


def plan(of: Child, by: Viewer, what: Permanence, since: date) -> None:
    plans.set_permanence(child_id=of.public_id, plan=what, detail="", since=since, by=by)


def test_a_new_plan_ends_the_one_before_that_very_day(amina: Child, asha: User) -> None:
    iro = viewer(asha)
    plan(amina, iro, Permanence.FAMILY, LONG_AGO)
    plan(amina, iro, Permanence.FOSTERING, MON_2_NOV)
    found = planned(opened(amina.public_id, viewer=iro, where="test"), viewer=iro)
    assert [(row.plan, row.started_on, row.ended_on) for row in found.permanence] == [
        (Permanence.FOSTERING, MON_2_NOV, None),
        (Permanence.FAMILY, LONG_AGO, MON_2_NOV),
    ]
    assert Event.objects.latest("id").sentence == (
        "Asha Iro recorded the permanence plan: long-term fostering, from Mon 2 November 2026."
    )


@pytest.mark.parametrize(
    ("since", "says"),
    [
        (TODAY + timedelta(days=1), "still to come"),
        (LONG_AGO, "Enter a later day"),
        (LONG_AGO - timedelta(days=1), "Enter a later day"),
    ],
)
def test_a_plan_follows_the_one_before(amina: Child, asha: User, since: date, says: str) -> None:
    plan(amina, viewer(asha), Permanence.FAMILY, LONG_AGO)
    with pytest.raises(CannotPlan, match=says):
        plan(amina, viewer(asha), Permanence.ADOPTION, since)
    assert PermanencePlan.objects.get().ended_on is None


def test_a_day_in_court_is_recorded_once_and_can_be_taken_off(amina: Child, asha: User) -> None:
    by = {"child_id": amina.public_id, "by": viewer(asha)}
    final = InCourt(MON_2_NOV, CourtDateKind.FINAL, court="Walsall")
    plans.add_court_date(in_court=final, **by)
    with pytest.raises(CannotPlan, match="already"):
        plans.add_court_date(in_court=final, **by)
    held = CourtDate.objects.get()
    bilal = child("Bilal Ali")
    allocate(bilal, asha)
    with pytest.raises(CannotPlan, match="no longer"):
        plans.take_off_court_date(child_id=bilal.public_id, court_date_id=held.pk, by=viewer(asha))
    plans.take_off_court_date(court_date_id=held.pk, **by)
    assert not CourtDate.objects.exists()
    assert Event.objects.latest("id").sentence == (
        "Asha Iro took off a day in court: final hearing, Mon 2 November 2026."
    )


def test_a_guardian_follows_another(amina: Child, asha: User) -> None:
    by = {"child_id": amina.public_id, "by": viewer(asha)}
    plans.set_guardian(guardian=Reached("Gita Guardian"), since=LONG_AGO, **by)
    plans.set_guardian(guardian=Reached("Gus Guardian"), since=MON_2_NOV, **by)
    assert list(Guardian.objects.order_by("pk").values_list("name", "ended_on")) == [
        ("Gita Guardian", MON_2_NOV),
        ("Gus Guardian", None),
    ]
    with pytest.raises(CannotPlan, match="name"):
        plans.set_guardian(guardian=Reached(" "), since=TODAY, **by)


def test_the_social_worker_does_not_plan_here(amina: Child, asha: User) -> None:
    east = team("East")
    sue = person("Sue Worker", Role.SOCIAL_WORKER, team=east)
    social_worker(amina, sue, east)
    with pytest.raises(Refused):
        plan(amina, viewer(sue), Permanence.FAMILY, LONG_AGO)


@pytest.mark.usefixtures("on_the_day")
def test_plans_are_recorded_by_their_pages(client: Client, amina: Child, asha: User) -> None:
    sign_in(client, asha)
    day = {"since_day": "2", "since_month": "Nov", "since_year": "2026"}
    court = {"kind": "final", "on_day": "30", "on_month": "11", "on_year": "2026"}
    for name, sent, words in (
        ("set-permanence", {"plan": "adoption", **day}, "Adoption"),
        ("add-court-date", court, "final hearing"),
        ("set-guardian", {"name": "Gita Guardian", **day}, "Gita Guardian"),
    ):
        page = address(name, amina)
        assert client.get(page).status_code == 200
        assert client.post(page, {**sent, "since_day": "", "on_day": ""}).status_code == 200
        assert client.post(page, sent).status_code == 302
        assert words in client.get(address("child-plans", amina)).content.decode()
    off = address("take-court-date-off", amina, CourtDate.objects.get().pk)
    assert client.post(off).status_code == 302
    assert not CourtDate.objects.exists()
