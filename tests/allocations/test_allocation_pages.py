"""The pages on which children get an IRO: what they show, do, refuse, and write into the log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team
from tests.dates import day
from tests.signing_in import signed_in

from footprint.records.models import (
    Allocation,
    Child,
    ChildLink,
    Event,
    Look,
    LookedAfterPeriod,
    Message,
    Restriction,
    User,
    WorkingTime,
)
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

FRIDAY = day("Fri 20 Nov 2026")


@pytest.fixture(autouse=True)
def _on_a_tuesday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def mo() -> Client:
    return signed_in(person("Mo Manager", Role.IRO_MANAGER))


@pytest.fixture
def asha() -> User:
    return person("Asha Iro", Role.IRO)


@pytest.fixture
def ben() -> User:
    return person("Ben Iro", Role.IRO)


@pytest.fixture
def leo() -> Child:
    return child("Leo Frost", in_care_since=FRIDAY)


def words(answer: HttpResponse) -> str:
    """What a page says, without its markup."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def on(when: object, name: str = "on") -> dict[str, str]:
    return {
        f"{name}_day": str(when.day),
        f"{name}_month": str(when.month),
        f"{name}_year": str(when.year),
    }


def url(name: str, of: Child) -> str:
    return reverse(name, args=[of.public_id])


def test_the_list_says_how_urgent_and_why(mo: Client, leo: Child) -> None:
    LookedAfterPeriod.objects.update(notified_on=TODAY, notified_by="Sue Worker")
    said = words(mo.get(reverse("unallocated")))
    assert "1 child, the most urgent first." in said
    assert "Leo Frost" in said
    assert "Tue 24 November 2026 , 4 days later (2 working days) by Sue Worker" in said
    assert "should be appointed by Fri 27 November 2026" in said
    assert "Good practice in the IRO Handbook" in said


def test_an_empty_list_says_what_will_be_there(mo: Client) -> None:
    assert "Every child has an IRO" in words(mo.get(reverse("unallocated")))


def test_choosing_shows_the_officers_and_the_suggestion(
    mo: Client, leo: Child, asha: User, ben: User
) -> None:
    mia = child("Mia Frost")
    ChildLink.objects.create(child=leo, other=mia, kind="sibling")
    allocate(mia, ben)
    social_worker(leo, asha, team("East"))
    WorkingTime.objects.create(iro=ben, fte="0.8", weekdays="1234", started_on=FRIDAY)
    said = words(mo.get(url("allocate", leo)))
    assert "Suggested: Ben Iro Holds her sister Mia; 1 of 40-56." in said
    assert "Cannot be the IRO: is the social worker of this child" in said
    assert "Mon, Tue, Wed, Thu 0.8 of full time" in said
    looks = Look.objects.filter(where="choosing an IRO")
    assert [(one.kind, one.children) for one in looks.order_by("pk")] == [
        ("opened", [leo.pk]),
        ("listed", [mia.pk]),
    ]


def test_allocating_by_the_page(mo: Client, leo: Child, asha: User) -> None:
    answer = mo.post(url("allocate", leo), {"iro": asha.pk, **on(TODAY)}, follow=True)
    assert answer.redirect_chain[-1][0] == url("allocation-history", leo)
    assert "Leo Frost has an IRO. Now tell Leo." in words(answer)
    assert Allocation.objects.get().iro == asha


def test_brothers_and_sisters_are_offered_together(mo: Client, leo: Child, asha: User) -> None:
    mia = child("Mia Frost")
    ChildLink.objects.create(child=leo, other=mia, kind="sibling")
    assert "Her sister Mia" in words(mo.get(url("allocate", leo)))
    mo.post(
        url("allocate", leo),
        {"iro": asha.pk, "together": [str(mia.public_id)], **on(TODAY)},
    )
    assert set(Allocation.objects.values_list("child_id", flat=True)) == {leo.pk, mia.pk}


