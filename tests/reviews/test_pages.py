"""The pages of a review: booked, moved, called off and held as somebody does it, and the diary."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.cast import NOW, allocate, child, person
from tests.children.cast_of_pages import address
from tests.dates import day
from tests.signing_in import sign_in, with_app

from footprint.operations import timetables
from footprint.records.models import Child, Restriction, Review, User
from footprint.terms.people import Role
from footprint.web.reviews.diary import monday_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
ON_1_DEC = {"on_day": "1", "on_month": "Dec", "on_year": "2026"}


@pytest.fixture
def amina() -> Child:
    made = child("Amina Yusuf", in_care_since=day("Mon 2 Nov 2026"))
    timetables.rebuild([made.pk], at=NOW)
    return made


@pytest.fixture
def asha(client: Client, amina: Child) -> User:
    iro = with_app(person("Asha Iro", Role.IRO))
    allocate(amina, iro)
    sign_in(client, iro)
    return iro


def booking(chair: User, **other: str) -> dict[str, str]:
    return {
        **ON_1_DEC, "begins": "2pm", "lasts": "60", "chair": str(chair.pk), "mode": "face",
        "place": "School", **other,
    }  # fmt: skip


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_review_goes_from_my_work_to_held(client: Client, amina: Child, asha: User) -> None:
    book = address("book-review", amina)
    assert book in text(client, "/")
    assert "must be held by" in text(client, book).lower()
    sent = client.post(book, booking(asha))
    review = Review.objects.get()
    assert sent.headers["Location"] == address("review", amina, review.pk)
    shown = text(client, address("review", amina, review.pk))
    assert "Tue 1 December 2026 at 2:00pm</time> to 3:00pm" in shown
    # its place in the lists is the booking now, and no longer the form
    assert address("review", amina, review.pk) in text(client, "/")
    assert book not in text(client, address("child-timetable", amina))

    moved = booking(asha, begins="15.30", setback="court", version="1")
    assert client.post(address("move-review", amina, review.pk), moved).status_code == 302
    shown = text(client, address("review", amina, review.pk))
    assert "How the booking was moved" in shown
    assert "a hearing in court" in shown

    held = {
        "on_day": "24", "on_month": "11", "on_year": "2026", "chair": str(asha.pk),
        "participation": "PN6", "mode": "video", "version": "2",
    }  # fmt: skip
    assert client.post(address("hold-review", amina, review.pk), held).status_code == 302
    shown = text(client, address("review", amina, review.pk))
    assert "Did not attend; views sent in another way" in shown
    over = client.get(address("move-review", amina, review.pk), follow=True)
    assert "not booked any more" in over.content.decode()


def test_what_was_typed_stays_with_every_fault(client: Client, amina: Child, asha: User) -> None:
    wrong = booking(asha, begins="half past", place="", on_month="13")
    shown = client.post(address("book-review", amina), wrong).content.decode()
    assert "Begins at must be a time, like 9:30 or 2pm" in shown
    assert "Day must be a real day" in shown
    assert 'value="half past"' in shown
    late = booking(asha, on_day="23", on_month="11", place="")
    shown = client.post(address("book-review", amina), late).content.decode()
    assert "That time has passed" in shown
    assert "Say where people meet." in shown
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("9:30", 9), ("09.30", 9), ("10", 10), ("2pm", 14), ("2:15 PM", 14), ("1400", 14)],
)
def test_a_time_is_written_as_people_do(
    client: Client, amina: Child, asha: User, typed: str, hour: int
) -> None:
    client.post(address("book-review", amina), booking(asha, begins=typed))
    booked = Review.objects.get().booked_for
    assert booked
    assert booked.hour == hour  # in winter London keeps UTC


@pytest.mark.parametrize("typed", ["2:30", "25:00", "13pm", "9:75", "noon", "", "12345678901"])
def test_what_is_no_time_for_a_review_is_not_guessed_at(
    client: Client, amina: Child, asha: User, typed: str
) -> None:
    sent = client.post(address("book-review", amina), booking(asha, begins=typed))
    assert sent.status_code == 200
    assert not Review.objects.exists()


def test_a_year_that_cannot_be_meant_is_refused(client: Client, amina: Child, asha: User) -> None:
    far = booking(asha, on_year="9999", on_day="31", begins="9pm", lasts="240")
    shown = client.post(address("book-review", amina), far).content.decode()
    assert "check the year" in shown


def test_who_saves_second_sees_what_is_booked_and_can_save_again(
    client: Client, amina: Child, asha: User
) -> None:
    client.post(address("book-review", amina), booking(asha))
    review = Review.objects.get()
    Review.objects.update(version=2, place="Home")
    move = address("move-review", amina, review.pk)
    sent = booking(asha, begins="4pm", setback="court", version="1")
    shown = client.post(move, sent).content.decode()
    assert "Somebody changed this booking while you had it open" in shown
    assert "It is booked for Tue 1 December 2026 at 2:00pm now." in shown
    assert re.search(r'name="version"[^>]*value="2"|value="2"[^>]*name="version"', shown)
    assert client.post(move, {**sent, "version": "2"}).status_code == 302


def test_a_review_that_is_booked_is_recorded_as_that_one(
    client: Client, amina: Child, asha: User
) -> None:
    client.post(address("book-review", amina), booking(asha))
    led = client.get(address("hold-unbooked", amina))
    assert led.headers["Location"] == address("hold-review", amina, Review.objects.get().pk)


def test_a_move_asks_why_and_another_place_does_not(
    client: Client, amina: Child, asha: User
) -> None:
    client.post(address("book-review", amina), booking(asha))
    move = address("move-review", amina, Review.objects.get().pk)
    assert "2:00pm to" not in text(client, move)  # what is moved is in nobody's way
    shown = client.post(move, booking(asha, begins="4pm", version="1")).content.decode()
    assert "Choose why it is moved" in shown
    assert client.post(move, booking(asha, place="Home", version="1")).status_code == 302
    assert Review.objects.get().place == "Home"


def test_a_review_is_called_off_with_who_allowed_it(
    client: Client, amina: Child, asha: User
) -> None:
    client.post(address("book-review", amina), booking(asha))
    review = Review.objects.get()
    off = address("call-off-review", amina, review.pk)
    shown = client.post(off, {"setback": "iro ill", "version": "1"}).content.decode()
    assert "Enter who allowed it" in shown
    sent = {"setback": "iro ill", "allowed_by": "Maria Lind", "version": "1"}
    assert client.post(off, sent).status_code == 302
    assert "Allowed by Maria Lind." in text(client, address("review", amina, review.pk))
    assert address("book-review", amina) in text(client, address("child-reviews", amina))


def test_the_form_shows_when_the_chair_is_engaged_and_not_with_whom(
    client: Client, amina: Child, asha: User
) -> None:
    ben = child("Ben Ali")
    allocate(ben, person("Ivor Iro", Role.IRO))
    at = NOW + timedelta(days=1)
    Review.objects.create(
        child=ben, booked_for=at, booked_until=at + timedelta(hours=1), chaired_by=asha
    )
    shown = text(client, address("book-review", amina))
    assert "9:30am to 10:30am" in shown
    assert "Ben" not in shown
    Restriction.objects.create(
        child=ben, placed_at=NOW, placed_by=person("Mo", Role.IRO_MANAGER), because="Safety"
    )
    assert "9:30am to 10:30am" not in text(client, address("book-review", amina))
    sent = client.post(
        address("book-review", amina),
        booking(asha, begins="9:45", on_day="25", on_month="11"),
    )
    assert "The chair has another review then" in sent.content.decode()


def test_the_diary_shows_a_week_of_ones_own_children(
    client: Client, amina: Child, asha: User
) -> None:
    other = child("Cleo Other")
    Review.objects.create(child=other, booked_for=NOW)
    client.post(address("book-review", amina), booking(asha))
    this_week = text(client, "/diary/")
    assert "week of" in this_week
    assert "Amina" not in this_week
    assert "Cleo" not in this_week
    next_week = text(client, "/diary/?week=2026-12-02")
    assert "2:00pm to 3:00pm" in next_week
    assert "Amina Yusuf" in next_week
    for asked in ("", "no day", "0001-01-01", "9999-12-31"):
        assert client.get("/diary/", {"week": asked}).status_code == 200


@pytest.mark.parametrize(
    ("today", "monday"),
    [("2026-11-27", "Mon 23 Nov"), ("2026-11-28", "Mon 30 Nov"), ("2026-11-29", "Mon 30 Nov")],
)
def test_from_saturday_on_the_diary_opens_at_what_comes(today: str, monday: str) -> None:
    assert monday_of("", date.fromisoformat(today)) == day(f"{monday} 2026")


def test_the_manager_sees_the_diary_of_the_service(client: Client, amina: Child) -> None:
    sign_in(client, with_app(person("Maria Lind", Role.IRO_MANAGER)))
    Review.objects.create(child=amina, booked_for=NOW)
    assert "Amina Yusuf" in text(client, "/diary/")


def test_christmas_day_is_named_in_the_diary(client: Client, asha: User) -> None:
    assert "Christmas Day" in text(client, "/diary/?week=2026-12-25")
