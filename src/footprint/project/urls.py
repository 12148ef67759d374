"""Every address of the app."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from footprint.project import starting
from footprint.web.shared import errors

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("footprint.web.shared.urls")),
    path("", include("footprint.web.people.urls")),
    path("", include("footprint.web.work.urls")),
    path("", include("footprint.web.looking.urls")),
    path("", include("footprint.web.children.urls")),
    path("", include("footprint.web.reviews.urls")),
    path("", include("footprint.web.notices.urls")),
    path("", include("footprint.web.scrutiny.urls")),
    path("", include("footprint.web.allocations.urls")),
    path("", include("footprint.web.workforce.urls")),
    path("", include("footprint.web.practice.urls")),
    path("", include("footprint.web.imports.urls")),
    path("health", starting.health, name="health"),
]

handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler429 = errors.too_often  # allauth's own, for what is tried too often
handler500 = errors.failed
