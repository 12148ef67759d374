"""Links by mail: one thing, for one person, with a second code."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from tests.cast import NOW, TODAY, child, social_worker, team
from tests.links.opening import SECRET, code_sent, notice, set_out, tell

from footprint.access.actions import Action
from footprint.operations import links, notices
from footprint.operations.checking import Refused
from footprint.queries import looking
from footprint.queries.links import on_errand
from footprint.queries.looking import NoSuchChild
from footprint.records.models import (
    ActionLink,
    Child,
    Event,
    Look,
    Notice,
    User,
)
from footprint.terms.casework import NoticeKind
from footprint.terms.links import LinkPurpose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DEAD = "This link does not work"

# ---- the errand ----------------------------------------------------------------------------------


def test_somebody_does_the_one_thing_without_signing_in(
    client: Client, link: str, amina: Child, sue: User
) -> None:
    assert set_out(client, link).url == tell(amina)
    page = client.get(tell(amina))
    assert "Amina Yusuf" in page.content.decode()
    assert client.post(tell(amina), notice()).url == "/link/done/"
    assert "Thank you" in client.get("/link/done/").content.decode()
    given = Notice.objects.get()
    assert (given.child, given.given_by, given.what) == (amina, sue, SECRET)


def test_it_is_logged_as_if_they_had_signed_in(
    client: Client, link: str, amina: Child, sue: User
) -> None:
    set_out(client, link)
    client.get(tell(amina))
    look = Look.objects.filter(by=sue).latest("pk")
    assert look.children == [amina.pk]
    assert look.relations == ["social worker"]
    assert look.session
    client.post(tell(amina), notice())
    assert Event.objects.filter(by=sue, child=amina).exists()


def test_done_once_it_cannot_be_done_again(client: Client, link: str, amina: Child) -> None:
    set_out(client, link)
    client.post(tell(amina), notice())
    assert client.get(tell(amina)).url.startswith("/sign-in/")
    assert client.post(tell(amina), notice("again")).url.startswith("/sign-in/")
    other = Client()
    other.get(link)
    assert DEAD in other.post("/link/").content.decode()
    assert Notice.objects.count() == 1


def test_the_operation_itself_spends_the_link(link: str, amina: Child, sue: User) -> None:
    client = Client()
    set_out(client, link)
    kept = ActionLink.objects.get()
    by = on_errand(kept.pk, holder=kept.holder, at=NOW, session="")
    assert by is not None
    links.spend(by=by)
    with pytest.raises(Refused, match="was used already"):
        links.spend(by=by)


def test_nothing_else_opens_by_a_link(client: Client, link: str, amina: Child, sue: User) -> None:
    other = child("Bea Other")
    social_worker(other, sue, team("East"))
    set_out(client, link)
    for path in (
        "/", "/account/", "/accounts/", "/looking/mine/", "/children/", tell(other),
        f"/children/{amina.public_id}/", f"/children/{amina.public_id}/links/",
        f"/children/{amina.public_id}/notices/", f"/children/{uuid4()}/notices/tell/",
    ):  # fmt: skip
        for answer in (client.get(path), client.post(path, notice())):
            assert answer.status_code in {302, 404}, path
            assert answer.status_code == 404 or answer.url.startswith("/sign-in/"), path


def test_a_link_opens_nothing_to_the_queries_either(link: str, amina: Child, sue: User) -> None:
    other = child("Bea Other")
    social_worker(other, sue, team("East"))
    set_out(Client(), link)
    kept = ActionLink.objects.get()
    by = on_errand(kept.pk, holder=kept.holder, at=NOW, session="")
    assert by is not None
    assert list(looking.children_for(by, Action.OPEN)) == [amina]
    with pytest.raises(NoSuchChild):
        looking.opened(other.public_id, viewer=by, where="test")
    with pytest.raises(NoSuchChild):
        notices.give(
            child_id=other.public_id, kind=NoticeKind.MISSING, on=TODAY, what="x",
            form_key=uuid4(), by=by,
        )  # fmt: skip
    with pytest.raises((Refused, NoSuchChild)):
        links.send(purpose=LinkPurpose.NOTICE, child_id=amina.public_id, person_id=sue.pk, by=by)


def test_a_refusal_keeps_the_link(client: Client, link: str, amina: Child) -> None:
    set_out(client, link)
    assert client.post(tell(amina), notice(what=" ")).status_code == 200
    assert client.post(tell(amina), notice()).url == "/link/done/"


# ---- time ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waits", "is_on"),
    [([14], True), ([15], False), ([14, 14, 14, 14], True), ([14, 14, 14, 14, 4], False)],
)
def test_an_errand_lasts_an_hour(
    client: Client, link: str, amina: Child, clock: time_machine.Traveller,
    waits: list[int], is_on: bool,
) -> None:  # fmt: skip
    set_out(client, link)
    client.get(tell(amina))
    for minutes in waits:
        clock.shift(timedelta(minutes=minutes))
        answer = client.get(tell(amina))
    assert (answer.status_code == 200) is is_on


def test_what_was_typed_too_late_is_given_back_after_another_code(
    client: Client, link: str, amina: Child, clock: time_machine.Traveller
) -> None:
    set_out(client, link)
    client.get(tell(amina))
    clock.shift(timedelta(minutes=20))
    assert client.post(tell(amina), notice()).url.startswith("/link/")
    client.post("/link/")
    assert client.post("/link/code/", {"code": code_sent()}).url == "/account/words/"
    page = client.get("/account/words/")
    assert SECRET in page.content.decode()
    (words,) = page.context["kept"]
    form = dict(words.fields) | {"words_kept": words.id}
    assert client.post(words.path, form).url == "/link/done/"
    assert Notice.objects.get().what == SECRET
