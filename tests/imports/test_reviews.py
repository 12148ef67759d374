"""Reviews booked and held, brought in as a table."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from tests.cast import child, person, viewer
from tests.imports.bringing import bring, look

from footprint.records.models import Review
from footprint.terms.days import LONDON
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
HEADER = "Child number,Booked for,Time,Place,Held on,Participation,Chaired by"


@pytest.fixture
def maria():
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


@pytest.fixture
def amina():
    made = child("Amina Bello")
    made.number = "0012"
    made.save()
    return made


def csv(*rows: str) -> tuple[str, str]:
    return "reviews.csv", "\n".join([HEADER, *rows]) + "\n"


def test_a_review_held_and_the_next_one_booked_come_in_from_one_row(maria, amina):
    iris = person("Iris Cole", Role.IRO)
    bring("reviews", csv("0012,02/03/2027,14:30,School,02/09/2026,PN1,Iris Cole"), by=maria)
    held = Review.objects.get(held_on__isnull=False)
    assert (held.held_on, held.participation, held.chaired_by) == (date(2026, 9, 2), "PN1", iris)
    booked = Review.objects.get(held_on__isnull=True)
    assert booked.booked_for == datetime(2027, 3, 2, 14, 30, tzinfo=LONDON)
    assert booked.place == "School"


def test_a_booking_moves(maria, amina):
    bring("reviews", csv("0012,02/03/2027,14:30,School,,,"), by=maria)
    looked = bring("reviews", csv("0012,09/03/2027,10:00,,,,"), by=maria)
    assert looked.rows("changed")[0]["values"] == [
        ["booked for", "2 Mar 2027 at 14:30", "9 Mar 2027 at 10:00"]
    ]
    assert Review.objects.get().place == "School"


@pytest.mark.parametrize("moved_to", ["09/03/2027", "23/02/2027"])
def test_a_booking_made_in_the_app_moves_without_its_end(maria, amina, moved_to):
    begins = datetime(2027, 3, 2, 14, 30, tzinfo=LONDON)
    Review.objects.create(
        child=amina, booked_for=begins, booked_until=begins + timedelta(hours=1), place="School"
    )
    bring("reviews", csv(f"0012,{moved_to},10:00,,,,"), by=maria)
    moved = Review.objects.get()
    assert (moved.booked_until, moved.place) == (None, "School")
    assert moved.booked_for != begins


def test_a_booked_review_that_was_held_is_that_review_and_the_next_is_booked(maria, amina):
    bring("reviews", csv("0012,02/09/2026,14:30,School,,,"), by=maria)
    bring("reviews", csv("0012,02/03/2027,10:00,,02/09/2026,PN2,"), by=maria)
    held, booked = Review.objects.order_by("pk")
    assert (held.held_on, held.place, held.participation) == (date(2026, 9, 2), "School", "PN2")
    assert booked.booked_for == datetime(2027, 3, 2, 10, 0, tzinfo=LONDON)


PROBLEMS = [
    ("0012,02/03/2027,,,,,", ("reject row", "FP-I38", 2, "Time")),
    ("0012,28/03/2027,01:30,,,,", ("reject row", "FP-I7", 2, "Time")),
    ("0012,,,,,,", ("reject row", "FP-I12", 2, "Child number")),
    ("0012,,,,02/09/2026,PN1,Nobody Known", ("reject row", "FP-I22", 2, "Chaired by")),
    ("0099,,,,02/09/2026,PN1,", ("reject row", "FP-I20", 2, "Child number")),
    ("0012,,,,25/11/2026,PN1,", ("reject row", "FP-R7", 2, "Held on")),
]


@pytest.mark.parametrize(("row", "told"), PROBLEMS)
def test_what_cannot_be_is_held_out(maria, amina, row, told):
    looked = look("reviews", csv(row), by=maria)
    assert looked.told == [told]
    assert looked.shown["counts"]["new"] == 0


def test_two_people_of_one_name_are_told_apart_by_address(maria, amina):
    person("Iris Cole", Role.IRO)
    other = person("Iris Cole2", Role.IRO)
    other.name = "Iris Cole"
    other.save()
    looked = look("reviews", csv("0012,,,,02/09/2026,PN1,Iris Cole"), by=maria)
    assert looked.told == [("reject row", "FP-I23", 2, "Chaired by")]
    bring("reviews", csv(f"0012,,,,02/09/2026,PN1,{other.email}"), by=maria)
    assert Review.objects.get().chaired_by == other


def test_a_review_that_is_recorded_between_and_not_in_the_file_is_listed_and_stays(maria, amina):
    Review.objects.create(child=amina, held_on=date(2026, 6, 1))
    rows = ["0012,,,,02/03/2026,PN1,", "0012,,,,02/09/2026,PN1,"]
    looked = bring("reviews", csv(*rows), by=maria)
    assert looked.labels("absent") == ["review on 1 Jun 2026"]
    assert Review.objects.count() == 3
