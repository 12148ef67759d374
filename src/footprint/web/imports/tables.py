"""Which columns each table has, and empty tables to fill."""

from __future__ import annotations

import csv
import io

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from footprint.access.actions import Action
from footprint.exchange.tables.catalogue import BY_NAME, LAYOUTS
from footprint.web.shared.serving import page


@page(Action.PREVIEW_IMPORT)
def tables(request: HttpRequest) -> HttpResponse:
    """List the tables that can be brought in, column by column."""
    return render(request, "imports/tables.html", {"layouts": LAYOUTS})


@page(Action.PREVIEW_IMPORT)
def empty_table(request: HttpRequest, layout: str) -> HttpResponse:
    """Give an empty table to fill: a header, and no rows."""
    if layout not in BY_NAME:
        raise Http404
    written = io.StringIO(newline="")
    csv.writer(written).writerow([column.label for column in BY_NAME[layout].columns])
    response = HttpResponse(
        written.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{layout}.csv"'
    return response
