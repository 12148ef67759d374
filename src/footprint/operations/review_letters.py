"""Telling those who work with a child by mail that a review was booked, changed or called off."""

from __future__ import annotations

from collections.abc import Iterable

from footprint.access.viewing import Viewer
from footprint.operations import messages
from footprint.queries.booking import may_know
from footprint.records.allocations import Allocation, SocialWorkerHeld
from footprint.records.children import Child
from footprint.records.dated import holding_on
from footprint.records.people import User
from footprint.terms.messages import MessageKind


def tell(child: Child, what: str, *chairs: int | None, by: Viewer) -> None:
    """Tell the IRO, whoever covers or chairs, and the social worker, but not whoever did it.

    A mail names no child. Who may not know of the child is not told.
    """
    told = User.objects.filter(
        may_know(child.pk, by.today), pk__in=_concerned(child, by, chairs), is_active=True
    ).exclude(pk=by.user_id)
    for person_id in told.order_by("pk").values_list("pk", flat=True):
        messages.post(
            kind=MessageKind.REVIEW,
            to_person_id=person_id,
            subject="Footprint: a review was booked, changed or called off",
            body=f"{what}\n\nIt is of a child you work with. Sign in to Footprint to see whose it "
            "is: it stands among the child's reviews.",
            at=by.at,
            child_id=child.pk,
        )


def _concerned(child: Child, by: Viewer, chairs: Iterable[int | None]) -> set[int]:
    officers = Allocation.objects.filter(holding_on(by.today), child=child)
    workers = SocialWorkerHeld.objects.filter(holding_on(by.today), child=child)
    found = {
        *chairs,
        *officers.values_list("iro_id", flat=True),
        *workers.values_list("worker_id", flat=True),
    }
    return {one for one in found if one is not None}
