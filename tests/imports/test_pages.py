"""The pages for bringing data in, from choosing a file to having it written."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import child, person
from tests.exchange.given_files import EPISODES, HEADER, csv
from tests.signing_in import sign_in, with_app

from footprint.operations import imports
from footprint.records.models import Child, DatedFact, Import, ImportFile, Look, User
from footprint.terms.people import Role
from footprint.web.imports import uploads

pytestmark = pytest.mark.django_db
VISITS = (
    "Child ID,Visit date,Child seen alone,Mood\nV001,03/02/2026,yes,fine\nV001,25/02/2026,no,\n"
)


@pytest.fixture
def maria() -> User:
    return with_app(person("Maria Lind", Role.IRO_MANAGER))


@pytest.fixture
def client(maria: User) -> Client:
    return sign_in(Client(), maria)


@pytest.fixture
def amina() -> Child:
    made = child("Amina Bello")
    Child.objects.filter(pk=made.pk).update(number="V001")
    return made


def a_file(content: str | bytes, name: str = "visits.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def upload(client: Client, layout: str, *files: SimpleUploadedFile) -> str:
    """Bring files in; give the address of the import."""
    response = client.post("/imports/new", {"layout": layout, "file": list(files), "year": ""})
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


def confirmed(client: Client, where: str, **chosen: str) -> None:
    """Confirm the columns as they were guessed, but for those that are chosen."""
    form = client.get(f"{where}columns").context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | chosen
    assert client.post(f"{where}columns", data).status_code == 302


def worked(where: str, maria: User) -> None:
    """Let the worker do what waits for it."""
    from footprint.web.shared.asking import now

    import_id = int(where.strip("/").split("/")[1])
    imports.preview(import_id=import_id, user_id=maria.pk, at=now())
    imports.carry_out(import_id=import_id, user_id=maria.pk, at=now())


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_table_is_brought_in_step_by_step(client, maria, amina):
    assert "Nothing has been brought in yet" in text(client.get("/imports/"))
    assert "50 MB in all" in text(client.get("/imports/new"))
    where = upload(client, "visits", a_file(VISITS))
    assert client.get(where).headers["Location"] == f"{where}columns"
    columns = text(client.get(f"{where}columns"))
    assert "visits.csv has 2 rows" in columns
    assert "Shown by 25/02/2026 in Visit date." in columns
    confirmed(client, where)
    assert "Being read, and compared" in text(client.get(where))
    worked(where, maria)
    preview = text(client.get(where))
    assert "This would make 2 new records and change 0." in preview
    assert "Write 2 records" in preview
    assert not DatedFact.objects.exists()
    assert client.post(f"{where}write").status_code == 302
    assert "Being written, as a whole or not at all" in text(client.get(where))
    worked(where, maria)
    assert "2 records new, 0 changed" in text(client.get(where))
    assert DatedFact.objects.count() == 2
    assert "Written: 2 new, 0 changed" in text(client.get("/imports/"))


def test_each_part_of_a_preview_names_the_children_and_writes_that_they_were_shown(
    client, maria, amina
):
    DatedFact.objects.create(child=amina, kind="visit", on="2026-02-03", seen_alone=False)
    DatedFact.objects.create(child=amina, kind="visit", on="2026-02-10")
    where = upload(client, "visits", a_file(VISITS + "V009,04/02/2026,,\n"))
    confirmed(client, where)
    worked(where, maria)
    changed = text(client.get(f"{where}list/changed"))
    assert "Amina Bello V001" in changed
    assert "seen alone: no yes" in changed
    assert "visits.csv, row 2" in changed
    new = text(client.get(f"{where}list/new"))
    assert "Visit of the social worker on 25 Feb 2026" in new
    assert "seen alone: no" in new
    absent = text(client.get(f"{where}list/absent"))
    assert "Visit of the social worker on 10 Feb 2026" in absent
    problems = text(client.get(f"{where}list/problems"))
    assert "No child of this number is recorded." in problems
    assert "visits.csv, row 4, Child number V009" in problems
    looks = Look.objects.filter(where="preview of an import")
    assert {tuple(one.children) for one in looks} == {(amina.pk,)}
    assert client.get(f"{where}list/alike").status_code == 200
    assert client.get(f"{where}list/nothing").status_code == 404


def test_a_return_is_several_files_chosen_at_once_and_has_no_columns_to_confirm(client, maria):
    header = a_file(csv(HEADER, "0012,F,29/02/2012,BAFR,UN1,0,"), "header.csv")
    row = "0012,09/05/2025,S,C1,N1,U6,PR1,,,,WS1 1AA,B1 1AA,1234567"
    where = upload(client, "return", header, a_file(csv(EPISODES, row), "episodes.csv"))
    assert "Being read" in text(client.get(where))
    worked(where, maria)
    assert "header.csv and 1 more" in text(client.get(where))
    assert "4 new records" in text(client.get(where))
    client.post(f"{where}write")
    worked(where, maria)
    assert Child.objects.get().number == "0012"


BAD = [
    # what the file is, what is said
    (b"", "The file is empty."),
    (b"\x00\x01\x02", "Every other character is NUL"),
    (b"%PDF-1.7", "It is a PDF"),
    (b"PK\x03\x04rubbish", "The zip is broken"),
    (b"Child ID,child id\n1,2\n", "more than once"),
]


@pytest.mark.parametrize(("content", "said"), BAD)
def test_a_file_that_cannot_be_read_says_why_and_can_be_left(client, content, said):
    where = upload(client, "visits", a_file(content))
    response = client.get(f"{where}columns")
    assert response.status_code == 200
    assert "This file cannot be read" in text(response)
    assert said in text(response)
    assert client.post(f"{where}leave").status_code == 302
    assert not ImportFile.objects.exists()


def test_names_of_a_windows_file_are_shown_before_it_is_read(client):
    content = "Child ID,Visit date,Note\nV001,03/02/2026,Zoë O’Neil\n".encode("cp1252")
    where = upload(client, "visits", a_file(content))
    assert "look right? Xxë X’Xxxx" in text(client.get(f"{where}columns"))


def test_one_column_chosen_twice_and_one_not_chosen_are_told(client):
    where = upload(client, "visits", a_file(VISITS))
    twice = client.post(f"{where}columns", {"child": "0", "on": "0", "order": "day first"})
    assert "This column was chosen for Child number already" in text(twice)
    none = client.post(f"{where}columns", {"child": "0", "on": "", "order": "day first"})
    assert "Choose the column that is: Date" in text(none)


def test_nothing_chosen_is_told(client):
    said = text(client.post("/imports/new", {"layout": "", "year": ""}))
    assert "Answer: What does the file bring?" in said
    assert "Choose files" in said


def test_two_tables_at_once_are_refused_and_the_page_says_so(client):
    files = [a_file(VISITS), a_file(VISITS, "again.csv")]
    said = client.post("/imports/new", {"layout": "visits", "file": files, "year": ""})
    assert "Bring in one table at a time" in text(said)
    assert not Import.objects.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_stored(client, monkeypatch):
    monkeypatch.setattr(uploads, "WITH_THE_FORM", 1000)
    data = {"layout": "visits", "file": a_file("x" * 2000), "year": ""}
    response = client.post("/imports/new", data)
    assert response.status_code == 413
    assert not Import.objects.exists()


def test_files_that_come_to_too_much_are_refused(client, monkeypatch):
    monkeypatch.setattr(imports, "LARGEST", 10)
    data = {"layout": "visits", "file": a_file(VISITS), "year": ""}
    assert "come to more than" in text(client.post("/imports/new", data))


def test_a_name_of_a_file_is_shown_and_never_used_as_a_path(client):
    upload(client, "visits", a_file(VISITS, "..\\..\\etc\\pass\u202ewd.csv"))
    assert ImportFile.objects.get().name == "passwd.csv"


def test_what_is_typed_in_a_file_is_shown_as_text(client, maria, amina):
    content = "Child ID,Visit date,Note\nV001,03/02/2026,<script>alert(1)</script>\n"
    where = upload(client, "visits", a_file(content))
    confirmed(client, where)
    worked(where, maria)
    shown = client.get(f"{where}list/new").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>alert" not in shown


def test_another_person_looks_for_themselves(client, maria, amina):
    where = upload(client, "visits", a_file(VISITS))
    confirmed(client, where)
    worked(where, maria)
    other = sign_in(Client(), with_app(person("Mo Adan", Role.IRO_MANAGER)))
    shown = text(other.get(where))
    assert "look for yourself" in shown
    assert "Write 2 records" not in shown
    assert other.get(f"{where}list/new").status_code == 404


def test_business_support_is_told_that_a_manager_writes(maria, amina):
    bo = with_app(person("Bo Ek", Role.BUSINESS_SUPPORT))
    client = sign_in(Client(), bo)
    where = upload(client, "visits", a_file(VISITS))
    confirmed(client, where)
    worked(where, bo)
    assert "An IRO manager looks at this too, and has it written." in text(client.get(where))
    assert client.post(f"{where}write").status_code == 403


def test_an_iro_has_none_of_these_pages(amina):
    client = sign_in(Client(), with_app(person("Iris Cole", Role.IRO)))
    assert client.get("/imports/").status_code == 403
    assert client.get("/imports/tables/").status_code == 403


def test_an_import_that_is_not_there_is_not_found(client):
    for path in ("/imports/9/", "/imports/9/columns", "/imports/9/list/new"):
        assert client.get(path).status_code == 404


def test_every_table_has_an_empty_one_to_fill_that_needs_no_choosing(client, maria):
    for name, layout in imports.BY_NAME.items():
        given = client.get(f"/imports/tables/{name}.csv")
        assert given.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'
        row = ",".join(["x"] * len(layout.columns))
        filled = a_file(given.content + f"{row}\n".encode(), f"{name}.csv")
        where = upload(client, name, filled)
        form = client.get(f"{where}columns").context["form"]
        chosen = [form[one.name].value() for one in layout.columns]
        assert chosen == [str(place) for place in range(len(layout.columns))], name


def test_an_import_that_hangs_can_be_stopped(client, maria, amina):
    where = upload(client, "visits", a_file(VISITS))
    confirmed(client, where)
    assert "It takes too long" in text(client.get(where))
    assert client.post(f"{where}stop").status_code == 302
    assert Import.objects.get().refusal == "It was stopped before it was done. Nothing was written."
    worked(where, maria)
    assert not DatedFact.objects.exists()


def test_the_same_file_again_says_when_it_was_written(client, maria, amina):
    for _ in range(2):
        where = upload(client, "visits", a_file(VISITS))
        confirmed(client, where)
        worked(where, maria)
        client.post(f"{where}write")
        worked(where, maria)
    shown = text(client.get(where))
    assert "No changes: everything that could be read is recorded" in shown
    assert "Maria Lind brought this very file in before" in shown


def test_a_preview_is_closed_once_a_child_on_it_is(client, maria, amina):
    from footprint.records.models import FamilyConflict

    where = upload(client, "visits", a_file(VISITS))
    confirmed(client, where)
    worked(where, maria)
    assert "Write 2 records" in text(client.get(where))
    now = Import.objects.get().since + timedelta(seconds=1)
    FamilyConflict.objects.create(user=maria, child=amina, declared_at=now)
    assert "look for yourself" in text(client.get(where))
    assert client.get(f"{where}list/new").status_code == 404


def test_a_workbook_is_taken_as_it_is(client, maria, amina):
    import openpyxl

    book, saved = openpyxl.Workbook(), io.BytesIO()
    for row in (["Child ID", "Visit date"], ["V001", "03/02/2026"]):
        book.active.append(row)
    book.save(saved)
    where = upload(client, "visits", a_file(saved.getvalue(), "visits.xlsx"))
    confirmed(client, where)
    worked(where, maria)
    assert "1 new record " in text(client.get(where))
