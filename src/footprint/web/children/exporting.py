"""A list of children as a file: the one that was on the page, with its filters and its order."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from footprint.access.actions import Action
from footprint.documents.lists import TakeAway, Value, as_csv, as_workbook
from footprint.queries import children as queries
from footprint.queries.children import ChildLine, Order
from footprint.terms.days import LONDON
from footprint.web.children.forms import ExportForm, LinesForm
from footprint.web.children.lists import order_of
from footprint.web.shared.asking import asking
from footprint.web.shared.proving import has_just_proved, prove_first
from footprint.web.shared.serving import READ_AND_WRITE, page

COLUMNS = (
    "Number",
    "Name",
    "Age",
    "IRO",
    "Next review due by",
    "Review booked for",
    "Last seen by the IRO",
    "Notices waiting",
    "Restricted",
)
KINDS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@page(Action.EXPORT_LIST, READ_AND_WRITE)
def export(request: HttpRequest) -> HttpResponse:
    """Ask why a list is taken away, and give it to somebody who has just proved who they are."""
    if not has_just_proved(request):
        return prove_first(request)
    viewer, sorting, lines = asking(request), order_of(request), LinesForm(request.GET)
    filters = lines.filters()
    form = ExportForm(request.POST or None)
    if form.is_valid():
        rows = queries.exported(
            filters,
            viewer=viewer,
            because=form.cleaned_data["because"],
            order=Order(sorting.key),
            is_descending=sorting.is_descending,
        )
        return _file(rows, form.cleaned_data["kind"], f"children-{viewer.today}")
    shown = {
        "form": form,
        "count": queries.how_many(filters, viewer=viewer),
        "chosen": [words for _, words in lines.chosen()],
        "list_url": f"{reverse('my-children')}?{request.GET.urlencode()}",
    }
    return render(request, "children/export.html", shown)


def _file(rows: tuple[ChildLine, ...], kind: str, name: str) -> HttpResponse:
    write, mime = KINDS[kind]
    content = write(TakeAway("Children", COLUMNS, [_values(row) for row in rows]))
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(content, content_type=mime, headers=headers)


def _values(row: ChildLine) -> tuple[Value, ...]:
    booked = row.booked_for.astimezone(LONDON) if row.booked_for else None
    return (
        row.number,
        row.name,
        row.age,
        row.iro,
        row.due_by,
        f"{booked:%Y-%m-%d %H:%M}" if booked else None,
        row.last_seen_on,
        row.notices,
        row.is_restricted,
    )
