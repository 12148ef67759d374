"""A link that came by mail: opened, its code asked for and brought, and its one thing done.

Opening a link does nothing and shows nothing, so that a robot that opens letters does no harm. No
page before the code tells whether the link works or whose it is, and its token stands in no
address after the first.
"""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import ResolverMatch, reverse
from django.views.decorators.http import require_safe

from footprint.access.viewing import Errand, Viewer
from footprint.operations import links
from footprint.operations.checking import Refused
from footprint.queries import words_kept
from footprint.queries.links import on_errand
from footprint.terms.links import LinkPurpose
from footprint.web.people.sessions import ERRAND_OF, LINK
from footprint.web.people.sign_in import ERRAND
from footprint.web.shared.asking import asking, now
from footprint.web.shared.forms import PageForm

PAGES: dict[LinkPurpose, str] = {LinkPurpose.NOTICE: "tell-iro"}
"""The page of each errand, by name; it takes the child's `public_id`, and `target_id` if any."""


class CodeForm(PageForm):
    """The code that came by a second mail."""

    code = forms.CharField(
        max_length=20,
        label="Six-digit code",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@require_safe
def opened(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address; the same for every token there could be."""
    request.session[LINK] = links.hash_of(token)
    return redirect("link")


def link(request: HttpRequest) -> HttpResponse:
    """Offer to send the code, and send it."""
    token_hash = request.session.get(LINK)
    if token_hash is None:
        return _does_not_work(request)
    if request.method != "POST":
        return render(request, "people/link.html")
    try:
        links.ask_code(token_hash=token_hash, at=now())
    except links.NoSuchLink:
        return _does_not_work(request)
    return redirect("link-code")


def code(request: HttpRequest) -> HttpResponse:
    """Take the code, and lead to the one thing the link is for."""
    token_hash = request.session.get(LINK)
    if token_hash is None:
        return _does_not_work(request)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            tried = links.bring_code(
                token_hash=token_hash, code=form.cleaned_data["code"], at=now()
            )
        except links.NoSuchLink:
            return _does_not_work(request)
        if tried.is_right:
            return _set_out(request, tried)
        if not tried.tries_left:
            return _does_not_work(request)
        form.add_error("code", "The code is not right, or older than ten minutes.")
    return render(request, "people/link_code.html", {"form": form})


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Thank for the one thing that was done."""
    return render(request, "people/link_done.html")


def page_of(errand: Errand) -> str:
    """Give the address of the one page an errand opens."""
    return reverse(PAGES[errand.purpose], kwargs=_parts(errand))


def serves(errand: Errand, match: ResolverMatch) -> bool:
    """Say whether an address is that one page, for that one child."""
    return match.view_name == PAGES[errand.purpose] and match.kwargs == _parts(errand)


def ended(request: HttpRequest) -> HttpResponse:
    """End an errand whose one thing was accepted; its link is spent, by the operation or here."""
    with suppress(Refused):
        links.spend(by=asking(request))
    for name in (ERRAND, ERRAND_OF, LINK):
        request.session.pop(name, None)
    request.session.cycle_key()
    return HttpResponseRedirect(reverse("link-done"))


def _parts(errand: Errand) -> dict[str, object]:
    parts: dict[str, object] = {"public_id": errand.child_public_id}
    if errand.target_id is not None:
        parts["target_id"] = errand.target_id
    return parts


def _set_out(request: HttpRequest, tried: links.Tried) -> HttpResponse:
    """Begin the errand in a session of its own, at the page it is for or with words kept for it."""
    viewer = on_errand(tried.link_id, holder=tried.holder, at=now(), session="")
    if viewer is None or viewer.errand is None:
        return _does_not_work(request)
    kept = request.session[LINK]
    request.session.flush()
    request.session[LINK] = kept
    request.session[ERRAND] = (tried.link_id, tried.holder)
    request.session[ERRAND_OF] = viewer.user_id
    return HttpResponseRedirect(_where_to(viewer, viewer.errand))


def _where_to(viewer: Viewer, errand: Errand) -> str:
    page = page_of(errand)
    kept = any(words.path.startswith(page) for words in words_kept.kept_for(viewer=viewer))
    return reverse("words-kept") if kept else page


def _does_not_work(request: HttpRequest) -> HttpResponse:
    """Answer alike for what never was and what is no more."""
    return render(request, "people/link_dead.html", status=HTTPStatus.NOT_FOUND)
