"""Twenty people book at the same moment: one wins, and the others are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.at_once import AT_ONCE, all_at_once
from tests.cast import NOW, allocate, child, person, viewer
from tests.databases import Database

from footprint.operations import reviews
from footprint.operations.reviews import CannotReview, Meeting
from footprint.records.models import Event, Review, User
from footprint.terms.people import Role
from footprint.terms.reviews import MeetingMode

SLOT = NOW + timedelta(days=7)


def meeting(chair: User, begins: datetime = SLOT) -> Meeting:
    return Meeting(begins, begins + timedelta(hours=1), chair.pk, MeetingMode.VIDEO)


def test_twenty_book_one_slot_of_one_officer_and_one_wins(committed: Database) -> None:
    asha = person("Asha Iro", Role.IRO)
    children = [child(f"Child {number:02}") for number in range(AT_ONCE)]
    for one in children:
        allocate(one, asha)
    by = viewer(asha)

    def work(number: int) -> Callable[[], object]:
        return lambda: reviews.book(
            child_id=children[number].public_id, meeting=meeting(asha), by=by
        )

    said = all_at_once([work(number) for number in range(AT_ONCE)], CannotReview)
    assert said.count("done") == 1
    assert all("chair has another review then" in one for one in said if one != "done")
    assert Review.objects.count() == Event.objects.count() == 1


def test_twenty_book_one_child_and_one_wins(committed: Database) -> None:
    asha = person("Asha Iro", Role.IRO)
    leo = child("Leo Frost")
    allocate(leo, asha)
    by = viewer(asha)

    def work(number: int) -> Callable[[], object]:
        begins = SLOT + timedelta(days=number)
        return lambda: reviews.book(child_id=leo.public_id, meeting=meeting(asha, begins), by=by)

    said = all_at_once([work(number) for number in range(AT_ONCE)], CannotReview)
    told = "The child's next review is booked already."
    assert sorted(said) == sorted(["done", *[told] * (AT_ONCE - 1)])
    assert Review.objects.count() == 1
