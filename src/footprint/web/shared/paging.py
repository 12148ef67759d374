"""A long list in pages: which rows to fetch, and what stands below them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from django.http import HttpRequest

from footprint.web.shared.addresses import with_changes

ROWS = 50


@dataclass(frozen=True, slots=True)
class Paging:
    """One page of a list."""

    request: HttpRequest
    number: int
    total: int
    """Rows in the whole list, counted by what the viewer may see."""
    size: int = ROWS

    @property
    def pages(self) -> int:
        """Count the pages."""
        return max(1, ceil(self.total / self.size))

    @property
    def skipped(self) -> int:
        """Count the rows before this page."""
        return (self.number - 1) * self.size

    @property
    def rows(self) -> slice:
        """Give the rows of this page, for a query to take."""
        return slice(self.skipped, self.skipped + self.size)

    @property
    def first(self) -> int:
        """Number the first row here as people count, from 1."""
        return min(self.total, self.skipped + 1)

    @property
    def last(self) -> int:
        """Number the last row here."""
        return min(self.total, self.skipped + self.size)

    def link(self, number: int) -> str:
        """Give the address of another page of the same list."""
        return with_changes(self.request, page=number if number > 1 else None)

    def shown(self) -> list[int | None]:
        """List the pages to lead to: the ends, those about here, None for what is left out."""
        near = {1, self.pages, *range(self.number - 1, self.number + 2)}
        numbers = sorted(number for number in near if 1 <= number <= self.pages)
        made: list[int | None] = []
        for number in numbers:
            if made and number - (made[-1] or 0) > 1:
                made.append(None)
            made.append(number)
        return made


def paging_of(request: HttpRequest, total: int, size: int = ROWS) -> Paging:
    """Read which page is asked for; past the end is the last one."""
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isdecimal() else 1
    pages = max(1, ceil(total / size))
    return Paging(request, min(max(1, number), pages), total, size)
