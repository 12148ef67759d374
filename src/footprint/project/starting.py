"""What has to hold before anything is served: asked at every start, and while it runs.

An app that could change its own log of who looked at whom would prove nothing by keeping one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from footprint.queries import safety

SHORTEST_SECRET = 50
FEWEST_SIGNS = 10


class CannotStart(Exception):
    """It would not be safe to start; `reasons` says everything that is in the way."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


def refuse_unsafe() -> None:
    """Raise with every reason at once why the app may not start, or return where there is none."""
    if reasons := [
        *_faults_of_secret(os.environ.get("FOOTPRINT_SECRET_KEY", "")),
        *_faults_of_database(),
    ]:
        raise CannotStart(reasons)


def _faults_of_secret(secret: str) -> Iterator[str]:
    make = "Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
    if not secret:
        yield f"FOOTPRINT_SECRET_KEY is not set. {make}"
    elif len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_SIGNS:
        yield f"FOOTPRINT_SECRET_KEY is too easy to guess. {make}"


def _faults_of_database() -> list[str]:
    try:
        return [*safety.faults(), *safety.unapplied_migrations()]
    except OperationalError as error:
        return [f"The database cannot be reached: {_first_line(error)}"]
    finally:
        if not connection.in_atomic_block:
            connection.close()


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


@require_safe
@never_cache
@transaction.non_atomic_requests
def health(request: HttpRequest) -> HttpResponse:
    """Tell a load balancer whether requests are answered; why not is for the log alone."""
    try:
        is_well = not safety.faults()
    except OperationalError:
        is_well = False
    return HttpResponse("well\n" if is_well else "unwell\n", "text/plain", 200 if is_well else 503)
