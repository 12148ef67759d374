"""The letter that tells a child who their IRO is: looked at, printed, and that it was told."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.documents.render.letters import letter_docx, letter_pdf
from footprint.operations import allocations as operations
from footprint.operations.allocations import CannotAllocate
from footprint.queries.letters import CannotWrite, LetterToChild, letter_to_child
from footprint.terms.casework import Told
from footprint.terms.children import ReadingAge
from footprint.terms.looking import LookKind
from footprint.web.allocations.forms import ToldForm
from footprint.web.shared.asking import asking
from footprint.web.shared.serving import READ_AND_WRITE, page

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _letter(request: HttpRequest, public_id: UUID, kind: LookKind) -> LetterToChild:
    asked = request.GET.get("age", "")
    return letter_to_child(
        public_id,
        viewer=asking(request),
        council=settings.COUNCIL_NAME,
        written_for=ReadingAge(asked) if asked in set(ReadingAge) else None,
        kind=kind,
    )


@page(Action.TELL_CHILD, READ_AND_WRITE)
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the letter as it will be printed, and record that the child was told."""
    try:
        shown = _letter(request, public_id, LookKind.OPENED)
    except CannotWrite as refusal:
        return _refused(request, refusal)
    viewer = asking(request)
    form = ToldForm(request.POST or None, initial={"told_on": viewer.today})
    if form.is_valid():
        try:
            operations.tell_child(
                child=public_id,
                told_on=form.cleaned_data["told_on"],
                how=Told(form.cleaned_data["how"]),
                by=viewer,
            )
        except CannotAllocate as refusal:
            form.add_error("told_on", str(refusal))
        else:
            messages.success(request, f"It is recorded that {shown.called} was told.")
            return redirect("iro-letter", public_id)
    return render(
        request, "allocations/letter.html", {"shown": shown, "form": form, "ages": list(ReadingAge)}
    )


@page(Action.TELL_CHILD)
def as_pdf(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the letter as a PDF, to be printed."""
    try:
        shown = _letter(request, public_id, LookKind.PRINTED)
    except CannotWrite as refusal:
        return _refused(request, refusal)
    return _file(letter_pdf(shown.letter), "application/pdf", "pdf")


@page(Action.TELL_CHILD)
def as_word(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the letter as a Word file, to be changed."""
    try:
        shown = _letter(request, public_id, LookKind.EXPORTED)
    except CannotWrite as refusal:
        return _refused(request, refusal)
    return _file(letter_docx(shown.letter), WORD, "docx")


def _refused(request: HttpRequest, refusal: CannotWrite) -> HttpResponse:
    return render(request, "allocations/no_letter.html", {"why": str(refusal)}, status=409)


def _file(content: bytes, kind: str, ending: str) -> HttpResponse:
    """Send a file whose name tells nobody about whom it is."""
    headers = {"Content-Disposition": f'attachment; filename="letter-from-your-iro.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
