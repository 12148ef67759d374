"""Hide small counts, and as few others as it takes that nobody can work them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from footprint.disclosure.cells import Cell, Link, check, connected
from footprint.disclosure.worlds import Range, Scope, World

THRESHOLD = 5
"""Counts of 1 to 5 are hidden unless a council sets another threshold."""


def protect(
    cells: Iterable[Cell], links: Iterable[Link], *, threshold: int = THRESHOLD
) -> frozenset[str]:
    """Choose the counts to hide, so that no count of 1 to `threshold` can be worked out.

    Zero is shown, except under a hidden total, where it would tell something of everyone in a
    small group.
    """
    if threshold < 2:
        raise ValueError("A threshold below 2 hides nothing: whoever knows it knows every count.")
    by_id = {cell.id: cell for cell in cells}
    sums = tuple(dict.fromkeys(links))
    check(by_id, sums)
    small = small_counts(by_id, sums, threshold)
    unprinted = {id_: Range(0) for id_, cell in by_id.items() if not cell.is_printed}
    if_hidden = {
        id_: Range(threshold + 1 if cell.is_sensitive else 0)
        for id_, cell in by_id.items()
        if cell.value > (threshold if cell.is_sensitive else 0)
    }
    search = Search(by_id, sums, frozenset(small), if_hidden, {**unprinted, **small})
    search.run()
    return frozenset(id_ for id_ in search.hidden | small.keys() if by_id[id_].is_printed)


def small_counts(
    cells: Mapping[str, Cell], links: Sequence[Link], threshold: int
) -> dict[str, Range]:
    """Find the counts that must be hidden, and what whoever knows the rule knows of each.

    They are those of 1 to the threshold, and everything under a total that is one of them. Only
    what is nought because another total is nought needs no hiding: that is told already.
    """
    small = {
        cell.id: Range(1, threshold)
        for cell in cells.values()
        if cell.is_sensitive and 1 <= cell.value <= threshold
    }
    divided: dict[str, list[str]] = {}
    for link in links:
        if link.divides:
            divided.setdefault(link.total, []).extend(link.parts)
    waiting = list(small)
    while waiting:
        for part in divided.get(waiting.pop(), ()):
            if small.get(part) != Range(0, threshold):
                small[part] = Range(0, threshold)
                waiting.append(part)
    while told := _told_by_nought(cells, links, small):
        for id_ in told:
            del small[id_]
    return small


def _told_by_nought(
    cells: Mapping[str, Cell], links: Iterable[Link], small: Mapping[str, Range]
) -> set[str]:
    noughts = [link for link in links if cells[link.total].value == 0 and link.total not in small]
    return {part for link in noughts for part in link.parts if part in small}


@dataclass(slots=True)
class Search:
    """The search for other worlds: for each small count one in which it is another number."""

    cells: Mapping[str, Cell]
    links: Sequence[Link]
    small: frozenset[str]
    if_hidden: Mapping[str, Range]
    """What would be known of a count if it were hidden."""
    known: dict[str, Range]
    """What is known of a count as things stand; of any other, exactly what it is."""
    told: Mapping[str, Range] = field(default_factory=dict)
    """What is printed of a count that is neither hidden nor printed exactly."""
    hidden: set[str] = field(default_factory=set)
    """What was hidden so that other worlds are possible."""
    safe: set[str] = field(default_factory=set)
    """The counts that are another number in a world found so far."""

    def run(self) -> None:
        """Look near first, with every headline as it stands; then as far as links reach."""
        headlines = frozenset(cell.id for cell in self.cells.values() if cell.is_headline)
        linked = {id_ for link in self.links for id_ in link.ids}
        self.safe |= self.small - linked
        for fixed in (headlines, frozenset[str]()):
            for links in connected(self.links, apart_from=fixed):
                self._protect(links, fixed)

    def _protect(self, links: Sequence[Link], fixed: frozenset[str]) -> None:
        ids = dict.fromkeys(id_ for link in links for id_ in link.ids if id_ not in fixed)
        unsafe = [id_ for id_ in ids if id_ in self.small and id_ not in self.safe]
        if not unsafe:
            return
        movable = (self.cells[id_] for id_ in ids if id_ in self.known or id_ in self.if_hidden)
        scope = Scope(movable, links, self.if_hidden)
        for id_ in sorted(unsafe, key=lambda id_: (self.cells[id_].value, id_)):
            if id_ not in self.safe:
                self._make_safe(id_, scope, is_last=not fixed)

    def _make_safe(self, id_: str, scope: Scope, *, is_last: bool) -> None:
        """Hide what the cheapest other world needs.

        Where there is none, however much is hidden, take one that only a reader who does not know
        the threshold believes in.
        """
        best = _cheapest(scope, id_, self.known)
        if best is None and is_last:
            told = {at: told for at, told in self.told.items() if at not in self.hidden}
            best = _cheapest(scope, id_, {**dict.fromkeys(self.known, Range(0)), **told})
        if best:
            self.safe |= best.changes.keys()
            for at, change in best.changes.items():
                self._hide_if_told(at, self.cells[at].value + change)

    def _hide_if_told(self, id_: str, other: int) -> None:
        """Hide a count if what is printed of it would tell that it is not this other number."""
        told = self.told.get(id_)
        is_told = id_ not in self.known if told is None else not told.low <= other <= told.high
        if is_told and id_ not in self.hidden:
            self.hidden.add(id_)
            self.known[id_] = self.if_hidden[id_]


def _cheapest(scope: Scope, id_: str, known: Mapping[str, Range]) -> World | None:
    best: World | None = None
    for step in (1, -1):
        world = scope.nearest(id_, step, known)
        if world and (best is None or world.cost < best.cost):
            best = world
        if best and best.cost == 0:
            break
    return best
