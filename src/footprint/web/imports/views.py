"""Bringing a file in: choose it, confirm its columns, see what would change, have it written."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import imports as operations
from footprint.operations.imports import CannotImport
from footprint.queries import imports, imports_columns
from footprint.queries.imports import ImportSeen
from footprint.terms.imports import LARGEST, ImportStatus
from footprint.web.imports.forms import ColumnsForm, UploadForm
from footprint.web.imports.parts import part_shown, parts_of, tabs
from footprint.web.shared.asking import asking
from footprint.web.shared.paging import paging_of
from footprint.web.shared.serving import READ_AND_WRITE, WRITE, page


@page(Action.PREVIEW_IMPORT)
def imports_list(request: HttpRequest) -> HttpResponse:
    """List what was brought in, and how far it has got."""
    rows = imports.latest(viewer=asking(request))
    return render(request, "imports/imports.html", {"rows": rows})


@page(Action.PREVIEW_IMPORT, READ_AND_WRITE)
def new_import(request: HttpRequest) -> HttpResponse:
    """Choose what a file brings, and the file."""
    form = UploadForm(request.POST or None, request.FILES if request.POST else None)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            import_id = operations.upload(
                layout=cleaned["layout"],
                files=form.contents(),
                year=cleaned["year"],
                by=asking(request),
            )
        except CannotImport as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("import", import_id)
    return render(request, "imports/new.html", {"form": form, "megabytes": LARGEST // 2**20})


@page(Action.PREVIEW_IMPORT, READ_AND_WRITE)
def columns(request: HttpRequest, import_id: int) -> HttpResponse:
    """Say which column of the file is which of ours."""
    viewer = asking(request)
    shown = imports_columns.columns(import_id, viewer=viewer)
    if shown is None:
        raise Http404
    form = ColumnsForm(request.POST or None, shown=shown)
    if form.is_valid():
        try:
            operations.confirm(
                import_id=import_id, columns=form.columns(), order=form.day_order(), by=viewer
            )
        except CannotImport as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("import", import_id)
    context = {"shown": shown, "form": form, "import_id": import_id}
    return render(request, "imports/columns.html", context)


@page(Action.PREVIEW_IMPORT)
def one_import(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show how far an import has got, and what it would do."""
    seen = _seen(request, import_id)
    if seen.row.status is ImportStatus.UPLOADED:
        return redirect("import-columns", import_id)
    to_write = seen.preview.to_write if seen.preview else 0
    button = f"Write {to_write:,} record{'' if to_write == 1 else 's'}"
    context = {"seen": seen, "lists": parts_of(seen.preview), "button": button}
    return render(request, "imports/import.html", context)


@page(Action.PREVIEW_IMPORT)
def part(request: HttpRequest, import_id: int, part: str) -> HttpResponse:
    """List one part of a preview: what is new, what changes, what is absent, what is wrong."""
    seen = _seen(request, import_id)
    if seen.preview is None or part not in seen.preview.parts:
        raise Http404
    listed = seen.preview.parts[part]
    paging = paging_of(request, len(listed.rows))
    rows = part_shown(part, listed.rows[paging.rows], viewer=asking(request))
    context = {"seen": seen, "part": listed, "rows": rows, "paging": paging}
    return render(request, f"imports/part_{part}.html", context | {"tabs": tabs(seen, part)})


@page(Action.COMMIT_IMPORT, WRITE)
def write(request: HttpRequest, import_id: int) -> HttpResponse:
    """Have an import written."""
    try:
        operations.begin(import_id=import_id, by=asking(request))
    except CannotImport as refusal:
        messages.error(request, str(refusal))
    return redirect("import", import_id)


@page(Action.PREVIEW_IMPORT, WRITE)
def look_again(request: HttpRequest, import_id: int) -> HttpResponse:
    """Read and compare a file anew."""
    try:
        operations.look_again(import_id=import_id, by=asking(request))
    except CannotImport as refusal:
        messages.error(request, str(refusal))
    return redirect("import", import_id)


@page(Action.PREVIEW_IMPORT, WRITE)
def leave(request: HttpRequest, import_id: int) -> HttpResponse:
    """Leave an import, and forget its file."""
    try:
        operations.leave(import_id=import_id, by=asking(request))
    except CannotImport as refusal:
        messages.error(request, str(refusal))
        return redirect("import", import_id)
    messages.success(request, "Left. The file is forgotten, and nothing was written.")
    return redirect("imports")


@page(Action.PREVIEW_IMPORT, WRITE)
def stop(request: HttpRequest, import_id: int) -> HttpResponse:
    """Stop waiting for an import that nobody reads or writes any more."""
    try:
        operations.take_back(import_id=import_id, by=asking(request))
    except CannotImport as refusal:
        messages.error(request, str(refusal))
    return redirect("import", import_id)


def _seen(request: HttpRequest, import_id: int) -> ImportSeen:
    seen = imports.seen(import_id, viewer=asking(request))
    if seen is None:
        raise Http404
    return seen
