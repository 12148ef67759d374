"""The children one works with, in a list that can be narrowed and ordered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from footprint.access.actions import Action
from footprint.access.policies import Reach, reach_of, why_not_at_all
from footprint.access.viewing import Viewer
from footprint.queries import children as queries
from footprint.queries import practice
from footprint.queries.children import Order
from footprint.web.children.forms import LinesForm
from footprint.web.shared.addresses import without_value
from footprint.web.shared.asking import asking
from footprint.web.shared.paging import paging_of
from footprint.web.shared.patterns import Chosen
from footprint.web.shared.rebuilding import say_if_rebuilding
from footprint.web.shared.serving import page
from footprint.web.shared.sorting import Sorting, sorting_of


@page(Action.LIST)
def my_children(request: HttpRequest) -> HttpResponse:
    """List the children one works with: next review, last seen, notices that wait."""
    viewer = asking(request)
    form = LinesForm(request.GET)
    filters = form.filters()
    sorting = order_of(request)
    paging = paging_of(request, queries.how_many(filters, viewer=viewer))
    rows = queries.lines(
        filters,
        viewer=viewer,
        order=Order(sorting.key),
        is_descending=sorting.is_descending,
        part=paging.rows,
    )
    has_all = any(reach_of(Action.LIST, role) is Reach.WHOLE for role in viewer.roles)
    shown = {
        "title": "Children" if has_all else "My children",
        "rows": rows,
        "form": form,
        "sorting": sorting,
        "paging": paging,
        "chosen": [
            Chosen(words, without_value(request, name, request.GET[name]))
            for name, words in form.chosen()
        ],
        "calendar": practice.in_force().calendar,
        "export_url": _export_url(request) if rows and _may(Action.EXPORT_LIST, viewer) else "",
        "may_record_arrival": _may(Action.RECORD_ARRIVAL, viewer),
    }
    say_if_rebuilding(request)
    return render(request, "children/list.html", shown)


def order_of(request: HttpRequest) -> Sorting:
    """Read from the address by what the list stands: the review due next first, unless asked."""
    return sorting_of(request, [one.value for one in Order], first=Order.DUE.value)


def _may(action: Action, viewer: Viewer) -> bool:
    return why_not_at_all(action, viewer) is None


def _export_url(request: HttpRequest) -> str:
    words = request.GET.copy()
    words.pop("page", None)
    return f"{reverse('export-children')}?{words.urlencode()}"
