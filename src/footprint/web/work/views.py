"""My work, the search, and messages that were or were not sent."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from footprint.access.actions import Action
from footprint.access.policies import why_not_at_all
from footprint.operations import sending
from footprint.queries import outbox, search, service, work
from footprint.queries.child import opened
from footprint.terms.people import Role
from footprint.terms.work import When, WorkKind
from footprint.web.shared.asking import asking
from footprint.web.shared.child_page import child_page
from footprint.web.shared.patterns import Tile
from footprint.web.shared.rebuilding import say_if_rebuilding
from footprint.web.shared.serving import READ, READ_AND_WRITE, page
from footprint.web.work.places import DONE, place_of

LISTS = {
    "looked after": ("my-children", ""),
    "late": ("my-children", "?due=late"),
    "unallocated": ("unallocated", ""),
    "notices": ("my-children", "?notices=long"),
    "caseload": ("caseloads", ""),
}
"""Which list has the rows of a figure, and what it is narrowed to."""
ALL = {
    WorkKind.UNALLOCATED: "unallocated",
    WorkKind.CHILD_NOT_TOLD: "not-told",
    WorkKind.DUPLICATE: "duplicates",
}
"""Where the rest of a long list of work is; for other kinds, the list of one's children."""


@page(Action.SEE_OWN_WORK)
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for a person, and to those who answer for the service its figures."""
    viewer = asking(request)
    mine = work.mine(viewer=viewer)
    sections = [
        (one.when, [(item, place_of(item), DONE.get(item.kind, "done")) for item in one.items])
        for one in mine.sections
    ]
    more = [
        (kind, count, reverse(ALL.get(kind, "my-children"))) for kind, count in mine.more.items()
    ]
    figures = () if why_not_at_all(Action.SEE_FIGURES, viewer) else service.figures(viewer=viewer)
    shown = {
        "sections": sections,
        "counts": [(when, mine.count(when), when in mine.goes_on) for when in When],
        "more": more,
        "tiles": _tiles(figures),
        "figures_first": viewer.is_any(Role.HEAD),
        "may_list": why_not_at_all(Action.LIST, viewer) is None,
        "keeps_accounts": why_not_at_all(Action.KEEP_ACCOUNTS, viewer) is None,
        "is_member": viewer.is_any(Role.ELECTED_MEMBER),
    }
    if shown["may_list"]:
        say_if_rebuilding(request)
    return render(request, "work/home.html", shown)


def _list_of(figure: str) -> str:
    name, narrowed = LISTS.get(figure, ("", ""))
    return f"{reverse(name)}{narrowed}" if name else ""


def _tiles(figures: tuple[service.ServiceFigure, ...]) -> list[Tile]:
    return [
        Tile(
            one.value,
            one.label,
            url=_list_of(one.id),
            note=one.note,
            meaning_url=f"{reverse('service-figures')}#{one.id.replace(' ', '-')}",
        )
        for one in figures
    ]


@page(Action.SEE_FIGURES)
def service_figures(request: HttpRequest) -> HttpResponse:
    """Say what each figure of the service means."""
    figures = service.figures(viewer=asking(request))
    return render(request, "work/figures.html", {"figures": figures})


@page(Action.FIND, READ_AND_WRITE)
def find(request: HttpRequest) -> HttpResponse:
    """Search for a child; what is searched for is posted, and stands in no address."""
    words = request.POST.get("words", "").strip()
    viewer = asking(request)
    answer = search.find(words, viewer=viewer) if words else None
    shown = {
        "answer": answer,
        "words": words,
        "nothing_found": f"Nothing found by {answer.searched_by}" if answer else "",
        "may_break": why_not_at_all(Action.BREAK_GLASS, viewer) is None,
    }
    return render(request, "work/search.html", shown)


@page(Action.OPEN)
def child_messages(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """List what was sent about a child, and what became of it."""
    child = opened(public_id, viewer=asking(request), where="messages")
    shown = {"messages_sent": outbox.of_child(child)}
    return child_page(request, child, "work/child_messages.html", shown, "child-messages")


@page(Action.LIST, (*READ, "POST"))
def message(request: HttpRequest, message_id: int) -> HttpResponse:
    """Show every try to send a message, and try a failed one again."""
    viewer = asking(request)
    try:
        found = outbox.one(message_id, viewer=viewer)
    except outbox.NoSuchMessage as absent:
        raise Http404 from absent
    if request.method == "POST":
        sending.try_again(message_id=message_id, at=viewer.at)
        messages.success(request, "The message is sent again.")
        return redirect("message", message_id)
    return render(request, "work/message.html", {"message": found})
