"""The pages of local practice: what holds beside the law, what is refused, what was set and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, allocate, child, person, viewer
from tests.dates import day
from tests.signing_in import signed_in

from footprint.operations import practice
from footprint.queries.practice import in_force
from footprint.records.models import ExtraHoliday, PracticeVersion, TimetableRebuild, User
from footprint.rules.allocations import Band
from footprint.rules.practice import LocalPractice
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
LIMITS = {
    "first_within_working_days": "15", "second_within_months": "", "later_within_months": "5",
    "after_a_move_within_working_days": "", "series_counts_from": "completion",
    "because": "The board agreed in May",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _on_a_tuesday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def maria() -> User:
    return person("Maria Lind", Role.IRO_MANAGER)


@pytest.fixture
def browser(maria: User) -> Client:
    return signed_in(maria)


def words(answer: Any) -> str:
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", text).split()))


def summary(answer: Any) -> dict[str, str]:
    """Read the summary of faults: which box each leads to, and what it says."""
    links = re.findall(
        r'<a href="#([\w-]+)">([^<]+)</a>',
        answer.content.decode().partition("govuk-error-summary__list")[2].partition("</ul>")[0],
    )
    return dict(links)


def sent(browser: Client, name: str, data: dict[str, str], *ids: int) -> Any:
    return browser.post(reverse(name, args=ids), data, follow=True)


def dated(name: str, when: str) -> dict[str, str]:
    on = day(when)
    parts = {"day": on.day, "month": on.month, "year": on.year}
    return {f"{name}_{part}": str(number) for part, number in parts.items()}


def test_the_page_shows_each_limit_beside_the_law(browser: Client) -> None:
    said = words(browser.get(reverse("practice")))
    for wanted in (
        "First review from the child becoming looked after within 20 working days",
        "reg 33(1)",
        "no more than the law asks",
        "Review after a move from the child's move to another home asks for none none",
        "50 to 70.",
        "Every review there ever was",
        "Nothing was set yet",
    ):
        assert wanted in said


def test_stricter_limits_are_set_and_the_history_says_who_when_why_and_what(
    browser: Client,
) -> None:
    said = words(sent(browser, "set-limits", LIMITS))
    assert in_force().local == LocalPractice(first_within_working_days=15, later_within_months=5)
    for wanted in (
        "What you ask of yourselves is set. Every date is being worked out anew.",
        "within 15 working days",
        "Maria Lind",
        "24 November 2026",
        "First review: within 15 working days, before no more than the law asks",
        "Later reviews: within 5 months, before no more than the law asks",
        "The board agreed in May",
    ):
        assert wanted in said


def test_what_is_left_empty_is_no_longer_asked(browser: Client) -> None:
    sent(browser, "set-limits", LIMITS)
    form = browser.get(reverse("set-limits")).content.decode()
    assert 'value="15"' in form
    later = {**LIMITS, "first_within_working_days": "1", "later_within_months": ""}
    said = words(sent(browser, "set-limits", {**later, "series_counts_from": "start"}))
    assert in_force().local == LocalPractice(
        first_within_working_days=1, series_counts_from="start"
    )
    assert "First review: within 1 working day, before within 15 working days" in said
    assert "counts from: the day it begins, before the day it is completed" in said


def test_every_fault_is_said_at_once_beside_its_box_and_what_was_typed_stays(
    browser: Client,
) -> None:
    wrong = {
        "first_within_working_days": "21", "second_within_months": "0",
        "later_within_months": "half a year", "after_a_move_within_working_days": "61",
        "series_counts_from": "completion", "because": "",
    }  # fmt: skip
    answer = sent(browser, "set-limits", wrong)
    assert summary(answer) == {
        "first_within_working_days": "First review: the law allows 20 working days at most, "
        "so enter 20 or fewer",
        "second_within_months": "Second review: enter 1 or more, or leave it empty",
        "later_within_months": "Later reviews: enter a whole number of months",
        "after_a_move_within_working_days": "Review after a move: a longer time is no aim, "
        "so enter 60 or fewer",
        "because": "Enter why, and who decided it",
    }
    page = answer.content.decode()
    assert 'value="21"' in page
    assert 'value="half a year"' in page
    assert page.count("govuk-error-message") == 5
    assert not PracticeVersion.objects.exists()


def test_to_set_what_holds_already_is_refused(browser: Client) -> None:
    sent(browser, "set-limits", LIMITS)
    assert "Nothing is different" in words(sent(browser, "set-limits", LIMITS))
    assert PracticeVersion.objects.count() == 1


def test_the_band_is_set(browser: Client) -> None:
    given = {"fewest": "70", "most": "60", "because": ""}
    assert set(summary(sent(browser, "caseload-band", given))) == {"most", "because"}
    given = {"fewest": "40", "most": "60", "because": "Agreed in May"}
    said = words(sent(browser, "caseload-band", given))
    assert in_force().band == Band(40, 60)
    assert "full-time IRO: 40 to 60, before 50 to 70, as the IRO Handbook says" in said


def test_the_first_day_of_recorded_reviews_is_set_and_taken_back(browser: Client) -> None:
    soon = {**dated("day", "Wed 25 Nov 2026"), "because": "x"}
    assert "is still to come" in summary(sent(browser, "reviews-from", soon))["day_day"]
    given = {**dated("day", "Mon 1 Apr 2024"), "because": "The old system ended"}
    said = words(sent(browser, "reviews-from", given))
    assert in_force().reviews_from == day("Mon 1 Apr 2024")
    assert "recorded: from Mon 1 April 2024, before from the beginning" in said
    none = {"day_day": "", "day_month": "", "day_year": "", "because": "All are there"}
    sent(browser, "reviews-from", none)
    assert in_force().reviews_from is None


def test_a_holiday_is_added_once_and_taken_away_with_a_reason(browser: Client) -> None:
    gala = {**dated("on", "Wed 19 May 2027"), "name": "Gala Day", "because": "Proclaimed"}
    said = words(sent(browser, "add-holiday", gala))
    assert not in_force().calendar.is_working_day(day("Wed 19 May 2027"))
    assert "Maria Lind Bank holidays Gala Day on Wed 19 May 2027 is a bank holiday:" in said
    again = summary(sent(browser, "add-holiday", {**gala, "because": ""}))
    assert again["on_day"] == "Wed 19 May 2027 is a bank holiday already: Gala Day."
    assert "because" in again
    added = ExtraHoliday.objects.get().pk
    page = browser.get(reverse("remove-holiday", args=[added]))
    assert "Is Wed 19 May 2027 no bank holiday?" in words(page)
    assert "because" in summary(sent(browser, "remove-holiday", {"because": ""}, added))
    assert ExtraHoliday.objects.exists()
    sent(browser, "remove-holiday", {"because": "It was a mistake"}, added)
    assert in_force().calendar.is_working_day(day("Wed 19 May 2027"))
    assert browser.get(reverse("remove-holiday", args=[added])).status_code == 404


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("Sat 22 May 2027", "Sat 22 May 2027 is no working day as it is."),
        ("Fri 25 Dec 2026", "Fri 25 December 2026 is a bank holiday already: Christmas Day."),
    ],
)
def test_a_day_that_is_no_working_day_is_no_new_holiday(
    browser: Client, when: str, says: str
) -> None:
    gala = {**dated("on", when), "name": "Gala Day", "because": "Proclaimed"}
    assert summary(sent(browser, "add-holiday", gala)) == {"on_day": says}


def test_while_dates_are_worked_out_anew_every_page_with_dates_says_how_far_it_is(
    browser: Client, maria: User
) -> None:
    asha = person("Asha Iro", Role.IRO)
    amy = child("Amy Adeyemi")
    allocate(amy, asha)
    child("Leo Frost")
    practice.set_limits(limits={"later_within_months": 5}, because="The board", by=viewer(maria))
    TimetableRebuild.objects.update(done=1)
    showing_dates = [
        reverse("home"),
        reverse("my-children"),
        reverse("child", args=[amy.public_id]),
        reverse("child-timetable", args=[amy.public_id]),
        reverse("unallocated"),
        reverse("not-told"),
        reverse("hand-over", args=[amy.public_id]),
        reverse("officer", args=[asha.pk]),
    ]
    for address in showing_dates:
        assert "worked out anew: 1 of 2 children are done" in words(browser.get(address)), address
    page = browser.get(reverse("practice"))
    assert "Every child’s dates are being worked out anew 1 of 2 done." in words(page)
    assert f'data-again="{reverse("practice")}"' in page.content.decode()
    practice.carry_out(TimetableRebuild.objects.get().pk, at=NOW)
    for address in (*showing_dates, reverse("practice")):
        assert "worked out anew" not in words(browser.get(address)), address


def test_a_long_history_is_in_pages_and_each_row_is_compared_with_the_one_before(
    browser: Client, maria: User
) -> None:
    for number in range(25):
        practice.set_caseload_band(
            fewest=40, most=50 + number, because=f"Because {number}", by=viewer(maria)
        )
    first, second = (words(browser.get(f"{reverse('practice')}?page={n}")) for n in (1, 2))
    assert "40 to 55, before 40 to 54" in first
    assert "Because 4 " not in first
    assert "40 to 54, before 40 to 53" in second
    assert "40 to 50, before 50 to 70, as the IRO Handbook says" in second


def test_the_administrator_sets_practice_too_and_is_led_to_it() -> None:
    ada = signed_in(person("Ada Admin", Role.ADMINISTRATOR))
    assert "Local practice" in words(ada.get(reverse("home")))
    given = {"fewest": "40", "most": "60", "because": "Agreed in May"}
    assert "40 to 60." in words(sent(ada, "caseload-band", given))


@pytest.mark.parametrize("role", [Role.IRO, Role.HEAD, Role.BUSINESS_SUPPORT])
def test_nobody_else_sets_it(role: Role) -> None:
    other = signed_in(person("Ida Other", role))
    assert "Local practice" not in words(other.get(reverse("home")))
    for name in ("practice", "set-limits", "caseload-band", "reviews-from", "add-holiday"):
        assert other.get(reverse(name)).status_code == 403
        assert other.post(reverse(name), LIMITS).status_code in {403, 405}
    assert not PracticeVersion.objects.exists()
