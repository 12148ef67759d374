"""Telling those who work with a child by mail that a review was booked, moved or called off."""

from __future__ import annotations

from footprint.access.viewing import Viewer
from footprint.operations import messages
from footprint.queries.relations import is_restricted
from footprint.records.allocations import Allocation, SocialWorkerHeld
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.looking import RestrictedName
from footprint.terms.messages import MessageKind


def tell(child: Child, what: str, *, by: Viewer) -> None:
    """Tell the IRO, whoever covers and the social worker, but for whoever did it; name no child."""
    for person_id in sorted(_told(child, by) - {by.user_id}):
        messages.post(
            kind=MessageKind.REVIEW,
            to_person_id=person_id,
            subject="Footprint: a review was booked, moved or called off",
            body=f"The review of a child you work with {what}.\n\n"
            "Sign in to Footprint to see whose it is, where and how: it is under My work.",
            at=by.at,
            child_id=child.pk,
        )


def _told(child: Child, by: Viewer) -> set[int]:
    officers = Allocation.objects.filter(
        holding_on(by.today), child=child, iro__is_active=True
    ).values_list("iro_id", flat=True)
    workers = SocialWorkerHeld.objects.filter(
        holding_on(by.today), child=child, worker__is_active=True
    ).values_list("worker_id", flat=True)
    told = {*officers, *workers}
    if Child.objects.filter(is_restricted(), pk=child.pk).exists():
        names = RestrictedName.objects.filter(holding_on(by.today), child=child)
        told &= set(names.values_list("person_id", flat=True))
    return told
