"""Many people at the same moment, each on a connection of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from django.db import connections

AT_ONCE = 20


def all_at_once(works: Sequence[Callable[[], object]], refusal: type[Exception]) -> list[str]:
    """Start everything together; say for each "done", or what it was refused with."""
    together = threading.Barrier(len(works), timeout=60)
    said: list[str] = []

    def run(work: Callable[[], object]) -> None:
        try:
            together.wait()
            work()
            said.append("done")
        except refusal as told:
            said.append(str(told))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return said
