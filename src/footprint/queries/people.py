"""The people of the service: who is asking, with the roles that hold today."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation

from footprint.access.viewing import Viewer
from footprint.records.dated import holding_on
from footprint.records.models import User
from footprint.terms.people import Role

LONDON = ZoneInfo("Europe/London")


def viewer_of(user_id: int, *, at: datetime, session: str = "") -> Viewer | None:
    """Find who a signed-in person is at a moment; nobody, where the account is switched off.

    `session` is the session's key, of which the viewer carries only a mark.
    """
    today = at.astimezone(LONDON).date()
    rows = list(
        User.objects.filter(pk=user_id, is_active=True)
        .annotate(held=FilteredRelation("roles", condition=holding_on(today, "roles__")))
        .values_list("name", "email", "held__role", "held__team_id")
    )
    if not rows:
        return None
    name, email, *_ = rows[0]
    return Viewer(
        user_id=user_id,
        name=name,
        roles=frozenset(Role(role) for _, _, role, _ in rows if role),
        at=at,
        today=today,
        email=email,
        teams=frozenset(team for *_, team in rows if team),
        session=session[:16],
    )
