"""Counts that could be published, and the sums between them that anybody can do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One count of children or of what happened to them, known by its id.

    The same count standing in several tables is one cell.
    """

    id: str
    value: int
    is_headline: bool = False
    """A count people look for first: hidden only where hiding others protects nobody."""
    is_printed: bool = True
    """Whether it stands in a table; if not, it is what a reader gets by adding or taking away."""
    is_sensitive: bool = True
    """Whether a small number tells of children; that something is not known does not."""


@dataclass(frozen=True, slots=True)
class Link:
    """A total is the sum of its parts: a margin, a breakdown, or a count and what is left of it."""

    total: str
    parts: tuple[str, ...]
    divides: bool = True
    """Whether the parts are what becomes of the total, so that under a few even nought tells."""

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.total, *self.parts)


def check(cells: Mapping[str, Cell], links: Iterable[Link]) -> None:
    """Refuse sums that do not add and counts below zero: protecting them would mean nothing."""
    for cell in cells.values():
        if cell.value < 0:
            raise ValueError(f"{cell.id} is {cell.value}; a count is never below zero.")
    for link in links:
        total, added = cells[link.total].value, sum(cells[part].value for part in link.parts)
        if total != added:
            raise ValueError(f"{link.total} is {total}, but its parts add up to {added}.")


def connected(links: Sequence[Link], apart_from: Collection[str] = ()) -> list[list[Link]]:
    """Group links that share a cell, however many steps apart; `apart_from` connects nothing."""
    nearer = list(range(len(links)))
    """For each link another of its group, nearer to the one that stands for it; or itself."""

    def standing_for(link: int) -> int:
        while nearer[link] != link:
            nearer[link] = nearer[nearer[link]]
            link = nearer[link]
        return link

    first_with: dict[str, int] = {}
    for number, link in enumerate(links):
        for id_ in link.ids:
            if id_ not in apart_from:
                one, other = standing_for(number), standing_for(first_with.setdefault(id_, number))
                nearer[max(one, other)] = min(one, other)
    groups: dict[int, list[Link]] = {}
    for number, link in enumerate(links):
        groups.setdefault(standing_for(number), []).append(link)
    return list(groups.values())
