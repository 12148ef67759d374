"""In a real browser: the IRO on a doorstep, and a social worker about to move a child."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.browsers import DESK, PHONE, faults_of, sideways, watched
from tests.cast import NOW, allocate, person, social_worker, team
from tests.children.cast_of_pages import filled
from tests.signing_in import PASSWORD, code_of, with_app

from footprint.records.models import Child, Entry, Look, Message, Notice, User
from footprint.terms.people import Role

pytestmark = pytest.mark.browser


@pytest.fixture
def _on_the_day(live_server: LiveServer) -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def amina(_on_the_day: None) -> Child:
    return filled()


@pytest.fixture
def asha(amina: Child) -> User:
    iro = with_app(person("Asha Iro", Role.IRO))
    allocate(amina, iro)
    return iro


@pytest.fixture
def sue(amina: Child) -> User:
    east = team("East")
    worker = with_app(person("Sue Worker", Role.SOCIAL_WORKER, team=east))
    social_worker(amina, worker, east)
    return worker


@contextmanager
def signed_in(
    browser: Browser, site: LiveServer, user: User, viewport: dict[str, int]
) -> Iterator[Page]:
    """Open a browser of one person, signed in."""
    context = browser.new_context(base_url=site.url, viewport=viewport)
    with watched(context) as page:
        page.goto("/sign-in/?next=/account/")
        page.get_by_label("Email address").fill(user.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
        page.get_by_label("Six-digit code").fill(code_of(user))
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield page
    context.close()


def see_that_all_can_use(page: Page) -> None:
    """Nothing that axe finds, and nothing to be scrolled sideways."""
    assert faults_of(page) == []
    assert sideways(page) == 0


def test_an_iro_on_a_doorstep_notes_that_she_saw_her_alone(
    browser: Browser, live_server: LiveServer, amina: Child, asha: User
) -> None:
    with signed_in(browser, live_server, asha, PHONE) as page:
        page.goto("/children/")
        see_that_all_can_use(page)
        page.get_by_role("link", name="Minnie Yusuf").click()
        see_that_all_can_use(page)
        page.get_by_role("button", name="Add to the footprint").click()
        see_that_all_can_use(page)
        page.get_by_role("link", name="Visit to the child").click()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_contain_text("Say whether you saw the child")
        see_that_all_can_use(page)
        page.get_by_role("group", name="Did you see Minnie?").get_by_label("Yes").check()
        page.get_by_role("group", name="Alone").get_by_label("Yes").check()
        page.get_by_label("Where").select_option(label="Where the child lives, bedroom seen")
        page.get_by_label("Note").fill("She drew her room.")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Added to the footprint.")).to_be_visible()
        expect(page.get_by_text("She drew her room.")).to_be_visible()
        expect(page.get_by_text("Last seen alone").locator("xpath=..")).to_contain_text("today")
        see_that_all_can_use(page)
        page.get_by_text("Counted by kind and month").click()
        see_that_all_can_use(page)
    entry = Entry.objects.get()
    assert (entry.was_seen, entry.was_alone, entry.place) == (True, True, "bedroom")
    assert Look.objects.filter(kind="opened", children=[amina.pk]).count() >= 5


def test_a_social_worker_about_to_move_a_child_tells_the_iro_and_is_answered(
    browser: Browser, live_server: LiveServer, amina: Child, asha: User, sue: User
) -> None:
    with signed_in(browser, live_server, sue, DESK) as page:
        tell(page)
        notice = Notice.objects.get()
        assert [message.person for message in Message.objects.all()] == [asha]
        with signed_in(browser, live_server, asha, PHONE) as her_iros:
            answer(her_iros)
        page.goto("/notices/given/")
        see_that_all_can_use(page)
        page.get_by_role("link", name="Change of placement proposed").click()
        expect(page.get_by_text("Before she moves, please.")).to_be_visible()
    notice.refresh_from_db()
    assert str(notice.review_by) == "2026-12-03"


def tell(page: Page) -> None:
    """The social worker: two fields and a day."""
    page.get_by_role("link", name="Children").click()
    page.get_by_role("link", name="Minnie Yusuf").click()
    page.get_by_role("button", name="Tell the IRO").click()
    see_that_all_can_use(page)
    page.get_by_label("What it is about").select_option(label="Change of placement proposed")
    for part, typed in (("Day", "4"), ("Month", "December"), ("Year", "2026")):
        page.get_by_label(part, exact=True).fill(typed)
    page.get_by_label("What happened, or is proposed").fill("The carers are moving away.")
    page.get_by_role("button", name="Tell the IRO").click()
    expect(page.get_by_text("The IRO is told.")).to_be_visible()
    see_that_all_can_use(page)


def answer(page: Page) -> None:
    """The IRO, on a phone: brings the review forward, after being asked for the day."""
    page.goto("/notices/")
    see_that_all_can_use(page)
    page.get_by_role("link", name="Change of placement proposed").click()
    see_that_all_can_use(page)
    page.get_by_label("The review is to be brought forward").check()
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_role("alert")).to_contain_text("Say by which day")
    see_that_all_can_use(page)
    for part, typed in (("Day", "3"), ("Month", "12"), ("Year", "2026")):
        page.get_by_label(part, exact=True).fill(typed)
    page.get_by_label("Your words").fill("Before she moves, please.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Your answer is on its way.")).to_be_visible()
    page.goto("/children/")
    expect(page.get_by_text("Thu 3 December 2026")).to_be_visible()