def test_a_refusal_keeps_what_was_typed(mo: Client, leo: Child, asha: User, ben: User) -> None:
    allocate(child("Some Child"), ben)
    answer = mo.post(
        url("allocate", leo), {"iro": ben.pk, "because": "speaks Tigrinya", **on(TODAY)}
    )
    said = words(answer)
    assert "Asha Iro is suggested now. Tick why you choose Ben Iro" in said
    assert "speaks Tigrinya" in said
    assert f'value="{ben.pk}" checked' in answer.content.decode()
    assert not Allocation.objects.filter(child=leo).exists()


def test_nothing_chosen_is_said(mo: Client, leo: Child, asha: User) -> None:
    assert "Choose one of the officers" in words(mo.post(url("allocate", leo), on(TODAY)))


def test_a_child_who_has_an_iro_leads_to_handing_over(
    mo: Client, leo: Child, asha: User, ben: User
) -> None:
    held = allocate(leo, asha, since=FRIDAY)
    assert "Leo Frost has an IRO" in words(mo.get(url("allocate", leo)))
    page = mo.get(url("hand-over", leo))
    assert "Asha Iro has been the IRO since Fri 20 November 2026" in words(page)
    answer = mo.post(
        url("hand-over", leo),
        {"iro": ben.pk, "reason": "absence", "handover": "Ring.", "seen": held.pk, **on(TODAY)},
    )
    assert answer.status_code == 302
    held.refresh_from_db()
    assert (held.ended_on, held.handover) == (TODAY, "Ring.")


def test_a_change_made_meanwhile_is_said(mo: Client, leo: Child, asha: User, ben: User) -> None:
    first = allocate(leo, asha, since=FRIDAY, until=TODAY)
    allocate(leo, ben, since=TODAY)
    answer = mo.post(
        url("hand-over", leo),
        {"iro": asha.pk, "reason": "absence", "seen": first.pk, **on(TODAY)},
    )
    assert "after you opened this page. Nothing was changed." in words(answer)


def test_history_shows_everybody_and_why(mo: Client, leo: Child, asha: User, ben: User) -> None:
    allocate(leo, asha, since=FRIDAY, until=TODAY)
    Allocation.objects.update(end_reason="left", handover="Ring him.")
    allocate(leo, ben, since=TODAY)
    said = words(mo.get(url("allocation-history", leo)))
    assert "2 IROs so far." in said
    assert "Changed because: the IRO left." in said
    assert "“Ring him.”" in said
    assert "has not been told yet who their IRO is" in said


def test_ending_when_care_has_ended(mo: Client, leo: Child, asha: User) -> None:
    held = allocate(leo, asha, since=FRIDAY)
    LookedAfterPeriod.objects.update(ended_on=TODAY)
    assert "Care has ended, and an IRO is still on record" in words(mo.get(reverse("unallocated")))
    mo.post(url("end-allocation", leo), {"reason": "ended", "seen": held.pk, **on(TODAY)})
    held.refresh_from_db()
    assert held.ended_on == TODAY


# ---- the letter ----------------------------------------------------------------------------------


def test_the_letter_is_shown_and_told(mo: Client, leo: Child, asha: User) -> None:
    allocate(leo, asha, since=FRIDAY)
    said = words(mo.get(url("iro-letter", leo)))
    assert "Your IRO, and how to reach me" in said
    assert "Leo has not been told yet." in said
    assert "No phone number is recorded for Asha Iro" in said
    assert "Hello from your IRO" in words(mo.get(url("iro-letter", leo), {"age": "0-7"}))
    told = {"how": "person", **on(TODAY, "told_on")}
    answer = mo.post(url("iro-letter", leo), told, follow=True)
    assert "Leo was told on Tue 24 November 2026 : in person." in words(answer)


def test_children_not_told_are_listed_until_they_are(mo: Client, leo: Child, asha: User) -> None:
    allocate(leo, asha, since=FRIDAY)
    said = words(mo.get(reverse("not-told")))
    assert "1 child, the longest waiting first." in said
    assert "should be told by Fri 27 November 2026" in said
    Allocation.objects.update(told_on=TODAY, told_how="letter")
    assert "Every child has been told" in words(mo.get(reverse("not-told")))


