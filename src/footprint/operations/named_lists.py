"""The list of a restricted child follows the child's IRO."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, Value
from django.db.models.functions import Greatest

from footprint.access.viewing import Viewer
from footprint.records.allocations import Allocation
from footprint.records.dated import holding_on
from footprint.records.looking import RestrictedName, Restriction
from footprint.records.people import RoleHeld
from footprint.terms.people import Role


def put_on(child_id: int, person_id: int, *, on: date, until: date | None, by: Viewer) -> None:
    """Name a new IRO, or who covers until a day, on the list of a restricted child."""
    if not _is_restricted(child_id):
        return
    reaches = (
        Q(ended_on__isnull=True)
        if until is None
        else (Q(ended_on__isnull=True) | Q(ended_on__gte=until))
    )
    of_person = RestrictedName.objects.filter(reaches, child_id=child_id, person_id=person_id)
    if not of_person.filter(started_on__lte=on).exists() and not of_person.update(started_on=on):
        RestrictedName.objects.create(
            child_id=child_id,
            person_id=person_id,
            named_by_id=by.user_id,
            started_on=on,
            ended_on=until,
        )


def take_off(child_id: int, person_id: int, *, on: date) -> None:
    """Take a former IRO off the list of a restricted child, unless another duty keeps them on."""
    if not _is_restricted(child_id) or _stays(child_id, person_id, on):
        return
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    RestrictedName.objects.filter(lasting, child_id=child_id, person_id=person_id).update(
        ended_on=Greatest("started_on", Value(on))
    )


def _is_restricted(child_id: int) -> bool:
    return Restriction.objects.filter(child_id=child_id, lifted_at__isnull=True).exists()


def _stays(child_id: int, person_id: int, on: date) -> bool:
    """Whoever manages the service, or still holds or covers for the child, stays on the list."""
    manages = RoleHeld.objects.filter(
        holding_on(on), user_id=person_id, role__in=[Role.IRO_MANAGER, Role.HEAD]
    )
    holds = Allocation.objects.filter(holding_on(on), child_id=child_id, iro_id=person_id)
    return manages.exists() or holds.exists()
