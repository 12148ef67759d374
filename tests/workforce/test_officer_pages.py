"""The pages about officers: what they show, keep, refuse, and who may open them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, TODAY, allocate, child, person
from tests.signing_in import signed_in

from footprint.records.models import (
    Absence,
    OtherWorkCount,
    User,
    WorkingTime,
)
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db


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


def words(answer: HttpResponse) -> str:
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def on(name: str, when: object = TODAY) -> dict[str, str]:
    return {
        f"{name}_day": str(when.day),
        f"{name}_month": str(when.month),
        f"{name}_year": str(when.year),
    }


def at(name: str, *ids: int) -> str:
    return reverse(name, args=ids)


def test_the_list_shows_caseloads_figures_and_what_they_mean(mo: Client, asha: User) -> None:
    allocate(child("Leo Frost"), asha)
    said = words(mo.get(reverse("caseloads")))
    assert "Asha Iro" in said
    assert "1 of 50-70" in said
    assert "children for each full-time IRO" in said
    assert "What the figures mean" in said
    assert "Leo" not in said


def test_an_empty_service_says_what_will_be_there(mo: Client) -> None:
    assert "No officers yet" in words(mo.get(reverse("caseloads")))


def test_one_officer(mo: Client, asha: User) -> None:
    allocate(child("Leo Frost"), asha)
    said = words(mo.get(at("officer", asha.pk)))
    for wanted in ("Leo Frost", "reviews in time", "Not recorded: counted as full time", "SW12345"):
        assert wanted in said


def test_an_officer_who_is_not_there_is_absent(mo: Client) -> None:
    assert mo.get(at("officer", 99999)).status_code == 404
    assert mo.get(at("working-time", 99999)).status_code == 404


def test_working_time_is_recorded_and_comes_back_in_the_form(mo: Client, asha: User) -> None:
    sent = {"fte": "0.8", "weekdays": ["1", "2", "4"], "based_at": "ws1 1tp", **on("starts_on")}
    mo.post(at("working-time", asha.pk), sent)
    kept = WorkingTime.objects.get()
    assert (str(kept.fte), kept.weekdays, kept.based_at) == ("0.80", "124", "WS1 1TP")
    form = mo.get(at("working-time", asha.pk)).content.decode()
    assert form.count(" checked") == 3
    assert 'value="0.8"' in form


def test_what_cannot_be_is_said_and_what_was_typed_is_kept(mo: Client, asha: User) -> None:
    sent = {"fte": "0.8", "weekdays": ["1"], "based_at": "Nowhere", **on("starts_on")}
    answer = mo.post(at("working-time", asha.pk), sent)
    assert "not a postcode we know" in words(answer)
    assert 'value="Nowhere"' in answer.content.decode()


def test_absence_is_recorded_changed_and_taken_out(mo: Client, asha: User) -> None:
    mo.post(at("record-absence", asha.pk), {"kind": "sickness", **on("starts_on")})
    made = Absence.objects.get()
    assert made.ended_on is None
    assert "Not known yet" in words(mo.get(at("officer", asha.pk)))
    assert mo.get(at("change-return", asha.pk, made.pk)).status_code == 200
    later = TODAY.replace(day=30)
    mo.post(at("change-return", asha.pk, made.pk), on("back_on", later))
    made.refresh_from_db()
    assert made.ended_on == later
    mo.post(at("remove-absence", asha.pk, made.pk))
    assert not Absence.objects.exists()
    again = mo.post(at("remove-absence", asha.pk, made.pk), follow=True)
    assert "removed already" in words(again)


def test_other_work_and_registration(mo: Client, asha: User) -> None:
    mo.post(at("other-work", asha.pk), {"kind": "CP", "count": "17", **on("on")})
    assert OtherWorkCount.objects.get().count == 17
    mo.post(at("registration", asha.pk), {"number": "SW777"})
    assert User.objects.get(pk=asha.pk).registration == "SW777"


def test_only_who_may_set_the_band_is_led_to_it(mo: Client) -> None:
    assert "Set how many an officer should hold" in words(mo.get(reverse("caseloads")))
    hal = signed_in(person("Hal Head", Role.HEAD))
    assert "Set how many an officer should hold" not in words(hal.get(reverse("caseloads")))


@pytest.mark.parametrize(
    "role", [Role.IRO, Role.BUSINESS_SUPPORT, Role.SOCIAL_WORKER, Role.PRIVACY_OFFICER]
)
def test_the_pages_are_for_managers(asha: User, role: Role) -> None:
    from tests.cast import team

    other = signed_in(person("Ida Other", role, team=team("East")))
    for address in (
        reverse("caseloads"),
        at("officer", asha.pk),
        at("working-time", asha.pk),
        at("record-absence", asha.pk),
        at("other-work", asha.pk),
        at("registration", asha.pk),
    ):
        assert other.get(address).status_code == 403
