"""Have the public 903 validator judge returns: which rules fired, and whether each is expected.

    judge.py FOLDER...                 every year in folders made by `footprint synthesise`
    judge.py --time-only YEAR [BEFORE] load and validate one return, and say nothing of it

Run with the judge's own environment (see setup.sh). A year is judged beside the one before it, by
the rules of its own year. Exits 1 if a rule fired, or could not run, that allowed.csv does not
explain.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import logging
import sys
from collections import Counter
from pathlib import Path

from lac_validator.lac_validator import LacValidator
from lac_validator.rules import lac2022_23, lac2023_24, lac2024_25, lac2025_26, lac2026_27
from lac_validator.utils import process_uploaded_files

RULES = {2023: lac2022_23, 2024: lac2023_24, 2025: lac2024_25, 2026: lac2025_26, 2027: lac2026_27}
FIRST, LAST = min(RULES), max(RULES)
MARK = ".synthetic.json"
DEFAULT_YEAR, DEFAULT_AUTHORITY = 2026, "E08000030"


def main(folders: list[str]) -> int:
    if folders[:1] == ["--time-only"]:
        validate(*map(Path, folders[1:]))
        return 0
    allowed = _allowed()
    unexpected = 0
    for folder in map(Path, folders):
        for year in sorted(path for path in folder.iterdir() if path.name.isdigit()):
            found = judge(year, folder / str(int(year.name) - 1))
            for (rule, what), rows in sorted(found.items()):
                why = allowed.get((rule, int(year.name), what), "NOT EXPECTED")
                print(f"{folder.name} {year.name}: {rule} {what}, {rows} rows: {why}")
                unexpected += why == "NOT EXPECTED"
            print(f"{folder.name} {year.name}: {len(found)} rules had something to say")
    print(f"{unexpected} not expected" if unexpected else "Nothing but what allowed.csv explains.")
    return 1 if unexpected else 0


def judge(folder: Path, before: Path) -> dict[tuple[str, str], int]:
    """Validate a year; count rows by rule that fired, and list the rules that could not run."""
    verdict = validate(folder, before)
    found: Counter[tuple[str, str]] = Counter()
    for table in verdict.ds_results.values():
        for column in map(str, getattr(table, "columns", ())):
            if column.startswith("ERR_"):
                rows = int(table[column].fillna(0).astype(bool).sum())
                found[column.removeprefix("ERR_"), "fires"] += rows
    found = +found
    found.update({(str(rule), "cannot run"): 0 for rule in verdict.fails})
    return found


def validate(folder: Path, before: Path = Path("none")) -> LacValidator:
    """Load and validate a return beside the one of the year before, where there is one."""
    files = {"This year": _csvs(folder), "Prev year": _csvs(before)}
    mark = folder / MARK
    known = json.loads(mark.read_text()) if mark.exists() else {}
    year = int(folder.name) if folder.name.isdigit() else DEFAULT_YEAR
    with contextlib.redirect_stdout(io.StringIO()):  # some rules print what they look at
        return LacValidator(
            metadata={
                "collectionYear": str(year),
                "localAuthority": known.get("authority", DEFAULT_AUTHORITY),
            },
            files=process_uploaded_files({name: paths for name, paths in files.items() if paths}),
            registry=_rules(year),
        )


def _rules(year: int) -> dict[str, object]:
    """Give a year's rules in an order that is the same everywhere.

    They share one table, and rule 365 writes an end into its open episodes: it comes last, so that
    every other rule judges what was sent.
    """
    rules = RULES[min(max(year, FIRST), LAST)].registry
    return {code: rules[code] for code in sorted(rules, key=lambda code: (code == "365", code))}


def _csvs(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.glob("*.csv"))


def _allowed() -> dict[tuple[str, int, str], str]:
    """Read why a rule may fire in which years (all, where none is named)."""
    with Path(__file__).with_name("allowed.csv").open(encoding="utf-8") as file:
        return {
            (row["rule"], int(year), row["what"]): row["why"]
            for row in csv.DictReader(file)
            for year in row["years"].split() or range(2018, LAST + 1)
        }


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    sys.exit(main(sys.argv[1:]))
