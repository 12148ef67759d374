"""The app's addresses, and beside them the yardstick: a page of any size that reads one row."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from footprint.access.actions import Action
from footprint.project import urls
from footprint.queries.people import my_roles
from footprint.web.shared.asking import asking
from footprint.web.shared.serving import page

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler429, handler500 = urls.handler404, urls.handler429, urls.handler500


@page(Action.SEE_OWN_WORK)
def yardstick(request: HttpRequest, size: int) -> HttpResponse:
    """Show the frame of every page, one row, and as many letters as are wanted."""
    (role,) = my_roles(viewer=asking(request))
    return render(request, "yardstick.html", {"role": role, "letters": "x" * size})


urlpatterns = [*urls.urlpatterns, path("yardstick/<int:size>/", yardstick)]
