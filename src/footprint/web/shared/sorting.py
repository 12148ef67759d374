"""The order of a list: kept in the address, and changed by the headings of its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from footprint.web.shared.addresses import with_changes

WORD = "order"


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column a list stands, and which way."""

    request: HttpRequest
    key: str
    is_descending: bool

    @property
    def word(self) -> str:
        """Write the order as the address does: "due", or "-due" for the last first."""
        return f"-{self.key}" if self.is_descending else self.key

    def says(self, key: str) -> str:
        """Give a heading's `aria-sort`."""
        if key != self.key:
            return "none"
        return "descending" if self.is_descending else "ascending"

    def link(self, key: str) -> str:
        """Give the address that sorts by `key`, or turns the order round if it already does."""
        turned = key == self.key and not self.is_descending
        return with_changes(self.request, order=f"-{key}" if turned else key, page=None)


def sorting_of(request: HttpRequest, keys: Sequence[str], first: str) -> Sorting:
    """Read the order from the address; what is not among `keys` is the order a list `first` has."""
    asked = request.GET.get(WORD, "")
    word = asked if asked.removeprefix("-") in keys else first
    return Sorting(request, word.removeprefix("-"), word.startswith("-"))
