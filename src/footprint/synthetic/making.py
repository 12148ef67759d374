"""Making synthetic councils as folders of returns, and knowing them again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from footprint.exchange.ssda903.layouts import TABLES
from footprint.exchange.ssda903.writing import write_csv
from footprint.synthetic import council, walsall
from footprint.synthetic.chance import Chance
from footprint.synthetic.council import CannotMake, Council, Plan
from footprint.synthetic.places import Authority, Postcodes, authorities
from footprint.terms.periods import ReportingYear

MARK = ".synthetic.json"
"""Lies in every folder of a synthetic return; what lies beside it may be overwritten."""
LIKE = {walsall.NAME: walsall}


@dataclass(frozen=True, slots=True)
class Made:
    """What was made for one year of one council."""

    folder: str
    year: int
    authority: str
    authority_name: str
    seed: int
    looked_after: int
    """Children looked after on the year's last day, short breaks left out."""
    episodes: int
    reviews: int
    late: int
    why_late: dict[str, int]
    """Reasons of the late reviews; no return carries them."""


def authority_of(seed: int, number: int) -> Authority:
    """Choose where a council lies; several lie in different places while there are enough."""
    order = Chance(seed, "places").shuffled(authorities())
    return order[(number - 1) % len(order)]


def plans(
    children: int, last_year: ReportingYear, years: int, councils: int, seed: int
) -> list[Plan]:
    """Plan one or several councils."""
    return [
        Plan(children, last_year, years, authority_of(seed, number), seed, number)
        for number in range(1, councils + 1)
    ]


def folder_of(plan: Plan, councils: int, out: Path) -> Path:
    """Give the folder of a council: its own where there are several."""
    return out if councils == 1 else out / f"council-{plan.number:03}"


def make_like(name: str, seed: int, out: Path) -> list[Made]:
    """Make the council that has the published counts of a real one."""
    like = LIKE[name]
    made = like.make(seed, Postcodes(like.plan(seed).authority.letters))
    return list(_write(made, out))


def make_councils(some: list[Plan], councils: int, out: Path) -> Iterator[list[Made]]:
    """Make councils one after the other, reading the postcodes of all once."""
    postcodes = Postcodes("".join(plan.authority.letters for plan in some))
    for plan in some:
        yield list(_write(council.make(plan, postcodes), folder_of(plan, councils, out)))


def _write(made: Council, folder: Path) -> Iterator[Made]:
    for year, tables in made.returns():
        place = folder / str(year.ending)
        write_csv(tables, place, year)
        late = Counter(
            review.why_late
            for child in made.children
            for period in child.in_care
            for review in period.reviews
            if review.held_on in year and review.why_late
        )
        done = Made(
            str(place),
            year.ending,
            made.plan.authority.code,
            made.plan.authority.name,
            made.plan.seed,
            sum(child.is_looked_after_on(year.last_day) for child in made.children),
            len(tables["Episodes"]),
            len(tables["Reviews"]),
            late.total(),
            dict(sorted(late.items())),
        )
        mark = {name: value for name, value in asdict(done).items() if name != "folder"}
        (place / MARK).write_text(json.dumps(mark, indent=1) + "\n", encoding="utf-8")
        yield done


def clear(out: Path) -> None:
    """Empty a folder of what was made before; refuse if anything else is in it."""
    files = [path for path in sorted(out.rglob("*")) if not path.is_dir()] if out.exists() else []
    ours = {MARK, *(table.usual_file for table in TABLES)}
    for path in files:
        if path.name not in ours or not (path.parent / MARK).exists():
            raise CannotMake(
                f"{out} is not empty, and {path} was not made by footprint synthesise; "
                "choose another folder, or empty this one."
            )
    for path in files:
        path.unlink()
    for folder in sorted((p for p in out.rglob("*") if p.is_dir()), reverse=True):
        folder.rmdir()
