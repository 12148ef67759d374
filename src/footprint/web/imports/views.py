"""Bringing data in: choose, confirm the columns, look at what would change, have it written."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import imports as operations
from footprint.queries import imports as queries
from footprint.terms.imports import DayOrder, ImportStatus
from footprint.web.imports.forms import BringForm, ColumnsForm
from footprint.web.shared.asking import asking
from footprint.web.shared.serving import READ_AND_WRITE, WRITE, page


@page(Action.PREVIEW_IMPORT, READ_AND_WRITE)
def imports(request: HttpRequest) -> HttpResponse:
    """List the latest imports, and take a new file in."""
    viewer = asking(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = BringForm(*sent, kinds=queries.kinds())
    if form.is_valid():
        try:
            import_id = operations.upload(
                layout=form.cleaned_data["layout"],
                files=form.read(),
                by=viewer,
                year=form.cleaned_data["year"],
            )
        except operations.CannotImport as refusal:
            form.add_error("uploaded", str(refusal))
        else:
            return redirect("import", import_id)
    shown = {"form": form, "lines": queries.latest(viewer=viewer)}
    return render(request, "imports/list.html", shown)


@page(Action.PREVIEW_IMPORT)
def one(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show how an import stands, and what it would change."""
    viewer = asking(request)
    line = _line(request, import_id)
    if line.status is ImportStatus.UPLOADED and line.layout:
        return redirect("import-columns", import_id)
    shown = {
        "line": line,
        "preview": queries.preview(import_id, viewer=viewer),
        "may_write": queries.may_write(viewer=viewer),
    }
    return render(request, "imports/one.html", shown)


@page(Action.PREVIEW_IMPORT, READ_AND_WRITE)
def columns(request: HttpRequest, import_id: int) -> HttpResponse:
    """Confirm which column of a plain file is which of ours."""
    viewer = asking(request)
    line = _line(request, import_id)
    if not line.layout or line.is_busy or line.status is ImportStatus.COMMITTED:
        return redirect("import", import_id)
    found = queries.to_confirm(import_id, viewer=viewer)
    form = ColumnsForm(request.POST or None, found=found)
    if found.columns and form.is_valid():
        try:
            operations.confirm(
                import_id=import_id,
                columns=form.columns(),
                order=DayOrder(form.cleaned_data["order"]),
                by=viewer,
            )
        except operations.CannotImport as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("import", import_id)
    shown = {"line": line, "found": found, "form": form}
    return render(request, "imports/columns.html", shown)


@page(Action.COMMIT_IMPORT, WRITE)
def write(request: HttpRequest, import_id: int) -> HttpResponse:
    """Have an import written, as it was seen."""
    return _done(
        request, import_id, lambda: operations.begin(import_id=import_id, by=asking(request))
    )


@page(Action.PREVIEW_IMPORT, WRITE)
def again(request: HttpRequest, import_id: int) -> HttpResponse:
    """Look again at what would change, as the records are now."""
    return _done(
        request, import_id, lambda: operations.look_again(import_id=import_id, by=asking(request))
    )


@page(Action.PREVIEW_IMPORT, WRITE)
def leave(request: HttpRequest, import_id: int) -> HttpResponse:
    """Leave an import; nothing of it was written."""
    return _done(
        request, import_id, lambda: operations.leave(import_id=import_id, by=asking(request))
    )


def _done(request: HttpRequest, import_id: int, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except operations.CannotImport as refusal:
        messages.error(request, str(refusal))
        if "no such import" in str(refusal):
            return redirect("imports")
    return redirect("import", import_id)


def _line(request: HttpRequest, import_id: int) -> queries.ImportLine:
    try:
        return queries.one(import_id, viewer=asking(request))
    except queries.NoSuchImport as absent:
        raise Http404 from absent
