"""Who asks, and when: the one place that reads the clock."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from footprint.access.viewing import Viewer


def now() -> datetime:
    """Read the clock."""
    return timezone.now()


def asking(request: HttpRequest) -> Viewer:
    """Say who asks; the middleware of `web.people.sign_in` found out before the view began."""
    viewer = getattr(request, "viewer", None)
    if not isinstance(viewer, Viewer):
        raise PermissionDenied("Nobody is signed in.")
    return viewer


def viewer_for_pages(request: HttpRequest) -> dict[str, object]:
    """Give templates the viewer, or nobody; they get no account and no permissions."""
    return {"viewer": getattr(request, "viewer", None)}
