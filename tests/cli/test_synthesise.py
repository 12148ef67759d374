"""`footprint synthesise` from the outside: what it writes, what it refuses, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.returns import run

SMALL = ("--children", 6, "--years", 2)


def written(out: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_it_writes_a_folder_for_each_year_and_says_what_it_made(tmp_path: Path) -> None:
    out = tmp_path / "made"
    status, printed, _ = run("synthesise", *SMALL, "--out", out)
    assert status == 0
    assert sorted(path.name for path in out.iterdir()) == ["2025", "2026"]
    assert f"Made in {out}, every child invented:" in printed
    assert all(f" {year} " in printed for year in (2025, 2026))


def test_what_it_writes_can_be_read_and_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    run("synthesise", *SMALL, "--year-ending", "2025-03-31", "--out", tmp_path)
    status, printed, _ = run("check", tmp_path / "2024", tmp_path / "2025")
    assert status == 0
    assert "Nothing wrong was found." in printed


def test_several_councils_have_a_folder_each_the_same_whatever_their_number(
    tmp_path: Path,
) -> None:
    two, three = tmp_path / "two", tmp_path / "three"
    run("synthesise", *SMALL, "--councils", 2, "--seed", 5, "--out", two)
    run("synthesise", *SMALL, "--councils", 3, "--seed", 5, "--out", three)
    assert sorted(path.name for path in three.iterdir()) == [
        "council-001",
        "council-002",
        "council-003",
    ]
    kept = {name: file for name, file in written(three).items() if "council-003" not in name}
    assert kept == written(two)


def test_how_a_run_of_python_hashes_text_changes_nothing(tmp_path: Path) -> None:
    start = "from footprint.cli.app import main; main()"
    command = ("-c", start, "synthesise", *map(str, SMALL), "--out")
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, *command, tmp_path / seed],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
    assert written(tmp_path / "1") == written(tmp_path / "2")


def test_made_again_it_replaces_what_it_made_before(tmp_path: Path) -> None:
    run("synthesise", "--children", 6, "--years", 3, "--out", tmp_path)
    run("synthesise", "--children", 6, "--years", 1, "--out", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["2026"]


def test_it_writes_over_nothing_it_did_not_make(tmp_path: Path) -> None:
    ours = tmp_path / "2026"
    ours.mkdir()
    real = ours / "header.csv"
    real.write_text("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n")
    status, _, told = run("synthesise", *SMALL, "--out", tmp_path)
    assert status == 2
    assert "was not made by footprint synthesise" in " ".join(told.split())
    assert list(written(tmp_path)) == ["2026/header.csv"]


def test_a_file_added_to_what_it_made_is_not_lost(tmp_path: Path) -> None:
    run("synthesise", *SMALL, "--out", tmp_path)
    (tmp_path / "2026" / "notes.txt").write_text("mine")
    before = written(tmp_path)
    status, _, _ = run("synthesise", *SMALL, "--out", tmp_path)
    assert status == 2
    assert written(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--children", 5), "Say --children and --years, or --like."),
        (("--children", 0, "--years", 1), "greater than or equal to 1"),
        (("--like", "atlantis"), "There is walsall-2022-23."),
        (("--like", "walsall-2022-23", "--children", 5), "It says itself"),
        (("--like", "walsall-2022-23", "--year-ending", "2024-03-31"), "It says itself"),
        ((*SMALL, "--year-ending", "2026-03-30"), "A year ends on a 31 March."),
        ((*SMALL, "--year-ending", "2030-03-31"), "codes are known from 2017-18 to 2026-27"),
        (("--children", 5, "--years", 20), "codes are known from 2017-18 to 2026-27"),
    ],
)
def test_wrong_arguments_are_told_and_nothing_is_written(
    tmp_path: Path, words: tuple[object, ...], says: str
) -> None:
    out = tmp_path / "made"
    status, _, told = run("synthesise", *words, "--out", out)
    assert status == 2
    assert says in " ".join(told.replace("│", " ").split())
    assert not out.exists()
