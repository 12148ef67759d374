"""Nobody can work a small number out of a published report, with all its figures side by side."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.dates import day
from tests.disclosure.attack import Sum, recovered
from tests.returns import episode, write_return

from footprint.cli.sources import open_facts
from footprint.disclosure.published import PublishedFigure, PublishedFigures
from footprint.disclosure.publishing import publish, publish_nothing_hidden
from footprint.documents.annual.report import to_print
from footprint.facts.build import build
from footprint.indicators.computing import compute
from footprint.indicators.figures import Figure
from footprint.terms.participation import ATTENDED, CONTRIBUTED, Participation

NOW, BEFORE = day("Fri 31 Mar 2023"), day("Thu 31 Mar 2022")
THRESHOLD = 5
SAME = (
    ("1.num", "5.den", "6.den", "7.den", "8.den", "9.den", "11.den", "11b.den", "12.den",
     "21.den", "2.num"),
    ("4.num", "8b.den"),
    ("15.num", "16.num", "33.den"),
    ("31.den", "32.den"),
    ("73.den", "73b.den", "73c.den"),
    ("11.num", "9.kind_of_home.parents.num"),
    ("13b.num", "5.legal_status.J1.num"),
    ("31.left out.0", "33.participation.PN0.num", "32.left out.0"),
)  # fmt: skip
"""What is the same count by definition, whatever its number is."""


def _coded(codes: frozenset[Participation]) -> tuple[str, ...]:
    return tuple(f"33.participation.{code}.num" for code in sorted(codes))


ADDED: tuple[Sum, ...] = (
    ("15.num", ("17.den", "17.unknown")),
    ("15.num", ("31.den", "31.unknown", "31.left out.0")),
    ("31.num", _coded(CONTRIBUTED)),
    ("32.num", _coded(ATTENDED)),
    ("73.den", tuple(f"8.time_in_care.{key}.num"
                     for key in ("1-to-2-years", "2-to-5-years", "5-years-or-more"))),
)  # fmt: skip


def council(folder: Path, children: int, seed: int) -> list[str]:
    """Write two years of a council that nobody planned: some children come, some leave."""
    chance = random.Random(seed)  # noqa: S311  a made-up council, not a secret
    lives = []
    for number in range(children):
        came = date(2020, 4, 1) + timedelta(chance.randrange(1090))
        left = came + timedelta(chance.randrange(30, 1500))
        born = came - timedelta(chance.randrange(60, 15 * 365))
        lives.append((f"C{number}", born, came, left))
    return [_year(folder, lives, year, chance) for year in (2022, 2023)]


def _year(
    folder: Path, lives: list[tuple[str, date, date, date]], year: int, chance: random.Random
) -> str:
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    episodes, reviews, births = [], [], {}
    for child, born, came, left in lives:
        if came > last or left < first:
            continue
        births[child] = f"{born:%d/%m/%Y}"
        steady = random.Random(child)  # noqa: S311  as above
        status, home = steady.choice(("C2", "C2", "C1", "V2", "J1")), steady.choice(("U6", "P1"))
        dec, rec = (f"{left:%d/%m/%Y}", "E4A") if left <= last else ("", "")
        episodes.append(episode(child, f"{came:%d/%m/%Y}", dec, ls=status, place=home, rec=rec))
        held = came + timedelta(25)
        while held <= min(left, last):
            code = chance.choice(("PN0", "PN1", "PN1", "PN6", "PN7"))
            if held >= first:
                reviews.append((child, f"{held:%d/%m/%Y}", code))
            held += timedelta(steady.choice((80, 170, 190)))
    return f"{write_return(folder / str(year), episodes, reviews, births)}@{year}"


def printed_figures(sources: list[str]) -> list[Figure]:
    """Compute what a public report prints, as the command does."""
    facts = open_facts(sources, NOW).facts
    earlier = build(facts.store, as_at=BEFORE, reviews_from=facts.reviews_from, schema="facts_2022")
    figures = [
        *compute(facts, population=60_000, iros=4),
        *compute(earlier, population=60_000, with_breakdowns=False),
    ]
    return to_print(figures, NOW, is_internal=False)


def cells(figures: PublishedFigures) -> Iterator[tuple[str, int | None]]:
    """List every count that stands anywhere, and what is left of each share."""
    for figure in figures:
        yield from _counts(f"{figure.as_at}:{figure.id}", figure)


def _counts(name: str, figure: PublishedFigure) -> Iterator[tuple[str, int | None]]:
    lines = [(name, figure), *((f"{name}.{one.by}.{one.key}", one) for one in figure.breakdowns)]
    for line, one in lines:
        yield f"{line}.num", _number(one.numerator.number)
        if figure.unit == "percent":
            yield f"{line}.den", _number(one.denominator.number)
    yield f"{name}.unknown", _number(figure.unknown.number)
    for place, left_out in enumerate(figure.excluded):
        yield f"{name}.left out.{place}", _number(left_out.count.number)


def _number(number: float | None) -> int | None:
    return None if number is None else round(number)


def sums(truth: dict[str, int | None], figures: list[Figure]) -> list[Sum]:
    """List the sums a careful reader knows to hold, and that hold."""
    known: list[Sum] = []
    for as_at in (NOW, BEFORE):
        known += [
            (f"{as_at}:{first}", (f"{as_at}:{other}",)) for first, *rest in SAME for other in rest
        ]
        known += [
            (f"{as_at}:{total}", tuple(f"{as_at}:{one}" for one in ids)) for total, ids in ADDED
        ]
    for figure in figures:
        name = f"{figure.as_at}:{figure.id}"
        lines = [name, *(f"{name}.{one.by}.{one.key}" for one in figure.breakdowns)]
        if figure.unit == "percent":
            known += [(f"{line}.den", (f"{line}.num", f"{line}.rest")) for line in lines]
        for by in {one.by for one in figure.breakdowns}:
            parts = [f"{name}.{by}.{one.key}" for one in figure.breakdowns if one.by == by]
            known.append((f"{name}.num", tuple(f"{part}.num" for part in parts)))
            known.append((f"{name}.den", tuple(f"{part}.den" for part in parts)))
            known += [(f"{name}.den", (f"{part}.den",)) for part in parts]
    known.append((f"{NOW}:all", (f"{BEFORE}:1.num", f"{NOW}:3.num")))
    known.append((f"{NOW}:all", (f"{NOW}:1.num", f"{NOW}:4.num")))
    return [one for one in known if _holds(one, truth)]


def _holds(one: Sum, truth: dict[str, int | None]) -> bool:
    total, parts = one
    found = [truth.get(id_) for id_ in (total, *parts)]
    return None not in found and found[0] == sum(number or 0 for number in found[1:])


def with_what_is_left(counts: dict[str, int | None], truth: bool) -> dict[str, int | None]:
    """Add the counts nobody prints and anybody can work out."""
    extended = dict(counts)
    for id_, number in counts.items():
        if id_.endswith(".den"):
            above = counts[id_.removesuffix("den") + "num"]
            left = None if number is None or above is None else number - above
            extended[id_.removesuffix("den") + "rest"] = left if truth else None
    everybody = [counts.get(f"{BEFORE}:1.num"), counts.get(f"{NOW}:3.num")]
    extended[f"{NOW}:all"] = sum(one or 0 for one in everybody) if truth else None
    return extended


def attack(figures: list[Figure]) -> dict[str, int]:
    """Work out whatever can be, and keep what is small and was hidden."""
    counts = dict(cells(publish_nothing_hidden(figures)))
    truth = with_what_is_left(counts, truth=True)
    seen = with_what_is_left(dict(cells(publish(figures, threshold=THRESHOLD))), truth=False)
    not_there = {id_ for id_, number in truth.items() if number is None}
    known = [one for one in sums(truth, figures) if not not_there & {one[0], *one[1]}]
    found = recovered(seen, known, dict.fromkeys(seen, (0, 10_000)))
    return {id_: number for id_, number in found.items() if 1 <= number <= THRESHOLD}


@pytest.mark.parametrize("children", [4, 9, 20, 60])
def test_no_small_number_of_a_published_report_can_be_worked_out(
    children: int, tmp_path: Path
) -> None:
    figures = printed_figures(council(tmp_path, children, seed=children))
    assert attack(figures) == {}


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(100, 130))
def test_nor_of_any_of_thirty_more(seed: int, tmp_path: Path) -> None:
    children = (3, 5, 8, 13, 25, 50, 100)[seed % 7]
    assert attack(printed_figures(council(tmp_path, children, seed))) == {}


def test_the_attack_would_find_what_a_report_without_protection_hides_badly(
    tmp_path: Path,
) -> None:
    figures = printed_figures(council(tmp_path, 20, seed=1))
    counts = dict(cells(publish_nothing_hidden(figures)))
    truth = with_what_is_left(counts, truth=True)
    badly = {
        id_: None if number is not None and 1 <= number <= THRESHOLD else number
        for id_, number in counts.items()
    }
    seen = with_what_is_left(badly, truth=False)
    known = [one for one in sums(truth, figures) if all(id_ in seen for id_ in (one[0], *one[1]))]
    found = recovered(seen, known, dict.fromkeys(seen, (0, 10_000)))
    assert any(1 <= number <= THRESHOLD for number in found.values())
