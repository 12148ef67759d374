"""The nation, or a number of its councils: from files to the headline figures, stage by stage.

Run as `python -m bench.nation FOLDER COUNCILS`; prints one JSON object. The floor is what DuckDB
needs just to read the same files into tables of text, in the same process.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from footprint.exchange.ssda903.layouts import TABLES
from footprint.exchange.ssda903.merging import merge
from footprint.exchange.ssda903.reading import read
from footprint.exchange.ssda903.returns import Returns, Source
from footprint.facts.build import Facts, build
from footprint.facts.stores import open_store
from footprint.indicators.computing import compute
from footprint.terms.periods import ReportingYear

HEADLINES = ("1", "3", "4", "15", "17", "18", "21", "31", "32")


T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Do a piece of work and say how many seconds it took."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def just_read(folders: list[Path]) -> int:
    """Read every file of the folders into tables of text and count the rows: the floor."""
    store = open_store()
    store.execute("RESET threads")
    rows = 0
    for table in TABLES:
        files = [str(path) for folder in folders if (path := folder / table.usual_file).exists()]
        if files:
            columns = dict.fromkeys(table.column_names, "VARCHAR")
            store.execute(
                f"CREATE TABLE {table.stored_as} AS FROM read_csv(?, columns={columns}, "
                "header=true, auto_detect=false, delim=',', quote='', escape='')",
                [files],
            )
            counted = store.execute(f"SELECT count(*) FROM {table.stored_as}").fetchone()
            rows += counted[0] if counted else 0
    return rows


def measure(folder: Path, councils: int) -> dict[str, float]:
    """Take each stage of the way in turn, for the first so many councils."""
    chosen = sorted(path for path in folder.iterdir() if path.is_dir())[:councils]
    sources = [
        Source(year, ReportingYear(int(year.name)), council.name)
        for council in chosen
        for year in sorted(council.iterdir())
    ]
    floor, rows = timed(lambda: just_read([source.path for source in sources]))
    reading, returns = timed(lambda: read(sources, open_store()))
    merging, _ = timed(lambda: merge(returns, with_distances=False))
    building, facts = timed(lambda: _facts(returns))
    headlines, _ = timed(lambda: compute(facts, only=HEADLINES, with_breakdowns=False))
    breakdowns, _ = timed(lambda: compute(facts))
    counted = facts.store.execute("SELECT count(*) FROM facts.reviews").fetchone()
    return {
        "councils": councils,
        "rows": rows,
        "reviews": counted[0] if counted else 0,
        "floor": floor,
        "reading": reading,
        "merging": merging,
        "facts": building,
        "headlines": headlines,
        "breakdowns": breakdowns,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _facts(returns: Returns) -> Facts:
    return build(
        returns.store, as_at=returns.latest.last_day, reviews_from=returns.earliest.first_day
    )


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
