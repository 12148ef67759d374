"""The layers that are declared are the rooms that are there."""

from __future__ import annotations

import re
import tomllib

from tests.house.tree import PACKAGE, ROOT


def declared_layers() -> list[list[str]]:
    """Read the layers of the house, top first; rooms of one layer do not know each other."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (one for one in contracts if one["type"] == "layers")
    assert layers["exhaustive"], "A new room must be given its place."
    return [re.split(r"\s*\|\s*", layer) for layer in layers["layers"]]


def test_the_layers_are_the_folders() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert {room for layer in declared_layers() for room in layer} == folders


def test_every_room_is_in_the_drawing_of_the_house() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text()
    rows = re.findall(r"^\| `(\w+)` \|", page, re.M)
    assert rows == [room for layer in declared_layers() for room in layer]
    drawing = page.split("```mermaid")[1].split("```")[0]
    assert [room for room in rows if not re.search(rf"\b{room}\b", drawing)] == []


def test_the_pure_half_is_what_lies_below_the_records() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    (pure,) = (one for one in contracts if "django" in one.get("forbidden_modules", ()))
    layers = declared_layers()
    above = next(number for number, layer in enumerate(layers) if "records" in layer)
    rooms = {room for layer in layers[above + 1 :] for room in layer}
    assert set(pure["source_modules"]) == {f"footprint.{room}" for room in rooms}
