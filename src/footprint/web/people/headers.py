"""Headers that keep pages out of caches, and empty the browser when somebody signs out."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NeverStored:
    """No page is kept by a browser or on the way; the council's colours may be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request, and say that the answer is not to be kept."""
        response = self.get_response(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name != "shared:theme":
            response["Cache-Control"] = "no-store"
        if name == "account_logout" and request.method == "POST":
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response
