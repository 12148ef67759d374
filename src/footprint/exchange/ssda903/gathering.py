"""Files gathered as text in columns, table by table, until they are typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from footprint.exchange import careful, sheets
from footprint.exchange.problems import Problems, Severity
from footprint.exchange.reading_rules import NO_ROWS
from footprint.exchange.sheets import Sheet
from footprint.exchange.ssda903 import plain
from footprint.exchange.ssda903.layouts import EPISODES, HEADER, Table
from footprint.exchange.ssda903.opening import Opened
from footprint.exchange.ssda903.plain import PlainFile
from footprint.exchange.ssda903.reading_rules import (
    NO_RETURN,
    NO_ROWS_HERE,
    SAME_TABLE_TWICE,
    SEVERAL_RETURNS,
)
from footprint.exchange.ssda903.recognising import Recognised, columns_of, recognise

NEVER_EMPTY = frozenset({HEADER.name, EPISODES.name})
"""The tables every return has rows in; there may be no adoption, nobody missing."""


@dataclass(frozen=True, slots=True)
class GatheredFile:
    """A file whose rows were gathered: which source it is of, and its name for people."""

    source: int
    label: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A file that was opened and recognised."""

    opened: Opened
    recognised: Recognised


_Group = tuple[str, tuple[str | None, ...]]
"""A table's name and the columns of a header: plain files that agree in both are read at once."""


@dataclass(slots=True)
class Gathered:
    """What has been gathered of one or more sources."""

    problems: Problems
    first: int = 0
    """The number of the first file; no two files of one reading share theirs."""
    files: dict[int, GatheredFile] = field(default_factory=dict)
    size: int = 0
    _plain: dict[_Group, dict[int, PlainFile]] = field(default_factory=lambda: defaultdict(dict))
    _rows: dict[str, list[pa.Table]] = field(default_factory=lambda: defaultdict(list))

    def add(self, source: int, label: str, opened: Iterable[Opened]) -> None:
        """Gather what a source holds; where nothing of it is a return, say so."""
        rejected = self.problems.counts[Severity.REJECT_FILE]
        parts = list(self._recognised(opened))
        if not parts and self.problems.counts[Severity.REJECT_FILE] == rejected:
            what = "None of its files is a table of the return."
            self.problems.add(NO_RETURN.broken(what, file=label))
        if self._is_one_return(label, parts):
            own = {
                part.recognised.tables[0].name for part in parts if not part.recognised.is_export
            }
            for part in parts:
                for table in part.recognised.tables:
                    if not (part.recognised.is_export and table.name in own):
                        self._add_part(source, table, part)

    def rows_of(self, table: Table) -> pa.Table | None:
        """Give the rows of a table, if any, forgetting what they were gathered from."""
        for name, columns in [group for group in self._plain if group[0] == table.name]:
            self._read_plain(table, columns, self._plain.pop((name, columns)))
        rows = self._rows.pop(table.name, [])
        return pa.concat_tables(rows) if rows else None

    def _recognised(self, opened: Iterable[Opened]) -> Iterator[_Part]:
        for one in opened:
            recognised = recognise(one.header, one.file, self.problems)
            if recognised is None:
                continue
            if not _count(one.cells):
                is_needed = NEVER_EMPTY.intersection(table.name for table in recognised.tables)
                what = f"{recognised.tables[0].name} has a header, but no rows."
                rule = NO_ROWS if is_needed else NO_ROWS_HERE
                self.problems.add(rule.broken(what, file=one.file))
            yield _Part(one, recognised)

    def _is_one_return(self, label: str, parts: list[_Part]) -> bool:
        """Refuse a source with one table in two folders; warn of two files of it in one."""
        places: dict[str, list[Opened]] = defaultdict(list)
        for part in parts:
            if not part.recognised.is_export:
                places[part.recognised.tables[0].name].append(part.opened)
        for table, opened in places.items():
            if len({one.folder for one in opened}) > 1:
                what = f"{table} stands in it more than once, in different places."
                self.problems.add(SEVERAL_RETURNS.broken(what, file=label))
                return False
            if len(opened) > 1:
                what = f"{table} is also in {opened[0].file}."
                self.problems.add(SAME_TABLE_TWICE.broken(what, file=opened[1].file))
        return True

    def _add_part(self, source: int, table: Table, part: _Part) -> None:
        cells: Sheet | PlainFile | None = part.opened.cells
        number = self.first + len(self.files)
        self.files[number] = GatheredFile(source, part.opened.file)
        if isinstance(cells, PlainFile):
            if not part.recognised.is_export:
                self.size += len(cells.data)
                self._plain[table.name, part.recognised.columns][number] = cells
                return
            cells = careful.opened(part.opened.file, cells.data, self.problems, columns_of)
        if cells is not None:
            self._add_sheet(number, table, part.recognised, cells)

    def _add_sheet(self, number: int, table: Table, recognised: Recognised, sheet: Sheet) -> None:
        rows = sheets.in_columns(sheet, table.column_names, recognised.columns, self.problems)
        if recognised.is_export:
            rows = sheets.distinct(rows, table.column_names)
        self.size += rows.nbytes
        file = pa.array([number] * rows.num_rows, pa.int32())
        self._rows[table.name].append(rows.add_column(0, "file", file))

    def _read_plain(
        self, table: Table, columns: tuple[str | None, ...], files: dict[int, PlainFile]
    ) -> None:
        """Read plain files together; where one needs care after all, one by one, that one so."""
        together = plain.in_columns(files, table, columns)
        if together is not None:
            self._rows[table.name].append(together)
            return
        for number, file in files.items():
            alone = plain.in_columns({number: file}, table, columns) if len(files) > 1 else None
            if alone is not None:
                self._rows[table.name].append(alone)
                continue
            own = Recognised((table,), columns, is_export=False)
            sheet = careful.opened(self.files[number].label, file.data, self.problems, columns_of)
            if sheet is not None:
                self._add_sheet(number, table, own, sheet)


def _count(cells: Sheet | PlainFile) -> int:
    return cells.rows if isinstance(cells, PlainFile) else len(cells.rows) + cells.left_out
