"""The one answer that every page asks for beside itself: the council's colour."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from footprint.web.shared.theme import shades


@require_safe
@transaction.non_atomic_requests
@cache_control(public=True, max_age=3600)
def theme(request: HttpRequest) -> HttpResponse:
    """Serve the council's colour as CSS properties, so that no page needs a style of its own."""
    css = shades(settings.COUNCIL_COLOUR).as_css()
    return HttpResponse(css, content_type="text/css; charset=utf-8")
