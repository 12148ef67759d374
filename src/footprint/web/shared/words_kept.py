"""Typed words are never lost: what was sent after the session had ended, or needs a proof first."""

from __future__ import annotations

from django.http import HttpRequest

from footprint.operations import words_kept
from footprint.web.shared.asking import asking, now

SENT_AGAIN = "words_kept"
"""The field by which a form that is sent again says which words it brings."""
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", SENT_AGAIN, "code", "credential"})


def keep(request: HttpRequest, *, user_id: int) -> bool:
    """Keep the words of a form for whose session it was; say whether there were any."""
    if request.method != "POST":
        return False
    fields = [
        (name, text)
        for name, texts in request.POST.lists()
        for text in map(str, texts)
        if name not in NEVER_KEPT and "password" not in name
    ]
    if not any(text.strip() for _, text in fields):
        return False
    words_kept.keep(user_id=user_id, path=request.get_full_path(), fields=fields, at=now())
    return True


def drop_if_sent_again(request: HttpRequest) -> None:
    """Let go of the words that a form brought again; called once it was accepted."""
    words_id = request.POST.get(SENT_AGAIN, "")
    if words_id.isdecimal() and getattr(request, "viewer", None):
        words_kept.drop(words_id=int(words_id), by=asking(request))
