"""Giving an officer's children to others: choose children, choose officers, confirm."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from footprint.access.actions import Action
from footprint.operations import reallocations as operations
from footprint.operations.allocations import CannotAllocate
from footprint.operations.reallocations import Sharing
from footprint.queries import reallocating
from footprint.queries.reallocating import Leaving, Moving
from footprint.terms.casework import ChangeReason
from footprint.web.allocations.chosen import chosen_children
from footprint.web.allocations.forms import ShareForm
from footprint.web.shared.asking import asking
from footprint.web.shared.serving import READ_AND_WRITE, page

CHOOSING, SHARING, CONFIRMING = "choose", "share", "confirm"
"""The steps: which children, to whom, and a last look before it is done."""


@dataclass(frozen=True, slots=True)
class Going:
    """A child in the list, and the officer chosen for them so far."""

    child: Moving
    officer_id: int | None

    @property
    def officer(self) -> str:
        """Name the officer chosen."""
        names = {one.officer_id: one.name for one in self.child.places}
        return names.get(self.officer_id or 0, "")

    @property
    def is_suggested(self) -> bool:
        """Whether the suggestion is followed."""
        return self.officer_id == self.child.suggested_id


@page(Action.ALLOCATE, READ_AND_WRITE)
def reallocate(request: HttpRequest, officer_id: int) -> HttpResponse:
    """Give an officer's children to others, in three steps that all post to this page."""
    step = request.POST.get("step", CHOOSING)
    try:
        shown = _shown(request, officer_id, step)
    except reallocating.NoSuchOfficer as absent:
        raise Http404 from absent
    ticked = chosen_children(request, shown)
    if step == CHOOSING or not ticked:
        context = {"shown": shown, "ticked": ticked, "faults": _none_ticked(shown, step)}
        return render(request, "allocations/reallocate_choose.html", context)
    going = [Going(one, _officer_for(request, one)) for one in shown.children]
    is_first = "reason" not in request.POST
    initial = {"on": asking(request).today}
    form = ShareForm(None if is_first else request.POST, initial=initial)
    if is_first or not _is_complete(form, going) or _has_changed(request, shown, form):
        return _sharing(request, shown, going, form)
    if step == SHARING:
        return _confirming(request, shown, going, form)
    return _done(request, shown, going, form)


def _none_ticked(shown: Leaving, step: str) -> list[dict[str, str]]:
    if step == CHOOSING or not shown.children:
        return []
    return [{"text": "Choose at least one child", "href": f"#child-{shown.children[0].id}"}]


def _shown(request: HttpRequest, officer_id: int, step: str) -> Leaving:
    viewer = asking(request)
    if step == CHOOSING:
        return reallocating.leaving(officer_id, viewer=viewer, where="reallocating")
    ticked = [UUID(one) for one in request.POST.getlist("child") if _is_uuid(one)]
    return reallocating.leaving(
        officer_id, viewer=viewer, where="reallocating", only=ticked or None
    )


def _is_uuid(written: str) -> bool:
    try:
        UUID(written)
    except ValueError:
        return False
    return True


def _officer_for(request: HttpRequest, child: Moving) -> int | None:
    asked = request.POST.get(f"officer-{child.public_id}", "")
    allowed = {one.officer_id for one in child.places if not one.refusals}
    if asked.isdecimal() and int(asked) in allowed:
        return int(asked)
    return child.suggested_id


def _is_complete(form: ShareForm, going: list[Going]) -> bool:
    """Check the form, and that each child has an officer and each override a reason."""
    if not form.is_valid():
        return False
    missing = [one.child.name for one in going if one.officer_id is None]
    if missing:
        form.add_error(None, f"Choose an officer for {', '.join(missing)}.")
    override = form.override
    others = [one.child.name for one in going if not one.is_suggested]
    if others and not (override and override.reasons and override.because.strip()):
        form.add_error(
            "reasons",
            f"Another officer than suggested is chosen for {', '.join(others)}: tick why, and say "
            "it in a few words",
        )
    return not form.errors


def _has_changed(request: HttpRequest, shown: Leaving, form: ShareForm) -> bool:
    """Say so, where the list or a suggestion is no longer what the person looked at."""
    if request.POST.get("seen") == shown.stamp:
        return "back" in request.POST
    form.add_error(
        None,
        "The children, or who is suggested, have changed since you opened this page. Nothing was "
        "changed. Look at the list again, as it stands now.",
    )
    return True


def _sharing(
    request: HttpRequest, shown: Leaving, going: list[Going], form: ShareForm
) -> HttpResponse:
    context = {"shown": shown, "going": going, "form": form}
    return render(request, "allocations/reallocate_share.html", context)


def _confirming(
    request: HttpRequest, shown: Leaving, going: list[Going], form: ShareForm
) -> HttpResponse:
    given = [(one, [to for to in going if to.officer_id == one.id]) for one in shown.takers]
    context = {
        "shown": shown,
        "going": going,
        "given": [(one, some, one.caseload + len(some)) for one, some in given if some],
        "form": form,
        "reason": ChangeReason(form.cleaned_data["reason"]).label,
    }
    return render(request, "allocations/reallocate_confirm.html", context)


def _done(
    request: HttpRequest, shown: Leaving, going: list[Going], form: ShareForm
) -> HttpResponse:
    """Do it; where it was refused, go back to the list as it stands now."""
    sharing = Sharing(
        officers={one.child.public_id: one.officer_id for one in going if one.officer_id},
        reason=ChangeReason(form.cleaned_data["reason"]),
        handover=form.cleaned_data["handover"],
        on=form.cleaned_data["on"],
        override=form.override,
    )
    try:
        event = operations.bulk_reallocate(
            from_iro=shown.officer_id,
            sharing=sharing,
            seen=request.POST.get("seen", ""),
            by=asking(request),
        )
    except CannotAllocate as refusal:
        form.add_error(None, str(refusal))
        return _sharing(request, shown, going, form)
    messages.success(request, "It is done. Each officer has been sent one message.")
    return redirect("reallocated", event)


@page(Action.ALLOCATE)
def reallocated(request: HttpRequest, event_id: int) -> HttpResponse:
    """Sum up one reallocation: who was given whom."""
    try:
        done = reallocating.done(event_id, viewer=asking(request), where="reallocated")
    except reallocating.NoSuchOfficer as absent:
        raise Http404 from absent
    return render(request, "allocations/reallocated.html", {"done": done})
