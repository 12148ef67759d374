"""The queue: a job is asked for in the transaction of what needs it, and done by the worker.

Jobs are named, so that who asks does not know who does: `worker/tasks.py` registers the names.
"""

from __future__ import annotations

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue


def defer(name: str, **arguments: JSONValue) -> None:
    """Ask for a job; if the transaction is undone, so is the asking. Arguments are JSON."""
    app.configure_task(name, allow_unknown=True).defer(**arguments)
