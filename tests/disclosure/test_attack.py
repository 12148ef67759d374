"""Nobody can work out a hidden count, whatever they know of how it was hidden."""

from __future__ import annotations

from math import inf

import pytest
from tests.disclosure.attack import Belief, recovered
from tests.disclosure.random_tables import Linked, linked_tables

from footprint.disclosure.cells import Cell, Link
from footprint.disclosure.rounding import hide_what_rounding_shows, round_to_5
from footprint.disclosure.suppression import protect

THRESHOLD = 5
QUICK, MANY = range(15), range(15, 390)


def attacked(linked: Linked, hidden: frozenset[str], beliefs: dict[str, Belief]) -> dict[str, int]:
    """Print tables with these counts hidden, and have them attacked."""
    cells, links = linked
    printed = {
        cell.id: cell.value if cell.is_printed and cell.id not in hidden else None for cell in cells
    }
    return recovered(printed, [(link.total, link.parts) for link in links], beliefs)


def whole_and_not_negative(linked: Linked) -> dict[str, Belief]:
    """What everybody knows of a count."""
    return {cell.id: (0, inf) for cell in linked[0]}


def everything_but_the_number(linked: Linked) -> dict[str, Belief]:
    """What an insider knows: which counts are hidden for being small, and which for their sake."""
    cells, links = linked
    values = {cell.id: cell.value for cell in cells}
    few = {id_ for id_, value in values.items() if 1 <= value <= THRESHOLD}
    under_few: set[str] = set()
    for _ in links:
        tops = few | under_few
        under_few |= {part for link in links if link.total in tops for part in link.parts}
    beliefs: dict[str, Belief] = {}
    for cell in cells:
        if cell.id in under_few:
            beliefs[cell.id] = (0, THRESHOLD)
        elif cell.id in few:
            beliefs[cell.id] = (1, THRESHOLD)
        else:
            beliefs[cell.id] = (THRESHOLD + 1 if cell.is_printed else 0, inf)
    return beliefs


def only_small(linked: Linked) -> frozenset[str]:
    return frozenset(cell.id for cell in linked[0] if 1 <= cell.value <= THRESHOLD)


def is_small(linked: Linked, found: dict[str, int]) -> bool:
    return any(1 <= number <= THRESHOLD for number in found.values())


def broken(seeds: range) -> float:
    """Say in what share of tables the plainest attack recovers a small count hidden alone."""
    tables = [linked_tables(seed) for seed in seeds]
    tables = [linked for linked in tables if only_small(linked)]
    return sum(
        is_small(linked, attacked(linked, only_small(linked), whole_and_not_negative(linked)))
        for linked in tables
    ) / len(tables)


def nothing_is_recovered(seeds: range) -> None:
    for seed in seeds:
        linked = linked_tables(seed)
        hidden = protect(*linked, threshold=THRESHOLD)
        secret = hidden | only_small(linked)  # a count left over that is large may be told
        assert only_small(linked) & {cell.id for cell in linked[0] if cell.is_printed} <= hidden
        found = attacked(linked, hidden, everything_but_the_number(linked))
        assert not found.keys() & secret, f"seed {seed}"


def test_hiding_only_the_small_counts_is_broken_in_most_tables():
    assert broken(QUICK) > 0.5


def test_an_insider_recovers_nothing_from_a_few_tables():
    nothing_is_recovered(QUICK)


@pytest.mark.prove
def test_an_insider_recovers_nothing_from_375_linked_tables():
    nothing_is_recovered(MANY)


@pytest.mark.prove
def test_hiding_only_the_small_counts_is_broken_in_most_of_375_tables():
    assert broken(MANY) > 0.5


def attacked_when_rounded(linked: Linked, hidden: frozenset[str]) -> dict[str, int]:
    """Print every count rounded, and have the tables attacked by who knows what rounding does."""
    cells, links = linked
    beliefs: dict[str, Belief] = {}
    for cell in cells:
        near = round_to_5(cell.value)
        is_told = cell.is_printed and cell.id not in hidden
        beliefs[cell.id] = (max(near - 2, 0), near + 2) if is_told else (0, inf)
    nothing_exact = dict.fromkeys(beliefs)
    return recovered(nothing_exact, [(link.total, link.parts) for link in links], beliefs)


def test_four_counts_of_two_show_through_their_rounded_total():
    cells = [Cell("all", 8), *(Cell(part, 2) for part in "abcd")]
    linked = (cells, [Link("all", tuple("abcd"))])
    assert attacked_when_rounded(linked, frozenset()) == {"all": 8, "a": 2, "b": 2, "c": 2, "d": 2}
    hidden = hide_what_rounding_shows(*linked)
    assert len(hidden) == 1
    assert attacked_when_rounded(linked, hidden) == {}


def no_small_count_shows_through(seeds: range) -> None:
    for seed in seeds:
        linked = linked_tables(seed)
        hidden = hide_what_rounding_shows(*linked, threshold=THRESHOLD)
        found = attacked_when_rounded(linked, hidden)
        assert not found.keys() & only_small(linked), f"seed {seed}"


def test_rounding_lets_no_small_count_through_in_a_few_tables():
    no_small_count_shows_through(QUICK)


@pytest.mark.prove
def test_rounding_lets_no_small_count_through_in_375_linked_tables():
    no_small_count_shows_through(MANY)
