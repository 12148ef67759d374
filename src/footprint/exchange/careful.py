"""CSV files of any kind, with care: encodings, delimiters, quotation marks, ragged rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from footprint.exchange.problems import Problems
from footprint.exchange.reading_rules import (
    CONTROL_CHARACTER,
    GARBLED,
    NOT_TEXT,
    UNCLOSED_QUOTE,
    WIDTH,
    WINDOWS_TEXT,
)
from footprint.exchange.sheets import Sheet

DELIMITERS = ",;\t|"
Known = Callable[[Sequence[str]], Sequence[str | None]]
"""Names the columns that the cells of a header stand for; None where one is not known."""
_MARKS = (  # a four-byte mark begins with a two-byte one, so it is looked for first
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLES = 5
_GARBLED = re.compile("Ã[\u0080-\u00bf‚-™Œ-ž]|â€")
"""UTF-8 read as Windows-1252: an accented letter turns into Ã and another character."""


def opened(file: str, data: bytes, problems: Problems, known: Known) -> Sheet | None:
    """Read a CSV into cells; None where it cannot be read at all, and the problems say why."""
    text = _decoded(file, data, problems)
    if text is None:
        return None
    if text.count("\0") > len(text) // 4:
        what = "Every other character is NUL: it looks like UTF-16 without its mark."
        problems.add(NOT_TEXT.broken(what, file=file, row=1))
        return None
    return _Reader(file, text, problems, known).sheet()


def _decoded(file: str, data: bytes, problems: Problems) -> str | None:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        return data.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked is None:
            return _decoded_as_windows(file, data, problems)
        row = data[: error.start].count(b"\n") + 1
        what = f"It starts as {marked} does, but it is not."
        problems.add(NOT_TEXT.broken(what, file=file, row=row))
        return None


def _decoded_as_windows(file: str, data: bytes, problems: Problems) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        what = f"It is neither UTF-8 nor Windows-1252: byte {data[error.start]:#04x} in row {row}."
        problems.add(NOT_TEXT.broken(what, file=file, row=row))
        return None
    cells = re.finditer(r"[^,;\t|\r\n\"]*[^\x00-\x7f][^,;\t|\r\n\"]*", text)
    samples = [cell[0] for cell, _ in zip(cells, range(_SAMPLES), strict=False)]
    what = "The text is not UTF-8; it was read as Windows-1252."
    problems.add(WINDOWS_TEXT.broken(what, file=file, value=", ".join(samples)))
    return text


class _Reader:
    """One pass over the records of a text."""

    def __init__(self, file: str, text: str, problems: Problems, known: Known) -> None:
        self.file, self.text, self.problems = file, text, problems
        self.delimiter = _delimiter(text, known)
        self.row = self.left_out = 0

    def sheet(self) -> Sheet | None:
        records = self._records()
        try:
            header = next((cells for cells in records if any(map(str.strip, cells))), [])
            if any("\0" in cell for cell in header):
                what = "The header holds a character that cannot be typed, such as NUL."
                self.problems.add(NOT_TEXT.broken(what, file=self.file, row=self.row))
                return None
            numbers, rows = self._rows(records, len(header))
        except csv.Error:
            what = f"A quotation mark opens in row {self.row + 1} and is not closed as it should."
            self.problems.add(UNCLOSED_QUOTE.broken(what, file=self.file, row=self.row + 1))
            return None
        self._warn_of_garbled()
        return Sheet(self.file, header, numbers, rows, self.left_out)

    def _records(self) -> Iterator[list[str]]:
        # csv's limit is one for the whole process; a cell that is too long is judged later
        csv.field_size_limit(max(csv.field_size_limit(), len(self.text) + 1))
        lines = io.StringIO(self.text, newline="")
        for cells in csv.reader(lines, delimiter=self.delimiter, strict=True):
            self.row += 1
            yield cells

    def _rows(self, records: Iterator[list[str]], width: int) -> tuple[list[int], list[list[str]]]:
        numbers, rows = [], []
        for cells in records:
            if len(cells) == width:
                if any("\n" in cell or "\r" in cell for cell in cells):
                    self._refuse_swallowed_rows(cells, width)
                numbers.append(self.row)
                rows.append(cells)
            elif any(map(str.strip, cells)):
                self._refuse_swallowed_rows(cells, width)
                self._tell_width(cells, width)
                self.left_out += 1
        return numbers, rows

    def _refuse_swallowed_rows(self, cells: list[str], width: int) -> None:
        """Refuse a cell that holds whole rows: a quotation mark was closed by one far below."""
        for cell in cells:
            lines = re.split(r"[\r\n]+", cell)
            if len(lines) > 1 and any(
                line.count(self.delimiter) >= width - 1 > 0 for line in lines[1:]
            ):
                self.row -= 1
                raise csv.Error

    def _tell_width(self, cells: list[str], width: int) -> None:
        if any("\0" in cell for cell in cells):
            rule, what = CONTROL_CHARACTER, "The row holds a character that cannot be typed."
        else:
            rule, what = WIDTH, f"The row has {len(cells)} cells, the header {width}."
        value = ",".join(cells)
        self.problems.add(rule.broken(what, file=self.file, row=self.row, value=value))

    def _warn_of_garbled(self) -> None:
        found = _GARBLED.findall(self.text)
        if found:
            at = self.text.index(found[0])
            around = re.split(r"[,;\t|\r\n]", self.text[:at])[-1] + self.text[at:]
            what = f"The text looks mis-encoded in {len(found)} places."
            value = re.split(r"[,;\t|\r\n]", around)[0]
            self.problems.add(GARBLED.broken(what, file=self.file, value=value))


def _delimiter(text: str, known: Known) -> str:
    """Find what separates the cells of the header: what makes most of them names we know.

    Where none is known, it is what makes most cells.
    """
    (header, *_) = text.lstrip("\r\n")[:10_000].splitlines()[:1] or [""]
    cells = {mark: header.split(mark) for mark in DELIMITERS}
    return max(
        DELIMITERS, key=lambda mark: (len([*filter(None, known(cells[mark]))]), len(cells[mark]))
    )