@pytest.mark.parametrize(
    ("name", "kind", "begins", "look"),
    [
        ("iro-letter-pdf", "application/pdf", b"%PDF", "printed"),
        ("iro-letter-word", "officedocument", b"PK", "exported"),
    ],
)
def test_printing_and_exporting_are_in_the_log_and_the_file_names_nobody(
    mo: Client, leo: Child, asha: User, name: str, kind: str, begins: bytes, look: str
) -> None:
    allocate(leo, asha, since=FRIDAY)
    answer = mo.get(url(name, leo))
    assert answer.content.startswith(begins)
    assert kind in answer.headers["Content-Type"]
    assert "Leo" not in answer.headers["Content-Disposition"]
    (found,) = Look.objects.filter(children=[leo.pk])
    assert found.kind == look


def test_without_an_iro_the_letter_says_why_not(mo: Client, leo: Child) -> None:
    answer = mo.get(url("iro-letter", leo))
    assert answer.status_code == 409
    assert "has no IRO yet" in words(answer)


# ---- cover and reallocation ----------------------------------------------------------------------


def test_cover_for_all_children_or_some(mo: Client, asha: User, ben: User, leo: Child) -> None:
    mia = child("Mia Hart")
    for one in (leo, mia):
        allocate(one, asha, since=FRIDAY)
    address = reverse("arrange-cover", args=[asha.pk])
    page = mo.get(address)
    assert page.content.decode().count(" checked") == 2
    one = mo.get(address, {"child": str(leo.public_id)})
    assert one.content.decode().count(" checked") == 1
    days = {**on(TODAY, "starts_on"), **on(TODAY + timedelta(days=27), "last_day")}
    assert "Choose at least one child." in words(mo.post(address, {"iro": ben.pk, **days}))
    mo.post(address, {"iro": ben.pk, "child": [str(leo.public_id)], **days})
    cover = Allocation.objects.get(kind="cover")
    assert (cover.child, cover.iro, cover.ended_on) == (leo, ben, TODAY + timedelta(days=28))


def test_reallocating_in_three_steps(mo: Client, asha: User, ben: User, leo: Child) -> None:
    mia = child("Mia Hart")
    for one in (leo, mia):
        allocate(one, asha, since=FRIDAY)
    address = reverse("reallocate", args=[asha.pk])
    assert "Step 1 of 3" in words(mo.get(address))
    assert "Choose at least one child" in words(mo.post(address, {"step": "share"}))
    chosen = {"child": [str(leo.public_id), str(mia.public_id)]}
    second = mo.post(address, {"step": "share", **chosen})
    assert "Step 2 of 3" in words(second)
    seen = re.search(r'name="seen" value="(\w+)"', second.content.decode())
    assert seen
    whole = {"seen": seen[1], "reason": "left", **chosen, **on(TODAY)}
    third = mo.post(address, {"step": "share", **whole})
    assert "Ben Iro: 0, then 2 of 50-70" in words(third)
    assert not Event.objects.exists()
    back = mo.post(address, {"step": "confirm", "back": "1", **whole})
    assert "Step 2 of 3" in words(back)
    done = mo.post(address, {"step": "confirm", **whole}, follow=True)
    assert "Mo Manager gave 2 children of Asha Iro to 1 officer" in words(done)
    assert Message.objects.count() == 1


def test_a_list_that_changed_meanwhile_is_shown_anew(
    mo: Client, asha: User, ben: User, leo: Child
) -> None:
    allocate(leo, asha, since=FRIDAY)
    mia = child("Mia Hart")
    allocate(mia, asha, since=FRIDAY)
    address = reverse("reallocate", args=[asha.pk])
    chosen = {"child": [str(leo.public_id), str(mia.public_id)]}
    shown = mo.post(address, {"step": "share", **chosen}).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', shown)
    Allocation.objects.filter(child=mia).update(ended_on=TODAY)
    assert seen
    answer = mo.post(
        address, {"step": "confirm", "seen": seen[1], "reason": "left", **chosen, **on(TODAY)}
    )
    assert "have changed since you opened this page" in words(answer)
    assert Allocation.objects.filter(iro=ben).count() == 0


