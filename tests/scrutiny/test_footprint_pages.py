"""The footprint's pages: short enough for a doorstep, and true to what was typed."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team
from tests.children.cast_of_pages import address
from tests.signing_in import sign_in, with_app

from footprint.records.models import Child, Entry, EntryAddition, User
from footprint.terms.casework import EntryKind
from footprint.terms.people import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
TODAY_TYPED = {"on_day": "24", "on_month": "11", "on_year": "2026"}


@pytest.fixture
def amina() -> Child:
    return child("Amina Yusuf")


@pytest.fixture
def asha(client: Client, amina: Child) -> User:
    iro = with_app(person("Asha Iro", Role.IRO))
    allocate(amina, iro)
    sign_in(client, iro)
    return iro


def key_of(client: Client, page: str) -> str:
    """The key that the form on a page carries."""
    form = client.get(page).context["form"]
    return str(form["form_key"].value())


def test_a_visit_is_two_taps_and_three_answers(client: Client, amina: Child, asha: User) -> None:
    chooser = client.get(address("add-entry", amina)).content.decode()
    page = address("add-entry-of", amina, "visit")
    assert page in chooser
    assert client.get(page).context["form"]["on"].value() == TODAY
    sent = {
        **TODAY_TYPED, "was_seen": "yes", "was_alone": "yes", "place": "bedroom",
        "note": "She drew.", "form_key": key_of(client, page),
    }  # fmt: skip
    assert client.post(page, sent).status_code == 302
    entry = Entry.objects.get()
    assert (entry.kind, entry.on, entry.was_seen, entry.was_alone, entry.place, entry.note) == (
        "visit", TODAY, True, True, "bedroom", "She drew.",
    )  # fmt: skip
    again = client.post(page, sent)
    assert (again.status_code, Entry.objects.count()) == (302, 1)


def test_what_is_not_a_visit_asks_nothing_of_the_child(
    client: Client, amina: Child, asha: User
) -> None:
    page = address("add-entry-of", amina, "file")
    text = client.get(page).content.decode()
    assert "Did you see" not in text
    sent = {**TODAY_TYPED, "note": "", "form_key": key_of(client, page), "was_seen": "yes"}
    assert client.post(page, sent).status_code == 302
    assert Entry.objects.get().was_seen is None


@pytest.mark.parametrize(
    ("kind", "changed", "says"),
    [
        ("visit", {}, "Say whether you saw the child"),
        ("visit", {"was_seen": "yes", "on_day": "32"}, "must be a real day"),
        ("visit", {"was_seen": "yes", "on_year": "2027"}, "still to come"),
        ("other", {}, "Say in a few words what you did"),
    ],
)
def test_a_form_that_is_refused_comes_back_with_every_word(
    client: Client, amina: Child, asha: User, kind: str, changed: dict[str, str], says: str
) -> None:
    page = address("add-entry-of", amina, kind)
    typed = "" if kind == "other" else "Words that took a while"
    sent = {**TODAY_TYPED, "note": typed, "form_key": key_of(client, page), **changed}
    answer = client.post(page, sent)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert says in text
    assert typed in text
    assert sent["form_key"] in text
    assert not Entry.objects.exists()


def test_there_is_no_page_for_a_kind_that_is_none(client: Client, amina: Child, asha: User) -> None:
    assert client.get(address("add-entry-of", amina, "party")).status_code == 404


def an_entry(amina: Child, by: User, kind: EntryKind = EntryKind.VISIT, days_ago: int = 0) -> Entry:
    return Entry.objects.create(
        child=amina, kind=kind, on=TODAY - timedelta(days=days_ago), by=by, made_at=NOW,
        note=f"Note of a {kind.value}", form_key=uuid4(),
    )  # fmt: skip


def test_an_entry_is_added_to_and_taken_back_by_its_pages(
    client: Client, amina: Child, asha: User
) -> None:
    entry = an_entry(amina, asha)
    add, back = (address(name, amina, entry.pk) for name in ("add-to-entry", "take-back-entry"))
    assert "Take this entry back" in client.get(add).content.decode()
    assert client.post(add, {"words": "Her brother was there."}).status_code == 302
    text = client.get(address("child-footprint", amina)).content.decode()
    assert "Her brother was there." in text
    assert "Note of a visit" in text
    assert client.post(back, {"because": ""}).status_code == 200
    assert client.post(back, {"because": "It was another child."}).status_code == 302
    text = client.get(address("child-footprint", amina)).content.decode()
    assert "It was another child." in text
    assert "Note of a visit" not in text
    assert EntryAddition.objects.count() == 2
    assert client.get(address("add-to-entry", amina, entry.pk + 1)).status_code == 404


def test_entries_are_narrowed_by_the_address(client: Client, amina: Child, asha: User) -> None:
    an_entry(amina, asha)
    an_entry(amina, asha, EntryKind.SCHOOL, 3)
    page = address("child-footprint", amina)
    text = client.get(f"{page}?kind=school").content.decode()
    assert "Note of a school" in text
    assert "Note of a visit" not in text
    assert "No such entry" in client.get(f"{page}?kind=carer").content.decode()
    assert "Note of a visit" in client.get(f"{page}?kind=nonsense").content.decode()


def test_the_social_worker_reads_the_footprint_and_has_no_button(
    client: Client, amina: Child
) -> None:
    iro, east = person("Asha Iro", Role.IRO), team("East")
    an_entry(amina, iro)
    sue = with_app(person("Sue Worker", Role.SOCIAL_WORKER, team=east))
    social_worker(amina, sue, east)
    sign_in(client, sue)
    text = client.get(address("child-footprint", amina)).content.decode()
    assert "Note of a visit" in text
    assert "Add to" not in text
    refused = client.post(address("add-entry-of", amina, "visit"), {})
    assert (refused.status_code, Entry.objects.count()) == (403, 1)
