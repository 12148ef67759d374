"""Restricting a record to named people with one step, and opening it again with two."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import events
from footprint.operations.checking import child_for
from footprint.records.allocations import Allocation
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.looking import RestrictedName, Restriction
from footprint.records.people import User


class CannotRestrict(Exception):
    """The record cannot be restricted, opened, or its list changed so."""


@transaction.atomic
def restrict(*, public_id: UUID, because: str, names: Iterable[int], by: Viewer) -> None:
    """Close a record to all but the child's IRO, whoever closes it, and those named."""
    child = child_for(public_id, Action.RESTRICT, by=by)
    if not because.strip():
        raise CannotRestrict("Say why this record is restricted.")
    _locked(child)
    if Restriction.objects.filter(child=child, lifted_at__isnull=True).exists():
        raise CannotRestrict("This record is restricted already.")
    Restriction.objects.create(
        child=child, placed_at=by.at, placed_by_id=by.user_id, because=because.strip()
    )
    iros = Allocation.objects.filter(holding_on(by.today), child=child)
    listed = {by.user_id, *iros.values_list("iro_id", flat=True), *names}
    RestrictedName.objects.bulk_create(
        [
            RestrictedName(
                child=child, person_id=person, named_by_id=by.user_id, started_on=by.today
            )
            for person in sorted(listed)
        ]
    )
    events.leave(
        "restricted",
        f"{by.name} restricted the record to {len(listed)} named people: {because.strip()}",
        by=by,
        child_id=child.pk,
    )


@transaction.atomic
def name_person(*, public_id: UUID, person_id: int, by: Viewer) -> None:
    """Put somebody on the list of a restricted record."""
    child = child_for(public_id, Action.RESTRICT, by=by)
    _in_force(child)
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        raise CannotRestrict("There is no such person.")
    if RestrictedName.objects.filter(child=child, person=person, ended_on__isnull=True).exists():
        raise CannotRestrict(f"{person.name} is on the list already.")
    RestrictedName.objects.create(
        child=child, person=person, named_by_id=by.user_id, started_on=by.today
    )
    events.leave("named", f"{by.name} put {person.name} on the list.", by=by, child_id=child.pk)


@transaction.atomic
def take_off(*, public_id: UUID, person_id: int, by: Viewer) -> None:
    """Take somebody off the list; the child's IRO stays on it."""
    child = child_for(public_id, Action.RESTRICT, by=by)
    _in_force(child)
    if Allocation.objects.filter(holding_on(by.today), child=child, iro_id=person_id).exists():
        raise CannotRestrict("The child's IRO stays on the list.")
    name = RestrictedName.objects.filter(child=child, person_id=person_id, ended_on__isnull=True)
    found = name.select_related("person").first()
    if found is None:
        raise CannotRestrict("This person is not on the list.")
    found.ended_on = by.today
    found.save(update_fields=["ended_on"])
    events.leave(
        "taken off", f"{by.name} took {found.person.name} off the list.", by=by, child_id=child.pk
    )


@transaction.atomic
def ask_to_lift(*, public_id: UUID, by: Viewer) -> None:
    """Ask that a record be opened again; a second person has to agree."""
    child = child_for(public_id, Action.RESTRICT, by=by)
    found = _in_force(child)
    if found.lift_asked_by_id is not None:
        raise CannotRestrict("This has been asked already, and waits for a second person.")
    found.lift_asked_at, found.lift_asked_by_id = by.at, by.user_id
    found.save(update_fields=["lift_asked_at", "lift_asked_by"])
    events.leave(
        "lifting asked", f"{by.name} asked to lift the restriction.", by=by, child_id=child.pk
    )


@transaction.atomic
def lift(*, public_id: UUID, by: Viewer) -> None:
    """Open a record again, as the second of two people."""
    child = child_for(public_id, Action.RESTRICT, by=by)
    found = _in_force(child)
    if found.lift_asked_by_id is None:
        raise CannotRestrict("Somebody must ask for it first.")
    if found.lift_asked_by_id == by.user_id:
        raise CannotRestrict("You asked for it; a second person must agree.")
    found.lifted_at, found.lifted_by_id = by.at, by.user_id
    found.save(update_fields=["lifted_at", "lifted_by"])
    RestrictedName.objects.filter(child=child, ended_on__isnull=True).update(ended_on=by.today)
    events.leave(
        "restriction lifted", f"{by.name} lifted the restriction.", by=by, child_id=child.pk
    )


def _locked(child: Child) -> None:
    """Let two people who restrict one child at once come one after the other."""
    Child.objects.select_for_update().get(pk=child.pk)


def _in_force(child: Child) -> Restriction:
    _locked(child)
    found = Restriction.objects.filter(child=child, lifted_at__isnull=True).first()
    if found is None:
        raise CannotRestrict("This record is not restricted.")
    return found
