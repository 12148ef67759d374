"""Judging whether two children who may be one are one; nothing is ever merged by itself."""

from __future__ import annotations

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import events
from footprint.operations.checking import allow
from footprint.queries.looking import children_for
from footprint.records.children import DuplicateSuspected


class CannotJudge(Exception):
    """There is no such pair for this person, or it was judged already."""


@transaction.atomic
def judge(*, duplicate_id: int, is_same: bool, by: Viewer) -> None:
    """Say whether two children are one; both records show it, and stay as they are."""
    allow(Action.CORRECT, by=by)
    seen = children_for(by, Action.FIND)
    found = (
        DuplicateSuspected.objects.select_for_update()
        .filter(pk=duplicate_id, child__in=seen, other__in=seen)
        .first()
    )
    if found is None:
        raise CannotJudge("There is no such pair.")
    if found.judged_at is not None:
        raise CannotJudge("Somebody has judged this pair already.")
    found.is_same, found.judged_by_id, found.judged_at = is_same, by.user_id, by.at
    found.save(update_fields=["is_same", "judged_by", "judged_at"])
    verdict = "are one child, recorded twice" if is_same else "are two children"
    for one, other in ((found.child, found.other), (found.other, found.child)):
        events.leave(
            "duplicate judged",
            f"{by.name} judged that {one.number} and {other.number} {verdict}.",
            by=by,
            child_id=one.pk,
        )
