"""Changes in care are recorded by their pages, and a secret address goes under seal at once."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import TODAY, allocate, child, person, social_worker, team
from tests.children.cast_of_pages import address
from tests.signing_in import sign_in, with_app

from footprint.records.models import Child, ConfidentialLocation, LookedAfterPeriod, Placement
from footprint.terms.people import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
MON_2_NOV = {"on_day": "2", "on_month": "11", "on_year": "2026"}
MOVE = {**MON_2_NOV, "home": "U6", "provider": "PR1", "carer": "Kim Lane", "address": "9 Lane Road"}


@pytest.fixture
def amina(client: Client) -> Child:
    made = child("Amina Yusuf")
    iro = with_app(person("Asha Iro", Role.IRO))
    allocate(made, iro)
    sign_in(client, iro)
    return made


def page_of(client: Client, name: str, of: Child) -> str:
    return client.get(address(name, of)).content.decode()


def test_a_move_is_recorded_and_told(client: Client, amina: Child) -> None:
    assert "Record a move" in page_of(client, "child-care", amina)
    assert client.post(address("record-move", amina), MOVE).status_code == 302
    told = page_of(client, "child-care", amina)
    assert "With Kim Lane." in told
    assert "Since <time" in told
    assert "9 Lane Road" in page_of(client, "child", amina)


def test_a_move_to_a_secret_place_puts_the_address_under_seal(client: Client, amina: Child) -> None:
    sent = {**MOVE, "is_confidential": "on"}
    assert client.post(address("record-move", amina), sent).status_code == 302
    for name in ("child", "child-care", "child-print"):
        text = page_of(client, name, amina)
        assert "9 Lane Road" not in text
        assert "Kim Lane" not in text
    assert "Sealed: show with a reason" in page_of(client, "child", amina)
    assert ConfidentialLocation.objects.get().address == "9 Lane Road"


def test_another_legal_status_and_the_end_of_care_are_recorded(
    client: Client, amina: Child
) -> None:
    status = {**MON_2_NOV, "status": "E1"}
    assert client.post(address("change-status", amina), status).status_code == 302
    assert "Legal status: placement order" in page_of(client, "child-care", amina)
    ended = {"on_day": "24", "on_month": "11", "on_year": "2026", "reason": "E4A"}
    assert client.post(address("end-care", amina), ended).status_code == 302
    assert LookedAfterPeriod.objects.get().ended_on == TODAY
    text = page_of(client, "child-care", amina)
    assert "Returned home, planned." in text
    assert "Record a move" not in text


@pytest.mark.parametrize(
    ("name", "sent", "says"),
    [
        ("record-move", {**MOVE, "home": ""}, "Choose kind of the new home"),
        ("record-move", {**MOVE, "on_year": "2027"}, "is still to come"),
        ("change-status", {**MON_2_NOV, "status": "C2"}, "full care order already"),
        ("change-status", {**MON_2_NOV, "status": "V4"}, "not one course of care"),
        ("end-care", {**MON_2_NOV, "reason": ""}, "Choose why"),
    ],
)
def test_what_cannot_be_recorded_comes_back_with_what_to_mend(
    client: Client, amina: Child, name: str, sent: dict[str, str], says: str
) -> None:
    answer = client.post(address(name, amina), sent)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert Placement.objects.count() == 1


@pytest.mark.parametrize("name", ["record-move", "change-status", "end-care"])
def test_the_social_worker_records_in_the_case_system(
    client: Client, amina: Child, name: str
) -> None:
    east = team("East")
    sue = with_app(person("Sue Worker", Role.SOCIAL_WORKER, team=east))
    social_worker(amina, sue, east)
    other = sign_in(Client(), sue)
    assert other.get(address(name, amina)).status_code == 403
    assert other.post(address(name, amina), MOVE).status_code == 403
