"""A child's care told as a story, in which a secret place stays secret."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cast import TODAY, allocate, child, person, viewer

from footprint.access.viewing import Viewer
from footprint.queries import care, plans
from footprint.queries.care import CareKind
from footprint.queries.child import SeenChild, opened
from footprint.records.models import (
    Child,
    ConfidentialLocation,
    CourtDate,
    DatedFact,
    Guardian,
    LegalStatusHeld,
    LookedAfterPeriod,
    Missing,
    PermanencePlan,
    Placement,
)
from footprint.terms.casework import FactKind, Permanence
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
MON_5_JAN = date(2026, 1, 5)
WED_1_APR = date(2026, 4, 1)


@pytest.fixture
def amina() -> Child:
    """In care for some weeks of 2024, and again since Mon 5 Jan 2026."""
    made = child("Amina Yusuf", in_care_since=None)
    LookedAfterPeriod.objects.create(
        child=made, started_on=date(2024, 2, 1), ended_on=date(2024, 3, 1), end_reason="E4A"
    )
    LookedAfterPeriod.objects.create(
        child=made, started_on=MON_5_JAN, need="N1", notified_on=date(2026, 1, 7),
        notified_by="Tim Duty",
    )  # fmt: skip
    LegalStatusHeld.objects.create(
        child=made, started_on=MON_5_JAN, ended_on=WED_1_APR, status="V2"
    )
    LegalStatusHeld.objects.create(child=made, started_on=WED_1_APR, status="C1")
    Placement.objects.create(
        child=made,
        started_on=MON_5_JAN,
        ended_on=WED_1_APR,
        home="U6",
        provider="PR1",
        carer="Jo and Sam Hill",
        distance_miles=3.2,
        change_reason="CARPL",
    )
    return made


@pytest.fixture
def asha(amina: Child) -> Viewer:
    iro = person("Asha Iro", Role.IRO)
    allocate(amina, iro, since=MON_5_JAN)
    return viewer(iro)


def seen(of: Child, by: Viewer) -> SeenChild:
    return opened(of.public_id, viewer=by, where="test")


def told(of: Child, by: Viewer, kind: CareKind | None = None) -> list[tuple[str, ...]]:
    story = care.story(seen(of, by), viewer=by)
    return [(one.title, str(one.started_on), *one.details) for one in story.of(kind)]


def test_the_story_is_told_newest_first_in_words(amina: Child, asha: Viewer) -> None:
    Missing.objects.create(child=amina, started_on=date(2026, 5, 8), ended_on=date(2026, 5, 9))
    assert told(amina, asha) == [
        ("Missing", "2026-05-08"),
        ("Legal status: interim care order", "2026-04-01"),
        (
            "Home: fostered with another carer, other", "2026-01-05",
            "With Jo and Sam Hill.", "Provided by: the council's own provision.",
            "3 miles from home.", "Ended: change to or carrying out of the care plan.",
        ),
        ("Legal status: accommodated under section 20", "2026-01-05"),
        (
            "Became looked after", "2026-01-05", "Because of abuse or neglect.",
            "The IRO service was told on Wed 7 January 2026 by Tim Duty.",
        ),
        ("Care ended", "2024-03-01", "Returned home, planned."),
        ("Became looked after", "2024-02-01"),
    ]  # fmt: skip


def test_one_kind_of_happening_can_be_read_alone(amina: Child, asha: Viewer) -> None:
    assert [title for title, *_ in told(amina, asha, CareKind.LEGAL)] == [
        "Legal status: interim care order", "Legal status: accommodated under section 20",
    ]  # fmt: skip


def test_the_head_of_the_story_says_what_holds_today(amina: Child, asha: Viewer) -> None:
    Placement.objects.create(
        child=amina, started_on=WED_1_APR, home="K2", carer="Elm House", address="1 Elm Road",
        postcode="WS1 1AA",
    )  # fmt: skip
    Placement.objects.filter(home="U6").update(ended_on=WED_1_APR)
    Missing.objects.create(child=amina, started_on=date(2025, 11, 24), ended_on=date(2025, 11, 25))
    Missing.objects.create(child=amina, started_on=date(2025, 11, 25), ended_on=date(2025, 11, 26))
    story = care.story(seen(amina, asha), viewer=asha)
    assert (story.looked_after_since, story.legal_status) == (MON_5_JAN, "interim care order")
    assert story.living == care.Living(
        "children's home", WED_1_APR, "Elm House", "1 Elm Road, WS1 1AA", is_confidential=False
    )
    assert (story.homes, story.homes_this_year, story.missing_this_year) == (2, 2, 1)


def test_nothing_that_could_give_a_confidential_placement_away_is_told(
    amina: Child, asha: Viewer
) -> None:
    Placement.objects.create(
        child=amina, started_on=WED_1_APR, home="A6", is_confidential=True, carer="CANARY",
        provider="PR3", urn="CANARY", distance_miles=41, authority="E08000030",
    )  # fmt: skip
    ConfidentialLocation.objects.create(
        child=amina, kind="adopter", started_on=WED_1_APR, address="CANARY", postcode="CN1 1RY"
    )
    ConfidentialLocation.objects.create(
        child=amina, kind="refuge", started_on=MON_5_JAN, ended_on=WED_1_APR, address="CANARY"
    )
    story = care.story(seen(amina, asha), viewer=asha)
    assert story.living
    assert (story.living.carer, story.living.address) == ("", "")
    assert [one.what for one in story.sealed] == ["home of the adopters"]
    everything = repr(story)
    assert [word for word in ("CANARY", "CN1", "41", "E08") if word in everything] == []


@pytest.mark.parametrize(("kind", "is_told"), [("placement", False), ("school", True)])
def test_while_where_a_child_lives_is_sealed_no_placement_of_then_is_told(
    amina: Child, asha: Viewer, kind: str, is_told: bool
) -> None:
    """The first home ended on the day the seal began; the second was not said to be secret."""
    Placement.objects.create(
        child=amina, started_on=WED_1_APR, home="U6", carer="Kim Lane", address="9 Lane Road"
    )
    ConfidentialLocation.objects.create(
        child=amina, kind=kind, address="9 Lane Road", started_on=WED_1_APR
    )
    story = care.story(seen(amina, asha), viewer=asha)
    assert ("Kim Lane" in repr(story)) == is_told
    assert ("9 Lane Road" in repr(story)) == is_told
    assert "Jo and Sam Hill" in repr(story)


def test_a_child_who_left_care_has_a_story_and_no_present(amina: Child) -> None:
    LookedAfterPeriod.objects.filter(ended_on=None).update(ended_on=TODAY, end_reason="E5")
    LegalStatusHeld.objects.filter(ended_on=None).update(ended_on=TODAY)
    mo = viewer(person("Mo Manager", Role.IRO_MANAGER))
    story = care.story(seen(amina, mo), viewer=mo)
    assert (story.looked_after_since, story.legal_status, story.living, story.homes) == (
        None, "", None, 0,
    )  # fmt: skip
    assert story.told[0].title == "Care ended"


def test_each_kind_of_fact_is_listed_with_its_latest_day_or_never(
    amina: Child, asha: Viewer
) -> None:
    for ago in (400, 30):
        DatedFact.objects.create(
            child=amina, kind=FactKind.HEALTH_ASSESSMENT, on=TODAY - timedelta(days=ago)
        )
    DatedFact.objects.create(child=amina, kind=FactKind.SDQ, on=MON_5_JAN, score=17)
    found = {row.kind: row for row in plans.facts(seen(amina, asha))}
    assert list(found) == list(FactKind)
    assert found[FactKind.HEALTH_ASSESSMENT].on == TODAY - timedelta(days=30)
    assert found[FactKind.HEALTH_ASSESSMENT].earlier == (TODAY - timedelta(days=400),)
    assert (found[FactKind.SDQ].score, found[FactKind.DENTAL_CHECK].on) == (17, None)


def test_plans_and_days_in_court_are_told_as_they_stand_today(amina: Child, asha: Viewer) -> None:
    PermanencePlan.objects.create(
        child=amina, plan="family", started_on=MON_5_JAN, ended_on=WED_1_APR
    )
    PermanencePlan.objects.create(child=amina, plan="adoption", started_on=WED_1_APR)
    for days in (-60, -10, 5, 90):
        CourtDate.objects.create(
            child=amina, on=TODAY + timedelta(days=days), kind="hearing", court="Family Court",
            case_number="CANARY",
        )  # fmt: skip
    Guardian.objects.create(child=amina, name="Gita Guardian", started_on=MON_5_JAN)
    found = plans.plans(seen(amina, asha), viewer=asha)
    assert [row.plan for row in found.permanence] == [Permanence.ADOPTION, Permanence.FAMILY]
    assert [(row.on - TODAY).days for row in found.court_coming] == [5, 90]
    assert [(row.on - TODAY).days for row in found.court_past] == [-10, -60]
    assert found.guardian
    assert found.guardian.name == "Gita Guardian"


def test_business_support_sees_when_a_court_sits_and_no_more(amina: Child) -> None:
    CourtDate.objects.create(
        child=amina, on=TODAY, kind="final", court="CANARY", case_number="CANARY", detail="CANARY"
    )
    bea = viewer(person("Bea Support", Role.BUSINESS_SUPPORT))
    (row,) = plans.plans(seen(amina, bea), viewer=bea).court_coming
    assert row.on == TODAY
    assert "CANARY" not in repr(row)