# ---- coming into care ----------------------------------------------------------------------------


def arrival(**more: str) -> dict[str, str]:
    return {
        "number": "C100",
        "first_name": "Leo",
        "last_name": "Frost",
        "status": "C1",
        "told_by": "Sue Worker",
        **on(FRIDAY, "came_on"),
        **on(TODAY, "told_on"),
        **more,
    }


def test_an_arrival_leads_on_to_choosing(mo: Client) -> None:
    east = team("East")
    assert mo.get(reverse("record-arrival")).status_code == 200
    answer = mo.post(reverse("record-arrival"), arrival(worker=f"{east.pk}:"))
    leo = Child.objects.get(number="C100")
    assert answer.headers["Location"] == url("allocate", leo)
    assert leo.social_workers.get().team == east


def test_a_known_number_leads_to_recording_a_return(mo: Client) -> None:
    leo = child("Leo Frost", in_care_since=None)
    answer = mo.post(reverse("record-arrival"), arrival(number=leo.number))
    assert url("record-return", leo) in answer.content.decode()
    mo.post(url("record-return", leo), arrival())
    assert LookedAfterPeriod.objects.get(child=leo).started_on == FRIDAY


def test_when_the_service_was_told_is_put_right(mo: Client, leo: Child) -> None:
    assert mo.get(url("record-told", leo)).status_code == 200
    mo.post(url("record-told", leo), {"told_by": "Duty", **on(FRIDAY, "told_on")})
    assert LookedAfterPeriod.objects.get().notified_by == "Duty"


def test_business_support_records_an_arrival_and_goes_to_their_work() -> None:
    bea = signed_in(person("Bea Support", Role.BUSINESS_SUPPORT))
    answer = bea.post(reverse("record-arrival"), arrival())
    assert answer.headers["Location"] == reverse("home")


# ---- who may -------------------------------------------------------------------------------------

OF_CHILD = [
    "allocate",
    "hand-over",
    "end-allocation",
    "record-return",
    "record-told",
    "iro-letter",
    "iro-letter-pdf",
    "iro-letter-word",
    "allocation-history",
]


@pytest.mark.parametrize("name", OF_CHILD)
def test_a_restricted_child_is_absent_to_a_manager_not_on_the_list(
    mo: Client, leo: Child, asha: User, name: str
) -> None:
    allocate(leo, asha, since=FRIDAY)
    absent = mo.get(f"/children/00000000-0000-4000-8000-000000000000/{name}/")
    Restriction.objects.create(child=leo, placed_at=NOW, placed_by=asha, because="risk")
    answer = mo.get(url(name, leo))
    assert answer.status_code == 404
    assert words(answer) == words(absent)
    assert not Look.objects.exists()


@pytest.mark.parametrize(
    "name", ["allocate", "hand-over", "end-allocation", "record-return", "record-told"]
)
def test_an_iro_is_refused_in_words(leo: Child, asha: User, name: str) -> None:
    allocate(leo, asha, since=FRIDAY)
    answer = signed_in(asha).get(url(name, leo))
    assert answer.status_code == 403
    assert "You may not" in words(answer)


@pytest.mark.parametrize("name", ["unallocated", "continuity"])
def test_lists_are_for_managers(asha: User, name: str) -> None:
    assert signed_in(asha).get(reverse(name)).status_code == 403


def test_an_iro_sees_history_and_letter_of_their_own(leo: Child, asha: User) -> None:
    allocate(leo, asha, since=FRIDAY)
    mine = signed_in(asha)
    assert mine.get(url("allocation-history", leo)).status_code == 200
    assert mine.get(url("iro-letter", leo)).status_code == 200
    assert "Change the IRO" not in words(mine.get(url("allocation-history", leo)))
