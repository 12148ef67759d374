"""The page for whoever runs the app names everything the app reads, and nothing else."""

from __future__ import annotations

import re

from tests.house.tree import ROOT, modules

NAME = re.compile(r"\"(FOOTPRINT_[A-Z_]+|DATABASE_(?:OWNER_)?URL)\"")


def test_every_variable_the_app_reads_has_its_line() -> None:
    read = {name for one in modules() if one.is_product for name in NAME.findall(one.text)}
    page = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    named = {
        name
        for line in page.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([A-Z_]+)`", line.split("|")[1])
    }
    assert named == read


def test_every_unit_starts_a_command_there_is() -> None:
    started = {
        path.name: re.findall(
            r"^ExecStart=/opt/footprint/bin/footprint (\w+)", path.read_text(), re.M
        )
        for path in (ROOT / "deploy").glob("*.service")
    }
    assert started == {
        f"footprint-{name}.service": [name] for name in ("migrate", "serve", "worker")
    }
    assert all((ROOT / f"src/footprint/cli/{name}.py").is_file() for (name,) in started.values())
