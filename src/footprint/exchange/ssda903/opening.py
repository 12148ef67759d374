"""What a source holds: its files, from a folder, a zip, an XML or a workbook, opened as sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from footprint.exchange import archives, careful, workbooks
from footprint.exchange.archives import NotSafe
from footprint.exchange.problems import Problems
from footprint.exchange.reading_rules import NO_ROWS, NOT_SAFE, UNREADABLE, visible
from footprint.exchange.sheets import Sheet
from footprint.exchange.ssda903 import plain, xml_form
from footprint.exchange.ssda903.plain import PlainFile
from footprint.exchange.ssda903.reading_rules import NOT_USED
from footprint.exchange.ssda903.recognising import columns_of

TEXT = frozenset({".csv", ".txt", ".tsv", ".tab"})
WHOLE = frozenset({".xml", ".xlsx", ".xlsm", ".xls", ".zip"})
"""Endings of files that are a whole return by themselves."""
LARGEST_FILE = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Opened:
    """The cells of one table, with the folder, workbook or XML of the source they came from."""

    file: str
    folder: str
    cells: Sheet | PlainFile

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(self.cells.header)


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a source: its name for people, where it is, and its bytes."""

    label: str
    folder: str
    data: bytes


def opened(path: Path, label: str, problems: Problems) -> Iterator[Opened]:
    """Open whatever a source is; what cannot be opened is a problem."""
    try:
        inside = _listed(path) if path.is_dir() else None
        data = _bytes(path, label, problems) if inside is None else None
    except (OSError, ValueError) as error:
        problems.add(UNREADABLE.broken(_reason(error), file=label))
        return
    if inside is not None:
        yield from _files(_read(path, inside, label, problems), problems)
    elif data is not None:
        yield from _whole(_File(label, "", data), problems)


def _reason(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"It cannot be opened: {said}."


def _bytes(path: Path, label: str, problems: Problems) -> bytes | None:
    if not path.exists():
        what = "There is no such file or folder."
    elif not path.is_file():
        what = "It is neither a file nor a folder."
    elif path.stat().st_size > LARGEST_FILE:
        what = f"It is larger than {LARGEST_FILE // 2**20:,} MB."
    else:
        return path.read_bytes()
    problems.add(UNREADABLE.broken(what, file=label))
    return None


def _whole(file: _File, problems: Problems) -> Iterator[Opened]:
    """Open a file that is a return by itself, whatever its name says it is."""
    try:
        if archives.is_zip(file.data):
            yield from _zip(file, problems)
        elif xml_form.is_xml(file.data):
            for sheet in xml_form.opened(file.label, file.data, problems):
                yield Opened(sheet.file, file.label, sheet)
        elif file.data.startswith(workbooks.OLD_EXCEL):
            raise NotSafe("It is an old Excel workbook (.xls), or one with a password.")
        else:
            yield from _text(file, problems)
    except NotSafe as refusal:
        problems.add(NOT_SAFE.broken(str(refusal), file=file.label))


def _zip(file: _File, problems: Problems) -> Iterator[Opened]:
    with archives.safe(file.data) as archive:
        if workbooks.is_workbook(archive):
            for sheet in workbooks.opened(file.label, file.data, archive, problems):
                yield Opened(sheet.file, file.label, sheet)
            return
        found = []
        for stored, data in archives.files(archive):
            inside = PurePosixPath(stored.replace("\\", "/"))
            if not _is_hidden(inside.parts):
                name = visible(f"{file.label}/{inside}")
                found.append(_File(name, str(inside.parent), data))
    yield from _files(found, problems)


def _listed(path: Path) -> list[Path]:
    """List what may be of a return in a folder, and in the folders in it, one deep."""
    paths = sorted(path.iterdir())
    for inner in [one for one in paths if not _is_hidden([one.name]) and one.is_dir()]:
        paths += sorted(inner.iterdir())
    return [
        one
        for one in paths
        if not _is_hidden([one.name]) and one.suffix.lower() in TEXT | WHOLE and not one.is_dir()
    ]


def _read(folder: Path, paths: Iterable[Path], label: str, problems: Problems) -> Iterator[_File]:
    for path in paths:
        inside = path.relative_to(folder)
        name = visible(f"{label}/{inside.as_posix()}")
        try:
            data = _bytes(path, name, problems)
        except OSError as error:
            problems.add(UNREADABLE.broken(_reason(error), file=name))
            continue
        if data is not None:
            yield _File(name, inside.parent.as_posix(), data)


def _files(files: Iterable[_File], problems: Problems) -> Iterator[Opened]:
    """Open the CSV files among several; only where there are none, whole returns among them."""
    whole, has_text = [], False
    for file in files:
        suffix = PurePosixPath(file.label).suffix.lower()
        if suffix in TEXT:
            has_text = True
            yield from _text(file, problems)
        elif suffix in WHOLE:
            whole.append(file)
    for file in whole:
        if has_text:
            what = "It stands beside CSV files, which were read instead."
            problems.add(NOT_USED.broken(what, file=file.label))
        else:
            yield from _whole(file, problems)


def _text(file: _File, problems: Problems) -> Iterator[Opened]:
    if not file.data.strip():
        problems.add(NO_ROWS.broken("The file is empty.", file=file.label))
        return
    if archives.is_zip(file.data) or file.data.startswith((workbooks.OLD_EXCEL, b"%PDF")):
        what = "It is a zip, a workbook or a PDF, whatever its name says."
        problems.add(UNREADABLE.broken(what, file=file.label))
        return
    cells = plain.opened(file.data) or careful.opened(file.label, file.data, problems, columns_of)
    if cells is not None:
        yield Opened(file.label, file.folder, cells)


def _is_hidden(parts: Iterable[str]) -> bool:
    """Say whether a file is one that programs leave behind: .DS_Store, __MACOSX, ~$lock files."""
    return any(
        part.startswith((".", "~$", "__MACOSX")) and part not in {".", ".."} for part in parts
    )
