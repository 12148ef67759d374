"""Twenty people at once: one wins, and the others are told who was quicker, and when."""

from __future__ import annotations

from collections.abc import Callable

from tests.at_once import AT_ONCE, all_at_once
from tests.cast import TODAY, allocate, child, person, viewer
from tests.databases import Database

from footprint.operations import allocations
from footprint.operations.allocations import CannotAllocate, Change, Override
from footprint.records.models import Allocation, Event, Message
from footprint.terms.casework import ChangeReason, OverrideReason
from footprint.terms.people import Role

WHY = Override((OverrideReason.OTHER,), "first come")


def test_twenty_managers_allocate_one_child_and_one_wins(committed: Database) -> None:
    leo = child("Leo Frost")
    iros = [person(f"Iro {number:02}", Role.IRO) for number in range(AT_ONCE)]
    managers = [
        viewer(person(f"Manager {number:02}", Role.IRO_MANAGER)) for number in range(AT_ONCE)
    ]

    def work(number: int) -> Callable[[], object]:
        return lambda: allocations.allocate(
            children=[leo.public_id], iro_id=iros[number].pk, override=WHY, by=managers[number]
        )

    said = all_at_once([work(number) for number in range(AT_ONCE)], CannotAllocate)
    held = Allocation.objects.select_related("iro", "made_by").get()
    assert held.made_by
    told = (
        f"{held.made_by.name} allocated Leo Frost to {held.iro.name} at 09:30. Nothing was "
        "changed. To change it, hand Leo Frost over."
    )
    assert sorted(said) == sorted(["done", *[told] * (AT_ONCE - 1)])
    assert Event.objects.count() == 1
    assert [message.person for message in Message.objects.all()] == [held.iro]


def test_twenty_managers_hand_one_child_over_and_one_wins(committed: Database) -> None:
    leo = child("Leo Frost")
    before = allocate(leo, person("Asha Iro", Role.IRO))
    iros = [person(f"Iro {number:02}", Role.IRO) for number in range(AT_ONCE)]
    mo = viewer(person("Mo Manager", Role.IRO_MANAGER))

    def work(number: int) -> Callable[[], object]:
        change = Change(iros[number].pk, ChangeReason.REBALANCED, override=WHY)
        return lambda: allocations.hand_over(
            child=leo.public_id, seen=before.pk, change=change, by=mo
        )

    said = all_at_once([work(number) for number in range(AT_ONCE)], CannotAllocate)
    assert said.count("done") == 1
    assert all("after you opened this page" in one for one in said if one != "done")
    assert Allocation.objects.filter(ended_on__isnull=True).count() == 1
    assert Allocation.objects.get(pk=before.pk).ended_on == TODAY
