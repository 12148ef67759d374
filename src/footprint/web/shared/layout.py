"""What every page is given: who looks at it, where they can go, whose service it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from footprint.access.actions import Action
from footprint.access.policies import why_not_at_all
from footprint.access.viewing import Viewer
from footprint.web.shared.banners import banners_of
from footprint.web.shared.navigation import Navigation, menu_for


@dataclass(frozen=True, slots=True)
class Council:
    """Whose service it is."""

    name: str


def layout(request: HttpRequest) -> dict[str, object]:
    """Fill the frame of a page, without asking the database for anything."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    navigation: Navigation = settings.NAVIGATION
    may_search = viewer is not None and why_not_at_all(Action.FIND, viewer) is None
    # whoever came by a link is led nowhere else
    leads = viewer is not None and viewer.errand is None
    return {
        "viewer": viewer,
        "council": Council(settings.COUNCIL_NAME),
        "navigation": menu_for(viewer if leads else None, navigation.entries, request.path),
        "banners": banners_of(request),
        "largest": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        "home_url": _address(navigation.home) if leads or viewer is None else "",
        "search_url": _address(navigation.search) if may_search else "",
        "sign_out_url": _address(navigation.sign_out) if leads else "",
        "sign_in_url": _address(navigation.sign_in),
        "account_url": _address(navigation.account) if leads else "",
    }


def _address(name: str) -> str:
    return reverse(name) if name else ""
