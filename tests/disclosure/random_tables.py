"""Random tables of the kinds a report holds, linked as a report links them; the seed decides."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from random import Random

from footprint.disclosure.cells import Cell, Link

Linked = tuple[list[Cell], list[Link]]
ALL = "all"


def two_ways(random: Random) -> Linked:
    """Rows and columns with both margins, as age by sex."""
    rows, columns = random.randint(3, 6), random.randint(2, 5)
    counts = _spread(random, list(product(range(rows), range(columns))))
    return _with_margins(counts, (rows, columns))


def nested(random: Random) -> Linked:
    """Ages inside bands inside a total, beside another breakdown of the same total."""
    counts = _spread(
        random, [(band, age) for band in range(4) for age in range(random.randint(1, 4))]
    )
    total = sum(counts.values())
    bands = {band: [key for key in counts if key[0] == band] for band, _ in counts}
    cells = [Cell(ALL, total, is_headline=True)]
    cells += [Cell(f"age {key}", value) for key, value in counts.items()]
    cells += [Cell(f"band {b}", sum(counts[key] for key in keys)) for b, keys in bands.items()]
    links = [Link(f"band {b}", tuple(f"age {key}" for key in keys)) for b, keys in bands.items()]
    links.append(Link(ALL, tuple(f"band {b}" for b in bands)))
    _break_down(random, cells, links, ALL, "sex", 3)
    return cells, links


def several_breakdowns(random: Random) -> Linked:
    """Five breakdowns of one total, one of them again inside another table."""
    cells, links = two_ways(random)
    for by in ("sex", "age", "status", "home", "need"):
        _break_down(random, cells, links, ALL, by, random.randint(2, 8))
    return cells, links


def numerators_and_denominators(random: Random) -> Linked:
    """Reviews held and in time, in all and by three breakdowns; how many were late can be told."""
    held = random.randint(20, 500)
    in_time = held - min(held, random.choice((0, 1, 3, 7, 30)))
    cells = [
        Cell("held", held, is_headline=True),
        Cell("in time", in_time, is_headline=True),
        Cell("late", held - in_time, is_printed=False),
    ]
    links = [Link("held", ("in time", "late"))]
    for by in ("number", "age", "home"):
        keys = range(random.randint(2, 6))
        whole = _spread(random, list(product(keys, (True, False))), in_time, held - in_time)
        for key in keys:
            name = f"{by} {key}"
            good, bad = whole[key, True], whole[key, False]
            cells += [Cell(f"{name} in time", good), Cell(f"{name} late", bad, is_printed=False)]
            cells.append(Cell(f"{name} held", good + bad))
            links.append(Link(f"{name} held", (f"{name} in time", f"{name} late")))
        links += [
            Link(what, tuple(f"{by} {key} {what}" for key in keys))
            for what in ("held", "in time", "late")
        ]
    return cells, links


def three_faces(random: Random) -> Linked:
    """Every two-way table of three breakdowns; what they hold together is printed nowhere."""
    shape = (random.randint(2, 3), random.randint(2, 3), random.randint(2, 4))
    counts = _spread(random, list(product(*map(range, shape))))
    return _with_margins(counts, shape)


KINDS: tuple[Callable[[Random], Linked], ...] = (
    two_ways,
    nested,
    several_breakdowns,
    numerators_and_denominators,
    three_faces,
)


def linked_tables(seed: int) -> Linked:
    """Make the tables of a seed, each kind in turn."""
    return KINDS[seed % len(KINDS)](Random(seed))  # noqa: S311  tables, not secrets


def _spread(random: Random, keys: list[tuple[int, ...]], *sizes: int) -> dict[tuple[int, ...], int]:
    """Spread children over the keys unevenly, as real tables are: many cells hold few."""
    counts = dict.fromkeys(keys, 0)
    sizes_ = sizes or (random.randint(30, 400),)
    for n, size in enumerate(sizes_):
        some = [key for key in keys if len(sizes_) == 1 or key[-1] is (n == 0)]
        weights = [random.random() ** 2 for _ in some]
        for key in random.choices(some, weights, k=size):
            counts[key] += 1
    return counts


def _with_margins(counts: dict[tuple[int, ...], int], shape: tuple[int, ...]) -> Linked:
    """Add every margin: `*` stands where a breakdown is added up."""
    margins: dict[tuple[int | str, ...], int] = {}
    links = []
    for key in product(*([*range(size), "*"] for size in shape)):
        margins[key] = sum(
            count
            for at, count in counts.items()
            if all(k in ("*", a) for k, a in zip(key, at, strict=True))
        )
        for axis, size in enumerate(shape):
            if key[axis] == "*":
                parts = [(*key[:axis], n, *key[axis + 1 :]) for n in range(size)]
                links.append(Link(_name(key), tuple(_name(part) for part in parts)))
    is_face = len(shape) > 2
    cells = [
        Cell(
            _name(key),
            value,
            "*" not in str(set(key) - {"*"}) and set(key) == {"*"},
            not is_face or "*" in key,
        )
        for key, value in margins.items()
    ]
    return cells, links


def _name(key: tuple[int | str, ...]) -> str:
    return ALL if set(key) == {"*"} else ",".join(map(str, key))


def _break_down(
    random: Random, cells: list[Cell], links: list[Link], total: str, by: str, size: int
) -> None:
    value = next(cell.value for cell in cells if cell.id == total)
    keys = [(n,) for n in range(size)]
    weights = [random.random() ** 2 for _ in keys]
    drawn = random.choices(keys, weights, k=value)
    cells += [Cell(f"{by} {key[0]}", drawn.count(key)) for key in keys]
    links.append(Link(total, tuple(f"{by} {key[0]}" for key in keys)))
