"""What every page declares: which action it serves, and by which methods.

A page without a declaration is not served (a test walks every address). The declaration refuses
people whose roles never allow the action; what depends on the child is asked where the child is
loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse

from footprint.access.actions import Action
from footprint.access.policies import why_not_at_all
from footprint.operations.checking import Refused
from footprint.queries.looking import NeedsReason, NoSuchChild
from footprint.web.shared.asking import asking

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

READ = ("GET", "HEAD")
READ_AND_WRITE = ("GET", "HEAD", "POST")
WRITE = ("POST",)


def page(action: Action, methods: Collection[str] = READ) -> Callable[[View[P]], View[P]]:
    """Declare the action a view serves; refuse others; turn what is not to be seen into a 404."""

    def declare(view: View[P]) -> View[P]:
        @wraps(view)
        def served(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            if reason := why_not_at_all(action, asking(request)):
                raise PermissionDenied(reason)
            try:
                return view(request, *args, **kwargs)
            except NoSuchChild as absent:
                raise Http404 from absent
            except Refused as refusal:
                raise PermissionDenied(str(refusal)) from refusal
            except NeedsReason as needed:
                query = urlencode({"next": request.get_full_path()})
                return redirect(f"{reverse('say-why', args=[needed.public_id])}?{query}")

        # the test of every address reads both
        vars(served).update(action=action, methods=tuple(methods))
        return cast("View[P]", served)

    return declare
