"""The parts of a preview as their pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from footprint.access.viewing import Viewer
from footprint.exchange.problems import Severity
from footprint.queries import imports
from footprint.web.shared.patterns import Tab

PARTS = {
    "problems": ("Problems", "at-risk"),
    "new": ("New", "fine"),
    "changed": ("Changed", "fine"),
    "absent": ("Not in the file", "note"),
    "alike": ("May be one child", "note"),
}
"""Words and shape of each part by its name, in the order in which they are worth looking at."""
WHERE = "preview of an import"
SHAPES = {
    Severity.REJECT_FILE: "late",
    Severity.REJECT_ROW: "at-risk",
    Severity.WARN: "note",
}


@dataclass(frozen=True, slots=True)
class PartLink:
    """One part of a preview that holds something."""

    name: str
    words: str
    shape: str
    total: int


def parts_of(preview: imports.Preview | None) -> list[PartLink]:
    """List the parts of a preview that hold something."""
    if preview is None:
        return []
    return [
        PartLink(name, words, shape, preview.parts[name].total)
        for name, (words, shape) in PARTS.items()
        if preview.parts[name].total
    ]


def tabs(seen: imports.ImportSeen, current: str) -> list[Tab]:
    """Lead from one part of a preview to the others."""
    return [
        Tab(
            one.words,
            reverse("import-part", args=[seen.row.import_id, one.name]),
            one.name == current,
            one.total,
        )
        for one in parts_of(seen.preview)
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a preview with the child it is about, as recorded."""

    child: str
    name: str
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two children who may be one."""

    one: str
    other: str
    likeness: int
    because: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """Something wrong, with the shape that stands beside its word."""

    shape: str
    row: Mapping[str, Any]


def part_shown(
    part: str, rows: Sequence[Mapping[str, Any]], *, viewer: Viewer
) -> list[Line] | list[PairLine] | list[ProblemLine]:
    """Give the rows of a part with names for numbers; the look is written with it."""
    if part == "problems":
        return [ProblemLine(SHAPES[Severity(row["severity"])], row) for row in rows]
    named = imports.named(rows, viewer=viewer, where=WHERE)
    if part == "alike":
        return [_pair(row, named) for row in rows]
    lines = []
    for row in rows:
        known = named.get(row["child_id"] or 0)
        name = known.name if known and known.name != known.number else ""
        lines.append(Line(known.number if known else row["child"], name, row))
    return lines


def _pair(row: Mapping[str, Any], named: Mapping[int, imports.Named]) -> PairLine:
    (one, one_id), (other, other_id) = row["pair"]
    return PairLine(
        _called(one, one_id, named),
        _called(other, other_id, named),
        row["likeness"],
        row["because"],
    )


def _called(number: str, child_id: int | None, named: Mapping[int, imports.Named]) -> str:
    known = named.get(child_id or 0)
    if known is None:
        return f"{number}, new"
    return known.number if known.name == known.number else f"{known.name}, {known.number}"
