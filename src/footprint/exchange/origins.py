"""Where something that was read came from."""

from __future__ import annotations

from typing import NamedTuple


class Origin(NamedTuple):
    """A row of a file, and what it held: an object in JSON."""

    file: str
    row: int
    read: str = "{}"
