"""A manager's morning, in a real browser: a child allocated and told, a caseload shared out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.browsers import PHONE, faults_of, sideways, watched
from tests.cast import allocate, child, person, social_worker, team
from tests.signing_in import signed_in

from footprint.records.models import (
    Absence,
    Allocation,
    Child,
    ChildLink,
    LineManagement,
    LookedAfterPeriod,
    OtherWorkCount,
    Placement,
    User,
    WorkingTime,
)
from footprint.terms.people import Role

DAYS = timedelta(days=1)


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """Open a browser in which Mo, who manages the IROs, is signed in."""
    address = str(live_server.url)
    opened = browser.new_context(base_url=address)
    client = signed_in(person("Mo Manager", Role.IRO_MANAGER))
    secure = address.replace("http:", "https:")
    opened.add_cookies(
        [
            {"name": name, "value": one.value, "url": secure, "secure": True}
            for name, one in client.cookies.items()
        ]
    )
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with watched(context) as opened:
        yield opened


@pytest.fixture
def leo(context: BrowserContext) -> Child:
    """Came into care last week; Asha holds his sister, Cara his mother; Edie may not hold him."""
    today = timezone.localdate()
    asha, ben, cara, edie = (
        person(name, Role.IRO) for name in ("Asha Iro", "Ben Iro", "Cara Iro", "Edie Iro")
    )
    _works(asha, today, "1", "12345", 30)
    _works(ben, today, "0.6", "123", 20)
    Absence.objects.create(person=ben, kind="leave", started_on=today, ended_on=today + 5 * DAYS)
    made = child("Leo Frost", in_care_since=today - 8 * DAYS)
    Child.objects.filter(pk=made.pk).update(sex="M")
    LookedAfterPeriod.objects.filter(child=made).update(
        notified_on=today - 3 * DAYS, notified_by="Sue Worker"
    )
    Placement.objects.filter(child=made).update(postcode="WS1 1TP")
    for name, iro, kind in (
        ("Mia Frost", asha, "sibling"),
        ("Tia Frost", None, "sibling"),
        ("Ana Frost", cara, "parent"),
    ):
        other = child(name)
        ChildLink.objects.create(child=made, other=other, kind=kind)
        if iro:
            allocate(other, iro)
    tom = person("Tom Team", Role.TEAM_MANAGER, team=team("East"))
    social_worker(made, None, team("East"))
    LineManagement.objects.create(manager=edie, person=tom, started_on=today - 90 * DAYS)
    return made


def _works(iro: User, today: date, fte: str, weekdays: str, child_protection: int) -> None:
    WorkingTime.objects.create(
        iro=iro, fte=fte, weekdays=weekdays, started_on=today - 90 * DAYS, based_at="B1 1AA"
    )
    OtherWorkCount.objects.create(iro=iro, kind="CP", on=today, count=child_protection)


def is_sound(page: Page) -> None:
    """No fault for those who see, hear or type, and no scrolling sideways, at desk or phone."""
    at_desk = page.viewport_size
    assert at_desk
    assert faults_of(page) == []
    assert sideways(page) == 0
    page.set_viewport_size(PHONE)
    assert faults_of(page) == []
    assert sideways(page) == 0
    page.set_viewport_size(at_desk)


def test_a_child_is_allocated_with_his_sister_and_told(page: Page, leo: Child) -> None:
    page.goto("/allocations/")
    is_sound(page)
    page.get_by_role("link", name="Allocate Leo Frost").click()
    expect(page.get_by_role("heading", name="Suggested: Asha Iro")).to_be_visible()
    expect(page.get_by_text("Holds his sister Mia; 31 of 50-70; 8 miles.")).to_be_visible()
    expect(page.get_by_text("Cannot be the IRO: manages the manager")).to_be_visible()
    expect(page.get_by_text("Holds his mother Ana. Guidance says")).to_be_visible()
    is_sound(page)
    page.get_by_label("Ben Iro").check()
    page.get_by_role("button", name="Allocate").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick why you choose Ben Iro")
    expect(page.get_by_label("Ben Iro")).to_be_checked()
    is_sound(page)
    page.get_by_label("Special skill or language").check()
    page.get_by_label("In a few words").fill("He signs.")
    page.get_by_role("button", name="Allocate").click()
    expect(page.get_by_text("Leo Frost has an IRO. Now tell Leo.")).to_be_visible()
    is_sound(page)
    assert Allocation.objects.filter(iro__name="Ben Iro").count() == 2
    page.get_by_role("link", name="Write the letter").click()
    is_sound(page)
    page.get_by_label("In person").check()
    page.get_by_role("button", name="Record that it was told").click()
    expect(page.get_by_text("It is recorded that Leo was told.")).to_be_visible()


def test_an_officer_s_children_are_shared_out_by_keyboard(page: Page, leo: Child) -> None:
    asha = User.objects.get(name="Asha Iro")
    for number in range(3):
        allocate(child(f"Kit{number} Lane"), asha)

    def go_on(role: str, name: str, heading: str) -> None:
        """Press what has the focus, and look the next page over once it is there."""
        page.get_by_role(role, name=name).focus()  # type: ignore[arg-type]  # link or button
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        is_sound(page)

    page.goto(f"/officers/{asha.pk}/")
    is_sound(page)
    go_on("link", "Give children to others", "Give Asha Iro’s children to others")
    go_on("button", "Choose officers", "Who takes which of Asha Iro’s children?")
    page.get_by_label("Why the children get another IRO").focus()
    page.keyboard.type("the IRO left")
    go_on("button", "Look it over", "Give 4 children of Asha Iro to others")
    go_on("button", "Give these children", "Children given to other officers")
    expect(page.get_by_text("Each officer has been sent one message.")).to_be_visible()
    assert not Allocation.objects.filter(iro=asha, ended_on__isnull=True).exists()
