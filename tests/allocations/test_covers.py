"""Cover for an IRO who is away: 28 days at most, by somebody who may."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team, viewer

from footprint.access.viewing import Viewer
from footprint.operations import covers
from footprint.operations.allocations import CannotAllocate
from footprint.operations.checking import Refused
from footprint.queries import looking
from footprint.records.models import (
    Allocation,
    Child,
    Event,
    Message,
    RestrictedName,
    Restriction,
    User,
)
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

DAYS = timedelta(days=1)


@pytest.fixture
def mo() -> Viewer:
    return viewer(person("Mo Manager", Role.IRO_MANAGER))


@pytest.fixture
def asha() -> User:
    return person("Asha Iro", Role.IRO)


@pytest.fixture
def ben() -> User:
    return person("Ben Iro", Role.IRO)


@pytest.fixture
def leo(asha: User) -> Child:
    made = child("Leo Frost")
    allocate(made, asha)
    return made


def cover(of: Child, iro: User, by: Viewer, starts: date = TODAY, days: int = 28) -> None:
    covers.arrange_cover(
        children=[of.public_id],
        iro_id=iro.pk,
        starts_on=starts,
        ends_on=starts + days * DAYS,
        by=by,
    )


def test_who_covers_may_open_the_child_and_is_told(mo: Viewer, ben: User, leo: Child) -> None:
    with pytest.raises(looking.NeedsReason):
        looking.opened(leo.public_id, viewer=viewer(ben), where="test")
    cover(leo, ben, mo)
    looking.opened(leo.public_id, viewer=viewer(ben), where="test")
    assert Message.objects.get().subject == "A child has been given to you to cover for"
    assert Event.objects.get().sentence == (
        "Ben Iro covers for Asha Iro as Leo Frost's IRO from Tue 24 November 2026 to Mon 21 "
        "December 2026."
    )


@pytest.mark.parametrize(
    ("starts", "days", "says"),
    [
        (TODAY, 29, r"28 days at most: up to Mon 21 December 2026\. For longer, hand"),
        (TODAY, 0, "last day of cover is before the first"),
        (TODAY - 9 * DAYS, 9, "would be over already"),
        (TODAY + 90 * DAYS, 5, "too far ahead"),
    ],
)
def test_the_days_are_possible(
    mo: Viewer, ben: User, leo: Child, starts: date, days: int, says: str
) -> None:
    with pytest.raises(CannotAllocate, match=says):
        cover(leo, ben, mo, starts, days)
    assert not Event.objects.exists()


def test_cover_cannot_run_on_by_being_arranged_again_and_again(
    mo: Viewer, ben: User, leo: Child
) -> None:
    cover(leo, ben, mo, TODAY - 7 * DAYS, 14)
    cara = person("Cara Iro", Role.IRO)
    with pytest.raises(CannotAllocate, match="since Tue 17 November 2026 already"):
        cover(leo, cara, mo, TODAY + 7 * DAYS, 15)
    cover(leo, cara, mo, TODAY + 7 * DAYS, 14)


def test_cover_after_a_break_counts_anew(mo: Viewer, ben: User, leo: Child) -> None:
    cover(leo, ben, mo, TODAY - 7 * DAYS, 14)
    cover(leo, ben, mo, TODAY + 8 * DAYS, 28)


def test_two_do_not_cover_at_once(mo: Viewer, ben: User, leo: Child) -> None:
    cover(leo, ben, mo, TODAY, 10)
    with pytest.raises(CannotAllocate, match="Somebody else covers for the child's IRO"):
        cover(leo, person("Cara Iro", Role.IRO), mo, TODAY + 5 * DAYS, 10)
    assert Allocation.objects.filter(kind="cover").count() == 1


def test_a_child_without_an_iro_is_not_covered_for(mo: Viewer, ben: User) -> None:
    with pytest.raises(CannotAllocate, match="Allocate one first"):
        cover(child("Zoe Hart"), ben, mo)


def test_nobody_covers_for_themselves(mo: Viewer, asha: User, leo: Child) -> None:
    with pytest.raises(CannotAllocate, match="Choose another IRO to cover for Asha Iro"):
        cover(leo, asha, mo)


def test_who_may_not_be_the_iro_may_not_cover(mo: Viewer, ben: User, leo: Child) -> None:
    social_worker(leo, ben, team("East"))
    with pytest.raises(CannotAllocate, match="Ben Iro is the social worker of this child"):
        cover(leo, ben, mo)


def test_one_child_that_cannot_be_covered_stops_the_whole(
    mo: Viewer, asha: User, ben: User, leo: Child
) -> None:
    mia = child("Mia Hart")
    allocate(mia, asha)
    social_worker(mia, ben, team("East"))
    with pytest.raises(CannotAllocate):
        covers.arrange_cover(
            children=[leo.public_id, mia.public_id],
            iro_id=ben.pk,
            starts_on=TODAY,
            ends_on=TODAY + DAYS,
            by=mo,
        )
    assert not Allocation.objects.filter(kind="cover").exists()
    assert not Message.objects.exists()


def test_who_covers_for_a_restricted_child_is_on_its_list_as_long(
    mo: Viewer, ben: User, leo: Child
) -> None:
    Restriction.objects.create(child=leo, placed_at=NOW, placed_by=ben, because="risk")
    RestrictedName.objects.create(child=leo, person_id=mo.user_id, named_by=ben, started_on=TODAY)
    cover(leo, ben, mo, TODAY, 5)
    named = RestrictedName.objects.get(person=ben)
    assert (named.started_on, named.ended_on) == (TODAY, TODAY + 5 * DAYS)


def test_an_iro_does_not_arrange_cover(asha: User, ben: User, leo: Child) -> None:
    with pytest.raises(Refused):
        cover(leo, ben, viewer(asha))
