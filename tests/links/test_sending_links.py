"""Links by mail: who may send one, and to whom."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import NOW, TODAY, person, team
from tests.links.opening import notice, send, set_out, tell
from tests.signing_in import sign_in, with_app

from footprint.operations.checking import Refused
from footprint.operations.links import CannotSend
from footprint.operations.messages import text_of
from footprint.queries.looking import NoSuchChild
from footprint.records.models import (
    ActionLink,
    Child,
    Event,
    FamilyConflict,
    Message,
    Notice,
    SocialWorkerHeld,
    User,
)
from footprint.terms.people import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("the child's IRO", True),
        ("the IRO manager", True),
        ("business support", True),
        ("another IRO", False),
        ("the social worker", False),
        ("the administrator", False),
    ],
)
def test_who_may_send_a_link(amina: Child, asha: User, sue: User, who: str, may: bool) -> None:
    cast = {
        "the child's IRO": asha,
        "the IRO manager": person("Mo Manager", Role.IRO_MANAGER),
        "business support": person("Bo Support", Role.BUSINESS_SUPPORT),
        "another IRO": person("Ben Iro", Role.IRO),
        "the social worker": sue,
        "the administrator": person("Ada Admin", Role.ADMINISTRATOR),
    }
    if may:
        assert send(amina, sue, cast[who])
    else:
        with pytest.raises((Refused, NoSuchChild)):
            send(amina, sue, cast[who])


@pytest.mark.parametrize(
    "whom", ["a worker of another child", "an IRO", "one in conflict", "one switched off"]
)
def test_a_link_is_sent_to_nobody_who_could_not_do_it_signed_in(
    amina: Child, asha: User, sue: User, whom: str
) -> None:
    if whom == "one in conflict":
        FamilyConflict.objects.create(user=sue, child=amina, declared_at=NOW)
    if whom == "one switched off":
        User.objects.filter(pk=sue.pk).update(is_active=False)
    cast = {
        "a worker of another child": person("Sid Worker", Role.SOCIAL_WORKER, team=team("West")),
        "an IRO": asha,
    }
    with pytest.raises(CannotSend, match="may not do that with this child"):
        send(amina, cast.get(whom, sue), asha)


def test_who_no_longer_works_with_the_child_is_refused_though_the_link_still_works(
    client: Client, link: str, amina: Child
) -> None:
    set_out(client, link)
    SocialWorkerHeld.objects.update(ended_on=TODAY)
    assert client.get(tell(amina)).status_code in {403, 404}
    assert client.post(tell(amina), notice()).status_code in {403, 404}
    assert not Notice.objects.exists()


def test_the_letter_names_no_child(link: str) -> None:
    letter = Message.objects.get(kind="link")
    assert "Amina" not in letter.subject + text_of(letter)


def test_the_page_of_links_sends_lists_and_takes_back(
    client: Client, amina: Child, asha: User, sue: User
) -> None:
    sign_in(client, with_app(asha))
    path = f"/children/{amina.public_id}/links/"
    assert client.post(path, {"person": sue.pk, "purpose": "notice"}).url == path
    assert "Waits to be used" in client.get(path).content.decode()
    client.post(f"{path}{ActionLink.objects.get().pk}/back/")
    assert "Taken back" in client.get(path).content.decode()
    assert [one.sentence for one in Event.objects.filter(child=amina)] == [
        "Asha Iro sent Sue Worker a link to tell the IRO of something.",
        "Asha Iro took back the link sent to Sue Worker.",
    ]
