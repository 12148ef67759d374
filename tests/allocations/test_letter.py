"""The letter about the IRO, made of the records: nothing of where the child lives is in it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.cast import NOW, TODAY, allocate, child, person, viewer
from tests.documents.pdf_text import words

from footprint.access.viewing import Viewer
from footprint.documents.render.letters import letter_docx, letter_pdf
from footprint.queries import letters
from footprint.queries.letters import CannotWrite
from footprint.queries.looking import NoSuchChild
from footprint.records.models import (
    Child,
    ConfidentialLocation,
    ImportantPerson,
    Look,
    Placement,
    Review,
    User,
)
from footprint.terms.children import ReadingAge
from footprint.terms.looking import LookKind
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

SECRETS = ["12 Ash Tree Lane", "WS1 1TP", "Rose House", "B1 1AA", "Kara Carer", "Dan Dad", "Frost"]


@pytest.fixture
def asha() -> User:
    made = person("Asha Iro", Role.IRO)
    User.objects.filter(pk=made.pk).update(phone="07700 900123")
    return made


@pytest.fixture
def leo(asha: User) -> Child:
    made = child("Leo Frost")
    allocate(made, asha)
    Placement.objects.filter(child=made).update(
        address="12 Ash Tree Lane\nOtherton", postcode="WS1 1TP", carer="Kara Carer"
    )
    ConfidentialLocation.objects.create(
        child=made,
        kind="refuge",
        address="Rose House",
        postcode="B1 1AA",
        phone="01922 496000",
        started_on=TODAY,
    )
    ImportantPerson.objects.create(child=made, name="Dan Dad", relation="father", started_on=TODAY)
    return made


def write(of: Child, by: Viewer, kind: LookKind = LookKind.OPENED) -> letters.LetterToChild:
    return letters.letter_to_child(of.public_id, viewer=by, council="Anytown", kind=kind)


def test_nothing_secret_is_in_the_letter_or_its_files(
    asha: User, leo: Child, tmp_path: Path
) -> None:
    made = write(leo, viewer(asha))
    said = "\n".join(made.letter.words())
    assert not [secret for secret in SECRETS if secret in said]
    with zipfile.ZipFile(io.BytesIO(letter_docx(made.letter))) as word:
        written = [word.read(name).decode("latin-1") for name in word.namelist()]
    (tmp_path / "letter.pdf").write_bytes(letter_pdf(made.letter))
    for text in (*written, words(tmp_path / "letter.pdf")):
        assert not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize(
    "phone", ["01922 496000", "+44 (0)1922 496000 or Rose House", "call WS1 1TP"]
)
def test_a_letter_that_would_name_a_place_is_not_made(asha: User, leo: Child, phone: str) -> None:
    User.objects.filter(pk=asha.pk).update(phone=phone)
    with pytest.raises(CannotWrite, match="phone number and e-mail recorded for Asha Iro"):
        write(leo, viewer(asha))


def test_it_is_written_for_the_child_s_age_or_as_asked(asha: User, leo: Child) -> None:
    assert write(leo, viewer(asha)).reading_age is ReadingAge.FROM_8
    asked = letters.letter_to_child(
        leo.public_id, viewer=viewer(asha), council="A", written_for=ReadingAge.UNDER_8
    )
    assert asked.letter.title == "Hello from your IRO"


def test_a_new_iro_says_from_whom_they_take_over_and_when_the_review_is(
    asha: User, leo: Child
) -> None:
    ben = person("Ben Iro", Role.IRO)
    leo.allocations.update(ended_on=TODAY)
    allocate(leo, ben, since=TODAY)
    booked = datetime(2026, 12, 8, 14, tzinfo=ZoneInfo("Europe/London"))
    Review.objects.create(child=leo, booked_for=booked, place="Rose House")
    said = " ".join(write(leo, viewer(ben)).letter.words())
    assert "I am taking over from Asha Iro." in said
    assert "Tue 8 December 2026" in said
    assert "Rose House" not in said


@pytest.mark.parametrize("kind", [LookKind.OPENED, LookKind.PRINTED, LookKind.EXPORTED])
def test_how_it_was_looked_at_is_in_the_log(asha: User, leo: Child, kind: LookKind) -> None:
    write(leo, viewer(asha), kind)
    (look,) = Look.objects.all()
    assert (look.kind, look.where, look.children) == (kind, "letter about the IRO", [leo.pk])


def test_without_an_iro_there_is_no_letter() -> None:
    mo = viewer(person("Mo Manager", Role.IRO_MANAGER))
    with pytest.raises(CannotWrite, match="has no IRO yet"):
        write(child("Zoe Hart"), mo)


def test_another_iro_does_not_write_it(leo: Child) -> None:
    with pytest.raises(NoSuchChild):
        write(leo, viewer(person("Ben Iro", Role.IRO)))
    assert not Look.objects.exists()


def test_the_day_told_is_shown(asha: User, leo: Child) -> None:
    leo.allocations.update(told_on=TODAY - timedelta(days=1), told_how="person")
    made = write(leo, viewer(asha, at=NOW))
    assert (made.told_on, made.told_how) == (TODAY - timedelta(days=1), "in person")
