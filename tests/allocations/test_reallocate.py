"""When an officer leaves: all their children, or some, to others; the whole, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team, viewer

from footprint.access.viewing import Viewer
from footprint.operations import reallocations
from footprint.operations.allocations import CannotAllocate, Override
from footprint.operations.checking import Refused
from footprint.operations.reallocations import Sharing
from footprint.queries import reallocating
from footprint.records.models import (
    Allocation,
    Child,
    ChildLink,
    Event,
    Look,
    Message,
    RestrictedName,
    Restriction,
    User,
)
from footprint.terms.casework import ChangeReason, OverrideReason
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

WHY = Override((OverrideReason.WORKLOAD,), "he has the court work")
NAMES = ["Leo Frost", "Mia Frost", "Zoe Hart", "Kit Lane", "Ned Moss", "Pip Nash"]


@pytest.fixture
def mo() -> Viewer:
    return viewer(person("Mo Manager", Role.IRO_MANAGER))


@pytest.fixture
def asha() -> User:
    """Holds six children, of whom Leo and Mia are brother and sister, and leaves."""
    leaves = person("Asha Iro", Role.IRO)
    held = {name: child(name) for name in NAMES}
    for one in held.values():
        allocate(one, leaves)
    ChildLink.objects.create(child=held["Leo Frost"], other=held["Mia Frost"], kind="sibling")
    return leaves


@pytest.fixture
def ben() -> User:
    return person("Ben Iro", Role.IRO)


@pytest.fixture
def cara() -> User:
    return person("Cara Iro", Role.IRO)


def list_of(asha: User, mo: Viewer, only: Sequence[UUID] | None = None) -> reallocating.Leaving:
    return reallocating.leaving(asha.pk, viewer=mo, where="reallocate", only=only)


def as_suggested(shown: reallocating.Leaving) -> Sharing:
    officers = {one.public_id: one.suggested_id for one in shown.children if one.suggested_id}
    return Sharing(officers, ChangeReason.LEFT, "See my notes.")


def holders() -> dict[str, str]:
    now = Allocation.objects.filter(ended_on__isnull=True).select_related("child", "iro")
    return {one.child.full_name: one.iro.name for one in now}


def test_as_suggested_the_children_are_shared_out_and_families_stay_together(
    mo: Viewer, asha: User, ben: User, cara: User
) -> None:
    shown = list_of(asha, mo)
    assert [one.name for one in shown.children] == NAMES
    reallocations.bulk_reallocate(
        from_iro=asha.pk, sharing=as_suggested(shown), seen=shown.stamp, by=mo
    )
    now = holders()
    assert now["Leo Frost"] == now["Mia Frost"]
    assert sorted(now.values()) == ["Ben Iro"] * 3 + ["Cara Iro"] * 3
    ended = Allocation.objects.filter(iro=asha)
    assert {(one.ended_on, one.end_reason, one.handover) for one in ended} == {
        (TODAY, "left", "See my notes.")
    }


def test_each_officer_gets_one_message_and_each_child_an_event(
    mo: Viewer, asha: User, ben: User, cara: User
) -> None:
    shown = list_of(asha, mo)
    reallocations.bulk_reallocate(
        from_iro=asha.pk, sharing=as_suggested(shown), seen=shown.stamp, by=mo
    )
    assert {(one.person, one.subject) for one in Message.objects.all()} == {
        (ben, "3 children have been allocated to you"),
        (cara, "3 children have been allocated to you"),
    }
    assert Event.objects.filter(kind="handed over").count() == 6
    summary = Event.objects.get(kind="reallocated")
    assert summary.child is None
    assert summary.sentence == (
        "Mo Manager gave 6 children of Asha Iro to 2 officers from Tue 24 November 2026 "
        "(the IRO left)."
    )


def test_the_summary_names_whom_each_was_given(
    mo: Viewer, asha: User, ben: User, cara: User
) -> None:
    shown = list_of(asha, mo)
    event = reallocations.bulk_reallocate(
        from_iro=asha.pk, sharing=as_suggested(shown), seen=shown.stamp, by=mo
    )
    done = reallocating.done(event, viewer=mo, where="reallocated")
    assert [(one.name, len(one.children)) for one in done.given] == [
        ("Ben Iro", 3),
        ("Cara Iro", 3),
    ]
    assert len(Look.objects.get(where="reallocated").children) == 6


def test_some_children_may_stay(mo: Viewer, asha: User, ben: User) -> None:
    zoe = Child.objects.get(first_name="Zoe")
    shown = list_of(asha, mo, only=[zoe.public_id])
    reallocations.bulk_reallocate(
        from_iro=asha.pk, sharing=as_suggested(shown), seen=shown.stamp, by=mo
    )
    assert [name for name, iro in holders().items() if iro == "Ben Iro"] == ["Zoe Hart"]


def test_choosing_others_than_suggested_asks_why_once(
    mo: Viewer, asha: User, ben: User, cara: User
) -> None:
    shown = list_of(asha, mo)
    all_to_ben = Sharing({one.public_id: ben.pk for one in shown.children}, ChangeReason.LEFT)
    with pytest.raises(CannotAllocate, match="Tick why you choose Ben Iro"):
        reallocations.bulk_reallocate(from_iro=asha.pk, sharing=all_to_ben, seen=shown.stamp, by=mo)
    assert set(holders().values()) == {"Asha Iro"}
    with_why = Sharing(all_to_ben.officers, ChangeReason.LEFT, override=WHY)
    reallocations.bulk_reallocate(from_iro=asha.pk, sharing=with_why, seen=shown.stamp, by=mo)
    assert set(holders().values()) == {"Ben Iro"}
    kept = {
        one.child.full_name: one.override_reasons
        for one in Allocation.objects.filter(iro=ben).select_related("child")
    }
    assert sorted(map(bool, kept.values())) == [False] * 3 + [True] * 3


def unchanged() -> None:
    assert set(holders().values()) <= {"Asha Iro", "Cara Iro"}
    assert not Event.objects.exists()
    assert not Message.objects.exists()


def test_a_child_given_away_meanwhile_stops_the_whole(
    mo: Viewer, asha: User, ben: User, cara: User
) -> None:
    shown = list_of(asha, mo)
    zoe = Child.objects.get(first_name="Zoe")
    Allocation.objects.filter(child=zoe).update(ended_on=TODAY)
    allocate(zoe, cara, since=TODAY)
    with pytest.raises(
        CannotAllocate, match=r"^Since you opened this page: Zoe Hart is with Cara Iro\. Nothing"
    ):
        reallocations.bulk_reallocate(
            from_iro=asha.pk, sharing=as_suggested(shown), seen=shown.stamp, by=mo
        )
    unchanged()


def test_changed_suggestions_stop_the_whole(mo: Viewer, asha: User, ben: User, cara: User) -> None:
    shown = list_of(asha, mo)
    for _ in range(8):
        allocate(child("Some Child"), cara)
    with pytest.raises(CannotAllocate, match="suggestions have changed"):
        reallocations.bulk_reallocate(
            from_iro=asha.pk, sharing=as_suggested(shown), seen=shown.stamp, by=mo
        )
    unchanged()


@pytest.mark.parametrize("name", NAMES)
def test_one_child_that_cannot_go_stops_the_whole_wherever_it_stands(
    mo: Viewer, asha: User, ben: User, cara: User, name: str
) -> None:
    one = Child.objects.get(first_name=name.split(maxsplit=1)[0])
    social_worker(one, ben, team("East"))
    shown = list_of(asha, mo)
    officers = dict(as_suggested(shown).officers)
    officers[one.public_id] = ben.pk
    with pytest.raises(CannotAllocate, match=f"Ben Iro cannot be {name}'s IRO"):
        reallocations.bulk_reallocate(
            from_iro=asha.pk,
            sharing=Sharing(officers, ChangeReason.LEFT, override=WHY),
            seen=shown.stamp,
            by=mo,
        )
    unchanged()


def test_whoever_leaves_covers_for_nobody_from_that_day(
    mo: Viewer, asha: User, ben: User, cara: User
) -> None:
    tia = child("Tia Webb")
    allocate(tia, cara)
    cover = allocate(tia, asha, since=TODAY, until=TODAY + timedelta(days=20), kind="cover")
    shown = list_of(asha, mo)
    reallocations.bulk_reallocate(
        from_iro=asha.pk, sharing=as_suggested(shown), seen=shown.stamp, by=mo
    )
    cover.refresh_from_db()
    assert cover.ended_on == TODAY


def test_a_restricted_child_is_not_in_the_list_of_a_manager_not_named(
    mo: Viewer, asha: User, ben: User
) -> None:
    zoe = Child.objects.get(first_name="Zoe")
    Restriction.objects.create(child=zoe, placed_at=NOW, placed_by=asha, because="risk")
    assert "Zoe Hart" not in [one.name for one in list_of(asha, mo).children]
    RestrictedName.objects.create(child=zoe, person_id=mo.user_id, named_by=asha, started_on=TODAY)
    RestrictedName.objects.create(child=zoe, person=asha, named_by=asha, started_on=TODAY)
    shown = list_of(asha, mo)
    reallocations.bulk_reallocate(
        from_iro=asha.pk, sharing=as_suggested(shown), seen=shown.stamp, by=mo
    )
    named = RestrictedName.objects.on(TODAY).filter(child=zoe)
    assert set(named.values_list("person_id", flat=True)) == {mo.user_id, ben.pk}


def test_nothing_chosen_is_said(mo: Viewer, asha: User) -> None:
    with pytest.raises(CannotAllocate, match="Choose at least one child"):
        reallocations.bulk_reallocate(
            from_iro=asha.pk, sharing=Sharing({}, ChangeReason.LEFT), seen="", by=mo
        )


def test_an_iro_may_not_give_their_children_away(mo: Viewer, asha: User, ben: User) -> None:
    shown = list_of(asha, mo)
    with pytest.raises(Refused):
        reallocations.bulk_reallocate(
            from_iro=asha.pk, sharing=as_suggested(shown), seen=shown.stamp, by=viewer(asha)
        )
    unchanged()
