"""Links by mail: who is on an errand, what was sent about a child, and whom one may ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hmac import compare_digest

from footprint.access.viewing import Errand, Viewer
from footprint.queries.people import viewer_of
from footprint.records.allocations import SocialWorkerHeld
from footprint.records.dated import holding_on
from footprint.records.links import ActionLink
from footprint.records.people import User
from footprint.terms.links import LinkPurpose
from footprint.terms.people import Role


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link that was sent about a child, and what became of it."""

    id: int
    purpose: LinkPurpose
    person: str
    sent_by: str
    sent_at: datetime
    state: str
    is_live: bool


def on_errand(link_id: int, *, holder: str, at: datetime, session: str) -> Viewer | None:
    """Find who came by a link and brought its code; nobody, once the link no longer works."""
    link = ActionLink.objects.filter(pk=link_id).select_related("child").first()
    if link is None or not link.holder or not compare_digest(link.holder, holder):
        return None
    if _state(link, at=at) != WAITS:
        return None
    person = viewer_of(link.user_id, at=at, session=session)
    if person is None:
        return None
    errand = Errand(
        link_id=link.pk,
        purpose=LinkPurpose(link.purpose),
        child_id=link.child_id,
        child_public_id=link.child.public_id,
        target_id=link.target_id,
    )
    return replace(person, errand=errand)


def sent_about(child_id: int, *, viewer: Viewer) -> list[LinkRow]:
    """List the links sent about a child the viewer has opened, the newest first."""
    rows = ActionLink.objects.filter(child_id=child_id).select_related("user", "sent_by")
    return [
        LinkRow(
            id=row.pk,
            purpose=LinkPurpose(row.purpose),
            person=row.user.name,
            sent_by=row.sent_by.name,
            sent_at=row.sent_at,
            state=_state(row, at=viewer.at),
            is_live=_state(row, at=viewer.at) == WAITS,
        )
        for row in rows.order_by("-sent_at", "-pk")
    ]


def people_to_ask(child_id: int, *, viewer: Viewer) -> list[tuple[int, str]]:
    """List whom one may send a link: the child's social worker, and managers of the team."""
    works = SocialWorkerHeld.objects.filter(holding_on(viewer.today), child_id=child_id)
    workers = User.objects.filter(pk__in=works.values("worker_id"), is_active=True)
    managers = User.objects.filter(
        holding_on(viewer.today, "roles__"),
        roles__role=Role.TEAM_MANAGER,
        roles__team_id__in=works.values("team_id"),
        is_active=True,
    )
    return [(one.pk, one.name) for one in (workers | managers).distinct().order_by("name", "pk")]


WAITS = "waits to be used"


def _state(link: ActionLink, *, at: datetime) -> str:
    if link.spent_at:
        return "used"
    if link.revoked_at:
        return "taken back"
    if link.locked_at:
        return "locked after too many wrong codes"
    return WAITS if link.expires_at > at else "too old"
