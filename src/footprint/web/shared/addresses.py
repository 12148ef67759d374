"""Addresses that keep what was chosen: filters, order and page stand in the address itself."""

from __future__ import annotations

from django.http import HttpRequest


def with_changes(request: HttpRequest, **changes: str | int | None) -> str:
    """Give the page's own address with some of its words changed, or taken out by None."""
    words = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            words.pop(name, None)
        else:
            words[name] = str(value)
    query = words.urlencode()
    return f"{request.path}?{query}" if query else request.path


def without_value(request: HttpRequest, name: str, value: str) -> str:
    """Give the page's own address without one of the values chosen for `name`; back to page 1."""
    words = request.GET.copy()
    words.setlist(name, [one for one in words.getlist(name) if one != value])
    words.pop("page", None)
    query = words.urlencode()
    return f"{request.path}?{query}" if query else request.path
