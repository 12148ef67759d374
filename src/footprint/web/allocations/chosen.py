"""Which children of a list are ticked: all of them when the page is first opened."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from footprint.queries.reallocating import Leaving


def chosen_children(request: HttpRequest, shown: Leaving) -> list[UUID]:
    """Read the boxes; `?child=` in the address ticks one to begin with."""
    listed = [one.public_id for one in shown.children]
    if request.method == "POST":
        ticked = set(request.POST.getlist("child"))
        return [one for one in listed if str(one) in ticked]
    asked = request.GET.get("child")
    return [one for one in listed if not asked or str(one) == asked]
