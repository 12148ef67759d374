"""The app's addresses, and beside them the yardstick: a page of any size that reads one row.

It is a page of the app: signed in, in the frame of every page, its rows drawn by the same tags as
those of any list. Every row shows the one role that was read, so it asks the database no more for
a large page than for a small one.
"""

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
def yardstick(request: HttpRequest, rows: int) -> HttpResponse:
    """Show the viewer's one role in a table, as often as is wanted."""
    (role,) = my_roles(viewer=asking(request))
    return render(request, "yardstick.html", {"role": role, "times": range(rows)})


urlpatterns = [*urls.urlpatterns, path("yardstick/<int:rows>/", yardstick)]
