"""The casework app over 650, 6,500 and 65,000 children: queries of a page, and its time.

Run as `python -m bench.casework [SIZES]`; prints the tables of docs/performance.md. Every page is
asked of the whole app, middleware, templates and database included, in one process; between any
two requests for it a page of the same size that reads one row is asked for, and the times of both
are compared within one run. That page (`bench.addresses`) is made of the app's own parts: its
frame, and as many rows of a table as come nearest to the size.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from bench.councils import SIZES, councils

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client
    from tests.databases import Database

TIMES = 20
PROMISED = 3
Ask = Callable[["Client"], "HttpResponse"]


@dataclass(frozen=True, slots=True)
class Measured:
    """One page of one council, beside a page of its size that reads one row."""

    page: str
    children: int
    queries: int
    kilobytes: float
    milliseconds: float
    p95: float
    yardstick_p95: float
    medians: float
    """Ratio of the medians, which other work on the machine disturbs less."""

    @property
    def ratio(self) -> float:
        """How many times as long as the page that reads one row."""
        return self.p95 / self.yardstick_p95


def begin() -> None:
    """Set Django up as for tests: the app's own settings, and its own login once one is used."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "footprint.project.settings"
    os.environ["FOOTPRINT_SECRET_KEY"] = "only-for-benches-" + "0" * 50
    import django
    from django.conf import settings
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment(debug=False)
    settings.ROOT_URLCONF = "bench.addresses"
    settings.TEMPLATES[0]["DIRS"].append(Path(__file__).with_name("templates"))


def measured(database: Database, children: int) -> Iterator[Measured]:
    """Measure each page of a council."""
    from tests.databases import used

    with used(database):
        for page, name, ask in pages():
            yield _measured(page, children, _signed_in(name), ask)


def pages() -> Iterator[tuple[str, str, Ask]]:
    """Name each page with who asks for it, and how."""
    from django.db import connection
    from django.urls import reverse

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.public_id, c.first_name || ' ' || c.last_name FROM records_child c "
            "JOIN records_allocation a ON a.child_id = c.id JOIN records_user u ON u.id = a.iro_id "
            "WHERE a.ended_on IS NULL AND u.email = 'IRO3@council.example' "
            "AND NOT EXISTS (SELECT FROM records_restriction r WHERE r.child_id = c.id) "
            "ORDER BY c.id LIMIT 1"
        )
        child, name = cursor.fetchone()
        cursor.execute(
            "SELECT c.public_id FROM records_child c "
            "JOIN records_lookedafterperiod p ON p.child_id = c.id AND p.ended_on IS NULL "
            "WHERE NOT EXISTS (SELECT FROM records_allocation a WHERE a.child_id = c.id) "
            "ORDER BY c.id LIMIT 1"
        )
        (without,) = cursor.fetchone()
    from django.urls import get_resolver

    there = set(get_resolver().reverse_dict)
    misspelt = name[:3] + name[4:]
    search = reverse("search")
    yield "IRO's home", "IRO3", lambda client: client.get("/")
    yield "manager's home", "MGR1", lambda client: client.get("/")
    if "child" in there:
        yield "child", "IRO3", lambda client: client.get(reverse("child", args=[child]))
        yield "children of an IRO", "IRO3", lambda client: client.get(reverse("my-children"))
        yield "children of the service", "MGR1", lambda client: client.get(reverse("my-children"))
    yield "search, by name", "IRO3", lambda client: client.post(search, {"words": misspelt})
    yield "search, by number", "IRO3", lambda client: client.post(search, {"words": "C1"})
    if "allocate" not in there:
        return
    yield "children without an IRO", "MGR1", lambda client: client.get(reverse("unallocated"))
    yield "officers", "MGR1", lambda client: client.get(reverse("caseloads"))
    yield "allocation", "MGR1", lambda client: client.get(reverse("allocate", args=[without]))


def _signed_in(name: str) -> Client:
    """Sign somebody in, as if both factors had just been proved."""
    from django.conf import settings
    from django.test import Client

    from footprint.records.models import User

    client = Client()
    user = User.objects.get(email=f"{name}@council.example")
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[1])
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def _measured(page: str, children: int, client: Client, ask: Ask) -> Measured:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask(client)
    with CaptureQueriesContext(connection) as queries:
        response = ask(client)
    asked = len(queries)  # what comes after clears the log
    assert response.status_code == 200, (page, response.status_code, response.content[:400])
    address = f"/yardstick/{_rows(client, len(response.content))}/"
    ours, theirs = [], []
    for _ in range(TIMES):
        ours.append(_milliseconds(lambda: ask(client)))
        theirs.append(_milliseconds(lambda: client.get(address)))
    return Measured(
        page,
        children,
        asked,
        len(response.content) / 1024,
        median(ours),
        _p95(ours),
        _p95(theirs),
        median(ours) / median(theirs),
    )


def _rows(client: Client, wanted: int) -> int:
    """Find how many rows bring the yardstick nearest to the size of a page; one at the least."""
    one, many = (len(client.get(f"/yardstick/{rows}/").content) for rows in (1, 101))
    return max(1, 1 + round((wanted - one) * 100 / (many - one)))


def _milliseconds(ask: Callable[[], HttpResponse]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


HEAD = (
    "| page | children | queries | kB | median ms | p95 ms | p95 of one row | ratio | medians |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


def lines(sizes: tuple[int, ...] = SIZES) -> list[str]:
    """Measure every page of every council, as rows of a table."""
    begin()
    found = []
    for size, of in councils(sizes).items():
        for one in measured(of, size):
            print(_line(one), file=sys.stderr, flush=True)
            found.append(one)
    order = list(dict.fromkeys(one.page for one in found))
    found.sort(key=lambda one: (order.index(one.page), one.children))
    return [HEAD, *(_line(one) for one in found)]


def _line(one: Measured) -> str:
    is_kept = one.ratio <= PROMISED
    ratio = f"{one.ratio:.1f}" if is_kept else f"**{one.ratio:.1f}**"
    return (
        f"| {one.page} | {one.children:,} | {one.queries} | {one.kilobytes:.0f} "
        f"| {one.milliseconds:.0f} | {one.p95:.0f} | {one.yardstick_p95:.0f} | {ratio} "
        f"| {one.medians:.1f} |"
    )


if __name__ == "__main__":
    print("\n".join(lines(tuple(int(word) for word in sys.argv[1:]) or SIZES)))
