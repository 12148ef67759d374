"""Bringing a file in through its pages: chosen, its columns confirmed, looked at, written."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from tests.cast import child, person
from tests.signing_in import sign_in, with_app

from footprint.operations import imports
from footprint.records.models import Child, Import, Look, User
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

FILE = "Child number,First name,Last name,Shoe size\nC1,Zoë,Hart,3\nC2,=1+1,Frost,4\n"


@pytest.fixture
def mo() -> User:
    return with_app(person("Mo Manager", Role.IRO_MANAGER))


@pytest.fixture
def client(client: Client, mo: User) -> Client:
    return sign_in(client, mo)


def upload(client: Client, text: str = FILE) -> str:
    file = io.BytesIO(text.encode())
    file.name = "names.csv"
    answer = client.post("/imports/", {"layout": "children", "uploaded": file})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def confirm(client: Client, address: str) -> str:
    """Confirm the columns as they are guessed, and have the worker read the file."""
    page = client.get(address, follow=True)
    form = page.context["form"]
    chosen = {name: form[name].value() or "" for name in form.fields}
    client.post(f"{address}columns/", {**chosen, "order": "day first"})
    batch = Import.objects.get()
    assert batch.status == "reading"
    imports.preview(import_id=batch.pk, user_id=batch.previewed_by_id, at=batch.since)
    return client.get(address).content.decode()


def test_a_file_is_looked_at_before_it_is_written(client: Client, mo: User) -> None:
    leo = child("Leo Frost")
    Child.objects.filter(pk=leo.pk).update(number="C1")
    address = upload(client)
    assert "Which column is which?" in client.get(address, follow=True).content.decode()
    page = confirm(client, address)
    leo.refresh_from_db()
    assert leo.first_name == "Leo"
    for words in ("What would change", "Zoë", "Leo", "Write it"):
        assert words in page
    assert Look.objects.filter(where="preview of an import", children__contains=[leo.pk]).exists()
    client.post(f"{address}write/")
    batch = Import.objects.get()
    imports.carry_out(import_id=batch.pk, user_id=mo.pk, at=batch.since)
    assert "Written by Mo Manager" in client.get(address).content.decode()
    leo.refresh_from_db()
    assert leo.first_name == "Zoë"
    assert Child.objects.get(number="C2").first_name == "=1+1"


def test_the_same_file_twice_changes_nothing(client: Client, mo: User) -> None:
    address = upload(client)
    confirm(client, address)
    client.post(f"{address}write/")
    batch = Import.objects.get()
    imports.carry_out(import_id=batch.pk, user_id=mo.pk, at=batch.since)
    Import.objects.all().update(status="abandoned")
    again = upload(client)
    number = int(again.strip("/").split("/")[-1])
    client.post(f"{again}columns/", {"child": "0", "first_name": "1", "last_name": "2",
                                     "order": "day first"})  # fmt: skip
    batch = Import.objects.get(pk=number)
    imports.preview(import_id=number, user_id=mo.pk, at=batch.since)
    assert "No changes" in client.get(again).content.decode()


def test_a_file_that_is_no_table_is_refused_in_words(client: Client) -> None:
    address = upload(client, "%PDF-1.7 not a table")
    page = client.get(address, follow=True).content.decode()
    assert "This file cannot be read" in page
    assert "PDF" in page


def test_an_empty_form_says_what_is_missing(client: Client) -> None:
    page = client.post("/imports/", {}).content.decode()
    assert "Choose what the file brings" in page


def test_business_support_looks_and_does_not_write(client: Client, mo: User) -> None:
    address = upload(client)
    confirm(client, address)
    bea = sign_in(Client(), with_app(person("Bea Support", Role.BUSINESS_SUPPORT)))
    page = bea.get(address).content.decode()
    assert "looked at by somebody else" in page
    assert bea.post(f"{address}write/").status_code == 403


def test_what_is_left_is_forgotten(client: Client) -> None:
    address = upload(client)
    client.post(f"{address}leave/")
    batch = Import.objects.get()
    assert (batch.status, batch.files.count()) == ("abandoned", 0)
    assert client.get("/imports/999/").status_code == 404
