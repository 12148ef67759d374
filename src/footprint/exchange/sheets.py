"""A file's cells as text, whatever it was, and what is done to any cell before it is judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute

from footprint.exchange.problems import CAP, Problems
from footprint.exchange.reading_rules import CONTROL_CHARACTER, INVISIBLE, TOO_LONG, ReadingRule

pc: Any = pyarrow.compute
Cells: TypeAlias = Any
"""An Arrow array; the stubs of Arrow know less of arrays and their functions than Arrow does."""

LONGEST_CELL = 32_767
"""What one cell may hold; Excel's own limit."""

_INVISIBLE = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
_CONTROL = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]"
_EXPLAINED = {
    CONTROL_CHARACTER: "The cell holds a character that cannot be typed, such as NUL.",
    TOO_LONG: f"The cell is longer than {LONGEST_CELL:,} characters.",
    INVISIBLE: "The cell holds characters that cannot be seen.",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and the rows under it, each as wide as the header, with the row's number."""

    file: str
    header: Sequence[str]
    numbers: Sequence[int]
    rows: Sequence[Sequence[str | None]]
    left_out: int = 0
    """How many rows are not among them, because they are wider or narrower."""


def in_columns(
    sheet: Sheet,
    names: Sequence[str],
    columns: Sequence[str | None],
    problems: Problems,
    called: Mapping[str, str] | None = None,
) -> pa.Table:
    """Put a sheet's cells under a table's names, as text without edges; empty is null.

    Problems call a column by its name, or as `called` says.
    A row with a control character or an endless cell is left out; invisible characters are.
    """
    places = {name: place for place, name in enumerate(columns) if name}
    by_place = list(zip(*sheet.rows, strict=True)) or [()] * len(columns)
    numbers = pa.array(sheet.numbers, pa.int32())
    arrays: dict[str, Cells] = {"row": numbers}
    kept = pa.array([True] * len(numbers), pa.bool_())
    for name in names:
        place = places.get(name)
        if place is None:
            arrays[name] = pa.nulls(len(numbers), pa.string())
            continue
        cells = pa.array(by_place[place], pa.string())
        found = _Found(sheet.file, (called or {}).get(name, name), numbers, problems)
        kept = pc.and_(kept, pc.invert(found.refused(cells)))
        arrays[name] = trimmed(found.cleaned(cells))
    rows = pa.table(arrays)
    return rows.filter(kept)


@dataclass(frozen=True, slots=True)
class _Found:
    """Where cells of a column break a rule, told as problems."""

    file: str
    column: str
    numbers: Cells
    problems: Problems

    def refused(self, cells: Cells) -> Cells:
        """Say which cells cost their row."""
        control = _filled(pc.match_substring_regex(cells, _CONTROL))
        too_long = _filled(pc.greater(pc.utf8_length(cells), LONGEST_CELL))
        self._tell(CONTROL_CHARACTER, cells, control)
        self._tell(TOO_LONG, cells, too_long)
        return pc.or_(control, too_long)

    def cleaned(self, cells: Cells) -> Cells:
        """Take out what cannot be seen, and compose letters and their accents (NFC)."""
        invisible = _filled(pc.match_substring_regex(cells, _INVISIBLE))
        if pc.any(invisible).as_py():
            self._tell(INVISIBLE, cells, invisible)
            cells = pc.replace_substring_regex(cells, _INVISIBLE, "")
        return pc.utf8_normalize(cells, form="NFC")

    def _tell(self, rule: ReadingRule, cells: Cells, broken: Cells) -> None:
        at = pc.indices_nonzero(broken)
        listed = at[:CAP].to_pylist()
        for place in listed:
            value, row = cells[place].as_py(), self.numbers[place].as_py()
            what, name = _EXPLAINED[rule], self.column
            self.problems.add(rule.broken(what, file=self.file, row=row, column=name, value=value))
        self.problems.count_unlisted(rule.severity, len(at) - len(listed))


def trimmed(cells: Cells) -> Cells:
    """Take spaces of every kind from both ends; what is then empty is null."""
    cells = pc.utf8_trim_whitespace(cells)
    return pc.if_else(pc.equal(cells, ""), pa.scalar(None, pa.string()), cells)


def _filled(truth: Cells) -> Cells:
    return pc.fill_null(truth, pa.scalar(value=False))


def distinct(rows: pa.Table, names: Iterable[str]) -> pa.Table:
    """Keep the first of rows that say the same, in order."""
    first = rows.group_by(list(names), use_threads=False).aggregate([("row", "min")])
    return rows.filter(pc.is_in(rows["row"], first["row_min"]))
