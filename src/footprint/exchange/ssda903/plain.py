"""Plain files, the quick way: many at once, in columns, with no loop over rows.

A file is plain where text and CSV leave no room for doubt: printable ASCII, no quotation mark, one
kind of line end, as many cells in every row as in the header. `careful` reads all others, and
would read these to the same rows.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv

from footprint.exchange.sheets import LONGEST_CELL, Cells, pc, trimmed
from footprint.exchange.ssda903.layouts import Table

_NEW_LINE, _RETURN, _SPACE, _COMMA, _DELETE = 0x0A, 0x0D, 0x20, 0x2C, 0x7F


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A plain file: its header, where its rows start, and how many there are."""

    data: bytes
    header: tuple[str, ...]
    starts_at: int
    rows: int

    @property
    def body(self) -> memoryview:
        return memoryview(self.data)[self.starts_at :]


def opened(data: bytes) -> PlainFile | None:
    """See whether a file is plain; None where it has to be read with care."""
    starts_at = data.find(b"\n") + 1
    if not starts_at or not data.isascii() or b'"' in data:
        return None
    letters = np.frombuffer(data, np.uint8)
    ends = int(np.count_nonzero(letters == _NEW_LINE))
    if not _has_only_line_ends(letters, ends):
        return None
    lines = ends + (not data.endswith(b"\n"))
    header = tuple(data[:starts_at].decode("ascii").strip("\r\n").split(","))
    commas = np.count_nonzero(letters == _COMMA)
    if len(header) == 1 or commas != lines * (len(header) - 1):
        return None
    return PlainFile(data, header, starts_at, lines - 1)


def _has_only_line_ends(letters: npt.NDArray[np.uint8], ends: int) -> bool:
    """Say whether the only characters that cannot be printed end lines, all in one way."""
    returns = np.flatnonzero(letters == _RETURN)
    if np.count_nonzero(letters < _SPACE) != ends + len(returns) or np.any(letters == _DELETE):
        return False
    if not len(returns):
        return True
    if len(returns) != ends or returns[-1] == len(letters) - 1:
        return False
    return bool(np.all(letters[returns + 1] == _NEW_LINE))


def in_columns(
    files: Mapping[int, PlainFile], table: Table, columns: Sequence[str | None]
) -> pa.Table | None:
    """Read numbered plain files of one header into a table's columns, as `sheets` would.

    None where it turns out that one of them needs care.
    """
    cells = _parsed(list(files.values()))
    counts = [file.rows for file in files.values()]
    if cells is None or cells.num_rows != sum(counts):
        return None
    places = {name: place for place, name in enumerate(columns) if name}
    arrays: dict[str, Cells] = {
        "file": _whole_numbers(np.repeat(np.array(list(files), np.int32), counts)),
        "row": _whole_numbers(
            np.concatenate([np.arange(2, n + 2, dtype=np.int32) for n in counts])
        ),
    }
    for column in table.columns:
        place = places.get(column.name)
        if place is None:
            arrays[column.name] = pa.nulls(cells.num_rows, pa.string())
        else:
            arrays[column.name] = _tidied(cells.column(place))
    if any(_longest(arrays[column.name]) > LONGEST_CELL for column in table.columns):
        return None
    return pa.table(arrays)


def _whole_numbers(numbers: npt.NDArray[np.int32]) -> Cells:
    """Hand numbers over as they lie in memory: `pa.array` would import pandas to look at them."""
    return pa.Array.from_buffers(pa.int32(), len(numbers), [None, pa.py_buffer(numbers.data)])


def _parsed(files: Sequence[PlainFile]) -> pa.Table | None:
    width = len(files[0].header)
    names = [str(place) for place in range(width)]
    bodies = [part for file in files for part in (file.body, b"\n" * (file.data[-1:] != b"\n"))]
    try:
        return pyarrow.csv.read_csv(
            io.BytesIO(b"".join(bodies)),
            read_options=pyarrow.csv.ReadOptions(column_names=names),
            parse_options=pyarrow.csv.ParseOptions(quote_char=False, ignore_empty_lines=False),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=True,
                null_values=[""],
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        return None


def _tidied(cells: Cells) -> Cells:
    padded = pc.or_(pc.starts_with(cells, " "), pc.ends_with(cells, " "))
    return trimmed(cells) if pc.any(padded).as_py() else cells


def _longest(cells: Cells) -> int:
    return pc.max(pc.binary_length(cells)).as_py() or 0
