"""My account: who I am here, my second factors, and where I am signed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from footprint.operations import people as accounts
from footprint.operations import words_kept
from footprint.queries import people
from footprint.queries import words_kept as kept
from footprint.web.people.second_factors_shown import second_factors
from footprint.web.shared.asking import asking


@require_safe
def my_account(request: HttpRequest) -> HttpResponse:
    """Show one's own account."""
    viewer = asking(request)
    page = {
        "roles": people.my_roles(viewer=viewer),
        "sessions": people.my_sessions(viewer=viewer),
        "factors": second_factors(viewer.user_id),
    }
    return render(request, "people/my_account.html", page)


@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """End every session of one's own but this."""
    viewer = asking(request)
    accounts.end_sessions(user_id=viewer.user_id, but=request.session.session_key or "")
    messages.success(request, "You are signed out everywhere else.")
    return HttpResponseRedirect(reverse("my-account"))


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Give back what one had typed when the session ended."""
    found = kept.kept_for(viewer=asking(request))
    if not found:
        return HttpResponseRedirect("/")
    return render(request, "people/words_kept.html", {"kept": found})


@require_POST
def words_dropped(request: HttpRequest, words_id: int) -> HttpResponse:
    """Let go of what one had typed."""
    words_kept.drop(words_id=words_id, by=asking(request))
    return HttpResponseRedirect("/")
