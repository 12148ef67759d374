"""Notices by their pages: the social worker tells, the IRO answers, both see how it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import TODAY, allocate, child, person, social_worker, team
from tests.children.cast_of_pages import address
from tests.signing_in import sign_in, with_app

from footprint.records.models import Child, Notice, User
from footprint.terms.people import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
FRIDAY = {"on_day": "27", "on_month": "11", "on_year": "2026"}


@pytest.fixture
def amina() -> Child:
    return child("Amina Yusuf", in_care_since=TODAY - timedelta(days=8))


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


def told(client: Client, amina: Child, **changed: str) -> int:
    """Send the form by which the IRO is told, and give the status of the answer."""
    page = address("tell-iro", amina)
    key = str(client.get(page).context["form"]["form_key"].value())
    sent = {"kind": "placement", **FRIDAY, "what": "A move to Walsall.", "form_key": key, **changed}
    return client.post(page, sent).status_code


def test_two_fields_and_a_day_tell_the_iro_and_the_answer_comes_back(
    client: Client, amina: Child, asha: User, sue: User
) -> None:
    sign_in(client, sue)
    assert told(client, amina) == 302
    notice = Notice.objects.get()
    given = client.get(reverse("my-notices")).content.decode()
    assert "Change of placement proposed" in given
    assert "Waiting for an answer" in given
    iro = sign_in(Client(), asha)
    assert "Amina Yusuf" in iro.get(reverse("notices")).content.decode()
    page = address("answer-notice", amina, notice.pk)
    assert "A move to Walsall." in iro.get(page).content.decode()
    spoken = iro.post(page, {"answer": "speak", "words": "Ring me today."})
    assert spoken.status_code == 302
    assert "Ring me today." in client.get(address("notice", amina, notice.pk)).content.decode()
    assert "No notice waits" in iro.get(reverse("notices")).content.decode()
    assert "Amina Yusuf" in iro.get(f"{reverse('notices')}?box=answered").content.decode()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"kind": ""}, "Choose what it is about"),
        ({"what": ""}, "Enter what happened"),
        ({"on_month": ""}, "must have a month"),
        ({"on_year": "2028"}, "more than a year away"),
    ],
)
def test_what_is_missing_is_named_and_nothing_typed_is_lost(
    client: Client, amina: Child, sue: User, changed: dict[str, str], says: str
) -> None:
    sign_in(client, sue)
    page = address("tell-iro", amina)
    key = str(client.get(page).context["form"]["form_key"].value())
    sent = {"kind": "missing", **FRIDAY, "what": "Not home since ten.", "form_key": key, **changed}
    answer = client.post(page, sent)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert says in text
    assert sent["what"] in text
    assert not Notice.objects.exists()


def test_a_review_is_brought_forward_to_a_day_that_must_be_given(
    client: Client, amina: Child, asha: User, sue: User
) -> None:
    sign_in(client, sue)
    told(client, amina)
    iro = sign_in(Client(), asha)
    page = address("answer-notice", amina, Notice.objects.get().pk)
    asked = iro.post(page, {"answer": "forward", "words": "Before she moves."})
    assert "Say by which day" in asked.content.decode()
    assert "Before she moves." in asked.content.decode()
    day = {"review_by_day": "4", "review_by_month": "December", "review_by_year": "2026"}
    assert iro.post(page, {"answer": "forward", **day}).status_code == 302
    assert "Fri 4 December 2026" in iro.get(address("child-timetable", amina)).content.decode()


def test_each_side_is_refused_the_others_part(
    client: Client, amina: Child, asha: User, sue: User
) -> None:
    sign_in(client, sue)
    told(client, amina)
    notice = Notice.objects.get()
    page = address("answer-notice", amina, notice.pk)
    assert client.get(page).status_code == 403
    assert client.post(page, {"answer": "noted"}).status_code == 403
    assert client.get(reverse("notices")).status_code == 403
    iro = sign_in(Client(), asha)
    assert iro.get(address("tell-iro", amina)).status_code == 403
    assert iro.get(reverse("my-notices")).status_code == 403
    notice.refresh_from_db()
    assert notice.answer == ""


def test_a_notice_is_not_found_through_another_child(
    client: Client, amina: Child, asha: User, sue: User
) -> None:
    sign_in(client, sue)
    told(client, amina)
    bilal = child("Bilal Ali")
    allocate(bilal, asha)
    iro = sign_in(Client(), asha)
    for name in ("notice", "answer-notice"):
        assert iro.get(address(name, bilal, Notice.objects.get().pk)).status_code == 404
