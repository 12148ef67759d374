"""`make bench`: the command beside the public validator and DuckDB, and the pages of the app.

Figures are ratios within one run of one machine. `--write` keeps the table in docs/performance.md.
"""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from bench.processes import Run, paired

WORK = Path("build/bench")
FOOTPRINT = Path(".venv/bin/footprint")
JUDGE = Path("build/judge/bin/python")
SCALES = (1, 10, 39, 153)
PAGE = Path("docs/performance.md")
OPENING = """# Performance

Measured by `make bench`, as ratios within one run; never by a test. The public validator is
`csc-validator-be-903`, loading and validating the same files in its own environment. The floor of
the nation is DuckDB reading the same files into tables of text, in the same process.
"""
NATION = """
Five years of synthetic returns, about 540 children a council. Seconds by stage; the way is reading,
merging, facts with the whole timetable, and the headline figures; all breakdowns of all indicators
come on top. Promised: the way in at most 5 times the floor, and no worse than linear.
"""
CASEWORK = """
Each page is asked twenty times of the whole app, in turn with a page of the same size that reads
one row and shows it in as many rows of a table as make the size; times are of one process and
compared within one run. An officer holds 51 children at every size. Promised: queries constant, and
p95 at most 3 times that of the page that reads one row.
"""

IMPORTS = """
A return of one year is looked at and written by the app, and all it wrote put into the same tables,
emptied, by COPY. Promised: writing at most 10 times the COPY, and no worse than linear.
"""


def synthesise(out: Path, *words: str) -> Path:
    """Make returns for the bench, once."""
    if not out.exists():
        subprocess.run([FOOTPRINT, "synthesise", *words, "--out", out], check=True)
    return out


def report_beside_validator() -> list[str]:
    """650 children, three years, three formats, beside the validator on the last of the years."""
    folder = synthesise(WORK / "council", "--children", "650", "--years", "3", "--seed", "1")
    years = sorted(folder.iterdir())
    out = WORK / "report"
    shutil.rmtree(out, ignore_errors=True)
    ours, theirs = paired(
        [
            FOOTPRINT,
            "report",
            *years,
            "--year-ending",
            "2026-03-31",
            "--council",
            "X",
            "--out",
            out,
        ],
        [JUDGE, "bench/judge/judge.py", "--time-only", years[-1], years[-2]],
    )
    return [
        (
            f"| report, 650 children, 3 years, Word + PDF + HTML | {_run(ours)} | {_run(theirs)} | "
            f"{ours.seconds / theirs.seconds:.2f} | at most 1 |"
        )
    ]


def indicators_beside_validator() -> list[str]:
    """Ten copies of a 2,700-child return: every indicator, beside the validator."""
    folder = synthesise(WORK / "large", "--children", "2700", "--years", "1", "--seed", "1")
    copies = ten_copies(next(folder.iterdir()), WORK / "copies")
    ours, theirs = paired(
        [FOOTPRINT, "indicators", f"{copies}@2026", "--year-ending", "2026-03-31", "--as", "json"],
        [JUDGE, "bench/judge/judge.py", "--time-only", copies],
    )
    return [
        (
            f"| indicators, 10 copies of a 2,700-child return | {_run(ours)} | {_run(theirs)} | "
            f"{ours.seconds / theirs.seconds:.3f}, "
            f"memory {ours.megabytes / theirs.megabytes:.2f} | at most 0.1, memory 0.5 |"
        )
    ]


def ten_copies(source: Path, out: Path) -> Path:
    """Copy a return ten times into one, each copy's children under names of their own."""
    out.mkdir(parents=True, exist_ok=True)
    for path in source.glob("*.csv"):
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        lines = (f"{copy}C{row}" for copy in range(10) for row in rows)
        (out / path.name).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return out


def nation() -> list[str]:
    """153 councils, five years: every stage beside the floor, from one council to all."""
    words = ("--children", "540", "--years", "5", "--councils", "153", "--seed", "1")
    folder = synthesise(WORK / "nation", *words)
    lines = []
    for councils in SCALES:
        command = [sys.executable, "-m", "bench.nation", str(folder), str(councils)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        one = json.loads(printed)
        way = sum(one[stage] for stage in ("reading", "merging", "facts", "headlines"))
        stages = (one[key] for key in ("floor", "reading", "merging", "facts", "headlines"))
        lines.append(
            f"| {councils} | {one['rows']:,} | {one['reviews']:,} | "
            + " | ".join(f"{seconds:.2f}" for seconds in stages)
            + f" | **{way / one['floor']:.1f}** | {way / councils * 1000:.0f} "
            f"| {one['breakdowns']:.2f} | {one['megabytes']:,.0f} |"
        )
    return lines


def of_the_app(module: str) -> str:
    """Pages of the casework app, or its import, over three sizes, in a process that has Django."""
    command = [sys.executable, "-m", module]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _run(one: Run) -> str:
    return f"{one.seconds:.2f} s, {one.megabytes:,.0f} MB"


def machine() -> str:
    """Say what was measured on."""
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    cores = len(
        [line for line in Path("/proc/cpuinfo").read_text().splitlines() if "processor\t" in line]
    )
    return f"{cores} cores ({model}), {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Measure everything, print it, and keep it where asked."""
    WORK.mkdir(parents=True, exist_ok=True)
    subprocess.run(["bench/judge/setup.sh"], check=True)
    page = "\n".join(
        [
            OPENING,
            f"Machine: {machine()}. Medians of three whole-process runs after one to warm up.\n",
            "| job | Footprint | public validator | ratio | promised |",
            "|---|---|---|---|---|",
            *report_beside_validator(),
            *indicators_beside_validator(),
            "\n## The nation\n",
            NATION,
            (
                "| councils | rows | reviews | floor | reading | merging | facts | headlines "
                "| way / floor | ms a council | all breakdowns | peak MB |"
            ),
            "|---|---|---|---|---|---|---|---|---|---|---|---|",
            *nation(),
            "\n## The casework app\n",
            CASEWORK,
            of_the_app("bench.casework"),
            "\n## Bringing in a return\n",
            IMPORTS,
            of_the_app("bench.imports"),
        ]
    )
    print(page)
    if "--write" in sys.argv:
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
