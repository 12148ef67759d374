"""`footprint` itself: it lists its commands without importing any, and imports the one called."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest
from tests.returns import run

from footprint.cli.app import SAYS, command

HEAVY = ("duckdb", "ibis", "numpy", "pandas", "pyarrow", "docx", "pptx", "typst", "vl_convert")


def loaded_after(*words: str) -> set[str]:
    """Run the command line in a process of its own, and list what was imported for it."""
    code = (
        "import sys\n"
        "from footprint.cli.app import app\n"
        f"app({list(words)!r}, standalone_mode=False)\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("name", SAYS)
def test_a_command_is_listed_with_the_first_line_of_its_own_help(name: str) -> None:
    assert inspect.cleandoc(command(name).help).splitlines()[0] == SAYS[name]


def test_every_command_is_listed() -> None:
    status, printed, _ = run("--help")
    assert status == 0
    assert [name for name in SAYS if f" {name} " not in printed] == []


@pytest.mark.parametrize("name", SAYS)
def test_each_command_has_help_of_its_own(name: str) -> None:
    status, printed, _ = run(name, "--help")
    assert status == 0
    assert f"footprint {name} " in " ".join(printed.split())


def test_listing_the_commands_imports_none_of_them() -> None:
    loaded = loaded_after("--help")
    assert {f"footprint.cli.{name}" for name in SAYS} & loaded == set()
    assert loaded.intersection(HEAVY) == set()


def test_a_mistyped_command_is_a_wrong_argument_and_the_nearest_is_named() -> None:
    status, _, messages = run("reprot")
    assert status == 2
    assert "'report'" in messages
